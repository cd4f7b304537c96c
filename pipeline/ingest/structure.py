"""Structure that a format does not mark: headings that are only bold, in capitals or short lines by themselves, and
lists whose markers are only printed. Every reader but that of PDF passes through; what its format marks stays."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.ingest.draft import DraftBlock
from pipeline.ingest.entry import Entry
from pipeline.ingest.furniture import is_furniture, is_page_date
from pipeline.ingest.headings import settle_headings
from pipeline.ingest.printedlists import settle_lists


def structured(entries: Sequence[Entry], *, key: str) -> list[DraftBlock]:
    """The blocks with headings and printed lists settled. Changes the blocks it is given; `key` sets lists apart."""
    for entry in entries:
        block = entry.block
        if block.kind == "paragraph" and block.list_key is None and is_furniture(block.text):
            block.kind = "furniture"
        elif block.kind == "table_row" and len(block.cells) == 2 and is_page_date(block.text):
            block.kind, block.cells, block.list_key = "furniture", (), None
    settle_headings(entries)
    settle_lists(entries, key)
    return [entry.block for entry in entries]
