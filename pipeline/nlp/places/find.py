"""Finds names of countries, cities, venues and groups in a text, as they stand, without context."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.data import FoundName
from pipeline.nlp.phrases import fold, phrase_key
from pipeline.nlp.places import traps
from pipeline.nlp.places.beside import area_beside
from pipeline.nlp.places.cues import after, before, cue_after, cue_before, folded_cues
from pipeline.nlp.places.gazetteer import (
    area_finder,
    city_facts,
    city_finder,
    country_finder,
    fixed_names,
    unlikely_cities,
)
from pipeline.nlp.places.venues import find_venues

NAMED_EVENT = 0.4
"""Confidence of a city in the name of an event that is probably held there ("Geneva Trade Week")."""
INSTITUTION = 0.3
"""Confidence of a city in the name of an institution ("University of Granada")."""
UNLISTED = 0.6
"""Confidence of a town that no gazetteer lists and that only the country beside it betrays."""
MENDED = 0.5
"""Confidence of a name that a wrong space breaks ("Kaza khstan")."""
_UNLISTED = re.compile(r"(?<![\w’'-])((?:[A-ZÀ-ÖØ-Þ][\w’'-]+)(?:[ -][A-ZÀ-ÖØ-Þ][\w’'-]+){0,2})(?=,\s|\s\()")
_BROKEN = re.compile(r"(?<![\w’'-])([A-ZÀ-ÖØ-Þ][a-zà-ÿ]{1,9}) ([a-zà-ÿ]{2,9})(?![\w’'-])")
_BROKEN_LETTERS = 7


def find_places(text: str, language: str) -> list[FoundName]:
    """Countries, cities, venues and groups of a text in order of start; offsets are relative to it.

    Venues may hold a city or a country; of the others none overlaps another.
    """
    folded = fold(text)
    names: list[FoundName] = []
    taken: list[tuple[int, int]] = []
    for name in sorted(_matches(text, language), key=lambda name: (-(name.end - name.start), _RANK[name.label])):
        if any(name.start < end and start < name.end for start, end in taken):
            continue
        taken.append((name.start, name.end))
        if (kept := _judged(name, text, folded, language)) is not None:
            names.append(kept)
    names += (name for name in _unlisted(text, folded, language) if not _overlaps(name, taken))
    names += (name for name in _broken(text, language) if not _overlaps(name, taken))
    names += find_venues(text, folded, language)
    return sorted(names, key=lambda name: (name.start, -name.end))


_RANK = {"ORG": 0, "GROUP": 1, "COUNTRY": 2, "CITY": 3}


def _overlaps(name: FoundName, taken: list[tuple[int, int]]) -> bool:
    return any(name.start < end and start < name.end for start, end in taken)


def _matches(text: str, language: str) -> Iterator[FoundName]:
    """All that looks like a name; label ORG stands for one that only looks so."""
    for fixed in fixed_names(language).find(text):
        name = text[fixed.start : fixed.end]
        if fixed.value:
            yield FoundName(fixed.start, fixed.end, name, "GROUP", form="group")
        else:
            yield FoundName(fixed.start, fixed.end, name, "ORG")
    for country in country_finder(language).find(text):
        codes, form = country.value
        name = text[country.start : country.end]
        kind = "adjective" if form == "adjective" else "acronym" if name.isupper() and len(name) < 6 else "name"
        yield FoundName(country.start, country.end, name, "COUNTRY", tuple(codes.split(";")), kind)  # type: ignore[arg-type]
    for city in city_finder().find(text):
        yield FoundName(city.start, city.end, text[city.start : city.end], "CITY", tuple(city.value.split()))


def _judged(name: FoundName, text: str, folded: str, language: str) -> FoundName | None:
    if name.label == "GROUP":
        return name
    if name.label == "COUNTRY":
        return _judged_country(name, text, folded, language)
    return _judged_city(name, text, folded, language) if name.label == "CITY" else None


def _judged_country(name: FoundName, text: str, folded: str, language: str) -> FoundName | None:
    start, end = name.start, name.end
    if traps.in_institution(text, folded, start, end, language) or traps.is_person(text, start, end, language):
        return None
    if traps.is_currency(text, end) or traps.is_pronoun(text, start, end):
        return None
    if name.form == "adjective":
        return None if traps.is_language(text, folded, start, end, language) else name
    return None if _is_region(name, text, language) else name


def _is_region(name: FoundName, text: str, language: str) -> bool:
    """Whether a country's name stands beside a city as the name of another country's region ("Athens, Georgia")."""
    areas = area_finder(language).get(name.text) or ()
    regions = [area for area in areas if area.admin1 is not None]
    if not regions:
        return False
    before_it = text[max(0, name.start - 60) : name.start].rstrip()
    cities = [city for city in city_finder().find(before_it) if before_it[city.end :].strip() in (",", "(")]
    facts = [city_facts(number) for city in cities[-1:] for number in city.value.split()]
    in_region = any((fact.country, fact.admin1) == (area.country, area.admin1) for fact in facts for area in regions)
    return in_region and not any(fact.country in name.candidates for fact in facts)


def _judged_city(name: FoundName, text: str, folded: str, language: str) -> FoundName | None:
    start, end = name.start, name.end
    key = phrase_key(name.text)
    beside = area_beside(text, end, language)
    if beside and beside.telling(name.candidates):
        return name
    if key in unlikely_cities("never") or (name.text.isupper() and len(name.text) < 4):
        return None
    placed = cue_before(language, "in_place").search(before(folded, start))
    if key in unlikely_cities("doubtful") and not placed:
        return None
    if traps.is_person(text, start, end, language):
        return None
    if traps.in_institution(text, folded, start, end, language):
        return _with_confidence(name, INSTITUTION)
    return _in_longer_name(name, text, folded, language)


def _in_longer_name(name: FoundName, text: str, folded: str, language: str) -> FoundName | None:
    """The city unless capitalised words around it show that it is part of another name."""
    if cue_after(language, "named_events").match(after(folded, name.end)) or _of_event(name, folded, language):
        return _with_confidence(name, NAMED_EVENT)
    if cue_before(language, "named_only", words_between=1).search(before(folded, name.start)):
        return None
    following = traps.continues(text, name.end)
    if following and not _may_follow(following, text, name.end, language):
        return None
    preceding = traps.preceded(text, name.start)
    if preceding and not text[: name.start].rstrip().endswith(","):
        return _with_confidence(name, NAMED_EVENT)
    return name


def _of_event(name: FoundName, folded: str, language: str) -> bool:
    if language == "en":
        return False
    return bool(cue_before(language, "named_events", words_between=4).search(before(folded, name.start)))


def _may_follow(word: str, text: str, end: int, language: str) -> bool:
    """Whether a capitalised word may follow a city without being part of its name: a country, a month, a weekday."""
    rest = text[end:].lstrip()
    if any(match.start == 0 for match in area_finder(language).find(rest[:60])):
        return True
    return fold(word) in folded_cues(language, "may_follow")


def _unlisted(text: str, folded: str, language: str) -> Iterator[FoundName]:
    """Towns that no gazetteer lists, told by a preposition before them and a country or region after them."""
    for match in _UNLISTED.finditer(text):
        start, end = match.span(1)
        if not cue_before(language, "in_place").search(before(folded, start)):
            continue
        beside = area_beside(text, end, language)
        words = {fold(word) for word in re.split(r"[ -]", match[1])}
        known = area_finder(language).get(match[1]) or words & folded_cues(language, "may_follow")
        if beside and beside.closed and not known and not words & folded_cues(language, "not_towns"):
            yield FoundName(start, end, match[1], "CITY", (), confidence=UNLISTED)


def _broken(text: str, language: str) -> Iterator[FoundName]:
    """Countries whose name a wrong space breaks."""
    for match in _BROKEN.finditer(text):
        joined = match[1] + match[2]
        if len(joined) < _BROKEN_LETTERS or (value := country_finder(language).get(joined)) is None:
            continue
        codes, form = value
        if form == "name":
            yield FoundName(*match.span(), match[0], "COUNTRY", tuple(codes.split(";")), confidence=MENDED)


def _with_confidence(name: FoundName, confidence: float) -> FoundName:
    return FoundName(name.start, name.end, name.text, name.label, name.candidates, name.form, confidence)
