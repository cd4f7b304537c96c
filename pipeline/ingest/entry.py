"""A block on its way: what its reader saw of it besides, until its structure is settled."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.ingest.draft import DraftBlock
from pipeline.ingest.runs import Line


@dataclass(slots=True)
class Entry:
    """A block before its structure is settled. `alone`: blank lines or a paragraph of its own set it apart;
    `underline`: rank of the line drawn under it, 0 without one; `lines`: lines of the file it took;
    `columns`: its parts between tabs, none where it has no tabs."""

    block: DraftBlock
    indent: int = 0
    alone: bool = True
    underline: int = 0
    lines: int = 1
    columns: tuple[Line, ...] = ()
