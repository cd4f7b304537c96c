"""Finds of a stretch of text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.data import FoundDate, FoundName
from pipeline.nlp.context import move
from pipeline.nlp.inorder import starting_in

offsets = st.integers(0, 30)


@given(st.lists(offsets), offsets, offsets)
def test_finds_those_that_begin_in_the_stretch(starts: list[int], start: int, end: int) -> None:
    found = [FoundDate(at, at + 2, "x", ()) for at in sorted(starts)]
    assert list(starting_in(found, start, end)) == [date for date in found if start <= date.start < end]


def test_moved_name_keeps_all_but_its_place() -> None:
    name = FoundName(1, 4, "Ayr", "CITY", ("7",), "acronym", 0.3)
    assert move(move(name, 10), -10) == name
    assert move(name, 10).start == 11
