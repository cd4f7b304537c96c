"""Infers a place from the seat of the body that an event is held at: "at the WTO" means Geneva."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from pipeline.data import Entry
from pipeline.gazetteers import load_rows
from pipeline.nlp.phrases import fold
from pipeline.nlp.places.cues import before, either


@cache
def _seats() -> dict[str, tuple[str, str]]:
    """City and country of each body's seat by its canonical name; bodies without a seat are left out."""
    if not files("pipeline.gazetteers").joinpath("bodies.csv").is_file():
        return {}
    return {
        row["name"]: (row["seat_city"], row["seat_country"])
        for row in load_rows("bodies.csv")
        if row.get("seat_city") and row.get("seat_country")
    }


@cache
def _held_at(language: str) -> re.Pattern[str]:
    """Matches a preposition of place and an article at the end of a text."""
    place, article = either(language, "in_place"), either(language, "articles")
    return re.compile(rf"(?<!\w)(?:{place})\s+(?:(?:{article})(?:\s+|(?<=')))?\Z")


def inferred_seat(entry: Entry, language: str) -> tuple[str, str, int, int] | None:
    """City, country and document span of the body that an entry's event is held at; None where there is none."""
    folded = fold(entry.text)
    for name in entry.names:
        seat = next((_seats()[body] for body in name.candidates if body in _seats()), None)
        if name.label == "ORG" and seat and _held_at(language).search(before(folded, name.start - entry.char_start)):
            return *seat, name.start, name.end
    return None
