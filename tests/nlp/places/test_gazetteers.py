"""The files of places hold no duplicates, no dangling references, and every entry finds its own example."""

from __future__ import annotations

import re
import time
from importlib.resources import files

import pytest

from pipeline.gazetteers import load_lines, load_rows, load_toml
from pipeline.nlp.phrases import phrase_key
from pipeline.nlp.places.cues import folded_cues
from pipeline.nlp.places.gazetteer import (
    area_finder,
    city_facts,
    city_finder,
    city_named,
    country_finder,
    name_finder,
)

LANGUAGES = ("en", "fr", "es")
COUNTRIES = {row["country"] for row in load_rows("countries.csv")}


def test_countries_are_codes() -> None:
    assert all(re.fullmatch("[A-Z]{3}", code) for code in COUNTRIES)
    assert len(COUNTRIES) == len(load_rows("countries.csv")) > 235


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("table", "column"), [("countries", "name"), ("country_variants", "name"), ("demonyms", "form")]
)
def test_names_of_countries(language: str, table: str, column: str) -> None:
    rows = load_rows(f"{language}/{table}.csv")
    names = [row[column] for row in rows]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    for row in rows:
        assert set(row["country"].split(";")) <= COUNTRIES, row
        assert country_finder(language).get(row[column]) is not None, row


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_has_a_name(language: str) -> None:
    rows = (*load_rows(f"{language}/countries.csv"), *load_rows(f"{language}/country_variants.csv"))
    assert {row["country"] for row in rows} == COUNTRIES


@pytest.mark.parametrize("language", LANGUAGES)
def test_groups_are_found(language: str) -> None:
    groups = load_lines(f"{language}/groups.txt")
    assert len(set(groups)) == len(groups)
    for group in groups:
        assert [match.value[1] for match in name_finder(language).find(group)] == ["group"], group


def test_cities_are_in_known_countries() -> None:
    lines = files("pipeline.gazetteers").joinpath("cities.csv").read_text(encoding="utf-8").splitlines()[1:]
    cities = [city_facts(line.partition(",")[0]) for line in lines]
    assert {city.country for city in cities} <= COUNTRIES
    assert all(-90 <= city.latitude <= 90 and -180 <= city.longitude <= 180 for city in cities)
    assert len({city.country for city in cities if city.capital}) > 225


def test_names_of_cities_lead_to_cities() -> None:
    lines = files("pipeline.gazetteers").joinpath("city_names.csv").read_text(encoding="utf-8").splitlines()[1:]
    keys = [line.split(",", 2)[0] for line in lines]
    assert len(set(keys)) == len(keys)
    for line in lines[::50]:
        key, ids, name = line.split(",", 2)
        assert phrase_key(name) == key
        assert all(city_facts(number) for number in ids.split())


@pytest.mark.parametrize("name", load_lines("build/exonyms.txt"))
def test_exonyms_lead_to_their_city(name: str) -> None:
    where, _, others = name.partition(": ")
    for other in others.split("/"):
        assert city_finder().get(other.strip().replace(",", "")), (where, other)


def test_regions_are_found() -> None:
    for row in load_rows("regions.csv"):
        assert row["country"] in COUNTRIES
        areas = area_finder("en").get(row["name"]) or ()
        assert row["country"] in {area.country for area in areas}, row


def test_venues_stand_in_known_cities() -> None:
    for row in load_rows("venues.csv"):
        assert city_named(row["city"], row["country"]), row


@pytest.mark.parametrize("table", ["places", "venues"])
def test_languages_have_the_same_tables(table: str) -> None:
    keys = [set(load_toml(f"{language}/{table}.toml")) for language in LANGUAGES]
    assert keys[0] | {"articles"} >= keys[1] == keys[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_cues_have_no_duplicates(language: str) -> None:
    for table in ("places", "venues"):
        for key, cues in load_toml(f"{language}/{table}.toml").items():
            assert sorted({cue for cue in cues if cues.count(cue) > 1}) == [], key
            assert all(folded_cues(language, key, table)) or not cues


def test_unlikely_cities_are_cities_or_words() -> None:
    lists = load_toml("not_cities.toml")
    assert not set(lists["never"]) & set(lists["doubtful"])
    for names in lists.values():
        assert len(set(names)) == len(names)


def test_cities_load_fast() -> None:
    city_finder.cache_clear()
    begun = time.perf_counter()
    city_finder()
    assert time.perf_counter() - begun < 2
