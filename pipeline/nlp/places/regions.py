"""Tells regions, islands and resorts from the small towns that bear the same name."""

from __future__ import annotations

from dataclasses import replace

from pipeline.data import FoundName
from pipeline.nlp.places.beside import area_beside
from pipeline.nlp.places.gazetteer import city_facts, region_finder

TOWN_BELOW = 300_000
"""A city of fewer inhabitants yields to another country's region of its name ("Ontario", "Bali")."""


def region_of(name: FoundName, text: str, language: str) -> FoundName | None:
    """The region that a name rather means than a city; None where it means a city or several regions.

    A state or province is told by its country alone; an island or a resort is a place by its own name.
    """
    areas = region_finder().get(name.text) if name.label == "CITY" else None
    if not areas or len({area.country for area in areas}) > 1:
        return None
    cities = [city_facts(number) for number in name.candidates]
    if any(city.country == areas[0].country or city.population >= TOWN_BELOW or city.capital for city in cities):
        return None
    beside = area_beside(text, name.end, language)
    if beside and beside.telling(name.candidates):
        return None
    if not areas[0].is_place:
        return replace(name, label="COUNTRY", candidates=(areas[0].country,), form="name")
    return replace(name, candidates=())
