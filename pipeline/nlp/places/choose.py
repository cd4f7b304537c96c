"""Chooses, among the names in a text, the place of the event it tells, and settles which city is meant."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.data import Context, Entry, FoundName
from pipeline.nlp.phrases import fold
from pipeline.nlp.places.beside import area_beside
from pipeline.nlp.places.cues import after, before, cue_after, cue_before
from pipeline.nlp.places.find import find_places
from pipeline.nlp.places.gazetteer import city_facts, region_finder
from pipeline.nlp.places.scopes import Scope, country_cells
from pipeline.nlp.places.settle import Evidence, Settled, settle
from pipeline.nlp.places.weigh import ENOUGH, STANDS_APART, weight

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
        return self.scope.is_cell or self.weight == STANDS_APART


def choose(scope: Scope, entry: Entry, context: Context) -> Choice | None:
    """The best place of a text; None where nothing in it is one."""
    language = context.document.language
    names = [name for name in find_places(scope.text, language) if not _in_body(name, scope, entry)]
    weighed = [(weight(name, scope.text, language), name) for name in names if name.label in ("CITY", "COUNTRY")]
    if scope.is_cell:
        weighed = [(max(value, STANDS_APART + (name.label == "CITY")), name) for value, name in weighed]
    best = _best([pair for pair in weighed if pair[1].label == "CITY"])
    best = best or _best([pair for pair in weighed if pair[1].label == "COUNTRY" and len(pair[1].candidates) == 1])
    venues = [name for name in names if name.label == "VENUE"]
    if best is None:
        return Choice(scope, None, 0.0, Settled(), venues[0]) if venues else None
    value, name = best
    settled = _settled(name, scope, entry, context)
    return Choice(scope, name, value, settled, _nearest(venues, name))


def _best(weighed: list[tuple[float, FoundName]]) -> tuple[float, FoundName] | None:
    """The heaviest name, the first of equals; one that was given up only where no other is told."""
    enough = [pair for pair in weighed if pair[0] >= ENOUGH]
    if not enough:
        return None
    return max(enough, key=lambda pair: (pair[0], -pair[1].start))


def _settled(name: FoundName, scope: Scope, entry: Entry, context: Context) -> Settled:
    if name.label == "COUNTRY":
        return Settled(None, name.candidates[0])
    beside = area_beside(scope.text, name.end, context.document.language)
    if not name.candidates:
        areas = region_finder().get(name.text) or ()
        countries = {area.country for area in areas}
        if len(countries) == 1 and beside is None:
            return Settled(None, countries.pop())
    several = len({city_facts(number).country for number in name.candidates}) > 1
    return settle(name.candidates, beside, evidence(entry, context) if several else Evidence())


def _nearest(venues: list[FoundName], name: FoundName) -> FoundName | None:
    near = [venue for venue in venues if _distance(venue, name) <= _VENUE_REACH]
    return min(near, key=lambda venue: _distance(venue, name), default=None)


def _distance(venue: FoundName, name: FoundName) -> int:
    return max(venue.start - name.end, name.start - venue.end, 0)


def _in_body(name: FoundName, scope: Scope, entry: Entry) -> bool:
    """Whether a name is part of the name of a body or an agreement that the entry was found to name."""
    start, end = name.start + scope.start, name.end + scope.start
    return name.label != "VENUE" and any(
        other.label in ("ORG", "AGREEMENT")
        and other.start <= start
        and end <= other.end
        and (other.start, other.end) != (start, end)
        for other in entry.names
    )


def evidence(entry: Entry, context: Context) -> Evidence:
    """The countries that speak for one city or another."""
    language = context.document.language
    text, folded = entry.text, fold(entry.text)
    named = [name for name in find_places(text, language) if name.label == "COUNTRY"]
    hosts = {code for name in named if _is_host(name, folded, language) for code in name.candidates}
    for cell in country_cells(entry, context):
        hosts |= {code for name in find_places(cell, language) if name.label == "COUNTRY" for code in name.candidates}
    return Evidence(
        hosts=frozenset(hosts),
        entry=frozenset(code for name in named for code in name.candidates),
        members=frozenset(member.country for member in context.members),
        document=frozenset(code for name in context.names if name.label == "COUNTRY" for code in name.candidates),
    )


def _is_host(name: FoundName, folded: str, language: str) -> bool:
    if cue_after(language, "host_after").match(after(folded, name.end)):
        return True
    return bool(cue_before(language, "host_before", words_between=3).search(before(folded, name.start)))
