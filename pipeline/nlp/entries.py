"""Entries: each block cut into the smallest pieces that tell one thing, a merged one at its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.data import Block, Cell, Context, Entry, FoundDate, FoundName, Repair, SectionInfo
from pipeline.nlp.context import BlockFinds, move
from pipeline.nlp.dates import find_dates
from pipeline.nlp.inorder import starting_in
from pipeline.nlp.merges import Cut, ListStyle, list_style, merge_cuts

_PLAIN = ListStyle()
SHORT_LIST = 3
"""Entries below which a list is measured against all lists of its release: two show no style of their own."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """The entries of a release in reading order, and the repairs that tell where a published entry held several."""

    entries: tuple[Entry, ...]
    repairs: tuple[Repair, ...]


def cut_entries(context: Context, finds: Sequence[BlockFinds]) -> Cutting:
    """Cut every block that is no furniture and no header row into entries.

    `finds` runs parallel to the document's blocks. A clean block gives one entry; clauses within it are cut later.
    """
    styles = _styles(context, finds)
    entries: list[Entry] = []
    repairs: list[Repair] = []
    for block, section, block_finds in zip(context.document.blocks, context.sections, finds, strict=True):
        if block.kind == "furniture" or block.header:
            continue
        pieces, block_repairs = _cut_block(block, block_finds, styles.get(_group(block), _PLAIN), context)
        entries += [_entry(block, section, block_finds, piece, context) for piece in pieces]
        repairs += block_repairs
    return Cutting(tuple(entries), tuple(repairs))


def dated_blocks(context: Context, finds: Sequence[BlockFinds]) -> frozenset[int]:
    """Ids of the blocks whose list leads or ends most of its entries with dates: there an entry needs no verb."""
    styles = _styles(context, finds)
    return frozenset(
        block.block_id
        for block in context.document.blocks
        if (style := styles.get(_group(block), _PLAIN)).dated >= 0.5
        or (block.kind == "list_item" and style.trailing >= 0.5)
    )


def _group(block: Block) -> object:
    """The list or table a block stands in; paragraphs of one section may be a list that lost its marks."""
    return block.list_id if block.list_id is not None else ("paragraphs", block.section)


def _styles(context: Context, finds: Sequence[BlockFinds]) -> dict[object, ListStyle]:
    groups: dict[object, list[tuple[Block, list[FoundDate]]]] = defaultdict(list)
    for block, block_finds in zip(context.document.blocks, finds, strict=True):
        if block.kind in ("list_item", "paragraph"):
            groups[_group(block)].append((block, [move(d, -block.char_start) for d in block_finds.dates]))
    everywhere = [item for key, items in groups.items() if isinstance(key, int) for item in items]
    return {
        key: _style(items if len(items) >= SHORT_LIST or not isinstance(key, int) else everywhere)
        for key, items in groups.items()
    }


def _style(items: Sequence[tuple[Block, list[FoundDate]]]) -> ListStyle:
    return list_style([block for block, _ in items], [dates for _, dates in items])


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a block, at document offsets; `rest` is the span of the same row that every part shares."""

    start: int
    end: int
    evidence: tuple[str, ...] = ()


def _cut_block(
    block: Block, finds: BlockFinds, style: ListStyle, context: Context
) -> tuple[list[_Piece], list[Repair]]:
    whole = [_Piece(block.char_start, block.char_end)]
    if block.kind == "table_row":
        return _cut_row(block, finds, context) or (whole, [])
    if block.kind == "heading" or (block.kind == "paragraph" and style.dated < 0.5):
        return whole, []
    standing = [d for d in finds.dates if not any(start <= d.start and d.end <= end for start, end in block.struck)]
    cuts = merge_cuts(
        block.text,
        [move(date, -block.char_start) for date in standing],
        [move(name, -block.char_start) for name in finds.names],
        style,
        language=context.document.language,
        marker=block.marker,
    )
    if not cuts:
        return whole, []
    pieces = _pieces(block.char_start, block.char_end, block.char_start, cuts)
    return pieces, _repairs(block, pieces, cuts, block.char_start, block.text, context.document.text)


