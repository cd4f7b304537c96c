"""Helpers of the ingest tests: documents from bytes and trees, blocks as short lines."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import docx
from docx.document import Document as WordDocument

from pipeline.data import Document, ReleaseInfo
from pipeline.ingest import read_document
from pipeline.ingest.draft import DraftBlock


def read(folder: Path, name: str, data: bytes | str, info: ReleaseInfo | None = None) -> Document:
    """Writes the data to a file and reads it as a release."""
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return read_document(path, file=f"plan/{name}", plan_id="plan", info=info)


def word(document: WordDocument) -> bytes:
    """The bytes of a Word file."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def short(blocks: Iterable[DraftBlock]) -> list[str]:
    """One line a block: kind and level, then its text."""
    names = {"heading": "h", "list_item": "li", "paragraph": "p", "table_row": "row", "quote": "quote",
     "furniture": "-"}
    return [f"{names[b.kind]}{b.level or ''} {b.text}" for b in blocks]


@dataclass(frozen=True)
class Part:
    """A part of a generated document; `level` of headings and items; `rows` of a table, the first its header."""

    kind: Literal["heading", "paragraph", "item", "table"]
    text: str = ""
    level: int = 1
    rows: tuple[tuple[str, ...], ...] = ()


def expected(parts: Iterable[Part]) -> list[str]:
    """What `short` gives of the parts once they are read."""
    lines = []
    for part in parts:
        if part.kind == "table":
            lines.extend("row " + " | ".join(row) for row in part.rows)
        elif part.kind == "item":
            lines.append(f"li{part.level} • {part.text}")
        else:
            lines.append(f"h{part.level} {part.text}" if part.kind == "heading" else f"p {part.text}")
    return lines


def as_markdown(parts: Iterable[Part]) -> str:
    """The parts as Markdown."""
    lines: list[str] = []
    last = ""
    for part in parts:
        if part.kind != "item" or last != "item":
            lines.append("")
        last = part.kind
        if part.kind == "heading":
            lines.append("#" * part.level + " " + part.text)
        elif part.kind == "item":
            lines.append("  " * (part.level - 1) + "- " + part.text)
        elif part.kind == "table":
            rows = ["| " + " | ".join(row) + " |" for row in part.rows]
            lines.extend([rows[0], "|" + "---|" * len(part.rows[0]), *rows[1:]])
        else:
            lines.append(part.text)
    return "\n".join(lines) + "\n"


def as_html(parts: Iterable[Part]) -> str:
    """The parts as a web page with its usual surroundings."""
    html = ["<!doctype html><html lang=en><head><title>t</title></head><body><nav><a href=/>Home</a></nav><main>"]
    depth = 0
    for part in [*parts, Part("paragraph", "")]:
        wanted = part.level if part.kind == "item" else 0
        while depth > wanted:
            html.append("</li></ul>")
            depth -= 1
        if part.kind == "item":
            html.append("</li>" if depth == wanted else "")
            while depth < wanted:
                html.append("<ul>")
                depth += 1
            html.append(f"<li>{part.text}")
        elif part.kind == "table":
            cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in part.rows]
            html.append(f"<table><tr>{cells[0].replace('td>', 'th>')}</tr>")
            html.append("".join(f"<tr>{row}</tr>" for row in cells[1:]) + "</table>")
        elif part.kind == "heading":
            html.append(f"<h{part.level}>{part.text}</h{part.level}>")
        else:
            html.append(f"<p>{part.text}</p>")
    return "\n".join(html) + "</main><footer>Contact us</footer></body></html>"


def as_word(parts: Iterable[Part]) -> bytes:
    """The parts as a Word file made of Word's own styles."""
    document = docx.Document()
    for part in parts:
        if part.kind == "heading":
            document.add_heading(part.text, part.level)
        elif part.kind == "item":
            document.add_paragraph(part.text, style="List Bullet" + (f" {part.level}" if part.level > 1 else ""))
        elif part.kind == "table":
            table = document.add_table(0, len(part.rows[0]))
            for row in part.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
            for cell in table.rows[0].cells:
                cell.paragraphs[0].runs[0].bold = True
        else:
            document.add_paragraph(part.text)
    return word(document)
