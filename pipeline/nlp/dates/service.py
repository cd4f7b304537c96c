"""`workplan dates`: every calendar date of a text, whatever its role, relative ones resolved against a reference."""

from __future__ import annotations

from datetime import date

from pipeline.data import FoundDate
from pipeline.edtf import is_valid
from pipeline.nlp.dates.completion import complete, resolve_relative
from pipeline.nlp.dates.find import all_dates
from pipeline.nlp.dates.values import UNKNOWN_YEAR


def read_case(text: str, *, reference: date | None, language: str) -> list[dict[str, object]]:
    """The dates of a text as dictionaries with `start`, `end`, `text` and `edtf`, in order of start.

    An expression that names several occurrences gives one dictionary for each. A date without a year gets the
    reference's; without a reference it keeps `XXXX`, and what is told relative to it is left out. English texts
    without other evidence put the month first (03/12/2024 is 12 March).
    """
    rows: list[dict[str, object]] = []
    previous: str | None = None
    for found in all_dates(text, language, day_first=False if language.startswith("en") else None):
        for value in _resolved(found, reference, previous):
            rows.append({"start": found.start, "end": found.end, "text": found.text, "edtf": value})
            previous = value
    return rows


def _resolved(found: FoundDate, reference: date | None, previous: str | None) -> list[str]:
    told = reference.isoformat() if reference else None
    if found.relative is not None:
        anchor = told if found.relative.anchor == "reference" or previous is None else previous
        value = resolve_relative(found.relative, anchor) if found.relative.anchor != "event" else None
        return [value] if value else []
    if reference is None:
        return list(found.values)
    filled = [complete(value, reference.year) for value in found.values]
    return [value for value in filled if UNKNOWN_YEAR not in value and (is_valid(value) or found.problem)]
