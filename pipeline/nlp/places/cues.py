"""Cue words around names of places, compiled from the gazetteers; all are matched against folded text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline.gazetteers import load_toml
from pipeline.nlp.phrases import fold

WINDOW = 80
"""Characters looked at before and after a name: about a dozen words."""


def cue_list(language: str, key: str, table: str = "places") -> list[str]:
    """The cues of a table as written; empty where the language has none of that kind."""
    values: dict[str, Any] = load_toml(f"{language}/{table}.toml")
    return list(values.get(key, ()))


@cache
def cue_before(language: str, key: str, *, words_between: int = 0, table: str = "places") -> re.Pattern[str]:
    """Matches one of the cues at the end of a text, with up to so many words after it."""
    between = rf"(?:[\w'-]+\s+){{0,{words_between}}}" if words_between else ""
    return re.compile(rf"(?<!\w)(?:{_either(cue_list(language, key, table))})(?:(?<=')|\s+){between}\Z")


@cache
def cue_after(language: str, key: str, table: str = "places") -> re.Pattern[str]:
    """Matches one of the cues at the start of a text, white space before it."""
    return re.compile(rf"\s+(?:{_either(cue_list(language, key, table))})(?!\w)")


@cache
def cue_anywhere(language: str, key: str, table: str = "places") -> re.Pattern[str]:
    """Matches one of the cues as words of their own."""
    return re.compile(rf"(?<!\w)(?:{_either(cue_list(language, key, table))})(?!\w)")


@cache
def named_before(language: str, key: str = "named_only") -> re.Pattern[str]:
    """Matches one of the cues with "de" at the end of a text: what is called after the name that follows."""
    return re.compile(rf"(?<!\w)(?:{_either(cue_list(language, key))})\s+(?:de|du|des|d'|del|de\s+la)(?:(?<=')|\s+)\Z")


@cache
def folded_cues(language: str, key: str, table: str = "places") -> frozenset[str]:
    """The cues themselves, folded."""
    return frozenset(fold(cue) for cue in cue_list(language, key, table))


def before(folded: str, position: int) -> str:
    """The folded text just before a position."""
    return folded[max(0, position - WINDOW) : position]


def after(folded: str, position: int) -> str:
    """The folded text from a position on."""
    return folded[position : position + WINDOW]


@cache
def either(language: str, key: str) -> str:
    """An alternation of the cues of a table, the longest first, for patterns made elsewhere."""
    return _either(cue_list(language, key))


def _either(cues: list[str]) -> str:
    ordered = sorted({fold(cue) for cue in cues}, key=lambda cue: (-len(cue), cue))
    return "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in ordered) or r"(?!)"
