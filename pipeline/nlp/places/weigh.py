"""Weighs how likely a name in an entry is the place of its event, by the words and marks around it."""

from __future__ import annotations

import re
from functools import cache

from pipeline.data import FoundName
from pipeline.nlp.phrases import fold
from pipeline.nlp.places.cues import after, before, cue_before, cue_list

MOVED_HERE = 8.0
IN_PLACE = 4.0
STANDS_APART = 3.0
AFTER_AND = 2.5
GOAL = 2.0
IN_EVENT_NAME = 1.5
PART_OF_VENUE = 1.2
ENOUGH = 1.0
"""A name with less weight is no place of the event. The weights only order the cases; chosen by judgement."""
NOT_HERE = -3.0
GIVEN_UP = -6.0

_BEGINS = re.compile(r"(?:^|[,:;(\[|•–—]|\s-|\d\s?\.?)\s*(?:(?:the|la|le|el)\s+)?\Z")
_ENDS = re.compile(r"\s*(?:\Z|[,.;:)(\]|–—!?\d]|-\s|(?:on|from|le|du|el|del|in|en|and|et|y|e|au|les|los)\s)")
_CONJUNCTION = re.compile(r"(?<!\w)(?:and|then|et|puis|y|e|luego)\s+\Z")


def weight(name: FoundName, text: str, language: str) -> float:
    """How much the text around a name speaks for it as the place; below ENOUGH it is none."""
    folded = fold(text)
    earlier = before(folded, name.start)
    if _given_up(earlier, language):
        return GIVEN_UP
    if _moved_here(folded[max(0, name.start - 160) : name.start], language):
        return MOVED_HERE
    if name.label == "COUNTRY":
        return _country_weight(name, folded, earlier, language)
    if name.confidence <= PART_OF_NAME:
        return IN_EVENT_NAME if name.confidence > INSTITUTION_NAME else PART_OF_VENUE
    if cue_before(language, "in_place").search(earlier):
        return IN_PLACE
    if _stands_apart(name, folded):
        return STANDS_APART
    if _CONJUNCTION.search(earlier) and _ENDS.match(after(folded, name.end)):
        return AFTER_AND
    if cue_before(language, "to_place").search(earlier):
        return GOAL
    return NOT_HERE if cue_before(language, "not_place").search(earlier) else 0.0


PART_OF_NAME = 0.4
INSTITUTION_NAME = 0.3
"""Confidences by which `find_places` marks cities in names of events and of institutions."""


def _country_weight(name: FoundName, folded: str, earlier: str, language: str) -> float:
    """A country is the place only where the event is in it, or where it stands apart by itself."""
    if name.form == "adjective":
        return NOT_HERE
    if cue_before(language, "in_country").search(earlier):
        return IN_PLACE - 1
    return STANDS_APART - 1 if _stands_apart(name, folded) else NOT_HERE


def _stands_apart(name: FoundName, folded: str) -> bool:
    """Whether marks part a name from the words before and after it."""
    return bool(_BEGINS.search(before(folded, name.start)) and _ENDS.match(after(folded, name.end)))


def _given_up(earlier: str, language: str) -> bool:
    if _moving_from(language).search(earlier):
        return True
    return bool(cue_before(language, "given_up", words_between=4).search(earlier)) and not cue_before(
        language, "moved_to"
    ).search(earlier)


def _moved_here(earlier: str, language: str) -> bool:
    return bool(cue_before(language, "moved_to").search(earlier) or _moving_to(language).search(earlier))


@cache
def _moving_from(language: str) -> re.Pattern[str]:
    origin = {"en": "from", "fr": "de|du|d'|des", "es": "de|del|desde"}[language]
    return re.compile(rf"(?<!\w)(?:{_moving(language)})\w*\s+(?:{origin})(?:\s+|(?<='))\Z")


@cache
def _moving_to(language: str) -> re.Pattern[str]:
    goal = "|".join(re.escape(fold(cue)) for cue in cue_list(language, "move_goal"))
    return re.compile(rf"(?<!\w)(?:{_moving(language)})\w*\s+[^.;]{{0,110}}?(?<!\w)(?:{goal})\s+\Z")


def _moving(language: str) -> str:
    return "|".join(re.escape(fold(cue)) for cue in cue_list(language, "moving"))
