from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.edtf import bounds, is_approximate, is_uncertain, is_valid, mark, precision, quarter_months


@pytest.mark.parametrize(
    ("edtf", "first", "last", "fineness"),
    [
        ("2019-05-16", "2019-05-16", "2019-05-16", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2022", "2022-01-01", "2022-12-31", "year"),
        ("2019-10-08/2019-10-10", "2019-10-08", "2019-10-10", "day"),
        ("2022/2024-06", "2022-01-01", "2024-06-30", "year"),
        ("2023-01/..", "2023-01-01", None, "month"),
        ("../2025-06-30", None, "2025-06-30", "day"),
        ("2024-33", "2024-01-01", "2024-03-31", "quarter"),
        ("2024-36", "2024-10-01", "2024-12-31", "quarter"),
        ("2024-40", "2024-01-01", "2024-06-30", "half"),
        ("2024-41", "2024-07-01", "2024-12-31", "half"),
        ("2024-21", "2024-03-01", "2024-05-31", "season"),
        ("2024-24", "2024-12-01", "2025-02-28", "season"),
        ("2021-06?", "2021-06-01", "2021-06-30", "month"),
        ("2025~", "2025-01-01", "2025-12-31", "year"),
        ("2025-01/2025-04~", "2025-01-01", "2025-04-30", "month"),
        ("2024-35/2025-03-01", "2024-07-01", "2025-03-01", "quarter"),
    ],
)
def test_bounds_and_precision(edtf: str, first: str | None, last: str | None, fineness: str) -> None:
    told = tuple(day.isoformat() if day else None for day in bounds(edtf))
    assert told == (first, last)
    assert precision(edtf) == fineness
    assert is_valid(edtf)


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "soon",
        "2024-13",
        "2024-02-30",
        "2024-37",
        "XXXX-03",
        "2024/soon",
        "2024/",
        "/2024",
        "20240101",
        "..",
        "../..",
    ],
)
def test_what_is_no_date(edtf: str) -> None:
    assert not is_valid(edtf)


def test_a_range_that_runs_backwards_keeps_its_ends_and_is_invalid() -> None:
    assert bounds("2025-05-15/2025-05-12") == (date(2025, 5, 15), date(2025, 5, 12))
    assert not is_valid("2025-05-15/2025-05-12")


def test_bounds_quote_what_they_cannot_read() -> None:
    with pytest.raises(ValueError, match="'soon'"):
        bounds("soon")


def test_precision_of_an_unstated_year() -> None:
    assert precision("XXXX-03-15") == "day"
    assert precision("soon") is None
    assert precision("2024/soon") is None


@pytest.mark.parametrize(
    ("edtf", "sign", "marked"),
    [
        ("2021-06", "?", "2021-06?"),
        ("2021-06~", "?", "2021-06%"),
        ("2021-06?", "?", "2021-06?"),
        ("2021-11-30/2021-12-03", "?", "2021-11-30?/2021-12-03?"),
        ("../2021-12", "~", "../2021-12~"),
    ],
)
def test_mark(edtf: str, sign: str, marked: str) -> None:
    assert mark(edtf, sign) == marked
    assert is_uncertain(marked) == ("?" in marked or "%" in marked)
    assert is_approximate(marked) == ("~" in marked or "%" in marked)


def test_quarter_months() -> None:
    assert quarter_months(35, 2024) == ("2024-07", "2024-09")
    assert quarter_months(24, 2024) == ("2024-12", "2025-02")


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@given(days, st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
@settings(max_examples=40, deadline=None)
def test_bounds_agree_with_the_edtf_library(day: date, form: str) -> None:
    edtf = day.strftime(form)
    parsed = parse_edtf(edtf)
    first, last = bounds(edtf)
    assert first is not None and last is not None
    assert first.timetuple()[:3] == parsed.lower_strict()[:3]
    assert last.timetuple()[:3] == parsed.upper_strict()[:3]


@given(days, days)
def test_bounds_of_an_interval_are_its_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert bounds(f"{first.isoformat()}/{last.isoformat()}") == (first, last)
