"""From points to EDTF: what a point covers as a pair of ends, and what is wrong with it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from pipeline.edtf import quarter_months
from pipeline.nlp.dates.points import Point

UNKNOWN_YEAR = "XXXX"
THIRDS = {"early": ("01", "04~"), "mid": ("05", "08~"), "late": ("09", "12~")}
"""Early, mid and late in a year, as months: each is a third, its end approximate."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def ends(point: Point, fiscal_start: int | None) -> tuple[str, str]:
    """The EDTF strings of a point's beginning and end; equal where one string says both."""
    year = f"{point.year:04}" if point.year is not None else UNKNOWN_YEAR
    if point.fiscal and point.year is not None:
        return _fiscal(point, fiscal_start)
    month = f"{point.month:02}" if point.month else "XX"
    if point.kind == "day":
        return (f"{year}-{month}-{point.day:02}",) * 2
    if point.kind == "week":
        return _week(point)
    if point.slice:
        return _slice(year, point)
    approximate = "~" if point.part else ""
    if point.kind == "sub":
        return (f"{year}-{point.sub:02}{approximate}",) * 2
    if point.kind == "month":
        return (f"{year}-{month}{approximate}",) * 2
    if point.last_year is not None:
        return year + approximate, f"{point.last_year:04}{approximate}"
    if point.part:
        first, last = THIRDS[point.part]
        return f"{year}-{first}", f"{year}-{last}"
    return year, year


def _slice(year: str, point: Point) -> tuple[str, str]:
    """The n-th week of a month (days 1-7, 8-14 …; the last seven for 5) or its half, its end approximate."""
    length = 28 if not point.year and point.month in (0, 2) else monthrange(point.year or 2001, point.month or 1)[1]
    month = f"{point.month:02}" if point.month else "XX"
    if point.slice >= 6:
        first, last = (1, 15) if point.slice == 6 else (16, length)
    elif point.slice == 5:
        first, last = length - 6, length
    else:
        first, last = point.slice * 7 - 6, point.slice * 7
    return f"{year}-{month}-{first:02}", f"{year}-{month}-{last:02}~"


def _week(point: Point) -> tuple[str, str]:
    """The seven days of an ISO week; its year where the year has no such week."""
    assert point.year is not None and point.week is not None
    try:
        first = date.fromisocalendar(point.year, point.week, 1)
    except ValueError:
        return (f"{point.year:04}",) * 2
    return first.isoformat(), (first + timedelta(days=6)).isoformat()


def _fiscal(point: Point, fiscal_start: int | None) -> tuple[str, str]:
    """A fiscal year or its quarter in months, if the month it begins in is known; else the years it touches.

    "FY 2024" is named by the year it ends in unless `fiscal_start` says else (over 12), "FY 2024/25" tells both.
    """
    assert point.year is not None
    last = point.last_year or point.year
    if fiscal_start is None:
        return f"{point.year:04}", f"{last:04}"
    named_by_its_beginning = point.last_year is not None or fiscal_start == 1 or fiscal_start > 12
    first_year = point.year if named_by_its_beginning else point.year - 1
    fiscal_start = (fiscal_start - 1) % 12 + 1
    length = 12 if point.sub is None else 3 if point.sub < 40 else 6
    number = 0 if point.sub is None else point.sub - (33 if point.sub < 40 else 40)
    first = first_year * 12 + fiscal_start - 1 + number * length
    final = first + length - 1
    if length == 3 and first % 3 == 0:
        return (f"{first // 12:04}-{33 + first % 12 // 3}",) * 2
    return f"{first // 12:04}-{first % 12 + 1:02}", f"{final // 12:04}-{final % 12 + 1:02}"


def checked(point: Point) -> Point:
    """The point, without a day that its month does not have, and with a word on what is wrong with it."""
    if point.kind != "day" or not point.month or point.day is None:
        return point
    year = point.year if point.year is not None else 2024
    if point.day > monthrange(year, point.month)[1]:
        stated = f"{point.day} {MONTHS[point.month - 1]}" + (f" {point.year}" if point.year else "")
        return point._replace(kind="month", day=None, problem=f"{stated} does not exist")
    if point.weekday is None or point.year is None:
        return point
    actual = date(point.year, point.month, point.day).isoweekday()
    if actual == point.weekday:
        return point
    stated = f"{point.day} {MONTHS[point.month - 1]} {point.year}"
    return point._replace(problem=f"{stated} is a {WEEKDAYS[actual - 1]}, not {WEEKDAYS[point.weekday - 1]}")


def order(point: Point, *, end: bool) -> tuple[int, int, int]:
    """A key to compare points by: their first day, or their last if `end`; year 0 where none is stated."""
    year = point.last_year if end and point.last_year else point.year or 0
    if point.kind == "sub" and point.sub is not None:
        first, last = quarter_months(point.sub, year or 2000)
        return year, int((last if end else first)[5:]), 31 if end else 1
    if point.week is not None and year:
        day = date(year, 1, 4) + timedelta(weeks=point.week - 1, days=6 if end else 0)
        return day.year, day.month, day.day
    part = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(point.part, (1, 12))
    month = point.month or part[end]
    return year, month, point.day or (31 if end else 1)
