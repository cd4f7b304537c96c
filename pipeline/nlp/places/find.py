"""Finds names of countries, cities, venues and groups in a text, as they stand, without context."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pipeline.data import FoundName
from pipeline.nlp.phrases import WordList, fold, phrase_key, word_list
from pipeline.nlp.places import traps
from pipeline.nlp.places.beside import area_beside
from pipeline.nlp.places.cues import after, before, cue_after, cue_anywhere, cue_before, folded_cues, named_before
from pipeline.nlp.places.gazetteer import (
    area_finder,
    city_facts,
    city_finder,
    country_finder,
    name_finder,
    unlikely_cities,
)
from pipeline.nlp.places.venues import find_venues

NAMED_EVENT = 0.4
"""Confidence of a city in the name of an event that is probably held there ("Geneva Trade Week")."""
INSTITUTION = 0.3
"""Confidence of a city in the name of an institution ("University of Granada")."""
UNLISTED, ALONE = 0.6, 0.45
"""Confidence of a town that no gazetteer lists, betrayed by the country beside it or by a preposition alone."""
MENDED = 0.5
"""Confidence of a name that a wrong space breaks ("Kaza khstan")."""
_TOWN = r"([A-ZÀ-ÖØ-Þ][\w’'-]+(?:[ -][A-ZÀ-ÖØ-Þ][\w’'-]+){0,2})"
_UNLISTED = re.compile(rf"{_TOWN}(?=[,.;)]|\s\(|\s\d|\Z)")
_UNLISTED_APART = re.compile(r"[,:–—|]\s([A-ZÀ-ÖØ-Þ][\w’'-]+)(?=,\s|\s\()")
_TOWN_LETTERS = 4
_BROKEN = re.compile(r"(?<![\w’'-])([A-ZÀ-ÖØ-Þ][a-zà-ÿ]{1,9}) ([a-zà-ÿ]{2,9})(?![\w’'-])")
_BROKEN_LETTERS = 7
_AT = re.compile(r"(?<!\w)a\s\Z")
"""French says "à Mexico" of the city and "au Mexique", "en Inde" of most countries."""
_SLOT_BEGINS = re.compile(r"[,(:–—|]\s*\Z")
_SLOT_ENDS = re.compile(r"\s*(?:[).]?\s*\Z|\)|:\s|[,–—(]?\s*\d)")
_HYPHENATED = re.compile(r"\w-\Z")
_HYPHENED = re.compile(r"-[A-ZÀ-ÖØ-Þ]")


def find_places(text: str, language: str) -> list[FoundName]:
    """Countries, cities, venues and groups of a text in order of start; offsets are relative to it.

    Venues may hold a city or a country; of the others none overlaps another.
    """
    read = word_list(text)
    folded = read.folded
    taken = bytearray(len(text))
    names: list[FoundName] = []
    for name in sorted(_matches(read, language), key=lambda name: (-(name.end - name.start), _RANK[name.label])):
        if _claim(name, taken) and (kept := _judged(name, text, folded, language)) is not None:
            names.append(kept)
    names += (name for name in _unlisted(text, folded, language) if _claim(name, taken))
    names += (name for name in _broken(text, language) if _claim(name, taken))
    names += find_venues(read, language)
    names.sort(key=lambda name: (name.start, -name.end))
    pairs = zip([None, *names], names, strict=False)
    return [name for earlier, name in pairs if not _is_area_of(name, earlier, text, language)]


def _claim(name: FoundName, taken: bytearray) -> bool:
    """Takes the letters of a name unless another has some of them."""
    if any(taken[name.start : name.end]):
        return False
    taken[name.start : name.end] = b"\x01" * (name.end - name.start)
    return True


def _is_area_of(name: FoundName, earlier: FoundName | None, text: str, language: str) -> bool:
    """Whether a city's name is that of the region of the city before it: "London, Ontario"."""
    if earlier is None or name.label != "CITY" or earlier.label != "CITY" or name.start - earlier.end > _AREA_GAP:
        return False
    beside = area_beside(text, earlier.end, language)
    return bool(beside and beside.start == name.start and beside.telling(earlier.candidates))


_AREA_GAP = 3
_ACRONYM_LETTERS = 6
_RANK = {"ORG": 0, "GROUP": 1, "COUNTRY": 2, "CITY": 3}


def _matches(read: WordList, language: str) -> Iterator[FoundName]:
    """All that looks like a name; label ORG stands for one that only looks so."""
    text = read.text
    for match in name_finder(language).find_in(read):
        codes, form = match.value
        name = text[match.start : match.end]
        if form in ("group", "other"):
            yield FoundName(match.start, match.end, name, "GROUP" if form == "group" else "ORG", form="group")
        else:
            yield FoundName(match.start, match.end, name, "COUNTRY", tuple(codes.split(";")), _form(name, form))
    for city in city_finder().find_in(read):
        end = city.end + (text[city.end - 2 : city.end - 1].isspace() and text[city.end : city.end + 1] == ".")
        yield FoundName(city.start, end, text[city.start : end], "CITY", tuple(city.value.split()))


def _form(name: str, form: str) -> Literal["name", "adjective", "acronym"]:
    if form == "adjective":
        return "adjective"
    return "acronym" if name.isupper() and len(name) <= _ACRONYM_LETTERS else "name"


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
    if name.form == "name" and traps.is_given_name(text, start, end, language):
        return None
    if traps.is_currency(text, end) or traps.is_pronoun(text, start, end):
        return None
    if name.form == "adjective":
        return None if traps.is_language(text, folded, start, end, language) else name
    if _is_region(name, text, language) or not traps.may_be_country(name.text, text, folded, start, language):
        return None
    return _rather_city(name, text, folded, language) or name