def _cut_row(block: Block, finds: BlockFinds, context: Context) -> tuple[list[_Piece], list[Repair]] | None:
    """A row one of whose cells holds a second entry: the first keeps the cells before, the second those after."""
    dated = [cell for cell in block.cells if _is_date_cell(cell, finds.dates)]
    if not dated:
        return None
    for cell in block.cells:
        if cell in dated:
            continue
        cuts = merge_cuts(
            cell.text,
            [move(date, -cell.char_start) for date in finds.dates if _within(date, cell)],
            [move(name, -cell.char_start) for name in finds.names if _within(name, cell)],
            _PLAIN,
            language=context.document.language,
            cell=True,
        )
        if cuts:
            pieces = _pieces(block.char_start, block.char_end, cell.char_start, cuts)
            cell_pieces = _pieces(cell.char_start, cell.char_end, cell.char_start, cuts)
            return pieces, _repairs(block, cell_pieces, cuts, cell.char_start, cell.text, context.document.text)
    return None


def _is_date_cell(cell: Cell, dates: Sequence[FoundDate]) -> bool:
    told = sum(date.end - date.start for date in dates if _within(date, cell))
    return told > 0 and told * 2 >= len(cell.text.strip())


def _within(found: FoundDate | FoundName, cell: Cell) -> bool:
    return cell.char_start <= found.start and found.end <= cell.char_end


def _pieces(start: int, end: int, origin: int, cuts: Sequence[Cut]) -> list[_Piece]:
    starts = [start, *(origin + cut.right for cut in cuts)]
    ends = [*(origin + cut.left for cut in cuts), end]
    evidence: list[tuple[str, ...]] = [(), *(cut.evidence for cut in cuts)]
    return [_Piece(a, b, e) for a, b, e in zip(starts, ends, evidence, strict=True)]


def _repairs(
    block: Block, pieces: Sequence[_Piece], cuts: Sequence[Cut], origin: int, before: str, text: str
) -> list[Repair]:
    """One repair a boundary, each with the whole entry before and all parts after."""
    after = tuple(text[piece.start : piece.end] for piece in pieces)
    return [
        Repair(
            kind="split_merged_entry",
            block_id=block.block_id,
            char_start=origin + cut.right,
            char_end=pieces[-1].end,
            before=before,
            after=after,
            evidence="; ".join(cut.evidence),
            confidence=round(min(0.99, 0.5 + cut.weight / 2.5), 3),
        )
        for cut in cuts
    ]


def _entry(block: Block, section: SectionInfo, finds: BlockFinds, piece: _Piece, context: Context) -> Entry:
    text = context.document.text[piece.start : piece.end]
    whole = (piece.start, piece.end) == (block.char_start, block.char_end)
    return Entry(
        block_id=block.block_id,
        char_start=piece.start,
        char_end=piece.end,
        text=text,
        section=section,
        dates=finds.dates if whole else _dates_again(text, piece.start, context),
        names=tuple(name for name in starting_in(finds.names, piece.start, piece.end) if name.end <= piece.end),
        evidence=piece.evidence,
    )


def _dates_again(text: str, offset: int, context: Context) -> tuple[FoundDate, ...]:
    """The dates of a part read anew: a word that governed one may now belong to the entry before."""
    found = _dates_in(text, context.document.language, context.day_first, context.fiscal_start)
    return tuple(move(date, offset) for date in found)


@lru_cache(maxsize=4096)
def _dates_in(text: str, language: str, day_first: bool | None, fiscal_start: int | None) -> tuple[FoundDate, ...]:
    """The dates of a text; releases share most of theirs."""
    return tuple(find_dates(text, language, day_first=day_first, fiscal_start=fiscal_start))
