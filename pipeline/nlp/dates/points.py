"""Single points in time: from a matched form to what the text states of year, month, day and part."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from pipeline.nlp.dates.forms import FORMS, Kind
from pipeline.nlp.dates.tokens import Token

Part = Literal["", "early", "mid", "late"]

_PARTS: dict[str, Part] = {"E": "early", "I": "mid", "L": "late"}


class Point(NamedTuple):
    """A point in time as far as the text states it; `first` and `last` are indices of its tokens (inclusive).

    `bare` is a lone number (`day`) or ordinal word (`sub`) that only a range or a list can make a day or a quarter;
    else `sub` is an EDTF sub-year code. `last_year` ends a span of years ("2023/24"). `slice` is the n-th week (1 to 4,
    5 the last) or the half (6, 7) of a month, `week` an ISO week. `relative_year` and `relative_month` count from the
    reference ("next year", "the 4th of this month": `month` is 0 then). `shared` says that a neighbour in the series
    gave the month, `ambiguous` that day and month could be exchanged.
    """

    kind: Kind
    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    sub: int | None = None
    last_year: int | None = None
    part: Part = ""
    slice: int = 0
    week: int | None = None
    relative_year: int | None = None
    relative_month: int | None = None
    weekday: int | None = None
    fiscal: bool = False
    year_stated: bool = False
    doubtful: bool = False
    shared: bool = False
    ambiguous: bool = False
    problem: str | None = None


def read_point(symbols: str, index: int, tokens: Sequence[Token], day_first: bool | None) -> Point | None:
    """The point that begins at a token, by the first form that fits; None where none does."""
    if index >= len(symbols):
        return None
    for kind, pattern in FORMS.get(symbols[index], ()):
        match = pattern.match(symbols, index)
        if match is not None:
            point = _bare(match, tokens) if kind == "bare" else _build(kind, match, tokens, day_first)
            if point is not None:
                return point
    return None


def _bare(match: re.Match[str], tokens: Sequence[Token]) -> Point:
    first, last = match.start(), match.end() - 1
    number, weekday = tokens[last], tokens[first].value if last > first else None
    if number.symbol == "O":
        return Point("bare", first, last, sub=number.value)
    return Point("bare", first, last, day=number.value, weekday=weekday)


def _build(kind: Kind, match: re.Match[str], tokens: Sequence[Token], day_first: bool | None) -> Point | None:
    found = {name: tokens[match.start(name)] for name, symbol in match.groupdict().items() if symbol}
    weekday = next((found[name].value for name in ("weekday", "weekday2", "weekday3") if name in found), None)
    year = found.get("year")
    moon = found.get("relative_month")
    told, year = (year, None) if year and year.symbol == "R" else (found.get("shift"), year)
    point = Point(
        kind,
        match.start(),
        match.end() - 1,
        year=year.value if year else None,
        last_year=year.second or None if year else None,
        month=found["month"].value if "month" in found else 0 if moon else None,
        part=_PARTS[found["part"].symbol] if "part" in found else "",
        relative_year=(told.value if told.symbol != "l" else -1) if told else None,
        relative_month=moon.value if moon else None,
        weekday=weekday,
        fiscal="fiscal" in found or match[0].startswith("F"),
        year_stated=year is not None,
        doubtful=any(token.form == "doubtful" for token in found.values()),
    )
    if "numeric" in found:
        return _numeric(point, found["numeric"], day_first)
    if "nth_weekday" in found:
        return _nth_weekday(point, found["ordinal"], found["nth_weekday"])
    if kind == "week":
        week = found.get("week") or found["ordinal"]
        return point._replace(week=week.value) if week.value <= 53 else None
    if "slice" in found:
        return _sliced(point, found["ordinal"], found["slice"])
    if "day" in found:
        if "glue" in found and not _is_tight(found["day"], found["glue"], found["month"]):
            return None
        return _with_day(point, found.get("split"), found["day"], tokens)
    if "short" in found:
        return _short_year(point, found, tokens)
    if kind == "sub":
        return _with_sub(point, found)
    return point


def _is_tight(day: Token, glue: Token, month: Token) -> bool:
    """Whether no space parts day, dash and month, in either order ("5-Mar", not "Output 5 – March")."""
    first, last = (day, month) if day.start < month.start else (month, day)
    return first.end == glue.start and glue.end == last.start


def _with_day(point: Point, split: Token | None, day: Token, tokens: Sequence[Token]) -> Point | None:
    """A day; two digits that a stray space parted ("1 3 June") are one."""
    value = day.value
    if split is not None:
        if not (split.value <= 3 and value <= 9 and day.start == split.end + 1 and split.end - split.start == 1):
            return None
        value = split.value * 10 + value
        if day.end - day.start != 1 or value > 31:
            return None
    return point._replace(day=value)


def _numeric(point: Point, token: Token, day_first: bool | None) -> Point:
    if token.symbol == "n":
        return point._replace(year=token.value, month=token.second, year_stated=True)
    first, second, ambiguous = token.second, token.third, False
    if token.form == "ymd":
        month, day = first, second
    elif first > 12 or second > 12:
        day, month = (first, second) if first > 12 else (second, first)
    else:
        day, month = (second, first) if day_first is False and token.form != "dotted" else (first, second)
        ambiguous = day_first is None and token.form == "xxy" and first != second
    year = token.value or point.year
    return point._replace(year=year, month=month, day=day, year_stated=year is not None, ambiguous=ambiguous)


def _nth_weekday(point: Point, ordinal: Token, weekday: Token) -> Point | None:
    """ "the second Monday of March 2025" as the day it is."""
    assert point.year is not None and point.month is not None
    length = monthrange(point.year, point.month)[1]
    days = [day for day in range(1, length + 1) if date(point.year, point.month, day).isoweekday() == weekday.value]
    index = -1 if ordinal.symbol == "l" else ordinal.value - 1
    return point._replace(day=days[index], weekday=weekday.value) if index < len(days) else None


def _sliced(point: Point, ordinal: Token, unit: Token) -> Point | None:
    number = 5 if ordinal.symbol == "l" else ordinal.value
    if unit.symbol == "h":
        number = 7 if ordinal.symbol == "l" else number + 5 if number <= 2 else 0
    return point._replace(slice=number) if 1 <= number <= 7 else None


def _short_year(point: Point, found: dict[str, Token], tokens: Sequence[Token]) -> Point | None:
    """ "Oct-24" in a table: a year when it is plausible as one and glued to the month."""
    month, dash, short = found["month"], found["tight"], found["short"]
    tight = month.end == dash.start and dash.end == short.start and short.end - short.start == 2
    if not tight or not 17 <= short.value <= 45:
        return None
    return point._replace(year=2000 + short.value, year_stated=True)


def _with_sub(point: Point, found: dict[str, Token]) -> Point | None:
    if "sub" in found:
        code = found["sub"].value
        if code > 100 and point.year is not None:
            return point._replace(sub=code - 104, year=point.year + 1)
        return point._replace(sub=code) if code < 100 else None
    unit, ordinal = found["unit"], found["ordinal"]
    most = 4 if unit.symbol == "u" else 2
    number = most if ordinal.symbol == "l" else ordinal.value
    if not 1 <= number <= most:
        return None
    return point._replace(sub=(32 if unit.symbol == "u" else 39) + number)
