"""Files that are damaged, locked, empty, scanned or too long."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph

from pipeline.config import DEFAULT
from pipeline.data import Block
from pipeline.errors import IngestError
from pipeline.ingest.pdf import ocr, read_pdf, render_page
from tests.ingest.pdf.making import BODY, drawn, lines, made, read, texts

PLAIN = made([Paragraph("The keepers met.", BODY), PageBreak(), Paragraph("They counted lamps.", BODY)])


def locked(user: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption(user, "owner"))
    lines(canvas, ["The keepers met."], 60, 500)
    canvas.save()
    return buffer.getvalue()


def scan(text: str) -> bytes:
    page = pdfium.PdfDocument(drawn([lambda c: lines(c, [text], 60, 600, size=20)]))[0]
    picture: Image.Image = page.render(scale=2).to_pil()
    return drawn([lambda c: c.drawImage(ImageReader(picture), 0, 0, 595, 842)])


@pytest.mark.parametrize(("data", "words"), [
    (b"", "empty"), (b"%PDF-1.7 and nothing else", "no readable PDF"), (b"<html>", "no readable PDF"),
    (locked("secret"), "encrypted"),
])
def test_files_that_cannot_be_opened(data: bytes, words: str) -> None:
    with pytest.raises(IngestError, match=words):
        read(data)


def test_an_empty_password_opens() -> None:
    assert texts(locked("")) == ["The keepers met."]


@pytest.mark.parametrize("damage", [
    lambda data: data.replace(b"startxref", b"startxxxx"),
    lambda data: data[: data.rindex(b"xref")],
    lambda data: b"junk before the file\n" + data,
    lambda data: data.replace(b"/Type /Font", b"/Type /Fonz"),
])
def test_damaged_files_are_read(damage: object) -> None:
    assert texts(damage(PLAIN)) == ["The keepers met.", "They counted lamps."]  # type: ignore[operator]


def no_pages() -> bytes:
    catalog, pages = b"1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj", b"2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj"
    objects = [b"%PDF-1.4", catalog, pages]
    starts = [9, 10 + len(objects[1])]
    table = b"xref\n0 3\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer <</Root 1 0 R/Size 3>>\nstartxref\n%d\n%%%%EOF" % (starts[1] + len(objects[2]) + 1)
    return b"\n".join([*objects, table + end])


def test_no_pages_and_blank_pages() -> None:
    with pytest.raises(IngestError, match="no pages"):
        read(no_pages())
    blank = read(drawn([lambda c: None]))
    assert blank.blocks == [] and blank.pages == 1 and blank.status == "ok"
    assert read(drawn([lambda c: c.line(60, 500, 400, 500)])).status == "ok"


def test_pages_beyond_the_limit_are_told() -> None:
    draft = read_pdf(PLAIN, name="x.pdf", config=replace(DEFAULT, max_pages=1))
    assert [block.text for block in draft.blocks] == ["The keepers met."]
    assert draft.status == "partial" and draft.pages == 2
    assert [(f.kind, f.page) for f in draft.findings] == [("unread_pages", 2)]
    assert "limit is 1 pages" in draft.findings[0].message


def test_a_scan_without_tesseract_is_partial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda program: None)
    ocr.tesseract.cache_clear()
    draft = read(scan("Harbour lamps"))
    ocr.tesseract.cache_clear()
    assert draft.status == "partial" and [(f.kind, f.page) for f in draft.findings] == [("unreadable_page", 1)]


@pytest.mark.skipif(ocr.tesseract() is None, reason="tesseract is not installed")
def test_a_scan_is_read_by_tesseract() -> None:
    draft = read(scan("Harbour lamps are lit at night"))
    assert [block.text for block in draft.blocks] == ["Harbour lamps are lit at night"]
    assert [f.kind for f in draft.findings] == ["recognised_page"] and draft.status == "ok"


def test_the_words_of_tesseract_share_their_line() -> None:
    table = "level\tleft\ttop\twidth\theight\tconf\ttext\n4\t100\t200\t400\t40\t-1\t\n"
    table += "5\t100\t205\t80\t30\t96\tHarbour\n5\t200\t200\t90\t40\t91\tlamps\n5\t300\t200\t9\t9\t3\t~\n"
    words = ocr.words_of(table, 2.0)
    assert [(w.text, w.x0, w.top, w.bottom) for w in words] == [("Harbour", 50, 100, 120), ("lamps", 100, 100, 120)]


def test_what_a_file_says_of_itself() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setTitle("Plan of the lamps")
    lines(canvas, ["The keepers met."], 60, 500)
    canvas.save()
    draft = read(buffer.getvalue())
    assert draft.title == "Plan of the lamps" and draft.metadata_date is not None and len(draft.metadata_date) == 10
    assert read(PLAIN).title is None


def test_pages_are_drawn_with_their_blocks() -> None:
    blocks = [Block(0, "paragraph", 0, 4, "text", page=2, box=(60.0, 60.0, 200.0, 80.0))]
    image = render_page(PLAIN, 2, blocks)
    assert image.mode == "RGB" and image.getpixel((round(60 * 1.5), round(70 * 1.5))) != (255, 255, 255)
    with pytest.raises(ValueError, match="page 3"):
        render_page(PLAIN, 3, blocks)


def plain_pages(count: int = 3) -> bytes:
    """Pages in a file whose objects can be read as text."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pageCompression=0)
    for number in range(count):
        canvas.drawString(72, 700, f"The board meets in Hull on {number + 1} March 2024.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("broken", [
    re.sub(rb"/Pages \d+ 0 R", b"/Pages 99 0 R", plain_pages()), plain_pages().replace(b"/Kids [", b"/Kidz ["),
    re.sub(rb"/Root \d+ 0 R", b"/Root 88 0 R", plain_pages()),
])
def test_the_second_reader_finds_the_pages_of_a_broken_tree(broken: bytes) -> None:
    draft = read_pdf(broken, name="plan.pdf", config=DEFAULT)
    assert [block.text for block in draft.blocks] == [f"The board meets in Hull on {n} March 2024." for n in (1, 2, 3)]
    assert [(finding.kind, finding.page) for finding in draft.findings] == [("second_reader", n) for n in (1, 2, 3)]


def test_a_file_that_is_cut_off_gives_the_pages_that_are_left() -> None:
    data = plain_pages()
    draft = read_pdf(data[: data.index(b"xref")], name="plan.pdf", config=DEFAULT)
    assert draft.status == "partial"
    assert [finding.kind for finding in draft.findings] == ["cut_off_file"]
    assert draft.blocks[0].text == "The board meets in Hull on 1 March 2024."
