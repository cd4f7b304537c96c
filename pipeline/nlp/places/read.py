"""Reads where an event takes place from the entry that tells it."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.data import Basis, Context, Entry, FoundName, Place, Value
from pipeline.gazetteers import load_lines
from pipeline.nlp.phrases import fold
from pipeline.nlp.places.choose import Choice, choose
from pipeline.nlp.places.cues import cue_anywhere, folded_cues
from pipeline.nlp.places.earlier import earlier_choice
from pipeline.nlp.places.gazetteer import city_named, venue_seats
from pipeline.nlp.places.online import hybrid_span, is_open_cell, online_span, open_span
from pipeline.nlp.places.scopes import Scope, scopes
from pipeline.nlp.places.seats import inferred_seat
from pipeline.nlp.places.weigh import STANDS_APART


def read_place(entry: Entry, context: Context) -> Place:
    """The place of an entry's event; empty where the entry gives none.

    A city's country is filled where it can be settled. `inferred_city` and `inferred_country` are the seat of the
    body that the event is held at, where no place is stated and it is not held online.
    """
    language = context.document.language
    looked = scopes(entry, context)
    own = choice = _first(looked, entry, context)
    if choice is None or (choice.weight < STANDS_APART and not choice.scope.is_cell):
        choice = earlier_choice(entry, choice, context) or choice
    online = _online(looked, entry, choice, language)
    if online and choice and choice.settled.city and _is_weak(context.document.text[slice(*online)], language):
        online = None
    if online and choice and not choice.stands_apart and not _hybrid(looked, entry, language):
        choice = None
    place = _stated(choice) if choice else Place()
    if choice is not own:
        place = _inherited(place, own)
    if online:
        value = Value("online", "true", context.document.text[slice(*online)], *online)
        place = replace(place, online=True, values=(*place.values, value))
    return place if place != Place() else _unstated(entry, looked, language)


def unresolved_places(entry: Entry, context: Context) -> tuple[FoundName, ...]:
    """The name read as the entry's place where the evidence prefers none of the cities that bear it."""
    choice = _first(scopes(entry, context), entry, context)
    if choice is None or choice.name is None or choice.settled.resolved:
        return ()
    shift = choice.scope.start
    return (replace(choice.name, start=choice.name.start + shift, end=choice.name.end + shift),)


def _first(looked: list[Scope], entry: Entry, context: Context) -> Choice | None:
    for scope in looked:
        choice = choose(scope, entry, context)
        if choice:
            return choice
    return None


def _online(looked: list[Scope], entry: Entry, choice: Choice | None, language: str) -> tuple[int, int] | None:
    """The document span that says the event is held online: a place cell's, else the entry's."""
    for scope in looked:
        if scope.is_cell and choice and choice.scope is not scope:
            continue
        if (span := online_span(scope.text, language)) and not _way_out(scope, span[0], choice, language):
            return span[0] + scope.start, span[1] + scope.start
    own = Scope(entry.text, entry.char_start)
    span = online_span(own.text, language)
    if span is None or own in looked or _way_out(own, span[0], choice, language):
        return None
    return span[0] + own.start, span[1] + own.start


def _way_out(scope: Scope, start: int, choice: Choice | None, language: str) -> bool:
    """Whether online is only what is done if the place told cannot be: "in Lima or, if need be, online"."""
    if choice is None or choice.name is None:
        return False
    sentence = re.split(r"[.!?]\s", fold(scope.text)[:start])[-1]
    return bool(cue_anywhere(language, "conditions").search(sentence[-_CONDITION_REACH:]))


def _is_weak(words: str, language: str) -> bool:
    return fold(words) in folded_cues(language, "weak_online")


def _hybrid(looked: list[Scope], entry: Entry, language: str) -> bool:
    return any(hybrid_span(text, language) for text in (entry.text, *(scope.text for scope in looked)))


def _stated(choice: Choice) -> Place:
    """The place that a choice states, each value with its span."""
    name, settled = choice.name, choice.settled
    values: list[Value] = []
    venue = _value("venue", choice.venue, choice) if choice.venue else None
    if venue:
        values.append(venue)
    if name is None:
        return _seat_of_venue(choice, values)
    city = settled.city
    if name.label == "CITY":
        values.append(_value("city", name, choice))
    if settled.country:
        values.append(_country_value(choice, settled.country))
    return Place(
        venue=venue.value if venue else None,
        city=name.text if name.label == "CITY" else _city_state(settled.country, name),
        country=settled.country,
        latitude=city.latitude if city else None,
        longitude=city.longitude if city else None,
        values=tuple(values),
    )


def _inherited(place: Place, own: Choice | None) -> Place:
    """A place told before, with the venue that the entry itself names."""
    values = tuple(replace(value, basis="inherited") for value in place.values if value.field != "venue")
    if own is None or own.venue is None:
        return replace(place, venue=None, values=values)
    return replace(place, venue=own.venue.text, values=(_value("venue", own.venue, own), *values))


def _city_state(country: str | None, name: FoundName) -> str | None:
    """A country's name as its city's too, where country and city are one."""
    return name.text.split(",")[0] if country in load_lines("city_states.txt") else None


_CONDITION_REACH = 60


def _seat_of_venue(choice: Choice, values: list[Value]) -> Place:
    """The place of a venue that names no city beside it: where that venue is known to stand."""
    if choice.venue is None:
        return Place()
    seat = venue_seats().get(choice.venue.text)
    city = city_named(*seat) if seat else None
    if seat is None or city is None:
        return Place(venue=choice.venue.text, values=tuple(values))
    values.append(_value("city", choice.venue, choice, seat[0], "inferred"))
    values.append(_value("country", choice.venue, choice, seat[1], "inferred"))
    return Place(choice.venue.text, seat[0], seat[1], city.latitude, city.longitude, values=tuple(values))


def _country_value(choice: Choice, country: str) -> Value:
    """Where the country is said: beside the city, by its own name, or only by the city's."""
    beside, name = choice.settled.beside, choice.name
    if beside and country in beside.countries:
        text = choice.scope.text[beside.start : beside.end]
        return Value("country", country, text, beside.start + choice.scope.start, beside.end + choice.scope.start)
    assert name is not None
    return _value("country", name, choice, country, "stated" if name.label == "COUNTRY" else "inferred")


def _value(field: str, name: FoundName, choice: Choice, value: str | None = None, basis: Basis = "stated") -> Value:
    start = name.start + choice.scope.start
    return Value(field, value or name.text, name.text, start, name.end + choice.scope.start, basis)


def _unstated(entry: Entry, looked: list[Scope], language: str) -> Place:
    """A place that is still open, or inferred from the seat of the body that the event is held at."""
    for scope in looked:
        if scope.is_cell and is_open_cell(scope.text, language):
            return Place(
                open=True, values=(Value("open", "true", scope.text, scope.start, scope.start + len(scope.text)),)
            )
    span = open_span(entry.text, language)
    if span:
        start, end = span[0] + entry.char_start, span[1] + entry.char_start
        return Place(open=True, values=(Value("open", "true", entry.text[slice(*span)], start, end),))
    seat = inferred_seat(entry, language)
    if seat is None:
        return Place()
    city, country, start, end = seat
    words = entry.text[start - entry.char_start : end - entry.char_start]
    values = (
        Value("inferred_city", city, words, start, end, "inferred"),
        Value("inferred_country", country, words, start, end, "inferred"),
    )
    return Place(inferred_city=city, inferred_country=country, values=values)
