"""What every reader gives, and how it becomes a `Document`.

A reader knows kinds, levels, markers, cells and styles; it knows nothing of offsets in the canonical text. It returns a
`DraftDocument` whose blocks stand in reading order, and `assemble` lays them into one text.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from pipeline.data import Block, BlockKind, Box, Cell, Document, Finding, Repair, Span

CELL_SEPARATOR = " | "


@dataclass(slots=True)
class DraftCell:
    """A cell of a row; `column` and `inherited` as in `data.Cell`. Its text holds no line break."""

    text: str
    column: str = ""
    inherited: str = ""


@dataclass(slots=True)
class DraftRepair:
    """What a reader mended inside a block; `start` and `end` are offsets of the mended text in the block's text.

    Where `after` is exactly the text at these offsets, `before` is that piece as published; `assemble` makes both the
    whole entry. Otherwise both are whole entries already.
    """

    kind: Literal["mended_word", "removed_furniture", "restored_text", "joined_entry"]
    start: int
    end: int
    before: str
    after: tuple[str, ...]
    evidence: str
    confidence: float = 1.0


@dataclass(slots=True)
class DraftBlock:
    """A block as its reader saw it; all offsets are relative to `text`.

    `level`: a heading's rank from 1, a list item's depth from 1, else 0. A list item's text begins with its `marker`.
    `list_key` is any value shared by the items of one list (sub-items included) or by the rows of one table.
    A table row is best made by `table_row`, which lays out its text.
    """

    kind: BlockKind
    text: str
    level: int = 0
    marker: str | None = None
    list_key: Hashable = None
    page: int | None = None
    box: Box | None = None
    cells: tuple[DraftCell, ...] = ()
    header: bool = False
    bold: tuple[Span, ...] = ()
    struck: tuple[Span, ...] = ()
    times: tuple[tuple[int, int, str], ...] = ()
    repairs: list[DraftRepair] = field(default_factory=list)


@dataclass(slots=True)
class DraftDocument:
    """A release as its reader saw it. `blocks` are in reading order, furniture among them.

    `language` and `title` are what the file's own markup or metadata declares; `metadata_date` (EDTF) is the date of
    its last change in metadata. `findings` carry at most a page. `status` is "partial" where something was lost.
    """

    media_type: str
    blocks: list[DraftBlock] = field(default_factory=list)
    language: str | None = None
    title: str | None = None
    metadata_date: str | None = None
    pages: int | None = None
    findings: list[Finding] = field(default_factory=list)
    status: Literal["ok", "partial"] = "ok"


def table_row(
    cells: Iterable[DraftCell], list_key: Hashable, *, header: bool = False, page: int | None = None,
    box: Box | None = None,
) -> DraftBlock:
    """A row whose text is its cells joined by " | "; an empty cell gives an empty part."""
    cells = tuple(cells)
    text = CELL_SEPARATOR.join(cell.text for cell in cells)
    return DraftBlock("table_row", text, list_key=list_key, page=page, box=box, cells=cells, header=header)


_BREAKS = str.maketrans(dict.fromkeys("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
"""Everything that ends a line for `str.splitlines`, and tabs; one character for one, so that offsets stay."""


def assemble(
    draft: DraftDocument, *, document_id: str, plan_id: str, file: str, language: str = "en", title: str | None = None,
    edition: str | None = None, released: str | None = None,
) -> Document:
    """Lays the draft's blocks into the canonical text: one a line, in order; blocks without text are left out.

    Sections follow from the levels of headings; list ids count from 0 in order of appearance.
    """
    blocks: list[Block] = []
    repairs: list[Repair] = []
    headings: list[tuple[int, str]] = []
    list_ids: dict[Hashable, int] = {}
    start = 0
    for drafted in (block for block in draft.blocks if block.text.strip()):
        if drafted.kind == "heading":
            headings = [heading for heading in headings if heading[0] < drafted.level]
        list_id = None
        if drafted.list_key is not None and drafted.kind in ("list_item", "table_row", "quote", "paragraph"):
            list_id = list_ids.setdefault(drafted.list_key, len(list_ids))
        section = tuple(text for _, text in headings)
        block = _placed(drafted, len(blocks), start, section, list_id)
        repairs.extend(_placed_repairs(drafted, block))
        blocks.append(block)
        start = block.char_end + 1
        if drafted.kind == "heading":
            headings.append((drafted.level, block.text))
    return Document(
        document_id=document_id, plan_id=plan_id, file=file, media_type=draft.media_type,
        text="\n".join(block.text for block in blocks), blocks=tuple(blocks), language=language, title=title,
        edition=edition, released=released, pages=draft.pages, status=draft.status, repairs=tuple(repairs),
        findings=tuple(draft.findings),
    )


def _placed(
    drafted: DraftBlock, block_id: int, start: int, section: tuple[str, ...], list_id: int | None
) -> Block:
    text = drafted.text.translate(_BREAKS)
    return Block(
        block_id=block_id, kind=drafted.kind, char_start=start, char_end=start + len(text), text=text,
        level=drafted.level, marker=drafted.marker, section=section, list_id=list_id, page=drafted.page,
        box=drafted.box, cells=_placed_cells(drafted.cells, start), header=drafted.header,
        bold=_moved(drafted.bold, start), struck=_moved(drafted.struck, start),
        times=tuple((start + a, start + b, value) for a, b, value in drafted.times),
    )


def _placed_cells(cells: tuple[DraftCell, ...], start: int) -> tuple[Cell, ...]:
    placed = []
    for cell in cells:
        text = cell.text.translate(_BREAKS)
        placed.append(Cell(start, start + len(text), text, cell.column, cell.inherited))
        start += len(text) + len(CELL_SEPARATOR)
    return tuple(placed)


def _moved(spans: tuple[Span, ...], start: int) -> tuple[Span, ...]:
    return tuple((start + a, start + b) for a, b in spans)


def _placed_repairs(drafted: DraftBlock, block: Block) -> Iterator[Repair]:
    """The repairs of a block; those of single pieces tell the whole entry, as published and as mended."""
    published = _published(drafted, block.text)
    for repair in drafted.repairs:
        piece = _is_piece(repair, block.text)
        yield Repair(
            kind=repair.kind, block_id=block.block_id, char_start=block.char_start + repair.start,
            char_end=block.char_start + repair.end, before=published if piece else repair.before,
            after=(block.text,) if piece else repair.after, evidence=repair.evidence, confidence=repair.confidence,
        )


def _published(drafted: DraftBlock, text: str) -> str:
    """The text of a block with every mended piece as it was published; of pieces that overlap, the last."""
    limit = len(text)
    for repair in sorted(drafted.repairs, key=lambda repair: (repair.start, repair.end), reverse=True):
        if _is_piece(repair, text) and repair.end <= limit:
            text = text[: repair.start] + repair.before + text[repair.end :]
            limit = repair.start
    return text


def _is_piece(repair: DraftRepair, text: str) -> bool:
    return repair.after == (text[repair.start : repair.end],)
