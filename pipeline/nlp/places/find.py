"""Finds names of countries, cities, venues and groups in a text, as they stand, without context."""

from __future__ import annotations

from pipeline.data import FoundName
from pipeline.nlp.places.gazetteer import city_finder, country_finder


def find_places(text: str, language: str) -> list[FoundName]:
    """Countries, cities, venues and groups of a text in order of start; offsets are relative to it."""
    found: list[FoundName] = []
    taken: list[tuple[int, int]] = []
    for match in country_finder(language).find(text):
        codes, form = match.value
        name = text[match.start : match.end]
        found.append(
            FoundName(match.start, match.end, name, "COUNTRY", tuple(codes.split(";")),
                      "adjective" if form == "adjective" else "name")
        )
        taken.append((match.start, match.end))
    for city in city_finder().find(text):
        if not any(city.start < end and start < city.end for start, end in taken):
            found.append(FoundName(city.start, city.end, text[city.start : city.end], "CITY", tuple(city.value.split())))
    return sorted(found, key=lambda name: name.start)
