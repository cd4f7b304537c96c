"""Printed markers and the nesting they tell."""

from __future__ import annotations

import pytest

from pipeline.ingest.markers import Nesting, counter, roman_value, split_marker, without_bullet


@pytest.mark.parametrize(("text", "marker"), [
    ("1. Hold a meeting", "1."), ("1) Hold", "1)"), ("(1) Hold", "(1)"), ("12. Hold", "12."), ("1.- Celebrar", "1.-"),
    ("a. Hold", "a."), ("a) Hold", "a)"), ("(iv) Hold", "(iv)"), ("ii. Hold", "ii."), ("II. Aims", "II."),
    ("1.1 Hold a meeting", "1.1"), ("1.2.3 Hold", "1.2.3"), ("A.4 Hold", "A.4"), ("L.1 Alertas", "L.1"), ("1.a Hold",
     "1.a"),
    ("2.i. hold", "2.i."), ("• hold", "•"), ("– hold", "–"), ("o Hold", "o"), ("* hold", "*"), ("1º) Firmar", "1º)"),
    ("1.1 “Fiscal year” means", "1.1"),
    # no markers
    ("14.05.2020: Meeting", None), ("14.05 Meeting", None), ("2023: Review", None), ("4–5 November 2019", None),
    ("2.5 million people", None), ("1st meeting", None), ("1er mars", None), ("10 and 17 May", None), ("o sea", None),
    ("U.S. ports", None), ("(Oslo) meeting", None), ("A meeting", None), ("1.", None), ("", None), ("I think so", None),
    ("-5 degrees", None), ("e.g. this", None), ("12:30 Lunch", None), ("3,000 trees", None),
])
def test_markers(text: str, marker: str | None) -> None:
    assert split_marker(text) == marker


def test_a_bullet_before_an_own_marker() -> None:
    assert without_bullet("- i. Hold") == "i. Hold"
    assert without_bullet("- Hold") == "- Hold"


@pytest.mark.parametrize(("markers", "levels"), [
    (["1.", "i.", "ii.", "2.", "i."], [1, 2, 2, 1, 2]),
    (["1.", "a.", "b.", "2."], [1, 2, 2, 1]),
    (["a)", "b)", "c)", "d)"], [1, 1, 1, 1]),
    (["h)", "i)", "j)"], [1, 1, 1]),  # a letter among letters
    (["(a)", "(i)", "(ii)", "(b)"], [1, 2, 2, 1]),
    (["•", "–", "–", "•"], [1, 2, 2, 1]),
    (["1.", "1.1", "1.2", "1.2.1", "2.", "2.1"], [1, 2, 2, 3, 1, 2]),
    (["I.", "A.", "1.", "2.", "B.", "II."], [1, 2, 3, 3, 2, 1]),
    (["1.", "2.", "4.", "5."], [1, 1, 1, 1]),  # one is missing
])
def test_nesting(markers: list[str], levels: list[int]) -> None:
    nesting = Nesting()
    assert [nesting.level(marker) for marker in markers] == levels


@pytest.mark.parametrize("number", [1, 4, 9, 14, 40, 90, 399, 1994, 3999])
def test_roman_numbers_count_both_ways(number: int) -> None:
    assert roman_value(counter(number, "I")) == number


@pytest.mark.parametrize(("number", "kind", "printed"), [(1, "a", "a"), (27, "A", "AA"), (0, "i", "0"), (5000, "i",
 "5000"), (-2, "1", "-2")])
def test_counters(number: int, kind: str, printed: str) -> None:
    assert counter(number, kind) == printed
