"""Weighs how likely a name in an entry is the place of its event, by the words and marks around it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.data import FoundName
from pipeline.nlp.places.cues import after, before, cue_after, cue_before, either, named_before
from pipeline.nlp.places.gazetteer import country_finder
from pipeline.nlp.places.traps import is_listed

MOVED_HERE = 8.0
IN_PLACE = 4.0
STANDS_APART = 3.0
AFTER_AND = 2.5
GOAL = 2.0
IN_EVENT_NAME = 1.5
PART_OF_VENUE = 1.2
OF_PLACE = 1.05
ENOUGH = 1.0
"""A name with less weight is no place of the event. The weights only order the cases; chosen by judgement."""
NOT_HERE = -3.0
UNLISTED_IN_PLACE = 1.4
IN_COUNTRY = 2.6
COUNTRY_APART = 2.2
_MOVE_REACH = 160
PART_OF_NAME, INSTITUTION_NAME = 0.4, 0.3
"""Confidences by which `find_places` marks cities in names of events and of institutions."""

_HEADS = re.compile(r"\s*[:(|–—]|\s+-\s|,\s*\d")


@lru_cache(maxsize=8192)
def weight(name: FoundName, text: str, folded: str, language: str) -> float:
    """How much the text around a name speaks for it as the place; below ENOUGH it is none."""
    earlier = before(folded, name.start)
    if is_moved_here(name, folded, language):
        return MOVED_HERE
    if _replaced(name, folded, language):
        return NOT_HERE
    if _is_aside(earlier, language):
        return NOT_HERE
    if name.label == "COUNTRY":
        return _country_weight(name, text, folded, language)
    if name.confidence <= PART_OF_NAME:
        return IN_EVENT_NAME if name.confidence > INSTITUTION_NAME else 0.0
    if cue_before(language, "in_place").search(earlier):
        return IN_PLACE if name.candidates else UNLISTED_IN_PLACE
    if name.candidates and cue_after(language, "host_after").match(after(folded, name.end)):
        return IN_PLACE
    if stands_apart(name.start, name.end, folded, language):
        return STANDS_APART
    if cue_before(language, "not_place", words_between=3).search(earlier) and cue_before(
        language, "conjunctions"
    ).search(earlier):
        return NOT_HERE
    if cue_before(language, "conjunctions").search(earlier) and _ends(language).match(after(folded, name.end)):
        return AFTER_AND
    if cue_before(language, "to_place").search(earlier):
        return GOAL
    if _of_meeting(name, folded, language):
        return IN_EVENT_NAME
    if name.candidates and _of_thing(language).search(earlier):
        return OF_PLACE
    return NOT_HERE if cue_before(language, "not_place").search(earlier) else 0.0


def is_given_up(name: FoundName, folded: str, language: str) -> bool:
    """Whether a place was planned and replaced: "moved from Lima", "was to be held in Lima"."""
    earlier = before(folded, name.start)
    given_up = cue_before(language, "given_up", words_between=4).search(earlier)
    return bool(given_up) and not is_moved_here(name, folded, language)


def is_moved_here(name: FoundName, folded: str, language: str) -> bool:
    """Whether a place replaced another: "moved to Lima", "sino en Lima"."""
    earlier = folded[max(0, name.start - _MOVE_REACH) : name.start]
    if cue_before(language, "given_up").search(earlier):
        return False
    return bool(cue_before(language, "moved_to").search(earlier) or _moving_to(language).search(earlier))


def _replaced(name: FoundName, folded: str, language: str) -> bool:
    """Whether a place is told only as the one that another took the place of: "instead of Lima", "moved from Lima"."""
    earlier = before(folded, name.start)
    return bool(
        cue_before(language, "replaced", words_between=1).search(earlier) or _moving_from(language).search(earlier)
    )


def _is_aside(earlier: str, language: str) -> bool:
    """Whether a name belongs to the subject of a paper, to a question, or to those who speak."""
    return any(pattern.search(earlier) for pattern in _asides(language))


@cache
def _asides(language: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of what comes before such a name, at a text's end and without a mark in between."""
    documents, ends, of, asking, agents, belonging, place = (
        either(language, key)
        for key in ("documents", "topic_ends", "topic_of", "asking", "agents", "belonging", "in_place")
    )
    word, gap = r"[\w'-]+\s+", r"(?:\s+|(?<='))"
    subject = rf"(?:(?!(?:{ends})\s){word}){{0,7}}(?:{of}|{place})?\s*"
    return (
        re.compile(rf"(?<!\w)(?:{documents})\s+(?:{of}){gap}{subject}\Z"),
        re.compile(rf"(?<!\w)(?:{asking})\s+(?:{word}){{1,7}}\Z"),
        re.compile(rf"(?<!\w)(?:{agents})\s+(?:{word}){{1,4}}(?:{belonging}){gap}(?:{word}){{1,6}}\Z"),
    )


