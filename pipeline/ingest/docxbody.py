"""The body of a Word file: paragraphs and tables in order, with numbering, styles, notes, boxes, heads and feet."""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml

from pipeline.ingest.docxlists import OpenLists
from pipeline.ingest.docxnumbering import Numbered, Numbering, attribute, integer, qn
from pipeline.ingest.docxtable import children, is_flow, merged
from pipeline.ingest.docxtext import FALLBACK, ParagraphText, Styles, TextReader, joined, left_indent
from pipeline.ingest.draft import DraftBlock
from pipeline.ingest.entry import Entry
from pipeline.ingest.lines import entries_of_lines
from pipeline.ingest.markers import split_marker
from pipeline.ingest.pages import settle_pages
from pipeline.ingest.runs import Line, join, lay
from pipeline.ingest.structure import structured
from pipeline.ingest.tables import GridCell, table_blocks
from pipeline.ingest.tabs import columns_of, settle_tabs
from pipeline.ingest.text import superscript

Element = Any

_TWIPS_PER_CHARACTER = 120
_DEEPEST = 6


class BodyReader:
    """Reads one document in order; numbering and notes are counted while it goes."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._parts = {part.partname.rpartition("/")[2]: part for part in document.part.package.iter_parts()}
        self.styles = Styles(self._root("styles.xml"))
        self._numbering = Numbering(self._root("numbering.xml"))
        self._text = TextReader(self.styles)
        self._lists = OpenLists()
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
        return part.element if hasattr(part, "element") else parse_xml(part.blob)

    def read(self) -> list[DraftBlock]:
        """All blocks: heads, body, notes, feet."""
        heads, feet = self._margins("header"), self._margins("footer")
        self._flow(self._document.element.body)
        if self._pending is not None:
            self._emit(self._pending, None, None)
        self.pages = self._page if self._paged else None
        self._read_notes()
        return heads + structured(settle_pages(settle_tabs(self._entries, "word")), key="text") + feet

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
            text = joined(self._pending, text)
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
        page = self._page + text.leading_breaks if self._paged else None
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
        if len(entries) == len(text.lines) == 1:
            self._entries[-1].columns = columns_of(text.lines[0])

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
        rows = list(children(table, qn("w:tr")))
        cells = [list(children(row, qn("w:tc"))) for row in rows]
        if all(len(row) == 1 for row in cells) and (len(rows) == 1 or any(is_flow(row[0]) for row in cells)):
            for row in cells:
                self._flow(row[0])
            return
        self._tables += 1
        heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        count = heads.index(False) if False in heads else 0
        page = self._page if self._paged else None
        grid = merged([[self._cell(cell) for cell in row] for row in cells], rows)
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
                line = line.prefixed(superscript(str(number)) + " ")
                self._entries.append(Entry(DraftBlock("paragraph", line.text, bold=line.bold, struck=line.struck)))


def _is_contents(element: Element) -> bool:
    gallery = element.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return attribute(gallery) == "Table of Contents"
