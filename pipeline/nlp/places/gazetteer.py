"""The places of the gazetteers as Python values and phrase finders, each loaded once, when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.gazetteers import load_lines, load_rows, load_toml
from pipeline.nlp.phrases import PhraseFinder, phrase_key
from pipeline.nlp.places.cues import cue_list


@dataclass(frozen=True, slots=True)
class City:
    """A populated place of GeoNames; degrees WGS 84, `admin1` is its first-level region in GeoNames' code."""

    city_id: str
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    population: int
    capital: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A country, or a region of one (`admin1`, "" where its code is unknown), that lies round a city.

    `is_place`: an island or a resort, known by its own name.
    """

    country: str
    admin1: str | None = None
    is_place: bool = False


def _lines(name: str) -> list[str]:
    return files("pipeline.gazetteers").joinpath(name).read_text(encoding="utf-8").splitlines()[1:]


@cache
def _city_lines() -> dict[str, str]:
    return {line.partition(",")[0]: line for line in _lines("cities.csv")}


@cache
def city_facts(candidate_id: str) -> City:
    """The facts of a CITY candidate; raises KeyError for an id that the gazetteer does not hold."""
    number, name, country, admin1, latitude, longitude, population, capital = _city_lines()[candidate_id].split(",")
    return City(number, name, country, admin1, float(latitude), float(longitude), int(population), capital == "1")


@cache
def city_finder() -> PhraseFinder[str]:
    """Finds cities by every spelling; the value lists their ids, parted by spaces."""
    rows = [line.split(",", 2) for line in _lines("city_names.csv")]
    return PhraseFinder({name: ids for _, ids, name in rows}, keys=[key for key, _, _ in rows])


@cache
def country_finder(language: str) -> PhraseFinder[tuple[str, str]]:
    """Finds countries by name, adjective and demonym in a language, by name in English too.

    The value is the codes, parted by ";" where the word alone does not tell, and the form of the name.
    """
    return PhraseFinder(_country_phrases(language))


@cache
def name_finder(language: str) -> PhraseFinder[tuple[str, str]]:
    """Finds countries as `country_finder` does, groups of them (form "group") and look-alikes (form "other")."""
    others = dict.fromkeys(cue_list(language, "other_names"), ("", "other"))
    groups = dict.fromkeys(load_lines(f"{language}/groups.txt"), ("", "group"))
    return PhraseFinder(_country_phrases(language) | others | groups)


def _country_phrases(language: str) -> dict[str, tuple[str, str]]:
    phrases: dict[str, tuple[str, str]] = {}
    for other in dict.fromkeys(("en", language)):
        for table in ("countries", "country_variants"):
            phrases |= {row["name"]: (row["country"], "name") for row in load_rows(f"{other}/{table}.csv")}
    for row in load_rows(f"{language}/demonyms.csv"):
        phrases.setdefault(row["form"], (row["country"], "adjective"))
    return _with_saints(phrases)


def _with_saints(phrases: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Adds "St." for "Saint" and "Ste" for "Sainte"."""
    short = {"Saint": "St", "Sainte": "Ste"}
    more = dict(phrases)
    for phrase, value in phrases.items():
        word, _, rest = phrase.replace("-", " ").partition(" ")
        if word in short and rest:
            more.setdefault(f"{short[word]} {rest}", value)
    return more


@cache
def area_finder(language: str) -> PhraseFinder[tuple[Area, ...]]:
    """Finds regions and countries: what may stand beside a city to tell which one is meant."""
    areas: dict[str, tuple[Area, ...]] = {}
    for row in load_rows("regions.csv"):
        areas[row["name"]] = (*areas.get(row["name"], ()), Area(row["country"], row["admin1"], row["kind"] == "place"))
    for other in dict.fromkeys(("en", language)):
        for table in ("countries", "country_variants"):
            for row in load_rows(f"{other}/{table}.csv"):
                known = areas.get(row["name"], ())
                areas[row["name"]] = (*known, *(Area(code) for code in row["country"].split(";")))
    return PhraseFinder({name: tuple(dict.fromkeys(found)) for name, found in areas.items()})


@cache
def region_finder() -> PhraseFinder[tuple[Area, ...]]:
    """Finds regions, islands and resorts by name."""
    areas: dict[str, tuple[Area, ...]] = {}
    for row in load_rows("regions.csv"):
        areas[row["name"]] = (*areas.get(row["name"], ()), Area(row["country"], row["admin1"], row["kind"] == "place"))
    return PhraseFinder(areas)


@cache
def unlikely_cities(kind: str) -> frozenset[str]:
    """Keys of names of towns that are first of all words: `kind` is "never" or "doubtful"."""
    return frozenset(phrase_key(name) for name in load_toml("not_cities.toml")[kind])


@cache
def venue_seats() -> PhraseFinder[tuple[str, str]]:
    """Finds well-known venues; the value is the city and country they stand in."""
    return PhraseFinder({row["name"]: (row["city"], row["country"]) for row in load_rows("venues.csv")})


def city_named(name: str, country: str) -> City | None:
    """The most populous city of a country that bears a name."""
    found = [city_facts(number) for number in (city_finder().get(name) or "").split()]
    return max((city for city in found if city.country == country), key=lambda city: city.population, default=None)
