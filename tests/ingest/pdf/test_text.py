"""Text of a PDF: paragraphs over lines, columns and pages, hyphens, marks, styles."""

from __future__ import annotations

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from tests.ingest.pdf.making import BODY, HEADINGS, JUSTIFIED, content, drawn, item, lines, made, read, texts

LONG = "The council of keepers agreed that every harbour shall keep a chart of its lamps and send it to the archive. "

HYPHENS = [
    # lines as printed, text as read, words mended
    (["It is for the estab-", "lishment of lamps."], "It is for the establishment of lamps.", ["establishment"]),
    (["They met in Guinea-", "Bissau in May."], "They met in Guinea-Bissau in May.", []),
    (["A cross-", "border call, and cross-border aid."], "A cross-border call, and cross-border aid.", []),
    (["The plan for 2022-", "2024 was kept."], "The plan for 2022-2024 was kept.", []),
    (["Open from 30/01/2025–01/02/", "2025 at the port."], "Open from 30/01/2025–01/02/2025 at the port.", []),
    (["It joined on September 21,", "2020 in May."], "It joined on September 21, 2020 in May.", []),
    (["See https://lamps.example/", "charts for charts."], "See https://lamps.example/charts for charts.", []),
    (["The long-", "term plan holds."], "The long-term plan holds.", []),
]


@pytest.mark.parametrize(("printed", "text", "mended"), HYPHENS)
def test_hyphens_at_line_ends(printed: list[str], text: str, mended: list[str]) -> None:
    """The page is as wide as its first line, so that the line breaks are no paragraph breaks."""
    width = 60 + stringWidth(printed[0], "Times-Roman", 11) + 60
    block = content(drawn([lambda c: lines(c, printed, 60, 500)], pagesize=(width, 842)))
    assert [b.text for b in block] == [text]
    repairs = [repair for repair in block[0].repairs if repair.kind == "mended_word"]
    assert [repair.after for repair in repairs] == [(word,) for word in mended]
    assert all(block[0].text[r.start : r.end] == r.after[0] for r in repairs)


def test_paragraphs_run_on_over_columns_and_pages_without_footers_between() -> None:
    def foot(canvas: Canvas, document: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 30, "Harbour plan")
        canvas.drawRightString(500, 30, f"Page {canvas.getPageNumber()}")

    story = [Paragraph("Keepers", HEADINGS[0]), *(Paragraph(LONG * 12, JUSTIFIED) for _ in range(8))]
    for columns in (1, 2):
        draft = read(made(story, columns=columns, on_page=foot))
        body = [block for block in draft.blocks if block.kind != "furniture"]
        assert [block.text for block in body] == ["Keepers", *[(LONG * 12).strip()] * 8]
        assert draft.pages and draft.pages > 1
        feet = [block.text for block in draft.blocks if block.kind == "furniture"]
        assert feet == [t for n in range(1, draft.pages + 1) for t in ("Harbour plan", f"Page {n}")]


def test_text_drawn_across_columns_is_read_down_them() -> None:
    left = [f"left line {n} of the harbour chart" for n in range(20)]
    right = [f"right line {n} of the lamp chart" for n in range(20)]

    def draw(canvas: Canvas) -> None:
        for index, (a, b) in enumerate(zip(left, right, strict=True)):
            lines(canvas, [a], 60, 700 - 14 * index)
            lines(canvas, [b], 320, 697 - 14 * index)

    assert " ".join(texts(drawn([draw]))) == " ".join(left + right)


def test_lists_by_marker_and_indent() -> None:
    story = [
        Paragraph("The steps are:", BODY), item("First step", 1, "1."), item("Part of it", 2, "(a)"),
        item(LONG * 2, 2, "(b)"), item("Detail", 3, "–"), item("Second step", 1, "2."),
        Paragraph("Closing words.", BODY), item("Other list", 1, "•"),
    ]
    blocks = content(made(story))
    assert [(b.kind, b.level, b.marker) for b in blocks] == [
        ("paragraph", 0, None), ("list_item", 1, "1."), ("list_item", 2, "(a)"), ("list_item", 2, "(b)"),
        ("list_item", 3, "–"), ("list_item", 1, "2."), ("paragraph", 0, None), ("list_item", 1, "•"),
    ]
    assert blocks[3].text == "(b) " + (LONG * 2).strip()
    assert len({b.list_key for b in blocks[1:6]}) == 1 and blocks[7].list_key != blocks[1].list_key


TRAPS = [
    # a number or dash that only happens to begin a line is no marker
    ["The rule is laid down in Article", "9. It was changed in 2020."],
    ["The keepers met on the 4th of May", "– and again in June – to count lamps."],
]


@pytest.mark.parametrize("printed", TRAPS)
def test_wrapped_lines_that_look_like_items(printed: list[str]) -> None:
    width = 60 + stringWidth(printed[0], "Times-Roman", 11) + 60
    assert texts(drawn([lambda c: lines(c, printed, 60, 500)], pagesize=(width, 842))) == [" ".join(printed)]


def test_drawn_bullets_are_markers() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["First lamp of the harbour", "Second lamp of the harbour"], 80, 500)
        canvas.circle(68, 503.5, 2, stroke=0, fill=1)
        canvas.rect(66, 487.5, 4, 4, stroke=0, fill=1)

    assert texts(drawn([draw])) == ["• First lamp of the harbour", "▪ Second lamp of the harbour"]


