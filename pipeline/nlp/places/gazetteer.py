"""The places of the gazetteers as Python values and phrase finders, each loaded once, when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.gazetteers import load_rows
from pipeline.nlp.phrases import PhraseFinder

LANGUAGES = ("en", "fr", "es")


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


@cache
def _city_lines() -> dict[str, list[str]]:
    text = files("pipeline.gazetteers").joinpath("cities.csv").read_text(encoding="utf-8")
    return {(fields := line.split(","))[0]: fields for line in text.splitlines()[1:]}


@cache
def city_facts(candidate_id: str) -> City:
    """The facts of a CITY candidate; raises KeyError for an id that the gazetteer does not hold."""
    number, name, country, admin1, latitude, longitude, population, capital, _ = _city_lines()[candidate_id]
    return City(number, name, country, admin1, float(latitude), float(longitude), int(population), capital == "1")


@cache
def city_finder() -> PhraseFinder[str]:
    """Finds cities by every spelling; the value lists their ids, parted by spaces."""
    ids: dict[str, str] = {}
    for number, fields in _city_lines().items():
        for name in (fields[1], *fields[8].split("|")):
            if name:
                ids[name] = f"{ids[name]} {number}" if name in ids else number
    return PhraseFinder(ids)


@cache
def country_finder(language: str) -> PhraseFinder[tuple[str, str]]:
    """Finds countries by name, adjective and demonym in a language, by name in English too.

    The value is the codes, parted by ";" where the word alone does not tell, and the form of the name.
    """
    phrases: dict[str, tuple[str, str]] = {}
    for other in dict.fromkeys(("en", language)):
        for table in ("countries", "country_variants"):
            phrases |= {row["name"]: (row["country"], "name") for row in load_rows(f"{other}/{table}.csv")}
    for row in load_rows(f"{language}/demonyms.csv"):
        phrases.setdefault(row["form"], (row["country"], "adjective"))
    return PhraseFinder(_with_saints(phrases))


def _with_saints(phrases: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Adds "St." for "Saint" and "Ste" for "Sainte"."""
    short = {"Saint": "St", "Sainte": "Ste"}
    more = dict(phrases)
    for phrase, value in phrases.items():
        word, _, rest = phrase.replace("-", " ").partition(" ")
        if word in short and rest:
            more.setdefault(f"{short[word]} {rest}", value)
    return more
