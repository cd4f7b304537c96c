"""Lines that look like titles and headings by their wording alone."""

from __future__ import annotations

import re
from functools import cache

from pipeline.gazetteers import load_toml
from pipeline.ingest.fields import is_field
from pipeline.ingest.furniture import LANGUAGES
from pipeline.ingest.released import date_spans, is_month, plain

HEADING_CHARS = 110
HEADING_WORDS = 16
"""Longest line that is a heading by its look alone."""
WORDS_BESIDE_DATE = 3
"""Words that a heading may have beside a date; an entry of a calendar has more."""
BROKEN_WORDS = 8
"""Words from which on a line that ends in the middle of a phrase is no title."""
MIN_LETTERS = 4
"""Letters of the shortest title."""
NO_TITLE_ENDS = (".", "!", ";", ":", ",", "…")

YEARS = re.compile(
    r"\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?\b|\b\d{1,2}(?:st|nd|rd|th|e|er|ère|ème|\.?[ºª])\b"
    r"|\bCOVID-19\b|\b\d(?:[.)])?(?=$)"
)
_PART = re.compile(r"([^\W\d_]{3,14}) (\d{1,2}|[A-Z]|[IVX]{1,5})(?= ?[–—:-]|\. |$)")


def part_of(text: str) -> re.Match[str] | None:
    """The name (group 1) and the number (2) of a part of a document that begins a line ("Article 3", "Part B:")."""
    found = _PART.match(text)
    return None if found is None or is_month(found[1]) else found


def is_capitals(text: str) -> bool:
    """Whether a line is set in capitals: two words at least, or one long one that is no acronym."""
    letters = [c for c in text if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 1]
    return upper > 0.9 * len(letters) and len(letters) >= 4 and (len(words) > 1 or len(letters) > 6)


def is_title_like(text: str, *, letters: int = MIN_LETTERS) -> bool:
    """A short line that begins with a capital, ends without a stop, and gives no date finer than years."""
    if len(text) > HEADING_CHARS or len(text.split()) > HEADING_WORDS or text.endswith(NO_TITLE_ENDS):
        return False
    if is_field(text) or "; " in text or _breaks_off(text):
        return False
    first = next((c for c in text if c.isalnum()), "")
    if not (first.isupper() or first.isdigit()) or sum(c.isalpha() for c in text) < letters:
        return False
    part = part_of(text)
    if any(c.isdigit() for c in YEARS.sub("", text[part.end() :] if part else text)) or " | " in text:
        return False
    dates = [*date_spans(text), *(match.span() for match in _season().finditer(plain(text)))]
    return not any(len(f"{text[:a]} {text[b:]}".split()) > WORDS_BESIDE_DATE for a, b in dates)


def _breaks_off(text: str) -> bool:
    """A line too long for "Who we are" that ends in a word that needs another is the beginning of a sentence."""
    words = text.split()
    return len(words) >= BROKEN_WORDS and words[-1] in _function_words()


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for language in LANGUAGES for word in load_toml(f"{language}/clauses.toml")["function_words"])


@cache
def _season() -> re.Pattern[str]:
    names = (
        re.escape(name) for language in LANGUAGES for forms in load_toml(f"{language}/dates.toml")["seasons"].values()
        for name in forms
    )
    return re.compile(rf"\b(?:{'|'.join(sorted(names, key=len, reverse=True))}),? (?:de |of )?(?:19|20)\d\d\b")
