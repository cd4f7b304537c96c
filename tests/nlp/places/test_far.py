"""How far a town lies from the countries of a plan."""

from __future__ import annotations

import pytest

from pipeline.nlp.places.far import is_far
from pipeline.nlp.places.gazetteer import city_named
from pipeline.nlp.places.settle import Evidence, settle

ANDEAN = frozenset({"PER", "ECU", "BOL"})


@pytest.mark.parametrize(
    ("town", "country", "countries", "far"),
    [
        ("Davos", "CHE", {"ITA", "AUT"}, False),
        ("Davos", "CHE", {"AUS", "NZL", "FJI"}, True),
        ("Davos", "CHE", {"FJI", "ITA"}, False),
        ("Davos", "CHE", set(), False),
    ],
)
def test_a_town_is_far_from_all_of_a_plans_capitals(town: str, country: str, countries: set[str], far: bool) -> None:
    city = city_named(town, country)
    assert city is not None and is_far(city, countries) is far


def test_a_small_town_far_from_home_is_not_settled_on() -> None:
    davos = city_named("Davos", "CHE")
    assert davos is not None
    assert settle((davos.city_id,), None, Evidence(document=ANDEAN)).country is None
    assert settle((davos.city_id,), None, Evidence(document=frozenset({"PER"}))).country == "CHE"
    assert settle((davos.city_id,), None, Evidence(document=ANDEAN | {"CHE"})).country == "CHE"
    assert settle((davos.city_id,), None, Evidence(hosts=frozenset({"PER"}), document=ANDEAN)).country == "PER"
