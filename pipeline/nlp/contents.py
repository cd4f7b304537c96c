"""The role of a section whose heading gives none, judged by what its points look like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.data import Block, SectionRole
from pipeline.nlp.numbering import read_number
from pipeline.nlp.objectives.fields import fields_in
from pipeline.nlp.objectives.words import begins_with_verb, promised_verb

_MOSTLY = 0.6
"""Share of the points of a section that must look like points of a plan."""
_NAME = re.compile(r"[^\W\d][^.:;,()]{1,60}[.:]\s+(?=\S)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_BULLET = re.compile(r"\s*[•·▪◦*–—-]\s+")
_LATEST = 600
"""Characters of a point that are looked at."""


def judged_role(blocks: Sequence[Block], language: str) -> SectionRole | None:
    """Priorities where most points have a name and someone who leads, actions where most are dated tasks; else None."""
    depth = min((block.level for block in blocks if block.kind == "list_item"), default=0)
    points = [block for block in blocks if block.kind == "list_item" and block.level == depth]
    texts = [_words(block.text[:_LATEST]) for block in points]
    if len(texts) < 2:
        return _of_paragraphs(blocks, language)
    tasks = sum(_is_task(text, language) for text in texts) / len(texts)
    led = sum(_is_led(text, language) for text in texts) / len(texts)
    named = sum(_NAME.match(text) is not None for text in texts) / len(texts)
    if named > _MOSTLY and led > _MOSTLY:
        return "priorities"
    timed = sum(_YEAR.search(text) is not None or _is_led(text, language) for text in texts) / len(texts)
    return "actions" if tasks > _MOSTLY and timed > _MOSTLY else None


def _of_paragraphs(blocks: Sequence[Block], language: str) -> SectionRole | None:
    """Priorities where several paragraphs begin with a name in bold and most say what will be done by when."""
    named = [block for block in blocks if block.bold and block.bold[0][0] == block.char_start]
    texts = [block.text[:_LATEST] for block in named if block.kind == "paragraph" and _NAME.match(block.text)]
    promised = [text for text in texts if promised_verb(text, language) and _YEAR.search(text)]
    return "priorities" if len(texts) > 1 and len(promised) > _MOSTLY * len(texts) else None


def _words(text: str) -> str:
    number, bullet = read_number(text), _BULLET.match(text)
    return text[number.end if number else bullet.end() if bullet else 0 :]


def _is_task(text: str, language: str) -> bool:
    name = _NAME.match(text)
    told = begins_with_verb(text, language) or bool(name and begins_with_verb(text[name.end() :], language))
    return told or promised_verb(text, language) is not None


def _is_led(text: str, language: str) -> bool:
    return any(field.name in ("lead", "timeline") for field in fields_in(text, language, lines=False))
