"""Reading and writing EDTF (ISO 8601-2), as far as plans need it: level 0 and 1, and the sub-year codes of level 2.

Understood: year, month, day; `XXXX` for an unstated year; sub-years 21-24 (seasons), 33-36 (quarters), 40 and 41
(halves); intervals, open with `..`; a trailing `?`, `~` or `%`. The library `edtf` reads open intervals wrongly and is
slow; it serves as an oracle in the tests.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "quarter", "half", "season", "year"]

SUB_YEARS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip
"""Code to first and last month. Seasons are the northern meteorological ones; winter runs into the next year (14)."""

_POINT = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<sub>\d\d)(?:-(?P<day>\d\d))?)?(?P<marks>[?~%]?)")
_COARSENESS: tuple[Precision, ...] = ("day", "month", "quarter", "season", "half", "year")


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day that an EDTF string covers; None for an open side. Raises ValueError if it cannot be dated.

    Marks of doubt do not widen the bounds. An interval that runs backwards gives its ends as they stand.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point_bounds(start)
    first = None if start == ".." else _point_bounds(start)[0]
    last = None if end == ".." else _point_bounds(end)[1]
    return first, last


def precision(edtf: str) -> Precision | None:
    """How fine a date is; of an interval its coarser end. None if it is not a date."""
    found = [_point_precision(part) for part in edtf.split("/") if part != ".."]
    known = [item for item in found if item]
    return max(known, key=_COARSENESS.index) if known and len(known) == len(found) else None


def is_uncertain(edtf: str) -> bool:
    """Whether a part is marked `?` (tentative, to be confirmed) or `%`."""
    return "?" in edtf or "%" in edtf


def is_approximate(edtf: str) -> bool:
    """Whether a part is marked `~` (around, early, mid, late) or `%`."""
    return "~" in edtf or "%" in edtf


def is_valid(edtf: str) -> bool:
    """Whether the string is a date this module reads, exists in the calendar and does not run backwards."""
    try:
        first, last = bounds(edtf)
    except ValueError:
        return False
    return edtf not in ("../..", "..") and (first is None or last is None or first <= last)


def quarter_months(code: int, year: int) -> tuple[str, str]:
    """First and last month ("YYYY-MM") of a sub-year code in a year."""
    first, last = SUB_YEARS[code]
    return f"{year:04}-{first:02}", f"{year + (last > 12):04}-{(last - 1) % 12 + 1:02}"


def mark(edtf: str, sign: str) -> str:
    """Adds `?` or `~` to every stated end of a date; both on one end become `%`."""
    return "/".join(part if part == ".." else _mark_point(part, sign) for part in edtf.split("/"))


def _mark_point(point: str, sign: str) -> str:
    present = point[-1:] if point.endswith(("?", "~", "%")) else ""
    if not present:
        return point + sign
    return point if present in (sign, "%") else point[:-1] + "%"


@lru_cache(maxsize=4096)
def _point_bounds(point: str) -> tuple[date, date]:
    match = _POINT.fullmatch(point)
    if match is None or match["year"] in ("XXXX", "0000"):
        raise ValueError(f"not a date that can be placed in time: {point!r}")
    year, sub, day = int(match["year"]), match["sub"], match["day"]
    if sub is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is not None:
        exact = date(year, int(sub), int(day))
        return exact, exact
    first, last = SUB_YEARS.get(int(sub), (int(sub), int(sub)))
    last_year, last_month = year + (last > 12), (last - 1) % 12 + 1
    return date(year, first, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _point_precision(point: str) -> Precision | None:
    match = _POINT.fullmatch(point)
    if match is None:
        return None
    if match["day"]:
        return "day"
    sub = int(match["sub"] or 0)
    if sub >= 40:
        return "half" if sub in SUB_YEARS else None
    if sub >= 33:
        return "quarter" if sub in SUB_YEARS else None
    if sub >= 21:
        return "season" if sub in SUB_YEARS else None
    return "month" if 1 <= sub <= 12 else "year" if match["sub"] is None else None
