"""Numbered headings: which numbers head sections and which count a list."""

from __future__ import annotations

import pytest

from pipeline.ingest.numbered import heading_marker
from pipeline.ingest.plaintext import blocks_of_text
from tests.ingest.reading import short

PROSE = "The board meets once a year, and whoever comes pays the fare."


@pytest.mark.parametrize(("text", "marker"), [
    ("1 Introduction", "1"), ("12 Budget of 2024", "12"), ("3 «Ports»", "3"), ("II. Aims", "II."), ("A) Eau", "A)"),
    ("2.1 Noise", "2.1"), ("3 March 2024 Chur", None), ("4 mai : réunion", None), ("5 boats in Hull", None),
    ("• Ports", None), ("2024 Plan", None), ("20 000 euros", None),
])
def test_the_number_of_a_heading(text: str, marker: str | None) -> None:
    assert heading_marker(text) == marker


@pytest.mark.parametrize(("lines", "expected"), [
    # bare numbers head sections, items below them are numbered through
    (["Plan", "1 Aims", "1.1 The board shall meet.", "1.2 It shall vote.", "2 Money in 2024", PROSE],
     ["h1 Plan", "h2 1 Aims", "li1 1.1 The board shall meet.", "li1 1.2 It shall vote.", "h2 2 Money in 2024",
      f"p {PROSE}"]),
    # three styles, one below the other
    (["PLAN FOR 2024", "I. Aims", "A) Eau", "1) Fix the pump.", "2) Fix the pipe.", "B) Air", PROSE, "II. Money",
      PROSE],
     ["h1 PLAN FOR 2024", "h2 I. Aims", "h3 A) Eau", "li1 1) Fix the pump.", "li1 2) Fix the pipe.", "h3 B) Air",
      f"p {PROSE}", "h2 II. Money", f"p {PROSE}"]),
    # named parts stand over the numbers in them
    (["PLAN FOR 2024", "Part A: Ports", "1 Hull", PROSE, "2 Goole", PROSE, "Part B: Money", PROSE],
     ["h1 PLAN FOR 2024", "h2 Part A: Ports", "h3 1 Hull", f"p {PROSE}", "h3 2 Goole", f"p {PROSE}",
      "h2 Part B: Money", f"p {PROSE}"]),
    # dates count nothing, and lines right below one another head nothing
    (["Plan", "1 March 2024 in Hull, with lunch", "2 April 2024 in Goole, with tea", PROSE],
     ["h1 Plan", "p 1 March 2024 in Hull, with lunch", "p 2 April 2024 in Goole, with tea", f"p {PROSE}"]),
])
def test_sections_by_their_numbers(lines: list[str], expected: list[str]) -> None:
    assert short(blocks_of_text("\n\n".join(lines), key="t")) == expected
