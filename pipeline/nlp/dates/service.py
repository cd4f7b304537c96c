"""`workplan dates`: every calendar date of a text, whatever its role, relative ones resolved against a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from pipeline.data import FoundDate
from pipeline.edtf import is_valid, precision
from pipeline.gazetteers import load_toml
from pipeline.nlp.dates.completion import complete, resolved_values
from pipeline.nlp.dates.fallback import parse_whole
from pipeline.nlp.dates.find import all_dates
from pipeline.nlp.dates.lexicon import LANGUAGES, alternatives, fold
from pipeline.nlp.dates.values import UNKNOWN_YEAR

Row = tuple[int, int, str]
"""Start, end (offsets, half-open) and EDTF."""


def read_case(text: str, *, reference: date | None, language: str) -> list[dict[str, object]]:
    """The dates of a text as dictionaries with `start`, `end`, `text` and `edtf`, in order of start.

    An expression that names several occurrences gives one dictionary for each. A date without a year gets the
    reference's; without a reference it keeps `XXXX`, and what is told relative to it is left out. English texts
    without other evidence put the month first (03/12/2024 is 12 March).
    """
    rows: list[Row] = []
    previous: str | None = None
    dates = all_dates(text, language, day_first=False if language.startswith("en") else None)
    for found in dates:
        values = _resolved(found, reference, previous)
        rows += [(found.start, found.end, value) for value in values]
        previous = values[-1] if values else previous
    if reference is not None:
        taken = [(found.start, found.end) for found in dates]
        rows += [row for row in _days_alone(text, language, reference) if _is_free(row, taken)]
    exact = any(precision(value) == "day" and UNKNOWN_YEAR not in value for _, _, value in rows)
    if not exact and (alone := parse_whole(text.strip(), reference=reference, language=language)):
        start = len(text) - len(text.lstrip())
        rows = [(start, start + len(text.strip()), alone)]
    return [{"start": start, "end": end, "text": text[start:end], "edtf": value} for start, end, value in sorted(rows)]


def _is_free(row: Row, taken: list[tuple[int, int]]) -> bool:
    return all(row[1] <= start or end <= row[0] for start, end in taken)


def _resolved(found: FoundDate, reference: date | None, previous: str | None) -> list[str]:
    told = reference.isoformat() if reference else None
    if found.relative is not None:
        anchor = told if found.relative.anchor == "reference" or previous is None else previous
        return list(resolved_values(found, anchor)) if found.relative.anchor != "event" else []
    if reference is None:
        return list(found.values)
    filled = [_filled(value, reference.year) for value in found.values]
    return [value for value in filled if UNKNOWN_YEAR not in value and (is_valid(value) or found.problem)]


def _filled(value: str, year: int) -> str:
    """The value in the reference's year, or for 29 February in the next year that has one."""
    filled = (complete(value, candidate) for candidate in range(year, year + 8))
    return next((told for told in filled if is_valid(told)), complete(value, year))


def _days_alone(text: str, language: str, reference: date) -> Iterator[Row]:
    """ "on Friday", "the 21st", "Thursday the 21st": days that only the reference's week or month completes."""
    pattern, weekdays = _day_pattern(language)
    for match in pattern.finditer(fold(text)):
        weekday = weekdays.get(match["weekday"] or match["alone"] or "")
        if match["alone"] is not None and weekday is not None:
            monday = reference - timedelta(days=reference.weekday())
            yield match.start("alone"), match.end("alone"), (monday + timedelta(days=weekday - 1)).isoformat()
        elif number := match["day"] or match["day_"]:
            day = _nearest(reference, int(number), weekday)
            if day is not None:
                yield match.start(), match.end(), day.isoformat()


def _nearest(reference: date, day: int, weekday: int | None) -> date | None:
    """The day of that number in the reference's month, or in the nearest month where it has the weekday told."""
    for shift in (0, 1, -1, 2, -2):
        count = reference.year * 12 + reference.month - 1 + shift
        try:
            found = date(count // 12, count % 12 + 1, day)
        except ValueError:
            continue
        if weekday is None or found.isoweekday() == weekday:
            return found
    return None


@cache
def _day_pattern(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    data = load_toml(f"{language if language in LANGUAGES else 'en'}/dates.toml")
    weekdays = {name: value for value, names in enumerate(data["weekdays"], start=1) for name in names}
    week, the = alternatives(weekdays), alternatives(data["words"]["article"])
    number = rf"(?P<day>3[01]|[12]?\d)(?:{alternatives(data['suffixes'])})?(?![\w%/]| ?[.,:-]\d)"
    return (
        re.compile(
            rf"(?<![\w./-])(?:(?P<weekday>{week})\b\.?,? +(?:(?:{the}) +)?{number}"
            rf"|(?:{the}) +{number.replace('day>', 'day_>')}(?= ?[.,;!?]|$)|(?P<alone>{week})(?!\w))"
        ),
        weekdays,
    )
