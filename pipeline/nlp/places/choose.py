"""Chooses, among the names in a text, the place of the event it tells, and settles which city is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.data import Context, Entry, FoundName
from pipeline.nlp.phrases import fold
from pipeline.nlp.places.beside import area_beside
from pipeline.nlp.places.cues import after, before, cue_after, cue_before, either, folded_cues
from pipeline.nlp.places.find import NAMED_EVENT, find_places
from pipeline.nlp.places.gazetteer import area_finder, city_facts, region_finder
from pipeline.nlp.places.online import is_open_cell, online_span
from pipeline.nlp.places.regions import region_of
from pipeline.nlp.places.scopes import Scope, country_cells
from pipeline.nlp.places.settle import SMALL, Evidence, Settled, settle
from pipeline.nlp.places.weigh import ENOUGH, GOAL, PART_OF_VENUE, STANDS_APART, is_given_up, stands_apart, weight

_TOWN_CELL = re.compile(r"\s*([A-ZÀ-ÖØ-Þ][a-zà-ÿ’'-]{2,}(?:[ -][A-ZÀ-ÖØ-Þ][a-zà-ÿ’'-]+)?)\s*(?:\Z|[,(])")
_OF_LETTERS = 10
_VENUE_REACH = 90
"""Characters between a venue and the city it stands in: a clause."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The name read as the place, what it was settled to, and the venue beside it; offsets are the scope's."""

    scope: Scope
    name: FoundName | None
    weight: float
    settled: Settled
    venue: FoundName | None = None

    @property
    def stands_apart(self) -> bool:
        """Whether marks set the name apart, so that it is a place even of an event held online."""
        return self.scope.is_cell or (
            self.name is not None and self.name.label == "CITY" and self.weight == STANDS_APART
        )


@lru_cache(maxsize=8192)
def _places_in(text: str, language: str) -> tuple[FoundName, ...]:
    """The places of a text; releases share most of theirs."""
    return tuple(find_places(text, language))


def choose(scope: Scope, entry: Entry, context: Context) -> Choice | None:
    """The best place of a text; None where nothing in it is one."""
    language = context.document.language
    folded = fold(scope.text)
    found = _places_in(scope.text, language)
    venues = [name for name in found if name.label == "VENUE"]
    bodies = [body for body in entry.names if body.label in ("ORG", "AGREEMENT")]
    told = (name for name in found if not _in_body(name, venues, bodies, scope.start, folded, language))
    names = [region_of(name, scope.text, language) or name for name in told]
    weighed = [_weighed(name, venues, scope, folded, language) for name in names if name.label in ("CITY", "COUNTRY")]
    best = _best([pair for pair in weighed if pair[1].label == "CITY"], folded, language)
    single = [pair for pair in weighed if pair[1].label == "COUNTRY" and len(pair[1].candidates) == 1]
    if best is None:
        region = _region(scope.text, folded, language)
        island = region if region and region[1].label == "CITY" else None
        best = island or _best(single, folded, language) or region or _unlisted_cell(scope, language)
    if best is None:
        return Choice(scope, None, 0.0, Settled(), venues[0]) if venues else None
    value, name = best
    settled = _settled(name, scope, entry, context)
    return Choice(scope, name, value, settled, _nearest(venues, name))


def _region(text: str, folded: str, language: str) -> tuple[float, FoundName] | None:
    """A region that the event is in: an island or a resort by its name, any other only by its country."""
    for match in region_finder().find(text):
        if _is_placed(match.start, match.end, folded, language):
            name = FoundName(match.start, match.end, text[match.start : match.end], "CITY")
            if (region := region_of(name, text, language)) is not None:
                return GOAL, region
    return None


def _is_placed(start: int, end: int, folded: str, language: str) -> bool:
    if cue_before(language, "in_place").search(before(folded, start)):
        return True
    return stands_apart(start, end, folded, language)


def _unlisted_cell(scope: Scope, language: str) -> tuple[float, FoundName] | None:
    """A town that no gazetteer lists, as a place cell tells it: a capitalised word or two."""
    match = _TOWN_CELL.match(scope.text) if scope.is_cell else None
    if match is None or {fold(word) for word in match[1].split()} & folded_cues(language, "not_towns"):
        return None
    if is_open_cell(scope.text, language) or online_span(scope.text, language):
        return None
    return STANDS_APART, FoundName(*match.span(1), match[1], "CITY")


def _weighed(
    name: FoundName, venues: list[FoundName], scope: Scope, folded: str, language: str
) -> tuple[float, FoundName]:
    value = weight(name, scope.text, folded, language)
    if scope.is_cell:
        return max(value, STANDS_APART + (name.label == "CITY")), name
    in_venue = name.label == "CITY" and (_inside(name, venues) or _called_after(name, venues, folded, language))
    return (max(value, PART_OF_VENUE) if in_venue else value), name


