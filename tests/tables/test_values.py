"""Bounds, slips and lists of cells."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.tables.values import bounds, slip, texts, unique

SLIPS = [
    ("2024-05-04", "2024-05-11", (7, 7)),
    ("2024-05-11", "2024-05-04", (-7, -7)),
    ("2024-05-04/2024-05-06", "2024-05-11/2024-05-13", (7, 7)),  # the beginning moved, whatever the length
    ("2021-06?", "2022", (185, 578)),  # from the end of June to New Year; from the first of June to New Year's Eve
    ("2024-33", "2024-03-14", (-17, 73)),  # a quarter that is made exact
    ("../2025-06-30", "../2025-07-30", (30, 30)),  # deadlines
    ("2023-01/..", "2023-02/..", (1, 58)),
    (None, "2024", (None, None)),
    ("2024", None, (None, None)),
    ("no date", "2024", (None, None)),
]


@pytest.mark.parametrize(("before", "after", "days"), SLIPS)
def test_slip(before: str | None, after: str | None, days: tuple[int | None, int | None]) -> None:
    assert slip(before, after) == days


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, (None, None)),
        ("", (None, None)),
        ("XXXX-03", (None, None)),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2023-01/..", (date(2023, 1, 1), None)),
    ],
)
def test_bounds(value: str | None, expected: tuple[date | None, date | None]) -> None:
    assert bounds(value) == expected


def test_texts_are_distinct_and_sorted() -> None:
    assert texts(["b", None, "a", "b", ""]) == ["a", "b"]


def test_unique_keeps_the_first() -> None:
    assert unique(["aa", "b", "ac"], lambda item: item[0]) == ["aa", "b"]
