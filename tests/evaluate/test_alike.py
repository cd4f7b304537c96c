"""When a gold value and what was told count as the same."""

from __future__ import annotations

import pytest

from pipeline.evaluate.alike import (
    SAME_PASSAGE,
    closeness,
    folded,
    is_organ,
    same_body,
    same_bounds,
    same_date,
    same_place,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Ferry** &amp; <b>port</b>: “quays”", "ferry port quays"),
        ("co\u00adordination\u00a0– A|B", "coordination a b"),
        ("", ""),
    ],
)
def test_folded(text: str, words: str) -> None:
    assert folded(text) == words


@pytest.mark.parametrize(
    ("quote", "text", "meant"),
    [
        ("Ninth session of the Ferry Board", "9 May: Ninth session of the **Ferry** Board, Riga", True),
        ("Ninth session of the Ferry Board", "Tenth session of the Ferry Board", False),
        ("Opening of the new quay in Riga", "the quay was opened", False),
        ("Opening of the new quay in Riga", "Opening of the new quays in Riga", True),
        ("Opening", "", False),
    ],
)
def test_closeness(quote: str, text: str, meant: bool) -> None:
    assert (closeness(quote, text) >= SAME_PASSAGE) is meant


@pytest.mark.parametrize(
    ("gold", "told", "same"),
    [
        ((None,), None, True),
        (("2024",), None, False),
        ((None,), "2024", False),
        (("2024-05", "2024-06?"), "2024-06%", True),
        (("2024-05",), "2024-05?", False),
    ],
)
def test_same_date(gold: tuple[str | None, ...], told: str | None, same: bool) -> None:
    assert same_date(gold, told) is same


@pytest.mark.parametrize(
    ("gold", "told", "same"),
    [
        ("2024-33", "2024-01/2024-03", True),
        ("2019-10-08/2019-10-10", "2019-10-08/2019-10-10~", True),
        ("../2025-06-30", "2025-06-30", False),
        ("2023-01/..", "2023-01/..", True),
        ("2024-41", "2024-07/2024-12", True),
        ("2024", "soon-er", False),
        (None, None, True),
    ],
)
def test_same_bounds(gold: str | None, told: str | None, same: bool) -> None:
    assert same_bounds((gold,), told) is same


@pytest.mark.parametrize(
    ("names", "venue", "city", "same"),
    [
        (("Nuku'alofa",), None, "Nuku’alofa", True),
        (("São Tomé",), None, "Sao Tome", True),
        (("Bridgetown",), None, "Bridge", False),
        (("Conference Centre, Bridgetown",), None, "Bridgetown", True),
        (("Bridgetown",), "Hilton Bridgetown", None, True),
        (("Bridgetown",), None, None, False),
        ((), "Hilton", "Bridgetown", False),
    ],
)
def test_same_place(names: tuple[str, ...], venue: str | None, city: str | None, same: bool) -> None:
    assert same_place(names, venue, city) is same


@pytest.mark.parametrize(
    ("told", "gold", "same"),
    [
        ("pcf", "PCF|Pacific Coastal Forum", True),
        ("forum pacific coastal", "Pacific Coastal Forum", True),
        ("pcf", "BHN", False),
    ],
)
def test_same_body(told: str, gold: str, same: bool) -> None:
    assert same_body(told, gold) is same


@pytest.mark.parametrize(
    ("name", "organ"),
    [("the Steering Committee", True), ("Comité directivo", True), ("Ferry Committee", False), ("OECD", False)],
)
def test_is_organ(name: str, organ: bool) -> None:
    assert is_organ(name) is organ
