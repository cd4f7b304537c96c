"""Bodies that no list knows, by their capitals: upper-case words that may be acronyms."""

from __future__ import annotations

import re

from pipeline.data import FoundName
from pipeline.nlp.bodies.gazetteer import not_bodies
from pipeline.nlp.bodies.shapes import is_shouted

ACRONYM_CONFIDENCE = 0.6
_ACRONYM = re.compile(r"[A-Z](?<![\w/.@-].)[A-Z&]{2,9}(?![\w/@&]|[.-]\w)")
_ROMAN = re.compile(r"[IVXLCDM]+")
_NEIGHBOURHOOD = 100
"""Characters on either side of an acronym in which its neighbours are sought."""


def shaped_acronyms(text: str) -> list[FoundName]:
    """Upper-case words that may be acronyms of bodies, in a text that is not set in capitals."""
    if is_shouted(text):
        return []
    found = []
    for match in _ACRONYM.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - _NEIGHBOURHOOD) : start], text[end : end + _NEIGHBOURHOOD]
        neighbours = before.split()[-1:] + after.split()[:1]
        shouting = any(word.isupper() and word.isalpha() and len(word) > 3 for word in neighbours)
        if match[0] not in not_bodies() and not _ROMAN.fullmatch(match[0]) and not shouting:
            found.append(
                FoundName(start, end, match[0], "ORG", form="acronym", confidence=ACRONYM_CONFIDENCE)
            )
    return found
