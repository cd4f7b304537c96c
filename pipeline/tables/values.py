"""Values of cells: bounds and marks of dates, rounded confidences, sorted lists."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import Any, TypeVar

from pipeline import edtf

Row = dict[str, Any]
T = TypeVar("T")


def bounds(value: str | None) -> tuple[date | None, date | None]:
    """First and last day that an EDTF date may mean; (None, None) without a date that can be placed."""
    if not value:
        return None, None
    try:
        return edtf.bounds(value)
    except ValueError:
        return None, None


def slip(before: str | None, after: str | None) -> tuple[int | None, int | None]:
    """Fewest and most days that the beginning moved, for EDTF dates; (None, None) where a beginning is open.

    Of an interval its first part counts: 8/10 October begins on the 8th, while "October" begins on any of its days.
    Of a date that only has an end ("by 30 June"), that end counts.
    """
    old, new = _beginning(before), _beginning(after)
    if not old or not new:
        return None, None
    return (new[0] - old[1]).days, (new[1] - old[0]).days


def _beginning(value: str | None) -> tuple[date, date] | None:
    start, _, end = (value or "").partition("/")
    first, last = bounds(end if start == ".." else start)
    return (first, last) if first and last else None


def confidence(value: float) -> float:
    """A confidence as it stands in a table."""
    return round(value, 3)


def texts(values: Iterable[str | None]) -> list[str]:
    """Distinct texts, sorted; None is left out."""
    return sorted({value for value in values if value})


def unique(items: Iterable[T], key: Callable[[T], Hashable]) -> list[T]:
    """The first item of each key, in order."""
    first: dict[Hashable, T] = {}
    for item in items:
        first.setdefault(key(item), item)
    return list(first.values())