def _inside(name: FoundName, venues: list[FoundName]) -> bool:
    return any(venue.start <= name.start and name.end <= venue.end for venue in venues)


def _called_after(name: FoundName, venues: list[FoundName], folded: str, language: str) -> bool:
    """Whether a venue is called after a city: "the conference hall of Lomé"."""
    between = (folded[venue.end : name.start] for venue in venues if 0 < name.start - venue.end < _OF_LETTERS)
    return any(re.fullmatch(rf"\s+(?:{either(language, 'of')})(?:\s+|(?<='))", words) for words in between)


def _best(weighed: list[tuple[float, FoundName]], folded: str, language: str) -> tuple[float, FoundName] | None:
    """The heaviest name, the first of equals; one that was given up only where no other is told."""
    enough = [pair for pair in weighed if pair[0] >= ENOUGH]
    held = [pair for pair in enough if not is_given_up(pair[1], folded, language)]
    return max(held or enough, key=lambda pair: (pair[0], -pair[1].start), default=None)


def _settled(name: FoundName, scope: Scope, entry: Entry, context: Context) -> Settled:
    if name.label == "COUNTRY":
        return Settled(None, name.candidates[0])
    beside = area_beside(scope.text, name.end, context.document.language)
    if not name.candidates and beside is None and (areas := region_finder().get(name.text)):
        return Settled(None, areas[0].country)
    return settle(name.candidates, beside, evidence(entry, context) if _is_open(name) else Evidence())


def _is_open(name: FoundName) -> bool:
    """Whether a name may mean cities of several countries, or a town too small to be meant anywhere."""
    cities = [city_facts(number) for number in name.candidates]
    return len({city.country for city in cities}) > 1 or all(city.population < SMALL for city in cities)


def _nearest(venues: list[FoundName], name: FoundName) -> FoundName | None:
    near = [venue for venue in venues if _distance(venue, name) <= _VENUE_REACH]
    return min(near, key=lambda venue: _distance(venue, name), default=None)


def _distance(venue: FoundName, name: FoundName) -> int:
    return max(venue.start - name.end, name.start - venue.end, 0)


def _in_body(
    name: FoundName, venues: list[FoundName], bodies: list[FoundName], shift: int, folded: str, language: str
) -> bool:
    """Whether a name is part of the name of a body or an agreement; those are at document offsets, `shift` ahead."""
    if name.label not in ("CITY", "COUNTRY") or name.confidence == NAMED_EVENT:
        return False
    if _inside(name, venues) or _called_after(name, venues, folded, language):
        return False
    start, end = name.start + shift, name.end + shift
    inside = any(body.start <= start and end <= body.end and body.end - body.start > end - start for body in bodies)
    return inside and not cue_before(language, "in_place").search(before(folded, name.start))


def evidence(entry: Entry, context: Context) -> Evidence:
    """The countries and regions that speak for one city or another."""
    language = context.document.language
    found, folded = _places_in(entry.text, language), fold(entry.text)
    named = [name for name in found if name.label == "COUNTRY"]
    hosts = {code for name in named if _is_host(name, folded, language) for code in name.candidates}
    for cell in country_cells(entry, context):
        hosts |= {code for name in _places_in(cell, language) if name.label == "COUNTRY" for code in name.candidates}
    venues = " ".join(name.text for name in found if name.label == "VENUE")
    regions = _of_regions(entry.text)
    return Evidence(
        hosts=frozenset(hosts),
        entry=frozenset(code for name in named for code in name.candidates) | _sure_countries(found) | regions,
        members=frozenset(member.country for member in context.members),
        document=frozenset(code for name in context.names if name.label == "COUNTRY" for code in name.candidates),
        regions=regions,
        venues=frozenset(area for match in area_finder(language).find(venues) for area in match.value),
    )


def _sure_countries(found: Sequence[FoundName]) -> frozenset[str]:
    """The countries of the cities whose name only one country's cities bear."""
    countries = ({city_facts(number).country for number in name.candidates} for name in found if name.label == "CITY")
    return frozenset(code for codes in countries if len(codes) == 1 for code in codes)


def _of_regions(text: str) -> frozenset[str]:
    """The countries of the regions named, where only one country has a region of that name."""
    countries = ({area.country for area in match.value} for match in region_finder().find(text))
    return frozenset(code for codes in countries if len(codes) == 1 for code in codes)


def _is_host(name: FoundName, folded: str, language: str) -> bool:
    if cue_after(language, "host_after").match(after(folded, name.end)):
        return True
    return bool(cue_before(language, "host_before", words_between=3).search(before(folded, name.start)))
