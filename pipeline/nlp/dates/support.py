"""How sure it is that a candidate is a date at all: bare years, months and numbers need their surroundings' word."""

from __future__ import annotations

from pipeline.nlp.dates.points import Point
from pipeline.nlp.dates.qualifiers import Qualified
from pipeline.nlp.dates.series import Series
from pipeline.nlp.dates.surroundings import Surroundings

NAME_BEFORE_YEAR = 0.5
"""Confidence of a year that only a name introduces ("Forum 2024:")."""
AMBIGUOUS_ORDER = 0.7
"""Confidence of 03/05/2023 where nothing tells day from month."""


def support(series: Series, start: int, end: int, qualified: Qualified, around: Surroundings) -> float:
    """1 for what can only be a date, less where it may be another thing, 0 where nothing speaks for a date."""
    point = series.points[0]
    yearless = not any(item.year_stated for item in series.points)
    if yearless and "/" in around.text[start:end] and around.says("no_year_left", around.left(start)):
        return 0.0
    if any(item.ambiguous for item in series.points):
        return AMBIGUOUS_ORDER
    if len(series.points) > 1:
        return _series_support(series, start, around)
    if point.kind == "year" and not point.part and around.says("adjective_left", around.left(start)):
        return 0.0
    if qualified.says or point.relative_year is not None or point.relative_month is not None:
        return 1.0
    if point.kind == "year" and not point.part and not point.fiscal:
        return _year_support(point, start, end, around)
    if point.kind == "month" and around.text[start].isdigit() and around.says("no_year_left", around.left(start)):
        return 0.0
    if point.kind == "month" and not point.year_stated and not point.part:
        return _word_support(start, end, around)
    if point.kind == "sub" and not point.year_stated and (point.sub or 0) not in range(33, 37) and not point.slice:
        return _word_support(start, end, around)
    if point.kind == "day" and not point.year_stated and point.month and "/" in around.text[start:end]:
        return _word_support(start, end, around)
    return 1.0


def _series_support(series: Series, start: int, around: Surroundings) -> float:
    if any(point.year_stated or point.kind == "day" for point in series.points):
        return 1.0
    return 1.0 if around.begins_entry(start) or around.says("preposition", around.left(start)) else 0.7


def _year_support(point: Point, start: int, end: int, around: Surroundings) -> float:
    left, right = around.left(start), around.right(end)
    if around.says("no_year_right", right):
        return 0.0
    if point.last_year:
        return 1.0
    if around.says("year_left", left):
        return 1.0
    if around.says("no_year_left", left) or right.startswith(("-", "%")):
        return 0.0
    if around.says("reference_left", left) or around.says("superseded_left", left):
        return 0.8
    if around.says("period_left", left) or around.says("period_right", right):
        return 0.8
    set_off = around.is_set_off(end)
    if around.begins_entry(start):
        follower = around.text[end : end + 2].strip()
        return 0.9 if set_off or follower[:1].isupper() else 0.0
    if not set_off:
        return 0.0
    if left.rstrip().endswith((",", "(", ":", ";", "–", "- ")):
        return 0.9
    word = around.text[:start].rstrip()[-1:]
    return NAME_BEFORE_YEAR if word and _follows_name(start, around) else 0.0


def _follows_name(start: int, around: Surroundings) -> bool:
    words = around.text[max(0, start - 40) : start].split()
    return bool(words) and words[-1][:1].isupper()


def _word_support(start: int, end: int, around: Surroundings) -> float:
    """A month or season without a year: at an entry's beginning, or after a preposition."""
    if around.begins_entry(start) and around.is_set_off(end):
        return 1.0
    return 0.9 if around.says("preposition", around.left(start)) else 0.0
