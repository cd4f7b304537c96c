"""The block structure of a document as rows a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.data import Document


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One block: how deep to set it in, what it is, and where it stands."""

    indent: int
    block_id: int
    kind: str
    level: int
    marker: str
    page: int | None
    section: str
    text: str


def outline(document: Document) -> Iterator[OutlineRow]:
    """A row a block, in reading order: set in below its headings, items by their depth as well."""
    for block in document.blocks:
        depth = len(block.section)
        if block.kind == "list_item":
            depth += block.level - 1
        yield OutlineRow(
            indent=0 if block.kind == "furniture" else depth, block_id=block.block_id, kind=block.kind,
            level=block.level, marker=block.marker or "", page=block.page,
            section=block.section[-1] if block.section else "", text=block.text,
        )
