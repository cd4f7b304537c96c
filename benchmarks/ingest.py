"""How fast releases are read against the tools beneath: `python benchmarks/ingest.py [PDF_FOLDER]`.

Needs reportlab (extra `dev`), which makes the PDFs of the first two rows; trafilatura is compared where installed.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from time import process_time

import pdfplumber
import pypdfium2 as pdfium
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table
from selectolax.lexbor import LexborHTMLParser

from pipeline.config import DEFAULT
from pipeline.ingest.html import read_html
from pipeline.ingest.pdf import read_pdf

SENTENCE = "12 May 2025: Workshop on customs data for small traders, hosted by the secretariat and funded by partners. "
GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def plain_story(pages: int) -> list[Flowable]:
    styles = getSampleStyleSheet()
    story: list[Flowable] = []
    for page in range(pages):
        story.append(Paragraph(f"{page + 1}. Section of the plan", styles["Heading2"]))
        story.extend(Paragraph(SENTENCE * 4, styles["BodyText"]) for _ in range(5))
        story.extend(Paragraph(SENTENCE, styles["BodyText"], bulletText="•") for _ in range(8))
        story.append(PageBreak())
    return story


def table_story(pages: int) -> list[Flowable]:
    style = getSampleStyleSheet()["BodyText"]
    story: list[Flowable] = []
    for page in range(pages):
        rows = [["No.", "Action", "Lead", "Timeline"]]
        rows += [[f"{page}.{row}", Paragraph(SENTENCE, style), "Secretariat", "Q2 2025"] for row in range(16)]
        story += [Table(rows, colWidths=[40, 260, 80, 70], style=GRID), PageBreak()]
    return story


def made(story: list[Flowable]) -> bytes:
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build(story)
    return buffer.getvalue()


def with_pdfplumber(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.close()


def with_pdfium(data: bytes) -> None:
    document = pdfium.PdfDocument(data)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()


def with_us(data: bytes) -> None:
    read_pdf(data, name="benchmark.pdf", config=DEFAULT)


def seconds(read: Callable[[bytes], object], files: Iterable[bytes], rounds: int = 3) -> float:
    """Processor time of the best of some rounds over all files."""
    files = list(files)
    best = float("inf")
    for _ in range(rounds):
        start = process_time()
        for data in files:
            read(data)
        best = min(best, process_time() - start)
    return best


def readable(folder: Path) -> list[bytes]:
    """The folder's PDFs that all three tools open, pages of text only."""
    found = []
    for path in sorted(folder.glob("*.pdf")):
        data = path.read_bytes()
        try:
            draft = read_pdf(data, name=path.name, config=DEFAULT)
            with_pdfplumber(data)
        except Exception:
            continue
        if draft.status == "ok" and not draft.findings:
            found.append(data)
    return found


def compare_pdf(name: str, files: Sequence[bytes], rounds: int) -> None:
    pages = sum(len(pdfium.PdfDocument(data)) for data in files)
    ours, plumber, bare = (seconds(read, files, rounds) for read in (with_us, with_pdfplumber, with_pdfium))
    print(
        f"{name:16s} {pages:5d} pages  ours {pages / ours:7.1f}/s  pdfplumber {pages / plumber:6.1f}/s"
        f"  pypdfium2 {pages / bare:7.1f}/s: {plumber / ours:5.1f} times as fast as pdfplumber.extract_text,"
        f" {ours / bare:4.1f} times the time of pypdfium2's bare text"
    )


def peak_memory(pages: int) -> None:
    """Reads a long PDF in a process of its own and prints the most memory that it held."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(made(plain_story(pages)))
        file.flush()
        command = [sys.executable, __file__, "--memory", file.name]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    print(f"peak memory of {pages} pages: {done.stdout.strip()} MB")


def compare_html() -> None:
    items = "".join(f"<li>{SENTENCE}<ul><li>{SENTENCE}</li></ul></li>" for _ in range(200))
    page = f"<html><body><nav><a>Home</a></nav><main><h1>Plan</h1><ul>{items}</ul></main></body></html>".encode()
    ours = seconds(lambda data: read_html(data, name="page.html"), [page])
    bare = seconds(LexborHTMLParser, [page])
    print(f"HTML {len(page) // 1024} KB: ours {ours * 1000:.1f} ms, bare lexbor parse {bare * 1000:.1f} ms", end="")
    if find_spec("trafilatura"):
        import trafilatura

        print(f", trafilatura {seconds(trafilatura.extract, [page]) * 1000:.1f} ms", end="")
    print()


def main() -> None:
    if sys.argv[1:2] == ["--memory"]:
        with_us(Path(sys.argv[2]).read_bytes())
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
        return
    compare_pdf("plain pages", [made(plain_story(80))], 3)
    compare_pdf("ruled tables", [made(table_story(40))], 3)
    if len(sys.argv) > 1:
        compare_pdf("folder", readable(Path(sys.argv[1])), 1)
    peak_memory(600)
    compare_html()


if __name__ == "__main__":
    main()
