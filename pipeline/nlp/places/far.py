"""How far a town lies from the countries that a plan is about."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import acos, cos, radians, sin

from pipeline.gazetteers import load_rows
from pipeline.nlp.places.gazetteer import City, city_named

EARTH = 6371.0
"""Mean radius in km."""
FAR = 5000.0
"""Distance in km from every capital of a plan's countries beyond which a small town is hardly meant; by judgement."""


@cache
def _capital(country: str) -> City | None:
    named = {row["country"]: row["capital"] for row in load_rows("countries.csv")}
    return city_named(named.get(country, ""), country)


def is_far(city: City, countries: Iterable[str]) -> bool:
    """Whether a city lies far from the capitals of all these countries; False where none is known."""
    capitals = [capital for country in countries if (capital := _capital(country))]
    return bool(capitals) and all(_distance(city, capital) > FAR for capital in capitals)


def _distance(one: City, other: City) -> float:
    """The great circle between two cities in km (spherical law of cosines)."""
    north, south, turn = radians(one.latitude), radians(other.latitude), radians(one.longitude - other.longitude)
    return EARTH * acos(min(1.0, max(-1.0, sin(north) * sin(south) + cos(north) * cos(south) * cos(turn))))
