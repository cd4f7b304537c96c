"""The status of an event by its words, its date and the date of its release."""

from __future__ import annotations

import pytest

from pipeline.nlp.status import is_past, read_status

CASES = [
    # text, date, language, role, released, expected
    ("Workshop on wind data", "2023-05-03", "en", "calendar", "2023-04", "planned"),
    ("Workshop on wind data", "2023-05-03", "en", "calendar", "2023-09", "completed"),
    ("Workshop on wind data", "2023-05-03", "en", "completed", None, "completed"),
    ("Workshop on wind data (TBC)", "2023-05?", "en", "calendar", "2023-04", "tentative"),
    ("Workshop, if possible", "2023-05", "en", "calendar", "2023-04", "tentative"),
    ("Workshop on wind data", None, "en", "calendar", "2023-04", "tentative"),
    ("Workshop. Cancelled because of floods", "2023-02-07", "en", "completed", "2023-04", "cancelled"),
    ("Workshop, postponed from March", "2023-08", "en", "calendar", "2023-04", "postponed"),
    ("Border exercise. Postponed until further notice.", "2020-09-14", "en", "completed", "2021-01", "postponed"),
    ("Seminar in Busan, put off since 2020", "2023-04-13", "en", "completed", "2023-11", "completed"),
    ("The group was launched in November 2018", "2018-11", "en", "background", "2022-10", "completed"),
    ("The forum will be held in Lima", "2024-05", "en", "other", "2024-01", "planned"),
    ("Next exercise, place to be decided", "2024", "en", "calendar", "2022-09", "planned"),
    ("A second call if one proves necessary", "2023-06-08", "en", "other", "2023-01", "tentative"),
    ("Focal points hold a call every month", "2023-01/..", "en", "background", "2023-11", "ongoing"),
    ("Réunion du bureau à Victoria", "2023-06", "fr", "calendar", "2022-02", "planned"),
    ("La visite prévue pour 2021 a été annulée", "2021", "fr", "completed", "2023-11", "cancelled"),
    ("Assemblée générale, reportée à la demande du bureau", "2025-06", "fr", "calendar", "2024-12", "postponed"),
    ("Atelier, lieu à déterminer", "2025-06", "fr", "calendar", "2024-12", "planned"),
    ("Octobre (sous réserve) : activité parallèle", "2025-06", "fr", "calendar", "2024-12", "tentative"),
    ("El encuentro se pospuso", "2024-41", "es", "calendar", "2024-03", "postponed"),
    ("Simulacro de retiro. Cancelado", "2024-05-16", "es", "calendar", "2024-03", "cancelled"),
    ("Taller en Quito", "2023-05-16", "es", "completed", "2024-03", "completed"),
]


@pytest.mark.parametrize(("text", "edtf", "language", "role", "released", "expected"), CASES)
def test_status(text: str, edtf: str | None, language: str, role: str, released: str | None, expected: str) -> None:
    assert read_status(text, edtf, language=language, role=role, released=released) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "edtf", "expected"),
    [
        ("planned", "2024-05", "planned"),
        ("planned", "2023-01", "completed"),
        ("planned", "2024-05?", "tentative"),
        ("cancelled", "2024-05", "cancelled"),
        ("postponed", "2024-05", "postponed"),
        ("completed", "2024-05", "completed"),
        ("tentative", "2024-05", "tentative"),
    ],
)
def test_a_status_cell_wins_over_dates(cell: str, edtf: str, expected: str) -> None:
    told = read_status("Forum", edtf, language="en", role="calendar", released="2024-01", cell=cell)  # type: ignore[arg-type]
    assert told == expected


@pytest.mark.parametrize(
    ("edtf", "released", "past"),
    [
        ("2023-05", "2023-06", True),
        ("2023-05", "2023-05", None),
        ("2023-05-02", "2023-05-20", True),
        ("2023", "2023-05", False),
        ("2024-01", "2023-05", False),
        (None, "2023-05", None),
        ("2023-05", None, None),
        ("2023-01/..", "2023-05", None),
    ],
)
def test_is_past(edtf: str | None, released: str | None, past: bool | None) -> None:
    assert is_past(edtf, released) is past
