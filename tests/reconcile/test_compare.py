from dataclasses import replace

import pytest

from pipeline.data import EventMention, ObjectiveMention, Place
from pipeline.reconcile.compare import (
    Difference,
    event_differences,
    objective_differences,
    relocated,
    reschedule_detail,
    same_date,
)
from tests.reconcile.build import event, objective


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2024-33", "2024-03-14", "refined"),
        ("2024", "2024-05", "refined"),
        ("2024-06?", "2024-06", "confirmed"),
        ("2024-06?", "2024-06-12", "refined"),
        (None, "2024-06-12", "confirmed"),
        ("2024-06-12", None, None),
        ("2024-06-12", "2024-07-01", "later"),
        ("2024-06-12", "2024-05-30/2024-06-02", "earlier"),
        ("2024-06-12", "2024-06", None),  # coarser, neither later nor earlier
        ("../2023-06-30", "../2023-09-30", "later"),
        ("2024-06-03/2024-06-05", "2024-06-04/2024-06-06", "later"),
    ],
)
def test_what_became_of_a_date(before: str | None, after: str | None, expected: str | None) -> None:
    assert reschedule_detail(before, after) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2024-33", "2024-01/2024-03", True),
        ("../2029", "../2029-12-31", True),
        ("2024-06?", "2024-06", False),
        ("2024-06", "2024-06-01", False),
        (None, None, True),
        (None, "2024", False),
    ],
)
def test_the_same_date_in_other_words(one: str | None, other: str | None, expected: bool) -> None:
    assert same_date(one, other) is same_date(other, one) is expected


LIMA, QUITO = Place(city="Lima", country="PER"), Place(city="Quito", country="ECU")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (LIMA, QUITO, True),
        (LIMA, Place(online=True), True),
        (LIMA, replace(LIMA, online=True), False),  # hybrid now
        (LIMA, Place(), False),  # not told
        (Place(open=True), LIMA, True),
        (Place(country="PER"), LIMA, False),  # more precise
        (Place(country="PER"), Place(country="ECU"), True),
        (Place(city="Santiago", country="CHL"), Place(city="Santiago de Chile", country="CHL"), False),
        (Place(city="Victoria", country="SYC"), Place(city="Victoria", country="CAN"), True),
        (Place(city="Lima", country="PER"), Place(city="Lima", country="PER", venue="Old Mint"), False),
    ],
)
def test_relocated(before: Place, after: Place, expected: bool) -> None:
    assert relocated(before, after) is relocated(after, before) is expected


def _kinds(differences: list[Difference]) -> list[str]:
    return [difference.change for difference in differences]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (event("Forum", "2024-05", city="Lima"), event("Forum", "2024-05", city="Lima"), []),
        (
            event("Forum on dust", "2024-05?", "tentative", city="Lima", country="PER"),
            event("Forum on sand", "2024-06", "planned", city="Quito", country="ECU"),
            ["rescheduled", "relocated", "status_changed", "reworded"],
        ),
        (event("Forum", "2024-05", "planned"), event("Forum", "2024-05", "completed"), ["status_changed"]),
    ],
)
def test_differences_of_events(before: EventMention, after: EventMention, expected: list[str]) -> None:
    assert _kinds(list(event_differences(before, after, "en"))) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (objective("1. Publish maps", "1"), objective("2. Publish maps", "2"), ["renumbered"]),
        (objective("1. Publish maps", "1"), objective("Publish maps", None), []),  # a number that is gone
        (objective("Publish maps", lead=("CAN",)), objective("Publish maps", lead=("CAN", "GHA")), ["lead_changed"]),
        (objective("Publish maps", lead=("CAN",)), objective("Publish maps"), ["lead_changed"]),
        (objective("Publish maps", lead=("CAN",)), objective("Publish maps", has_lead_field=False), []),
        (objective("Publish maps", timeline="2024"), objective("Publish maps", timeline="2025"), ["rescheduled"]),
        (objective("Publish maps", timeline="2024"), objective("Publish maps", has_timeline_field=False), []),
        (
            objective("Publish maps by June 2024", timeline_text="by June 2024", timeline="../2024-06"),
            objective("Publish maps by May 2025", timeline_text="by May 2025", timeline="../2025-05"),
            ["rescheduled"],
        ),
        (
            objective("1.1 | Publish maps | Ghana | 2024 | Late", "1.1", lead=("GHA",)),
            objective("1.1 | Publish maps | Ghana | 2024 | Done", "1.1", lead=("GHA",)),
            [],
        ),
        (
            objective("Summit, Lima, June 2021 (TBC): Joint statement", label="Summit, Lima, June 2021 (TBC)"),
            objective("Summit, 2022: Joint statement", label="Summit, 2022"),
            [],
        ),
        (
            objective("Axis 5 – Access. Pool talking books", "5", "priority", label="Access"),
            objective("Axis 4 – Access: pool talking books", "4", "priority", label="Access"),
            ["renumbered"],
        ),
    ],
)
def test_differences_of_objectives(before: ObjectiveMention, after: ObjectiveMention, expected: list[str]) -> None:
    assert _kinds(list(objective_differences(before, after, "en"))) == expected


def test_words_of_two_languages_are_not_compared() -> None:
    differences = list(event_differences(event("Forum", "2024-05"), event("Réunion", "2024-06"), None))
    assert _kinds(differences) == ["rescheduled"]
