"""Word and PDF releases made by the tests, each with the text that was meant, an entry a line."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from tests.ingest.reading import word
from tests.ingest.test_docx import abstract, level, num, p

Sample = tuple[bytes, list[str]]
NS = nsdecls("w")
STYLES = getSampleStyleSheet()


def word_of(*paragraphs: str, numbering: str = "") -> bytes:
    """A Word file whose body is the given XML."""
    document = docx.Document()
    body = document.element.body
    for xml in paragraphs:
        body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {NS}>", 1)))
    root = document.part.numbering_part.element
    if numbering:
        for child in list(root):
            root.remove(child)
        for element in parse_xml(f"<w:numbering {NS}>{numbering}</w:numbering>"):
            root.append(element)
    return word(document)


def numbered_word() -> Sample:
    """Numbers of three levels that start again below each parent, and a second list told to start again."""
    levels = abstract(1, level(0, "upperRoman", "%1."), level(1, "decimal", "%2)"), level(2, "lowerLetter", "(%3)"))
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    data = word_of(
        p("Plan of the Canal Museums 2025", style="Title"), p("Visitors", style="Heading1"),
        p("Open two boats to the public", 1), p("one at Gouda by May", 1, 1), p("with a ramp", 1, 2),
        p("one at Ghent by July", 1, 1), p("Print a map of locks", 1), p("in Dutch", 1, 1),
        p("Staff", style="Heading1"), p("Hire a curator in autumn 2025", 2), p("Train six volunteers", 2),
        numbering=levels + num(1, 1) + num(2, 1, again),
    )
    return data, [
        "Plan of the Canal Museums 2025", "Visitors", "I. Open two boats to the public", "1) one at Gouda by May",
        "(a) with a ramp", "2) one at Ghent by July", "II. Print a map of locks", "1) in Dutch", "Staff",
        "I. Hire a curator in autumn 2025", "II. Train six volunteers",
    ]


def changed_word() -> Sample:
    """Changes that were tracked, text in a box, and hidden words."""
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    box = (
        "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
        "<w:p><w:r><w:t>Rooms are booked by the host.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
        "</w:r><w:r><w:t>The members meet twice.</w:t></w:r></w:p>"
    )
    data = word_of(
        p("Programme de travail 2026", style="Title"), p("Réunions", style="Heading1"),
        "<w:p>" + run.format("Réunion de printemps à ")
        + "<w:del w:id='1' w:author='a'><w:r><w:delText>Lille</w:delText></w:r></w:del>"
        + "<w:ins w:id='2' w:author='a'>" + run.format("Arras") + "</w:ins>" + run.format(", le 4 mars 2026")
        + "</w:p>",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>note to self</w:t></w:r>"
        + run.format("Les lieux sont à confirmer.") + "</w:p>",
        box,
    )
    return data, [
        "Programme de travail 2026", "Réunions", "Réunion de printemps à Arras, le 4 mars 2026",
        "Les lieux sont à confirmer.", "The members meet twice.", "Rooms are booked by the host.",
    ]


def tabled_word() -> Sample:
    """A table with cells merged in both directions, heads and feet of pages, bullets around it."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Red de puentes – borrador"
    document.sections[0].footer.paragraphs[0].text = "Página 1"
    document.add_heading("Plan de trabajo 2025", 0)
    document.add_paragraph("Revisar veinte puentes antes de junio", style="List Bullet")
    document.add_paragraph("empezando por los de madera", style="List Bullet 2")
    rows = [("Fecha", "Actividad", "Sede"), ("marzo", "Inspección", "Cuenca"), ("", "Informe", "en línea"),
            ("octubre", "Taller regional, por confirmar", "")]
    table = document.add_table(0, 3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "marzo"
    table.cell(3, 1).merge(table.cell(3, 2)).text = "Taller regional, por confirmar"
    document.add_paragraph("El plan se revisa cada año.")
    return word(document), [
        "Plan de trabajo 2025", "• Revisar veinte puentes antes de junio", "• empezando por los de madera",
        "Fecha | Actividad | Sede", "marzo | Inspección | Cuenca", " | Informe | en línea",
        "octubre | Taller regional, por confirmar", "El plan se revisa cada año.",
    ]


def columns_pdf() -> Sample:
    """Two columns, the first of which ends in a box."""
    buffer = io.BytesIO()
    width, height = A4
    frames = [Frame(50, 60, 235, height - 130), Frame(width - 285, 60, 235, height - 130)]
    document = BaseDocTemplate(buffer, pagesize=A4, pageTemplates=[PageTemplate(frames=frames)])
    body = STYLES["BodyText"]
    left = [
        "The league of ferries looks after eleven crossings of the lower river and answers to the towns on both banks.",
        "Its members meet in spring and in autumn; the towns pay for the rooms and the league pays for the minutes.",
    ]
    right = [
        "12 March 2025: spring meeting in Mainz, with a trial of the electric ferry on the afternoon of the same day.",
        "7 October 2025: autumn meeting in Worms, at which the fares for the next three years are to be fixed.",
    ]
    boxed = "Boats must carry the new lamps from 1 July 2025."
    box = Table([[Paragraph(boxed, body)]], style=[("BOX", (0, 0), (-1, -1), 1, colors.black)])
    document.build([
        Paragraph("Work plan of the League of Ferries", STYLES["Heading1"]), *(Paragraph(text, body) for text in left),
        Spacer(1, 12), box, FrameBreak(), Paragraph("Meetings", STYLES["Heading2"]),
        *(Paragraph(text, body) for text in right),
    ])
    return buffer.getvalue(), ["Work plan of the League of Ferries", *left, boxed, "Meetings", *right]


ROWS = [
    ("Action", "Lead", "Deadline"),
    *((f"Survey of bridge {number} over the canal", town, f"{month} 2025") for number, town, month in (
        (1, "Delft", "March"), (2, "Leiden", "April"), (3, "Breda", "May"), (4, "Venlo", "June"), (5, "Assen", "July"),
    )),
]


def unruled_pdf() -> Sample:
    """A table without lines between two paragraphs."""
    buffer = io.BytesIO()
    body = STYLES["BodyText"]
    before, after = "The towns share the surveys of the bridges among them as follows.", "The results are published."
    table = Table(ROWS, colWidths=[220, 100, 100], hAlign="LEFT")
    SimpleDocTemplate(buffer, pagesize=A4).build([
        Paragraph("Plan for the bridges 2025", STYLES["Title"]), Paragraph(before, body), table, Paragraph(after, body),
    ])
    return buffer.getvalue(), ["Plan for the bridges 2025", before, *map(" | ".join, ROWS), after]


def long_table_pdf() -> Sample:
    """A ruled table on two landscape pages, its header row repeated."""
    buffer = io.BytesIO()
    rows = [("Date", "Meeting", "Place"), *((f"{day} May 2026", f"Meeting {day} of the board", "Ghent")
                                            for day in range(1, 31))]
    table = Table(rows, colWidths=[150, 300, 150], repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    SimpleDocTemplate(buffer, pagesize=landscape(A4)).build([Paragraph("Calendar 2026", STYLES["Title"]), table])
    return buffer.getvalue(), ["Calendar 2026", *map(" | ".join, rows)]


BUILT: dict[str, Callable[[], Sample]] = {
    "numbered.docx": numbered_word, "changed.docx": changed_word, "tabled.docx": tabled_word,
    "columns.pdf": columns_pdf, "unruled.pdf": unruled_pdf, "long-table.pdf": long_table_pdf,
}
