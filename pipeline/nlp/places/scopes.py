"""Cuts out the texts that may tell an entry's place: the cell of a place column, or the whole entry."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.data import Block, Cell, Context, Entry
from pipeline.nlp.phrases import fold
from pipeline.nlp.places.cues import folded_cues

_NOTHING = re.compile(r"[\s\-–—./]*\Z")


@dataclass(frozen=True, slots=True)
class Scope:
    """A text and where it begins in the document; `is_cell` where a column says that it is a place."""

    text: str
    start: int
    is_cell: bool = False

    @property
    def char_start(self) -> int:
        return self.start

    @property
    def char_end(self) -> int:
        return self.start + len(self.text)


def scopes(entry: Entry, context: Context) -> list[Scope]:
    """Where to look for the place, best first: a row's place cell alone, else the entry.

    A cell outside the entry comes second: the row is a merged one, and the cell may belong to its other half.
    """
    block = _block(entry, context)
    cells = [_scope(cell, context) for cell in _cells(block, "columns", context.document.language)]
    filled = [scope for scope in cells if not _NOTHING.match(scope.text)]
    own = Scope(entry.text, entry.char_start)
    if any(cell.char_start >= entry.char_end or cell.char_end <= entry.char_start for cell in filled):
        return [own, *filled]
    return filled or [own]


def country_cells(entry: Entry, context: Context) -> list[str]:
    """The texts of a row's cells under a column for the host or its country."""
    from pipeline.nlp.roles.cues import cues_of  # roles read places

    block, language = _block(entry, context), context.document.language
    hosts = cues_of(language).columns["host"]
    cells = _cells(block, "country_columns", language)
    cells += [cell for cell in block.cells if cell not in cells and hosts.search(fold(cell.column))]
    return [cell.text or cell.inherited for cell in cells]


def _block(entry: Entry, context: Context) -> Block:
    """The block of an entry; ids count from the first block, as a rule."""
    blocks = context.document.blocks
    at = entry.block_id - blocks[0].block_id
    if 0 <= at < len(blocks) and blocks[at].block_id == entry.block_id:
        return blocks[at]
    return next(block for block in blocks if block.block_id == entry.block_id)


def _cells(block: Block, key: str, language: str) -> list[Cell]:
    return [cell for cell in block.cells if _is_column(cell.column, key, language)]


def _is_column(column: str, key: str, language: str) -> bool:
    """Whether a header, or a part of it ("Date / Place", "Place and date"), is one of the known ones."""
    known = folded_cues(language, key) | folded_cues("en", key)
    parts = re.split(r"\s*(?:/|,|\(|\)|&|:|(?<!\w)(?:and|et|y)(?!\w))\s*", fold(column))
    return any(part.strip() in known for part in parts)


def _scope(cell: Cell, context: Context) -> Scope:
    """A cell's own text, or the text of the cell above that spans it, at the place where that stands."""
    if cell.text or not cell.inherited:
        return Scope(cell.text, cell.char_start, is_cell=True)
    above = context.document.text.rfind(cell.inherited, 0, cell.char_start)
    return Scope(cell.inherited, max(above, 0), is_cell=True)