def _rather_city(name: FoundName, text: str, folded: str, language: str) -> FoundName | None:
    """The city that bears a country's name, where another area stands beside it: "Granada (Nicaragua)"."""
    cities = tuple((city_finder().get(name.text) or "").split())
    if not cities:
        return None
    city = FoundName(name.start, name.end, name.text, "CITY", cities)
    beside = area_beside(text, name.end, language)
    if beside and (beside.bracketed or beside.closed) and name.candidates[0] not in beside.countries:
        return city if beside.telling(cities) and not traps.is_listed(name, text, language) else None
    if language == "fr" and _AT.search(before(folded, name.start)):
        return city if any(_is_capital_of(number, name.candidates) for number in cities) else None
    rather = fold(name.text) in folded_cues(language, "rather_city") and not traps.is_listed(name, text, language)
    return city if rather else None


def _is_capital_of(city_id: str, countries: tuple[str, ...]) -> bool:
    city = city_facts(city_id)
    return city.capital and city.country in countries


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
    shouted = name.text.isupper() and not text.isupper()
    if not (placed or _in_slot(text, start, end)) and (
        shouted or len(key) < _TOWN_LETTERS or key in unlikely_cities("doubtful")
    ):
        return None
    if traps.is_person(text, start, end, language) or traps.is_given_name(text, start, end, language):
        return None
    if _HYPHENATED.search(text[max(0, start - 2) : start]) or _HYPHENED.match(text, end):
        return None
    if traps.in_institution(text, folded, start, end, language):
        return _with_confidence(name, INSTITUTION)
    return _in_longer_name(name, text, folded, language)


def _in_slot(text: str, start: int, end: int) -> bool:
    """Whether marks, a number or the text's end leave a name where a place is usually told: "Forum, Nice, 3 May"."""
    return bool(_SLOT_BEGINS.search(text[max(0, start - 3) : start]) and _SLOT_ENDS.match(text, end))


def _in_longer_name(name: FoundName, text: str, folded: str, language: str) -> FoundName | None:
    """The city unless capitalised words around it show that it is part of another name."""
    if cue_after(language, "named_events").match(after(folded, name.end)) or _of_event(name, folded, language):
        return _with_confidence(name, NAMED_EVENT)
    if _called_after(name, text, folded, language):
        return None
    following = traps.continues(text, name.end)
    if following and not _may_follow(following, text, name.end, language):
        return None
    preceding = traps.preceded(text, name.start)
    if preceding and not text[max(0, name.start - 5) : name.start].rstrip().endswith(","):
        return _with_confidence(name, NAMED_EVENT)
    return name


def _called_after(name: FoundName, text: str, folded: str, language: str) -> bool:
    """Whether an agreement, a body or the like is only called after a city: "Traité de Marrakech"."""
    if language == "en":
        return bool(cue_after(language, "named_only").match(after(folded, name.end))) and bool(
            traps.continues(text, name.end)
        )
    return bool(named_before(language).search(before(folded, name.start)))


def _of_event(name: FoundName, folded: str, language: str) -> bool:
    if language == "en":
        return False
    return bool(cue_before(language, "named_events", words_between=4).search(before(folded, name.start)))


def _may_follow(word: str, text: str, end: int, language: str) -> bool:
    """Whether a capitalised word may follow a city without being part of its name: a country, a month, a weekday."""
    rest = text[end : end + 60].lstrip()
    if area_finder(language).find_first(rest):
        return True
    return fold(word) in folded_cues(language, "may_follow")


def _unlisted(text: str, folded: str, language: str) -> Iterator[FoundName]:
    """Towns that no gazetteer lists, told by a preposition before them and a country or an end after them."""
    for place in cue_anywhere(language, "in_place").finditer(folded):
        match = _UNLISTED.match(text, place.end() + (text[place.end() : place.end() + 1] == " "))
        if match and _may_be_town(match[1], language):
            beside = area_beside(text, match.end(1), language)
            told = beside is not None and beside.closed and not area_finder(language).get(match[1])
            if told or _stands_alone(match[1], language):
                yield FoundName(*match.span(1), match[1], "CITY", (), confidence=UNLISTED if told else ALONE)
    for match in _UNLISTED_APART.finditer(text):
        beside = area_beside(text, match.end(1), language) if _may_be_town(match[1], language) else None
        if beside and beside.closed and not area_finder(language).get(match[1]):
            yield FoundName(*match.span(1), match[1], "CITY", (), confidence=UNLISTED)


def _may_be_town(name: str, language: str) -> bool:
    words = {fold(word) for word in re.split(r"[ -]", name)}
    return not name.isupper() and not words & (folded_cues(language, "may_follow") | folded_cues(language, "not_towns"))


def _stands_alone(name: str, language: str) -> bool:
    """Whether a single word may be a town by its preposition alone."""
    return " " not in name and "-" not in name and len(name) >= _TOWN_LETTERS and not _is_word(name, language)


def _is_word(name: str, language: str) -> bool:
    """Whether a capitalised word is known to be something else than a town."""
    if phrase_key(name) in unlikely_cities("never") | unlikely_cities("doubtful"):
        return True
    adjectives = folded_cues(language, "language_adjectives")
    return fold(name) in adjectives or country_finder(language).get(name.lower()) is not None


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
