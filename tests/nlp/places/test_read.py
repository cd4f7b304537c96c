"""Where an event takes place, as tables of cases: one entry a line in cases_<language>.txt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.data import Block, Cell, Context, Document, Entry, FoundName, Member, SectionInfo
from pipeline.nlp.bodies import find_bodies
from pipeline.nlp.places import find_places, read_place, unresolved_places
from tests.nlp.places.cases_forms import CASES as FORMS

HERE = Path(__file__).parent


def document_of(text: str, language: str, cells: tuple[Cell, ...] = ()) -> Document:
    kind = "table_row" if cells else "paragraph"
    block = Block(0, kind, 0, len(text), text, cells=cells)  # type: ignore[arg-type]
    return Document("d", "p", "f.txt", "text/plain", text, (block,), language)


def entry_of(text: str, language: str, start: int = 0, end: int | None = None) -> Entry:
    words = text[start:end]
    names = [*find_places(words, language), *find_bodies(words, language, {})]
    return Entry(0, start, start + len(words), words, SectionInfo(), names=tuple(_moved(name, start) for name in names))


def _moved(name: FoundName, by: int) -> FoundName:
    return FoundName(name.start + by, name.end + by, name.text, name.label, name.candidates, name.form, name.confidence)


def cases() -> Iterator[tuple[str, str, str]]:
    for language in ("en", "fr", "es"):
        for line in (HERE / f"cases_{language}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                text, _, expected = line.partition(" => ")
                yield language, text, expected


@pytest.mark.parametrize(("language", "text", "expected"), [*cases(), *FORMS])
def test_place_of_entry(language: str, text: str, expected: str) -> None:
    city, country, *marks = (part.strip() for part in expected.split("|"))
    place = read_place(entry_of(text, language), Context(document_of(text, language), {}))
    told = (place.city or "-", place.country or "-", place.online, place.open)
    assert told == (city, country, "online" in marks, "open" in marks)
    venue = next((mark.removeprefix("venue=") for mark in marks if mark.startswith("venue=")), None)
    assert venue is None or place.venue == venue
    for value in place.values:
        assert text[value.char_start : value.char_end] == value.original


def test_enough_cases() -> None:
    assert len(list(cases())) >= 180


def test_place_cell_tells_the_place() -> None:
    text = "4 May 2024 | Seminar on fisheries in Iceland | Tema | Hosted by Ghana"
    cells = _cells(text, ("Date", "Event", "Venue", "Remarks"))
    place = read_place(entry_of(text, "en"), Context(document_of(text, "en", cells), {}))
    assert (place.city, place.country) == ("Tema", "GHA")


def test_empty_spanned_cell_inherits_its_place() -> None:
    text = "Suva\n4 May | Seminar on reefs | "
    start = text.index("4 May")
    cells = (
        Cell(start, start + 5, "4 May", "Date"),
        Cell(start + 8, start + 24, "Seminar on reefs", "Event"),
        Cell(len(text), len(text), "", "Place", inherited="Suva"),
    )
    place = read_place(entry_of(text, "en", start), Context(document_of(text, "en", cells), {}))
    assert (place.city, place.country, place.values[0].char_start) == ("Suva", "FJI", 0)


@pytest.mark.parametrize(
    ("cell", "online", "open_"), [("Online", True, False), ("TBC", False, True), ("–", False, False)]
)
def test_place_cell_without_a_place(cell: str, online: bool, open_: bool) -> None:
    text = f"4 May 2024 | Seminar on fisheries | {cell}"
    place = read_place(
        entry_of(text, "en"), Context(document_of(text, "en", _cells(text, ("Date", "Event", "Place"))), {})
    )
    assert (place.city, place.online, place.open) == (None, online, open_)


def test_same_place_as_told_before() -> None:
    text = "Officials met in Praia on 3 May 2023. The business panel sat there the day after."
    place = read_place(entry_of(text, "en", text.index("The business")), Context(document_of(text, "en"), {}))
    assert (place.city, place.country) == ("Praia", "CPV")


def test_there_is_no_place_in_there_is() -> None:
    text = "Officials met in Praia on 3 May 2023. There will be a report in June 2023."
    place = read_place(entry_of(text, "en", text.index("There")), Context(document_of(text, "en"), {}))
    assert place.city is None


def test_seat_of_a_body_is_inferred() -> None:
    text = "3 May 2022: Workshop on labour at the WTO"
    place = read_place(entry_of(text, "en"), Context(document_of(text, "en"), {}))
    assert (place.city, place.inferred_city, place.inferred_country) == (None, "Geneva", "CHE")


def test_members_decide_between_bearers_of_a_name() -> None:
    text = "Workshop in Barcelona on 4 May 2022"
    members = (Member("VEN"), Member("COL"))
    assert read_place(entry_of(text, "en"), Context(document_of(text, "en"), {}, members=members)).country == "VEN"
    assert read_place(entry_of(text, "en"), Context(document_of(text, "en"), {})).country == "ESP"


def test_unsettled_name_stays_open() -> None:
    text = "Workshop in Springfield on 4 May 2022"
    context = Context(document_of(text, "en"), {})
    assert read_place(entry_of(text, "en"), context).country == "USA"
    text = "Workshop in Cambridge on 4 May 2022"
    context = Context(document_of(text, "en"), {})
    place = read_place(entry_of(text, "en"), context)
    assert (place.city, place.country) == ("Cambridge", None)
    assert [name.text for name in unresolved_places(entry_of(text, "en"), context)] == ["Cambridge"]


def _cells(text: str, columns: tuple[str, ...]) -> tuple[Cell, ...]:
    cells = []
    start = 0
    for part, column in zip(text.split(" | "), columns, strict=True):
        cells.append(Cell(start, start + len(part), part, column))
        start += len(part) + 3
    return tuple(cells)
