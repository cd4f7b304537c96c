"""Word files: the body's paragraphs and tables in order, with numbering, styles, notes, boxes, heads and feet."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.oxml.ns import qn

from pipeline.errors import IngestError, LimitError
from pipeline.ingest.docxnumbering import Numbered, Numbering, attribute, integer
from pipeline.ingest.docxtext import FALLBACK, ParagraphText, Styles, TextReader, left_indent
from pipeline.ingest.draft import DraftBlock, DraftDocument
from pipeline.ingest.lines import entries_of_lines
from pipeline.ingest.markers import split_marker
from pipeline.ingest.pages import settle_pages
from pipeline.ingest.runs import Line, Run, join, lay
from pipeline.ingest.structure import Entry, structured
from pipeline.ingest.tables import GridCell, table_blocks

Element = Any

MAX_UNPACKED = 400 * 1024 * 1024
"""Bytes of all parts together when unpacked; the largest plan seen takes 5 MB, pictures included."""
_TWIPS_PER_CHARACTER = 120
_DEEPEST = 6
_SAME_INDENT = 60
"""Twips by which indents of one level may differ."""


def read_docx(data: bytes, *, name: str) -> DraftDocument:
    """Reads a Word file; raises IngestError, with `name`, where it cannot be opened, LimitError for a zip bomb."""
    _check_size(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        reader = _Reader(document)
        blocks = reader.read()
        properties = document.core_properties
        changed = properties.modified or properties.created
        title = (properties.title or "").strip() or None
    except Exception as error:
        # python-docx and lxml raise whatever a broken part makes them raise: a broken file must not end the batch.
        message = f"{name}: the Word file is broken ({type(error).__name__}: {error}); open it in Word and save it again"
        raise IngestError(" ".join(message.split())) from error
    return DraftDocument(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", blocks,
        language=(reader.styles.language or "").split("-")[0].lower() or None, title=title,
        metadata_date=changed.date().isoformat() if changed else None, pages=reader.pages,
    )


def _check_size(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise IngestError(f"{name}: the Word file is cut off or broken ({error}); fetch it again") from error
    if size > MAX_UNPACKED:
        raise LimitError(
            f"{name}: unpacks to {size:,} bytes, more than the {MAX_UNPACKED:,} allowed; save it again without pictures"
        )


@dataclass(slots=True)
class _Lists:
    """The list that is open: its key, the indents of its levels, whether something stood between."""

    count: int = 0
    indents: list[int] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    interrupted: bool = True

    def place(self, numbered: Numbered, indent: int) -> tuple[int, str]:
        """Level and key of the next item."""
        mark = f"{numbered.num_id}/{numbered.level}"
        continues = not numbered.bullet and self.numbers.get(mark, 0) + 1 == numbered.number and mark in self.numbers
        if self.interrupted and not continues:
            self.count += 1
            self.indents, self.numbers = [], {}
        self.interrupted = False
        while len(self.indents) > 1 and indent < self.indents[-1] - _SAME_INDENT:
            self.indents.pop()
        if not self.indents:
            self.indents = [indent]
        elif indent > self.indents[-1] + _SAME_INDENT:
            self.indents.append(indent)
        self.numbers[mark] = numbered.number
        return len(self.indents), f"word list {self.count}"


class _Reader:
    """Reads one document in order; numbering and notes are counted while it goes."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._parts = {part.partname.rpartition("/")[2]: part for part in document.part.package.iter_parts()}
        self.styles = Styles(self._root("styles.xml"))
        self._numbering = Numbering(self._root("numbering.xml"))
        self._text = TextReader(self.styles)
        self._lists = _Lists()
        self._entries: list[Entry] = []
        self._pending: ParagraphText | None = None
        self._notes: list[tuple[str, str]] = []
        self._tables = 0
        self._page = 1
        body = document.element.body
        self._paged = next(body.iter(qn("w:lastRenderedPageBreak")), None) is not None
        names = (self.styles.name(attribute(p)) for p in body.iter(qn("w:pStyle")))
        self._titled = any(name == "title" for name in names)
        self.pages: int | None = None

    def _root(self, name: str) -> Element | None:
        part = self._parts.get(name)
        if part is None:
            return None
        return part.element if hasattr(part, "element") else docx.oxml.parse_xml(part.blob)

    def read(self) -> list[DraftBlock]:
        """All blocks: heads, body, notes, feet."""
        heads, feet = self._margins("header"), self._margins("footer")
        self._flow(self._document.element.body)
        if self._pending is not None:
            self._emit(self._pending, None, None)
        self.pages = self._page if self._paged else None
        self._read_notes()
        return heads + structured(settle_pages(self._entries), key="text") + feet

    def _margins(self, kind: str) -> list[DraftBlock]:
        """Heads or feet of pages, each text once."""
        texts: dict[str, None] = {}
        for name in sorted(part for part in self._parts if part.startswith(kind) and part.endswith(".xml")):
            root = self._root(name)
            for paragraph in root.iter(qn("w:p")) if root is not None else ():
                line = self._line(self._text.read(paragraph))
                texts.setdefault(line.text, None)
        return [DraftBlock("furniture", text) for text in texts if text]

    def _flow(self, container: Element) -> None:
        """Paragraphs and tables of a body, a cell or a box, through the frames around them."""
        for child in container:
            if child.tag == qn("w:p"):
                self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                self._table(child)
            elif child.tag == qn("w:sdt"):
                start = len(self._entries)
                self._flow(child)
                if _is_contents(child):
                    for entry in self._entries[start:]:
                        entry.block.kind, entry.block.list_key = "furniture", None
            elif child.tag not in (qn("w:sectPr"), qn("w:del"), qn("w:moveFrom"), qn("w:tcPr"), FALLBACK):
                self._flow(child)

    def _paragraph(self, paragraph: Element) -> None:
        text = self._text.read(paragraph)
        if self._pending is not None:
            text = _joined(self._pending, text)
            self._pending = None
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None:
            self._pending = text
            return
        style = attribute(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) or self.styles.default
        empty = not any(run.text.strip() for line in text.lines for run in line)
        numbered = None if empty else self._numbered(paragraph, style)
        self._emit(text, style, numbered, paragraph)
        for box in text.boxes:
            self._lists.interrupted = True
            self._flow(box)

    def _numbered(self, paragraph: Element, style: str | None) -> Numbered | None:
        """The marker that Word prints, by the paragraph's own numbering or by its style's."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        num_id = attribute(own.find(qn("w:numId"))) if own is not None else None
        level = attribute(own.find(qn("w:ilvl"))) if own is not None else None
        if num_id is None:
            num_id = attribute(self.styles.find(style, "w:pPr/w:numPr/w:numId"))
            if num_id is not None and level is None:
                tied = next(
                    (n for key, _ in self.styles.chain(style)
                     if (n := self._numbering.level_of_style(num_id, key)) is not None), None
                )
                level = str(tied) if tied is not None else attribute(self.styles.find(style, "w:pPr/w:numPr/w:ilvl"))
        if num_id is None or num_id == "0":
            return None
        return self._numbering.advance(num_id, integer(level))

    def _heading_level(self, paragraph: Element | None, style: str | None) -> int | None:
        if self.styles.name(style) in ("title", "subtitle"):
            return 1
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}") if paragraph is not None else None
        stated = attribute(own if own is not None else self.styles.find(style, "w:pPr/w:outlineLvl"))
        names = [self.styles.name(key) for key, _ in self.styles.chain(style)]
        named = next((name for name in names if name.startswith("heading ") and name[8:].isdigit()), None)
        if stated is None and named is None:
            return None
        level = integer(stated, 9) + 1 if stated is not None else integer(named and named[8:], 1)
        return None if level > 9 else min(level + self._titled, _DEEPEST)

    def _emit(
        self, text: ParagraphText, style: str | None, numbered: Numbered | None, paragraph: Element | None = None
    ) -> None:
        """A paragraph becomes one block, or several where breaks within it part entries."""
        page = self._page if self._paged else None
        self._page += text.page_breaks
        self._notes.extend(text.notes)
        lines = [lay(runs) for runs in text.lines]
        if not any(line.text for line in lines):
            return
        level = self._heading_level(paragraph, style)
        entries = [join(line for line in lines if line.text)] if level else entries_of_lines(lines)
        indent = left_indent(paragraph, self.styles, style) if paragraph is not None else None
        for index, line in enumerate(entries):
            self._add(line, level, numbered if index == 0 else None, indent, style, page)

    def _add(
        self, line: Line, level: int | None, numbered: Numbered | None, indent: int | None, style: str | None,
        page: int | None,
    ) -> None:
        own = split_marker(line.text)
        if numbered is not None and numbered.marker and not own:
            line = line.prefixed(numbered.marker + " ")
        marker = own or (numbered.marker if numbered else None) or None
        block = DraftBlock("paragraph", line.text, page=page, bold=line.bold, struck=line.struck)
        if self.styles.name(style).startswith("toc "):
            block.kind = "furniture"
        elif level:
            block.kind, block.level, block.marker = "heading", level, marker
            self._lists.interrupted = True
        elif numbered is not None:
            block.kind, block.marker = "list_item", marker
            block.level, block.list_key = self._lists.place(numbered, indent if indent is not None else numbered.indent)
        else:
            self._lists.interrupted = True
            block.kind = "quote" if "quote" in self.styles.name(style) else "paragraph"
        self._entries.append(Entry(block, indent=(indent or 0) // _TWIPS_PER_CHARACTER))

    def _line(self, text: ParagraphText) -> Line:
        return join(line for line in (lay(runs) for runs in text.lines) if line.text)

    def _table(self, table: Element) -> None:
        self._lists.interrupted = True
        rows = list(_children(table, qn("w:tr")))
        cells = [list(_children(row, qn("w:tc"))) for row in rows]
        if all(len(row) == 1 for row in cells) and (len(rows) == 1 or any(_is_flow(row[0]) for row in cells)):
            for row in cells:
                self._flow(row[0])
            return
        self._tables += 1
        heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        count = heads.index(False) if False in heads else 0
        page = self._page if self._paged else None
        grid = _merged([[self._cell(cell) for cell in row] for row in cells], rows)
        blocks = table_blocks(grid, f"word table {self._tables}", header_rows=count or None, page=page)
        self._entries.extend(Entry(block) for block in blocks)

    def _cell(self, cell: Element) -> tuple[GridCell, bool]:
        """A cell, and whether it only continues the one above."""
        lines: list[Line] = []
        for paragraph in cell.iter(qn("w:p")):
            if any(up.tag == FALLBACK for up in paragraph.iterancestors()):
                continue
            text = self._text.read(paragraph)
            self._page += text.page_breaks
            self._notes.extend(text.notes)
            line = self._line(text)
            if line.text:
                style = attribute(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) or self.styles.default
                numbered = self._numbered(paragraph, style)
                lines.append(line.prefixed(numbered.marker + " ") if numbered and numbered.marker else line)
        properties = cell.find(qn("w:tcPr"))
        span = integer(attribute(properties.find(qn("w:gridSpan"))), 1) if properties is not None else 1
        merge = properties.find(qn("w:vMerge")) if properties is not None else None
        continued = merge is not None and attribute(merge) != "restart"
        return GridCell(join(lines), columns=max(1, span)), continued

    def _read_notes(self) -> None:
        """Foot- and endnotes in the order of their marks, behind the body."""
        for kind, note_id in self._notes:
            root = self._root(f"{kind}.xml")
            note = next((n for n in (root if root is not None else ()) if attribute(n, "w:id") == note_id), None)
            number = self._text.note_numbers.get((kind, note_id))
            paragraphs = note.iter(qn("w:p")) if note is not None else ()
            line = join(line for line in (self._line(self._text.read(p)) for p in paragraphs) if line.text)
            if line.text:
                mark = lay([Run(f"{number}", False)]).text
                line = line.prefixed(_raised(mark) + " ")
                self._entries.append(Entry(DraftBlock("paragraph", line.text, bold=line.bold, struck=line.struck)))


def _raised(text: str) -> str:
    from pipeline.ingest.text import superscript

    return superscript(text)


def _children(element: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, through the frames around them; deleted rows are left out."""
    for child in element:
        if child.tag == tag:
            if child.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
                yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
            yield from _children(child, tag)


