"""Lines that announce what stands below them: lead-ins, lines that stand like headings, counts of points."""

from __future__ import annotations

import re
from functools import cache

from pipeline.data import Block, SectionRole
from pipeline.nlp.clauses import sentences
from pipeline.nlp.cues import fold, has_cue, heading_pattern, language_of, role_of
from pipeline.nlp.numbering import Number, read_number
from pipeline.nlp.periods import is_time

_LABEL_CHARS = 100
"""Longest line that may stand like a heading without being set as one."""
_LABEL_WORDS = 14
_POINT_ROLES: tuple[SectionRole, ...] = ("objectives", "priorities", "actions")
_MARKS = " \t*_"


def announcing_clause(text: str, language: str) -> str:
    """The sentence of a lead-in that announces the list: its last one."""
    spans = sentences(text, language_of(language))
    return text[spans[-1][0] : spans[-1][1]] if spans else text


def announced_role(text: str, language: str) -> SectionRole | None:
    """The role a lead-in gives its list; points cited by number ("objectives 2 and 3") announce nothing."""
    return role_of(_CITED.sub("", text), language)


_CITED = re.compile(r"\b\w+\s+[1-9]\d?(?:\s*(?:,|and|et|y|to|à|a|-|–)\s*[1-9]\d?)*(?![\d.]|\s*[-–/]\s*\d)", re.IGNORECASE)


def is_lead_in(block: Block, after: Block | None, language: str) -> bool:
    """Whether a paragraph, item or quote announces the list that follows it, or would follow if it were not lost."""
    if block.kind in ("heading", "table_row"):
        return False
    text = block.text.rstrip(_MARKS)
    if text.endswith(":"):
        return True
    points_down = has_cue(announcing_clause(text, language), language, "following")
    return points_down and after is not None and _is_item(after) and not _is_item(block)


def is_label(block: Block, after: Block | None, language: str) -> bool:
    """Whether a short line stands like a heading: "Proposed points of engagement 2020-2022", "**Calendar**", "2025"."""
    text = block.text.strip(_MARKS)
    if block.kind not in ("paragraph", "list_item") or len(text) > _LABEL_CHARS or not text:
        return False
    if is_time(text, language):
        return True
    if block.kind == "list_item" or text[-1] in ".;,:" or len(text.split()) > _LABEL_WORDS or not text[0].isalnum():
        return False
    if after is None or role_of(text, language) is None or (text[0].isalpha() and not text[0].isupper()):
        return False
    number = read_number(text)
    return not _goes_on_after(number, after)


def announces_points(block: Block, after: Block | None, language: str) -> bool:
    """Whether a paragraph counts the points that the headings or items below it tell ("It has three priorities.")."""
    if block.kind != "paragraph" or after is None or not (after.kind == "heading" or _is_item(after)):
        return False
    text = block.text.rstrip(_MARKS)
    if text.endswith(":"):
        return False
    return _counted_points(language_of(language)).search(fold(announcing_clause(text, language))) is not None


@cache
def _counted_points(language: str) -> re.Pattern[str]:
    count = rf"(?:{heading_pattern(language, 'numbers').pattern}|(?<!\w)[2-9](?!\w))"
    points = "|".join(heading_pattern(language, role).pattern for role in _POINT_ROLES)
    return re.compile(rf"{count}\s+(?:[\w-]+\s+){{0,2}}(?:{points})")


def _is_item(block: Block) -> bool:
    return block.kind in ("list_item", "table_row") or read_number(block.text) is not None


def _goes_on_after(number: Number | None, after: Block) -> bool:
    """A numbered line that the next number follows is an item of a list, no heading."""
    return number is not None and read_number(after.text) is not None and number.style == read_number(after.text).style  # type: ignore[union-attr]
