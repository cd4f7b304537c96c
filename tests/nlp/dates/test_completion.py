from __future__ import annotations

import pytest

from pipeline.data import RelativeDate
from pipeline.nlp.dates import (
    complete,
    day_order,
    find_dates,
    fiscal_start_month,
    resolve_relative,
    resolved_values,
    share_years,
)


@pytest.mark.parametrize(
    ("value", "year", "completed"),
    [
        ("XXXX-03-15", 2024, "2024-03-15"),
        ("XXXX-03", "2024", "2024-03"),
        ("XXXX-02-03/XXXX-02-05", 2024, "2024-02-03/2024-02-05"),
        ("XXXX-12-28/XXXX-01-03", 2024, "2024-12-28/2025-01-03"),
        ("XXXX-11/XXXX-01", 2024, "2024-11/2025-01"),
        ("../XXXX-06-30", 2024, "../2024-06-30"),
        ("XXXX-03?/XXXX-05?", 2024, "2024-03?/2024-05?"),
        ("2020-01", 2024, "2020-01"),
    ],
)
def test_complete(value: str, year: str | int, completed: str) -> None:
    assert complete(value, year) == completed


@pytest.mark.parametrize(
    ("texts", "day_first"),
    [
        (["on 14/06/2023"], True),
        (["on 06/14/2023"], False),
        (["on 03/05/2023"], None),
        (["on 14/06/2023", "06/14/2023"], None),
        (["2023/14/06", "1/14/06/2023"], None),
        ([], None),
    ],
)
def test_day_order(texts: list[str], day_first: bool | None) -> None:
    assert day_order(texts) is day_first


@pytest.mark.parametrize(
    ("text", "language", "month"),
    [
        ("“Fiscal year” means the twelve months from 1 April to 31 March.", "en", 4),
        ("The financial year begins on 1 July.", "en", 7),
        ("FY2025 means April 2025 to March 2026.", "en", 16),
        ("FY2025 means April 2024 to March 2025.", "en", 4),
        ("L'exercice budgétaire va du 1er octobre au 30 septembre.", "fr", 10),
        ("El ejercicio fiscal comienza el 1 de julio.", "es", 7),
        ("The year was good.", "en", None),
    ],
)
def test_fiscal_start_month(text: str, language: str, month: int | None) -> None:
    assert fiscal_start_month([text], language) == month


def test_share_years_takes_the_next_stated_year() -> None:
    found = find_dates("Kisumu on 11 March and Eldoret on 18 March 2025", "en")
    assert [item.values for item in share_years(found)] == [("2025-03-11",), ("2025-03-18",)]


def test_share_years_does_not_take_a_year_from_a_reference() -> None:
    found = find_dates("Following the decision of 12 March 2020 it meets on 4 May.", "en")
    assert share_years(found)[1].values == ("XXXX-05-04",)


@pytest.mark.parametrize(
    ("unit", "amount", "anchor", "value"),
    [
        ("day", 0, "2021-05-03", "2021-05-03"),
        ("day", 1, "2021-05-03", "2021-05-04"),
        ("day", 1, "2021-05-03/2021-05-05", "2021-05-06"),
        ("day", -1, "2021-05-03/2021-05-05", "2021-05-02"),
        ("day", 1, "2021-05", None),
        ("week", 2, "2021-05-03", "2021-05-17"),
        ("fortnight", -1, "2021-05-17", "2021-05-03"),
        ("calendar_week", 1, "2021-05-05", "2021-05-10/2021-05-16"),
        ("month", 0, "2021-05-03", "2021-05"),
        ("month", 1, "2021-12-03", "2022-01"),
        ("month", 1, "2021", None),
        ("quarter", 1, "2021-11", "2022-33"),
        ("year", 1, "2021-05-03", "2022"),
        ("decade", 0, "2021-05-03", "2029"),
        ("weekday", 9, "2016-11-07", "2016-11-15"),
        ("day_of", 2, "2021-05-03/2021-05-05", "2021-05-04"),
        ("day_of", -1, "2021-05-03/2021-05-05", "2021-05-05"),
        ("day", 1, "XXXX-05-03", None),
        ("day", 1, None, None),
    ],
)
def test_resolve_relative(unit: str, amount: int, anchor: str | None, value: str | None) -> None:
    assert resolve_relative(RelativeDate("previous", unit, amount), anchor) == value  # type: ignore[arg-type]


def test_resolve_relative_until() -> None:
    assert (
        resolve_relative(RelativeDate("event", "day", 0, "summit", until=True), "2024-02-26/2024-02-29")
        == "../2024-02-29"
    )


def test_resolved_values_fill_a_year_counted_from_the_reader() -> None:
    (found,) = find_dates("by the end of next year", "en")
    assert resolved_values(found, "2024-05-05") == ("../2025-12",)
    (found,) = find_dates("from 4 to 22 this month", "en")
    assert resolved_values(found, "2024-05-05") == ("2024-05-04/2024-05-22",)