def _merged(cells: list[list[tuple[GridCell, bool]]], rows: list[Element]) -> list[list[GridCell]]:
    """Vertical merges as row spans: a cell that continues the one above is left out and lengthens that one."""
    grid: list[list[GridCell]] = []
    above: dict[int, GridCell] = {}
    for row, element in zip(cells, rows, strict=True):
        skipped = integer(attribute(element.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")))
        kept = [GridCell(Line(""), columns=skipped)] if skipped else []
        column = skipped
        for cell, continued in row:
            upper = above.get(column)
            if continued and upper is not None:
                upper.rows += 1
            else:
                kept.append(cell)
                above[column] = cell
            column += cell.columns
        grid.append(kept)
    return grid


def _is_flow(cell: Element) -> bool:
    """A cell that holds several paragraphs or a table of its own."""
    return len(cell.findall(qn("w:p"))) > 1 or cell.find(qn("w:tbl")) is not None


def _is_contents(element: Element) -> bool:
    gallery = element.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return attribute(gallery) == "Table of Contents"


def _joined(first: ParagraphText, second: ParagraphText) -> ParagraphText:
    """Two paragraphs whose mark between them was deleted."""
    lines = [*first.lines[:-1], first.lines[-1] + second.lines[0], *second.lines[1:]]
    return ParagraphText(
        lines, first.boxes + second.boxes, first.notes + second.notes, first.page_breaks + second.page_breaks
    )
