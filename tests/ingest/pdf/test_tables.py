"""Tables of a PDF: ruled and unruled, over pages, with merged cells, on turned pages."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer

from pipeline.ingest.draft import DraftBlock
from tests.ingest.pdf.making import BODY, HEADINGS, RULED, TOP, content, drawn, lines, made, read, table, texts

HEAD = ("No.", "Action", "Lead", "Timeline")
ROWS = [
    (f"1.{n}", f"Draw the chart of harbour {n} with the help of keepers and pilots", "Archive", f"Q{n % 4 + 1} 2025")
    for n in range(1, 41)
]
WIDTHS = [35, 230, 110, 90]
STYLES = {
    "ruled": RULED,
    "unruled": TOP,
    "tight": [*TOP, ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)],
    "rules between rows": [*TOP, ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.black)],
    "banded": [*TOP, ("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.whitesmoke, colors.white])],
    "coloured cells": [
        *TOP, ("BACKGROUND", (0, 0), (-1, -1), colors.lavender), ("INNERGRID", (0, 0), (-1, -1), 1, colors.white),
    ],
}


def joined(rows: list[tuple[str, ...]]) -> list[str]:
    return [" | ".join(row) for row in rows]


def of_kind(blocks: list[DraftBlock], kind: str) -> list[DraftBlock]:
    return [block for block in blocks if block.kind == kind]


@pytest.mark.parametrize("style", STYLES)
def test_tables_over_pages(style: str) -> None:
    after = "After the table comes a line of text that is not part of it."
    matrix = table([HEAD, *ROWS], WIDTHS, STYLES[style])
    blocks = read(made([Paragraph("Matrix", HEADINGS[0]), matrix, Spacer(1, 12), Paragraph(after, BODY)])).blocks
    rows = of_kind(blocks, "table_row")
    assert [row.text for row in rows] == joined([HEAD, *ROWS])
    assert [row.header for row in rows] == [True] + [False] * len(ROWS)
    assert len({row.list_key for row in rows}) == 1
    assert [cell.column for cell in rows[-1].cells] == list(HEAD)
    assert {block.text for block in of_kind(blocks, "furniture")} == {" | ".join(HEAD)}
    assert blocks[-1].text == after and {row.page for row in rows} == set(range(1, rows[-1].page + 1))


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_pages_read_alike_and_keep_their_boxes(rotation: int) -> None:
    data = made([table([HEAD, *ROWS[:6]], WIDTHS, RULED)])
    document = pdfium.PdfDocument(data)
    document[0].set_rotation(rotation)
    buffer = io.BytesIO()
    document.save(buffer)
    assert texts(buffer.getvalue()) == joined([HEAD, *ROWS[:6]])
    page_width = document[0].get_width()
    assert all(b.box is not None and 0 <= b.box[0] < b.box[2] <= page_width for b in content(buffer.getvalue()))


def test_a_table_drawn_sideways() -> None:
    """Text that runs up an upright page, without the page being declared as turned."""
    def draw(canvas: Canvas) -> None:
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        lines(canvas, ["Charts of the harbours"], 60, 500, font="Helvetica-Bold", size=14)
        grid = table([HEAD, *ROWS[:4]], WIDTHS, RULED)
        grid.wrapOn(canvas, 500, 400)
        grid.drawOn(canvas, 60, 300)

    blocks = content(drawn([draw]))
    assert [block.text for block in blocks] == ["Charts of the harbours", *joined([HEAD, *ROWS[:4]])]
    assert all(b.box is not None and b.box[2] <= A4[0] and b.box[3] <= A4[1] for b in blocks)
    assert blocks[1].box is not None and blocks[1].box[3] - blocks[1].box[1] > blocks[1].box[2] - blocks[1].box[0]


def test_merged_cells() -> None:
    rows = [
        ("Outcome", "Step", "2024", "", "2025", ""), ("", "", "First", "Second", "First", "Second"),
        ("Lamps are lit", "Buy oil", "x", "", "", ""), ("", "Train keepers", "", "x", "", ""),
        ("Everything about the boats of the harbour", "", "", "", "", ""),
        ("Boats float", "Mend boats", "", "", "x", "x"),
    ]
    spans = [((0, 0), (0, 1)), ((1, 0), (1, 1)), ((2, 0), (3, 0)), ((4, 0), (5, 0)), ((0, 2), (0, 3)), ((0, 4), (5, 4))]
    style = [*RULED, *(("SPAN", a, b) for a, b in spans)]
    blocks = content(made([table(rows, [110, 120, 45, 45, 45, 45], style, header=2)]))
    assert [block.text for block in blocks] == [
        "Outcome | Step | 2024 | 2025", " |  | First | Second | First | Second", "Lamps are lit | Buy oil | x |  |  | ",
        " | Train keepers |  | x |  | ", "Everything about the boats of the harbour",
        "Boats float | Mend boats |  |  | x | x",
    ]
    assert [cell.column for cell in blocks[2].cells] == [
        "Outcome", "Step", "2024 / First", "2024 / Second", "2025 / First", "2025 / Second",
    ]
    assert blocks[3].cells[0].inherited == "Lamps are lit" and blocks[3].cells[0].text == ""
    assert [block.header for block in blocks] == [True, True, False, False, False, False]


def test_a_list_of_dates_and_events_without_a_header() -> None:
    event = "Meeting of the keepers of harbour {}, which goes on over more than one line of its cell"
    rows = [(f"{n} May 2025", event.format(n)) for n in range(1, 9)]
    assert texts(made([table(rows, [80, 280], TOP, header=0)])) == joined(rows)


def test_what_is_no_table() -> None:
    """Numbered items with wide gaps, and two columns of text on one grid of lines."""
    def items(canvas: Canvas) -> None:
        lines(canvas, [f"{n}." for n in range(1, 7)], 60, 700)
        lines(canvas, [f"Keep lamp {n} of the harbour lit at night" for n in range(1, 7)], 90, 700)

    def columns(canvas: Canvas) -> None:
        lines(canvas, [f"left line {n} of the long harbour chart" for n in range(9)], 60, 700)
        lines(canvas, [f"right line {n} of the long lamp chart" for n in range(9)], 320, 700)

    for page in (items, columns):
        assert not of_kind(content(drawn([page])), "table_row")


def test_two_tables_on_a_landscape_page() -> None:
    events = table([("Date", "Event"), ("May", "Fair"), ("June", "Race")], [80, 200], RULED)
    story = [table([HEAD, *ROWS[:3]], WIDTHS, RULED), Spacer(1, 30), events]
    blocks = content(made(story, pagesize=landscape(A4)))
    assert [block.text for block in blocks] == [*joined([HEAD, *ROWS[:3]]), "Date | Event", "May | Fair", "June | Race"]
    assert len({block.list_key for block in blocks}) == 2


def test_months_between_the_rows_of_a_calendar_are_headings() -> None:
    story = []
    for month in ("May 2025", "June 2025"):
        rows = [(f"{n}", f"Meeting {n} of the harbour keepers", "Online") for n in range(3, 7)]
        story += [Paragraph(month, HEADINGS[2]), table(rows, [60, 270, 120], TOP, header=0)]
    blocks = content(made(story))
    assert [block.text for block in blocks if block.kind == "heading"] == ["May 2025", "June 2025"]
    assert len(of_kind(blocks, "table_row")) == 8


def test_a_row_that_a_page_cuts_is_one_row() -> None:
    def part(rows: list[tuple[str, ...]], top: float) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            grid = table(rows, [60, 200, 100], RULED)
            _, height = grid.wrapOn(canvas, 400, 600)
            grid.drawOn(canvas, 60, top - height)

        return draw

    head = ("No.", "Action", "Lead")
    pages = [part([head, ("1", "Keep the lamps lit.", "Archive"), ("2", "Draw the charts of", "Archive")], 300),
             part([head, ("", "all the harbours.", ""), ("3", "Mend boats.", "Crew")], 780)]
    rows = of_kind(content(drawn(pages)), "table_row")
    assert [row.text for row in rows][2:] == [
        "2 | Draw the charts of all the harbours. | Archive", "3 | Mend boats. | Crew",
    ]


def test_a_title_row_above_the_header() -> None:
    rows = [("All the steps", "", ""), ("No.", "Action", "Lead"), ("1", "Keep lamps", "Archive"), ("2", "Row", "Crew")]
    blocks = content(made([table(rows, [60, 200, 100], [*RULED, ("SPAN", (0, 0), (2, 0))], header=2)]))
    assert [block.header for block in blocks] == [False, True, False, False]
    assert [cell.column for cell in blocks[2].cells] == ["No.", "Action", "Lead"]
