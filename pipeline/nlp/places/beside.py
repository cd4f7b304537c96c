"""Reads the region or country that stands right after a city's name: "London, Ontario", "Vienne (Isère)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.nlp.phrases import fold
from pipeline.nlp.places.cues import either
from pipeline.nlp.places.gazetteer import Area, area_finder, city_facts

_REACH = 70
"""Characters after a city's name within which its region and country stand."""
_OPENING = re.compile(r"\s*(?P<mark>[,(/–—-]|\s)\s*")
_CLOSING = re.compile(r"\s*(?:[,.;:)(|!?–—/]|\Z|\d|-\s)")


@dataclass(frozen=True, slots=True)
class Beside:
    """Areas beside a city's name, the span they stand in, and how firmly they are tied to it.

    `closed`: a bracket, stop or other end follows, so that the area is no subject of a sentence of its own.
    """

    areas: tuple[Area, ...]
    start: int
    end: int
    bracketed: bool
    closed: bool

    @property
    def countries(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(area.country for area in self.areas))

    def telling(self, candidates: tuple[str, ...]) -> tuple[str, ...]:
        """The candidates that lie in one of the areas; in the region where one of them does."""
        cities = [city_facts(number) for number in candidates]
        regions = {(area.country, area.admin1) for area in self.areas if area.admin1}
        inside = [city.city_id for city in cities if (city.country, city.admin1) in regions]
        return tuple(inside or (city.city_id for city in cities if city.country in self.countries))


def area_beside(text: str, end: int, language: str) -> Beside | None:
    """The region or country right after a city that ends at `end`; a country after a region narrows it."""
    first = _area_at(text, end, language)
    if first is None:
        return None
    areas, start, area_end, bracketed = first
    second = _area_at(text, area_end, language)
    if second is not None:
        shared = tuple(area for area in areas if area.country in {other.country for other in second[0]})
        if shared and any(area.admin1 is not None for area in areas):
            areas, area_end = shared, second[2]
    return Beside(areas, start, area_end, bracketed, bool(_CLOSING.match(text, area_end)))


def _area_at(text: str, end: int, language: str) -> tuple[tuple[Area, ...], int, int, bool] | None:
    opening = _OPENING.match(text, end)
    if not opening:
        return None
    begin = opening.end()
    window = text[begin : begin + _REACH]
    skipped = _skipped(window, language)
    match = area_finder(language).find_first(window[skipped:])
    if match is None:
        return None
    start = begin + skipped
    return match.value, start, start + match.end, opening["mark"] == "("


def _skipped(window: str, language: str) -> int:
    """Length of the words that may stand between: "in", "in the", "the"."""
    match = _between(language).match(fold(window))
    return match.end() if match else 0


@cache
def _between(language: str) -> re.Pattern[str]:
    links = "|".join((either(language, "part_of"), either(language, "articles")))
    return re.compile(rf"(?:{links})(?:(?<=')|\s)(?:(?:{either(language, 'articles')})(?:(?<=')|\s))?")
