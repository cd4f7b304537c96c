"""Ranges and lists of points: "8–10 October", "3 and 17 February", "Q2 to Q4 2024", in any mixture and style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from pipeline.nlp.dates.lexicon import Lexicon
from pipeline.nlp.dates.points import Point, read_point
from pipeline.nlp.dates.tokens import Token
from pipeline.nlp.dates.values import checked, ends, order

MAX_POINTS = 24
"""Points read in one series: a year's calendar of two meetings a month fits."""

OPENERS = frozenset("fbot")
"""Symbols of words that may open a range ("from", "between", "du", "del")."""

_OPENER = re.compile(r"(?P<between>b)a?m?|[fot]a?m?(?=[^foba])")
_RANGE = re.compile(r",?(?:-a?|/|v[oai]*m?)|&?t[oai]*m?")
_LIST = re.compile(r",?[&][oaitf]{0,2}m?|[,]&?[oai]{0,2}m?")
_TRAILING_YEAR = re.compile(r",?[oai]{0,2}(?P<year>Y)(?![/]\d)")
_FINER = {"bare": 0, "day": 1, "week": 1, "month": 2, "sub": 3, "year": 4}


@dataclass(frozen=True, slots=True)
class Series:
    """Points bound by "-" (range) or "," (list); `joins[i]` stands before `points[i + 1]`. Token indices inclusive."""

    first: int
    last: int
    points: tuple[Point, ...]
    joins: tuple[str, ...]
    problem: str | None = None


def read_series(
    symbols: str, index: int, tokens: Sequence[Token], folded: str, lexicon: Lexicon, day_first: bool | None
) -> tuple[Series | None, int]:
    """The series that begins at a token, its points completed by each other, and the token to go on from.

    Numbers that nothing makes days are passed over together, so that a text of numbers costs no more than its length.
    """
    opener = _OPENER.match(symbols, index)
    begin = opener.end() if opener else index
    first = read_point(symbols, begin, tokens, day_first)
    if first is None:
        return None, index + 1
    points, joins = [first], list[str]()
    while len(points) < MAX_POINTS:
        step = _next(symbols, points, joins, tokens, day_first, between=bool(opener and opener["between"]))
        if step is None:
            break
        joins.append(step[0])
        points.append(step[1])
    points = _trailing_year(symbols, points, tokens)
    read = points[-1].first if len(points) > 1 and all(point.kind == "bare" for point in points) else index + 1
    points, joins = _trimmed(points, joins, tokens, folded, lexicon)
    if not points:
        return None, read
    completed = _completed(points, joins)
    start = points[0].first
    if opener and start == begin and joins and joins[0] == "-":
        start = index
    return Series(start, points[-1].last, completed, tuple(joins)), points[-1].last + 1


def _next(
    symbols: str,
    points: list[Point],
    joins: list[str],
    tokens: Sequence[Token],
    day_first: bool | None,
    *,
    between: bool,
) -> tuple[str, Point] | None:
    previous = points[-1]
    after = previous.last + 1
    if after < len(tokens) and tokens[after].form == "to" and (not joins or joins[-1] == ","):
        point = read_point(symbols, after, tokens, day_first)
        return ("-", point) if point and _may_join(previous, point, "-", "") else None
    for join, pattern in (("-", _RANGE), (",", _LIST)):
        match = pattern.match(symbols, after)
        if match is None or (join == "-" and joins and joins[-1] == "-"):
            continue
        point = read_point(symbols, match.end(), tokens, day_first)
        if point is None:
            continue
        meant = "-" if between and not joins and "&" in match[0] else join
        if previous.kind == "bare" and symbols[point.first] == "q":
            continue  # "Phase 2 – Q3 2024"
        if _may_join(previous, point, meant, match[0]):
            return meant, point
    return None


def _may_join(left: Point, right: Point, join: str, words: str) -> bool:
    """Whether two neighbours are of one series, by how fine they are and which of them states a year."""
    if "/" in words:
        if left.kind == right.kind:
            return left.kind in ("month", "sub", "year") or (left.year_stated and right.year_stated)
        return left.kind == "bare" and right.kind == "day"
    if right.kind == "bare" and right.day is None and left.kind != "bare":
        return False
    if left.kind == "bare" or right.kind == "bare":
        return (_FINER[left.kind] <= 1 and _FINER[right.kind] <= 1) or (left.kind == "bare" and right.kind == "sub")
    if join == "-":
        if {left.kind, right.kind} == {"day", "month"} and right.year_stated:
            return left.month is not None
        same = left.kind == right.kind or (left.year_stated and right.year_stated)
        return same or (right.year_stated and left.kind in ("month", "sub") and right.kind != "year")
    if left.kind != right.kind:
        return left.year_stated and right.year_stated
    return right.year_stated or not left.year_stated or "&" in words or right.kind == "day"


def _trailing_year(symbols: str, points: list[Point], tokens: Sequence[Token]) -> list[Point]:
    """A year after the last number belongs to the whole series ("October 8–10, 2019")."""
    last = points[-1]
    match = _TRAILING_YEAR.match(symbols, last.last + 1)
    if match is None or last.kind != "bare" or not any(point.month for point in points):
        return points
    year = tokens[match.start("year")].value
    return [*points[:-1], last._replace(year=year, year_stated=True, last=match.end() - 1)]


