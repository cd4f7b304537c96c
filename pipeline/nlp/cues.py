"""Cues of headings and lead-ins: which kind of points they announce (gazetteers/<language>/headings.toml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import get_args

from pipeline.data import SectionRole
from pipeline.gazetteers import load_toml
from pipeline.nlp.numbering import read_number

LANGUAGES = ("en", "fr", "es")
ROLES: tuple[SectionRole, ...] = get_args(SectionRole)
_FIRST: tuple[SectionRole, ...] = ("completed", "calendar")
_NAMED: tuple[SectionRole, ...] = ("objectives", "priorities", "actions", "other")
_EDGES = " \t.:;,–—-•*_|"
_YEARS = re.compile(r"(?<![\w/])(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?(?!\w)")
_COUNT = re.compile(r"[1-9]\d?\s+(?=[A-ZÀ-Þ¿])")
"""The number of a heading without a mark after it ("3 Meetings")."""
_NEVER = re.compile(r"(?!)")


@cache
def language_of(language: str) -> str:
    """The language whose data files serve a BCP 47 tag; English where there are none for it."""
    primary = language.split("-")[0].lower()
    return primary if primary in LANGUAGES else "en"


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case with straight apostrophes and plain spaces; one character for one, so that offsets hold."""
    lowered = text.lower()
    folded = lowered if len(lowered) == len(text) else text
    return folded.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


@cache
def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words of a folded text, the longest first; a final "*" stands for any ending."""
    if not phrases:
        return _NEVER
    ordered = sorted(phrases, key=len, reverse=True)
    words = (
        re.escape(phrase.rstrip("*")).replace(r"\ ", r"\s+") + (r"\w*" if phrase.endswith("*") else "")
        for phrase in ordered
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")


@cache
def heading_pattern(language: str, name: str) -> re.Pattern[str]:
    """The cues of one table of headings.toml ("priorities", "plan", …)."""
    return phrase_pattern(tuple(load_toml(f"{language_of(language)}/headings.toml")[name]["words"]))


@cache
def _whole(language: str) -> dict[str, SectionRole]:
    tables = load_toml(f"{language_of(language)}/headings.toml")
    return {phrase: role for role in ROLES for phrase in tables.get(role, {}).get("whole", ())}


def has_cue(text: str, language: str, name: str) -> bool:
    """Whether the text holds a cue of the table `name` of headings.toml."""
    return heading_pattern(language, name).search(fold(text)) is not None


@lru_cache(maxsize=8192)
def role_of(text: str, language: str) -> SectionRole | None:
    """The role a heading or lead-in gives to what stands below, None where it has no cue.

    History wins over a calendar, a calendar over points, and any of them over background; among kinds of points
    the first that is named wins ("Priorities and steps" tells priorities), the longer cue of two that begin together.
    A cue within a longer one is none ("expected achievements").
    """
    number = read_number(text)
    bare = _COUNT.match(text)
    folded = fold(text[number.end if number else bare.end() if bare else 0 :])
    whole = _whole(language).get(_YEARS.sub(" ", folded).strip(_EDGES))
    if whole:
        return whole
    named: list[tuple[int, int, SectionRole]] = []
    for role in _NAMED:
        if found := heading_pattern(language, role).search(folded):
            named.append((found.start(), -len(found.group()), role))
    for role in _FIRST:
        found = heading_pattern(language, role).search(folded)
        if found and not any(_within(found.span(), (at, at - length)) for at, length, _ in named):
            return role
    if named:
        return min(named)[2]
    return "background" if heading_pattern(language, "background").search(folded) else None


def _within(cue: tuple[int, int], longer: tuple[int, int]) -> bool:
    return longer[0] <= cue[0] and cue[1] <= longer[1] and cue != longer
