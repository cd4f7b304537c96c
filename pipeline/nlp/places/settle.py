"""Settles which of the cities that bear a name is meant, by the evidence of the entry and its document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log10

from pipeline.nlp.places.beside import Beside
from pipeline.nlp.places.far import is_far
from pipeline.nlp.places.gazetteer import Area, City, city_facts

CAPITAL = 2.0
"""Worth of being a capital, in powers of ten of inhabitants, as all weights here; chosen by judgement."""
HOST = 4.0
NAMED_IN_ENTRY = 2.0
MEMBER = 1.5
NAMED_IN_DOCUMENT = 1.0
CLEAR_LEAD = 0.3
"""Lead over the best city of another country below which the name stays open."""
FEWEST = 500
SMALL = 50_000
"""Inhabitants below which a town of a country that the plan does not name may be another of that name."""
SEVERAL = 3
"""Countries named from which on a plan shows where it is at home."""
TRUSTED_BESIDE_BELOW = 500_000
"""A country after a comma overrules the gazetteer only where no city of this size bears the name."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Countries that speak for one bearer of a name; `venues`: areas in names of venues ("University of Georgia").

    `regions`: countries of the regions that the entry names.
    """

    hosts: frozenset[str] = frozenset()
    entry: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    document: frozenset[str] = frozenset()
    venues: frozenset[Area] = frozenset()
    regions: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        """Every country that is named, a member, or the host."""
        return self.hosts | self.entry | self.members | self.document


@dataclass(frozen=True, slots=True)
class Settled:
    """What a city's name was settled to: a listed city, or only the country beside it, or nothing."""

    city: City | None = None
    country: str | None = None
    beside: Beside | None = field(default=None)

    @property
    def resolved(self) -> bool:
        return self.country is not None


def settle(candidates: tuple[str, ...], beside: Beside | None, evidence: Evidence) -> Settled:
    """The city that a name means; without `country` where the evidence leaves several."""
    cities = [city_facts(number) for number in candidates]
    if beside:
        inside = beside.telling(candidates)
        if inside:
            return _best([city_facts(number) for number in inside], evidence, beside)
        if len(beside.countries) == 1 and (not cities or _overrules(beside, cities)):
            return Settled(None, beside.countries[0], beside)
    return _best(cities, evidence, None)


def _overrules(beside: Beside, cities: Iterable[City]) -> bool:
    return beside.bracketed or (
        beside.closed and all(city.population < TRUSTED_BESIDE_BELOW and not city.capital for city in cities)
    )


def _best(cities: list[City], evidence: Evidence, beside: Beside | None) -> Settled:
    likely = evidence.hosts | evidence.regions
    if not cities:
        return Settled(None, next(iter(likely)), beside) if len(likely) == 1 else Settled(None, None, beside)
    ranked = sorted(cities, key=lambda city: (-_worth(city, evidence), city.city_id))
    first = ranked[0]
    rival = next((city for city in ranked if city.country != first.country), None)
    if rival is not None and _worth(first, evidence) - _worth(rival, evidence) < CLEAR_LEAD:
        return Settled(None, None, beside)
    if beside is None and _is_stranger(first, evidence):
        if len(likely) == 1:
            return Settled(None, next(iter(likely)))
        if len(evidence.all) >= SEVERAL and is_far(first, evidence.all):
            return Settled()
    return Settled(first, first.country, beside)


def _is_stranger(city: City, evidence: Evidence) -> bool:
    """A small town of a country that the plan has nothing to do with."""
    return city.population < SMALL and not city.capital and city.country not in evidence.all


def _worth(city: City, evidence: Evidence) -> float:
    return (
        log10(max(city.population, FEWEST))
        + CAPITAL * city.capital
        + HOST * (city.country in evidence.hosts or _round_venue(city, evidence.venues))
        + NAMED_IN_ENTRY * (city.country in evidence.entry)
        + MEMBER * (city.country in evidence.members)
        + NAMED_IN_DOCUMENT * (city.country in evidence.document)
    )


def _round_venue(city: City, areas: frozenset[Area]) -> bool:
    return any(area.country == city.country and area.admin1 in (None, "", city.admin1) for area in areas)
