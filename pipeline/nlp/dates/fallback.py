"""dateparser for a short text in which the grammar finds no day; no part that the text lacks is taken from it."""

from __future__ import annotations

import re
from datetime import date, datetime

MAX_CHARS = 40
"""Longest text tried: a date alone, in a spelling that the grammar does not know. A sentence would invite guesses."""

_DATELIKE = re.compile(r"\d")


def parse_whole(text: str, *, reference: date | None, language: str) -> str | None:
    """The text as one EDTF day, if dateparser reads day, month and year in it; None otherwise."""
    if len(text) > MAX_CHARS or _DATELIKE.search(text) is None:
        return None
    import dateparser

    base = datetime(reference.year, reference.month, reference.day) if reference else datetime(2000, 1, 1)
    settings = {"RELATIVE_BASE": base, "STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    found = dateparser.parse(text, languages=[language], settings=settings)
    if found is None or str(found.year) not in text:
        return None
    return str(found.date().isoformat())