@cache
def _of_thing(language: str) -> re.Pattern[str]:
    """Matches a thing that is in the city after it at a text's end: "the central kitchen of "."""
    others = "|".join((either(language, "not_of"), either(language, "conjunctions")))
    return re.compile(rf"(?<!\w)(?!(?:{others})\s)\w[\w-]+\s+(?:{either(language, 'of')})(?:\s+|(?<='))\Z")


def _of_meeting(name: FoundName, folded: str, language: str) -> bool:
    """Whether a meeting is called after the city: "the Lima session", "la réunion de Lima"."""
    if cue_after(language, "event_after").match(after(folded, name.end)):
        return True
    return bool(named_before(language, "event_of").search(before(folded, name.start)))


def _country_weight(name: FoundName, text: str, folded: str, language: str) -> float:
    """A country is the place only where the event is in it, or where it stands apart by itself."""
    if name.form == "adjective" or is_listed(name, text, language):
        return NOT_HERE
    earlier = before(folded, name.start)
    if cue_before(language, "in_country").search(earlier):
        given = cue_before(language, "not_in_country", words_between=5).search(earlier) or _is_handed(earlier, language)
        return NOT_HERE if given else IN_COUNTRY
    if _journey_to(language).search(earlier):
        return GOAL
    begins = _country_begins(language).search(earlier) and _country_ends(language).match(folded, name.end)
    heads = not earlier.strip(" •-–—*") and _HEADS.match(folded, name.end)
    return COUNTRY_APART if begins or heads else NOT_HERE


def _is_handed(earlier: str, language: str) -> bool:
    """Whether a country right before "to" hands something on: "from Chile to "."""
    link = cue_before(language, "handing").search(earlier)
    givers = country_finder(language).find(earlier[: link.start()].title()) if link else []
    if not (link and givers) or earlier[givers[-1].end : link.start()].strip():
        return False
    return cue_before(language, "origin").search(earlier[: givers[-1].start]) is not None


def stands_apart(start: int, end: int, folded: str, language: str) -> bool:
    """Whether marks part a name from the words before and after it."""
    return bool(_begins(language).search(before(folded, start)) and _ends(language).match(after(folded, end)))


@cache
def _begins(language: str) -> re.Pattern[str]:
    """Matches, at a text's end, a mark, a number or the beginning, after which a name stands apart."""
    return re.compile(rf"(?:^|[,:;(\[|•–—/]|\s-|\d\s?\.?)\s*{_article(language)}\Z")


@cache
def _ends(language: str) -> re.Pattern[str]:
    """Matches what parts a name from what follows: a mark, a number, the words before a date."""
    return re.compile(rf"\s*(?:\Z|[,.;:)(\]|–—/!?\d]|-\s|(?:{either(language, 'after_place')})\s)")


@cache
def _country_begins(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[,(:\[|–—]|\s-)\s*{_article(language)}\Z")


@cache
def _country_ends(language: str) -> re.Pattern[str]:
    """As `_ends`, but stricter: a country that a verb or a relative clause follows is its subject."""
    return re.compile(rf"\s*(?:\Z|[.;:)(\]|–—!?\d]|-\s|,(?!\s*(?:{either(language, 'relatives')})(?!\w)))")


def _article(language: str) -> str:
    return rf"(?:(?:{either(language, 'articles')})(?:\s+|(?<=')))?"


@cache
def _journey_to(language: str) -> re.Pattern[str]:
    """Matches "study visit of the officials to" at the end of a text."""
    journeys, goals = either(language, "journeys"), either(language, "journey_to")
    return re.compile(rf"(?<!\w)(?:{journeys})\s+(?:[\w'-]+\s+){{0,4}}?(?:{goals})\s+\Z")


@cache
def _moving_from(language: str) -> re.Pattern[str]:
    moving, origin = either(language, "moving"), either(language, "origin")
    return re.compile(rf"(?<!\w)(?:{moving})\w*\s+(?:{origin})(?:\s+|(?<='))\Z")


@cache
def _moving_to(language: str) -> re.Pattern[str]:
    moving, goal = either(language, "moving"), either(language, "move_goal")
    return re.compile(rf"(?<!\w)(?:{moving})\w*\s+[^.;]{{0,110}}?(?<!\w)(?:{goal})\s+\Z")