def test_bold_struck_and_underlined() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(60, 500, "Lamps:")
        lines(canvas, ["kept and lost and lit"], 102, 500, font="Helvetica")
        start = 102 + stringWidth("kept and ", "Helvetica", 11)
        canvas.line(start, 503, start + stringWidth("lost", "Helvetica", 11), 503)
        canvas.line(102, 498, 102 + stringWidth("kept", "Helvetica", 11), 498)

    (block,) = content(drawn([draw]))
    assert block.text == "Lamps: kept and lost and lit"
    assert [block.text[a:b] for a, b in block.bold] == ["Lamps:"]
    assert [block.text[a:b] for a, b in block.struck] == ["lost"]


def test_footnotes_stand_apart_and_their_marks_go() -> None:
    body = [f"line {n} of the text about lamps that goes on and on to its end" for n in range(8)]

    def page(number: int) -> None:
        def draw(canvas: Canvas) -> None:
            lines(canvas, body, 60, 700)
            width = stringWidth(body[2], "Times-Roman", 11)
            lines(canvas, [str(number)], 60 + width, 676.5, size=6.5)
            canvas.line(60, 120, 200, 120)
            lines(canvas, [str(number)], 60, 108, size=5.5)
            lines(canvas, [f"Words of note {'ab'[number - 1]} on the charts."], 64, 105, size=8)

        return draw

    blocks = content(drawn([page(1), page(2)]))
    assert [block.text for block in blocks] == [
        " ".join(body * 2), "1 Words of note a on the charts.", "2 Words of note b on the charts.",
    ]
    assert [r.kind for r in blocks[0].repairs] == ["removed_furniture"] * 2


def test_ordinals_and_powers_stay() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["The 4"], 60, 500)
        lines(canvas, ["th"], 60 + stringWidth("The 4", "Times-Roman", 11), 504, size=6.5)
        x = 60 + stringWidth("The 4", "Times-Roman", 11) + stringWidth("th", "Times-Roman", 6.5) + 3
        lines(canvas, ["harbour of 30 km"], x, 500)
        lines(canvas, ["2"], x + stringWidth("harbour of 30 km", "Times-Roman", 11), 504, size=6.5)

    assert texts(drawn([draw])) == ["The 4th harbour of 30 km2"]


def test_headings_by_size_weight_and_bookmarks() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Plan of the lamps"], 60, 780, font="Helvetica-Bold", size=18)
        lines(canvas, ["1. Aims"], 60, 740, font="Helvetica-Bold", size=13)
        lines(canvas, [LONG.strip()], 60, 715)
        lines(canvas, ["1.1 First aim"], 60, 690, font="Times-Bold", size=11)
        lines(canvas, [LONG.strip()], 60, 670)
        lines(canvas, ["Open questions"], 60, 640)
        lines(canvas, [LONG.strip()], 60, 615)
        for level, title in enumerate(["Plan of the lamps", "1. Aims", "Open questions"]):
            canvas.bookmarkPage(title)
            canvas.addOutlineEntry(title, title, level)

    blocks = content(drawn([draw]))
    headings = [(b.text, b.level) for b in blocks if b.kind == "heading"]
    assert headings[:3] == [("Plan of the lamps", 1), ("1. Aims", 2), ("1.1 First aim", 3)]
    assert headings[3][0] == "Open questions"


def test_bold_items_among_plain_ones_are_no_headings() -> None:
    story = [item("Keep the lamps lit", 1, "1."), item("<b>Count the charts</b>", 1, "2."), item("Mend boats", 1, "3.")]
    assert {block.kind for block in content(made([Paragraph(LONG, BODY), *story]))} == {"paragraph", "list_item"}


def test_boxes_are_points_from_the_top_left_of_the_displayed_page() -> None:
    data = drawn([lambda c: lines(c, ["Lamp"], 100, A4[1] - 200, size=10)])
    (block,) = content(data)
    assert block.page == 1 and block.box is not None
    x0, top, x1, bottom = block.box
    assert x0 == pytest.approx(100, abs=1) and x1 == pytest.approx(100 + stringWidth("Lamp", "Times-Roman", 10), abs=1)
    assert top < 200 < bottom and bottom - top < 14


@pytest.mark.parametrize("titles", [["1. Aims", "2. Steps", "3. Dates"], ["ALL AIMS", "STEPS TO TAKE", "ALL DATES"]])
def test_plain_numbered_lines_and_capitals_are_headings(titles: list[str]) -> None:
    story = [part for title in titles for part in (Paragraph(title, BODY), Paragraph(LONG * 3, BODY))]
    assert [block.text for block in content(made(story)) if block.kind == "heading"] == titles


def test_an_initial_is_no_marker_and_a_number_after_a_bullet_is() -> None:
    story = [Paragraph(LONG, BODY), Paragraph("M. Gris keeps the lamps.", BODY), item("i. Hold a fair", 1, "•")]
    blocks = content(made(story))
    assert [(b.kind, b.marker, b.text) for b in blocks[1:]] == [
        ("paragraph", None, "M. Gris keeps the lamps."), ("list_item", "i.", "i. Hold a fair"),
    ]
