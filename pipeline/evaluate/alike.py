"""When a gold value and what was told are the same: passages, dates, places, bodies."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from pipeline.gazetteers import load_toml

SAME_PASSAGE = 88.0
"""Closeness from which a gold quote may mean an entry."""
SAME_DEFECT = 85.0
"""Closeness from which a gold defect and a repair or finding concern the same place."""
SAME_BODY = 88.0
"""Similarity from which two names of a body are one."""

_WORDS = "evaluation.toml"
_TAG = re.compile(r"<[^>]+>")
_MARKUP = re.compile(r"[*_`#|]+")
_TYPOGRAPHY = str.maketrans({"\u00a0": " ", "–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"'})
_SUB_YEARS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip

Day = tuple[str, int, int]


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """Words in lower case, without markup and punctuation."""
    text = html.unescape(_TAG.sub(" ", text))
    text = _MARKUP.sub(" ", text).translate(_TYPOGRAPHY)
    return re.sub(r"[^\w]+", " ", text.lower().replace("\u00ad", "")).strip()


def closeness(quote: str, text: str) -> float:
    """How surely the passage `quote` is meant by the entry `text`, 0 to 100; other numbers speak against it."""
    sought, entry = folded(quote), folded(text)
    if not sought or not entry:
        return 0.0
    if sought in entry:
        return 100.0
    if len(entry) >= len(sought):
        score = fuzz.partial_ratio(sought, entry)
    else:
        score = fuzz.partial_ratio(entry, sought) * min(1, len(entry) / len(sought) + 0.25)
    same_numbers = set(_ordinal().findall(sought)) <= set(_ordinal().findall(entry))
    return score if same_numbers else score - 15


def same_date(gold: Sequence[str | None], told: str | None) -> bool:
    """Whether the date told is one of those that count; kinds of doubt are not told apart from `%`."""
    if told is None:
        return None in gold
    return any(date is not None and date.replace("%", "?") == told.replace("%", "?") for date in gold)


def same_bounds(gold: Sequence[str | None], told: str | None) -> bool:
    """Whether the date told covers the same days as one that counts, whatever its notation and marks of doubt."""
    try:
        days = _bounds(told) if told else None
    except (ValueError, IndexError):
        return False
    return days in [_bounds(date) if date else None for date in gold]


def same_place(names: Sequence[str], venue: str | None, city: str | None) -> bool:
    """Whether one of the gold names and what was told are one place: all words of one stand in the other."""
    town = _place_words(city)
    told = _place_words(venue) | town
    return bool(told) and any(_place_words(name) <= told or (town and town <= _place_words(name)) for name in names)


def same_body(told: str, gold: str) -> bool:
    """Whether a folded name is one of those that gold allows ("GTAGA|Global Trade and Gender Arrangement")."""
    return any(
        max(fuzz.ratio(told, name), fuzz.token_sort_ratio(told, name)) >= SAME_BODY
        for name in map(folded, gold.split("|"))
    )


def is_organ(name: str) -> bool:
    """Whether it is a body's own part without a proper name ("the Steering Committee"): it may be told or not."""
    return set(folded(name).split()) <= _organ_words()


@cache
def _organ_words() -> frozenset[str]:
    return frozenset(load_toml(_WORDS)["organ_words"])


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(load_toml(_WORDS)['ordinals'])})\b")


def _place_words(name: str | None) -> set[str]:
    decomposed = unicodedata.normalize("NFKD", folded(name or ""))
    return set(re.sub(r"[^\w ]", "", "".join(c for c in decomposed if not unicodedata.combining(c))).split())


def _bounds(date: str) -> tuple[Day | None, Day | None]:
    """First and last day, as (year, month, day); an open side is None. Day 31 stands for the end of any month."""
    date = re.sub(r"[?~%]", "", date)
    start, slash, end = date.partition("/")
    if slash:
        first = None if start in ("", "..") else _bounds(start)[0]
        last = None if end in ("", "..") else _bounds(end)[1]
        return first, last
    parts = start.split("-")
    if len(parts) == 1:
        return (parts[0], 1, 1), (parts[0], 12, 31)
    month = int(parts[1])
    if month in _SUB_YEARS:
        opening, closing = _SUB_YEARS[month]
        return (parts[0], opening, 1), (parts[0], closing, 31)
    day = int(parts[2]) if len(parts) == 3 and parts[2].isdigit() else None
    return (parts[0], month, day or 1), (parts[0], month, day or 31)
