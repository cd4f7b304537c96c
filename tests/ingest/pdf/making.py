"""PDFs for the tests: stories set by reportlab, and pages drawn word by word."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

from pipeline.config import DEFAULT
from pipeline.ingest.draft import DraftBlock, DraftDocument
from pipeline.ingest.pdf import read_pdf
from tests.ingest.reading import Part

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10.5, leading=13, spaceAfter=6)
JUSTIFIED = ParagraphStyle("justified", parent=BODY, alignment=TA_JUSTIFY)
HEADINGS = [
    ParagraphStyle(f"h{level}", fontName="Helvetica-Bold", fontSize=size, leading=size + 3, spaceBefore=6, spaceAfter=4)
    for level, size in enumerate((17, 14, 12), 1)
]
CELL = ParagraphStyle("cell", fontName="Times-Roman", fontSize=9, leading=11)
HEADER = ParagraphStyle("header", parent=CELL, fontName="Times-Bold")
TOP = [("VALIGN", (0, 0), (-1, -1), "TOP")]
RULED = [*TOP, ("GRID", (0, 0), (-1, -1), 0.5, colors.grey)]

OnPage = Callable[[Canvas, BaseDocTemplate], None]


def item(text: str, level: int = 1, marker: str = "•", *, space: float = 3) -> Paragraph:
    """A list item with its marker hanging."""
    style = ParagraphStyle(
        f"item{level}", parent=BODY, leftIndent=18 * level, bulletIndent=18 * level - 12, spaceAfter=space
    )
    return Paragraph(text, style, bulletText=marker)


def table(
    rows: Sequence[Sequence[str]], widths: Sequence[float], style: Sequence[object], *, header: int = 1
) -> Table:
    """A table whose cells wrap; header rows are bold and repeated on every page."""
    cells = [
        [Paragraph(cell, HEADER if index < header else CELL) for cell in row] for index, row in enumerate(rows)
    ]
    return Table(cells, colWidths=widths, style=list(style), repeatRows=header)


def story_of(parts: Iterable[Part], style: Sequence[object] = RULED) -> list[Flowable]:
    """The parts of a generated document, set."""
    story: list[Flowable] = []
    for part in parts:
        if part.kind == "heading":
            story.append(Paragraph(part.text, HEADINGS[part.level - 1]))
        elif part.kind == "item":
            story.append(item(part.text, part.level))
        elif part.kind == "table":
            story += [table(part.rows, [110, 230, 110], style), Spacer(1, 8)]
        else:
            story.append(Paragraph(part.text, BODY))
    return story


def made(
    story: Sequence[Flowable], *, pagesize: tuple[float, float] = A4, columns: int = 1, on_page: OnPage | None = None
) -> bytes:
    """The story as a PDF with margins of 60 points and a gutter of 24."""
    buffer = io.BytesIO()
    width, height = pagesize
    document = BaseDocTemplate(buffer, pagesize=pagesize)
    across = (width - 108 + 12) / columns
    frames = [Frame(54 + across * i, 54, across - 12, height - 108) for i in range(columns)]
    template = PageTemplate("page", frames, pagesize=pagesize, onPage=on_page or (lambda canvas, doc: None))
    document.addPageTemplates([template])
    document.build(list(story))
    return buffer.getvalue()


def drawn(pages: Sequence[Callable[[Canvas], None]], pagesize: tuple[float, float] = A4) -> bytes:
    """Pages drawn by functions of the canvas."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=pagesize)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(canvas: Canvas, texts: Sequence[str], x: float, y: float, *, font: str = "Times-Roman", size: float = 11,
          pitch: float = 14) -> None:
    """Texts one below the other from (x, y), y upwards."""
    canvas.setFont(font, size)
    for index, text in enumerate(texts):
        canvas.drawString(x, y - pitch * index, text)


def read(data: bytes) -> DraftDocument:
    return read_pdf(data, name="test.pdf", config=DEFAULT)


def content(data: bytes) -> list[DraftBlock]:
    """The blocks that are no furniture."""
    return [block for block in read(data).blocks if block.kind != "furniture"]


def texts(data: bytes) -> list[str]:
    return [block.text for block in content(data)]
