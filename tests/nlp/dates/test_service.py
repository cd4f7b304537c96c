from __future__ import annotations

from datetime import date

import pytest

from pipeline.nlp.dates.service import read_case

REFERENCE = date(2024, 5, 15)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [
        ("I am back next Tuesday", "en", ["2024-05-21"]),
        ("this Friday", "en", ["2024-05-17"]),
        ("last month we met", "en", ["2024-04"]),
        ("three weeks ago", "en", ["2024-04-24"]),
        ("due on the 21st", "en", ["2024-05-21"]),
        ("on Friday", "en", ["2024-05-17"]),
        ("03/12/2024", "en", ["2024-03-12"]),
        ("3 and 17 February", "en", ["2024-02-03", "2024-02-17"]),
        ("decision of 12 March 2020", "en", ["2020-03-12"]),
        ("4 May 2021; the following day", "en", ["2021-05-04", "2021-05-05"]),
        ("du 8 au 10 octobre 2019", "fr", ["2019-10-08/2019-10-10"]),
        ("mardi prochain", "fr", ["2024-05-21"]),
        ("il y a trois semaines", "fr", ["2024-04-24"]),
        ("le 12/03/2024", "fr", ["2024-03-12"]),
        ("el próximo martes", "es", ["2024-05-21"]),
        ("hace tres semanas", "es", ["2024-04-24"]),
        ("del 28 al 30 de noviembre", "es", ["2024-11-28/2024-11-30"]),
        ("it may rain, they march", "en", []),
        ("date to be decided", "en", []),
    ],
)
def test_read_case(text: str, language: str, edtf: list[str]) -> None:
    rows = read_case(text, reference=REFERENCE, language=language)
    assert [row["edtf"] for row in rows] == edtf
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)  # type: ignore[misc]


def test_without_a_reference_nothing_is_invented() -> None:
    assert read_case("next Tuesday or on Friday", reference=None, language="en") == []
    assert [row["edtf"] for row in read_case("4 March", reference=None, language="en")] == ["XXXX-03-04"]


@pytest.mark.parametrize(
    ("text", "edtf"), [(" 2020 the 5 of Sept", ["2020-09-05"]), ("12th meeting", []), ("Room 12, floor 3", [])]
)
def test_a_short_text_that_the_grammar_does_not_know(text: str, edtf: list[str]) -> None:
    assert [row["edtf"] for row in read_case(text, reference=None, language="en")] == edtf
