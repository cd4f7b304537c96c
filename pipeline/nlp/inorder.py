"""Finds in order of start, asked for a stretch of text without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from pipeline.data import FoundDate, FoundName

_Found = TypeVar("_Found", FoundDate, FoundName)


def starting_in(found: Sequence[_Found], start: int, end: int) -> Sequence[_Found]:
    """Those of finds in order of start that begin within `[start, end)`."""
    first = bisect_left(found, start, key=lambda item: item.start)
    return found[first : bisect_left(found, end, first, key=lambda item: item.start)]