def _trimmed(
    points: list[Point], joins: list[str], tokens: Sequence[Token], folded: str, lexicon: Lexicon
) -> tuple[list[Point], list[str]]:
    """Without the numbers at either end that nothing makes a day ("Session 3, 14 May", "on 5 May 2020, 12 members")."""
    points, joins = list(points), list(joins)
    while points and not _tail_counts(points, joins, tokens, folded):
        points.pop()
        if joins:
            joins.pop()
    while points and not _head_counts(points, joins, tokens, folded, lexicon):
        points.pop(0)
        if joins:
            joins.pop(0)
    return points, joins


def _tail_counts(points: list[Point], joins: list[str], tokens: Sequence[Token], folded: str) -> bool:
    if points[-1].kind != "bare":
        return not _in_doubt(points[-1], points, joins)
    anchors = [point for point in points[:-1] if point.kind == "day"]
    if not anchors or (anchors[-1].year_stated and not points[-1].year_stated) or points[-1].day is None:
        return False
    if points[-1].year_stated or joins[-1] == "-":
        return True
    end = tokens[points[-1].last].end
    return not re.match(r" +(?!in |at |on |a |en |au |y |et )[^\W\d_]", folded[end : end + 6])


def _head_counts(points: list[Point], joins: list[str], tokens: Sequence[Token], folded: str, lexicon: Lexicon) -> bool:
    if points[0].kind != "bare":
        return not _in_doubt(points[0], points, joins)
    heads = next((index for index, point in enumerate(points) if point.kind != "bare"), None)
    if heads is None:
        return False
    if points[heads].kind == "day" and any(point.day is None for point in points[:heads]):
        return False
    most = _most(points[heads].sub or 0)
    if points[heads].kind == "sub" and any((point.day or point.sub or 9) > most for point in points[:heads]):
        return False
    if points[heads].kind not in ("day", "sub"):
        return False
    start, end = tokens[points[0].first].start, tokens[points[0].last].end
    tight = not folded[end : end + 1].isspace()
    if not (joins[0] == "-" and tight) and lexicon.context["numbered_left"].search(folded[max(0, start - 24) : start]):
        return False
    if joins[0] == "-":
        return True
    between = folded[tokens[points[heads - 1].last].end : tokens[points[heads].first].start]
    return any(char.isalpha() or char == "&" for char in between) or heads > 1


def _most(code: int) -> int:
    """How many of a sub-year code's kind a year has, where they are numbered."""
    return 4 if 33 <= code <= 36 else 2 if code >= 40 else 0


def _in_doubt(point: Point, points: list[Point], joins: list[str]) -> bool:
    """ "may" and "spring" in lower case count only with a year: for a season that of another one."""
    if not point.doubtful or point.year_stated:
        return False
    ranged = point.kind == "sub" and "-" in joins
    return not any(other.year_stated and (ranged or point.kind == "month") for other in points)


def _completed(points: list[Point], joins: list[str]) -> tuple[Point, ...]:
    done = list(points)
    for index in range(len(done) - 2, -1, -1):
        done[index] = _filled(done[index], done[index + 1], joins[index], backwards=True)
    for index in range(1, len(done)):
        done[index] = _filled(done[index], done[index - 1], joins[index - 1], backwards=False)
    return tuple(checked(point) for point in done)


def _filled(point: Point, other: Point, join: str, *, backwards: bool) -> Point:
    """A point with the month, unit and year that its neighbour states and it does not."""
    if point.kind == "bare" and other.kind == "day":
        point = point._replace(kind="day", month=other.month, year=point.year or other.year, shared=True)
    elif point.kind == "bare" and other.kind == "sub" and other.sub is not None:
        base = 32 if other.sub < 40 else 39
        point = point._replace(kind="sub", sub=base + (point.day or point.sub or 1), day=None, year=other.year)
    if point.year is not None or other.year is None or point.kind == "year":
        return point
    step = 0
    dated = point.month != other.month and (point.month is None) == (other.month is None)
    if join == "-" and point.kind == other.kind and (dated or point.kind == "sub"):
        mine, theirs = order(point, end=False)[1:], order(other, end=False)[1:]
        step = -1 if backwards and mine > theirs else 1 if not backwards and mine < theirs else 0
    return point._replace(year=other.year + step, fiscal=other.fiscal)


def occurrences(series: Series, fiscal_start: int | None) -> tuple[tuple[str, ...], str | None]:
    """The EDTF value of each occurrence, and what is wrong with the series if anything is."""
    problem = next((point.problem for point in series.points if point.problem), None)
    run = _consecutive(series)
    if run is not None:
        return (run,), problem
    values: list[str] = []
    for index, point in enumerate(series.points):
        if index and series.joins[index - 1] == "-":
            continue
        ranged = index < len(series.joins) and series.joins[index] == "-"
        final = series.points[index + 1] if ranged else point
        first, last = ends(point, fiscal_start)[0], ends(final, fiscal_start)[1]
        if ranged and _backwards(point, final):
            problem = problem or "range runs backwards"
        values.append(first if first == last else f"{first}/{last}")
    return tuple(dict.fromkeys(values)), problem


def _backwards(first: Point, last: Point) -> bool:
    if (first.year is None) != (last.year is None):
        return False
    if first.year is None and first.month != last.month:
        return False
    return order(first, end=False) > order(last, end=True)


def _consecutive(series: Series) -> str | None:
    """Days in a row named one by one ("27 and 28 March 2025") are one occasion."""
    points = series.points
    if len(points) < 2 or "-" in series.joins or any(point.kind != "day" for point in points):
        return None
    if sum(not point.shared for point in points) > 1:
        return None
    days = [date(point.year or 2001, point.month or 1, point.day or 1) for point in points]
    if any(after - before != timedelta(days=1) for before, after in pairwise(days)):
        return None
    return f"{ends(points[0], None)[0]}/{ends(points[-1], None)[1]}"
