"""Rows that an author set with tabs instead of a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pipeline.ingest.draft import DraftBlock
from pipeline.ingest.entry import Entry
from pipeline.ingest.markers import is_lone_marker
from pipeline.ingest.runs import Line, Run, lay
from pipeline.ingest.tables import GridCell, table_blocks

MIN_ROWS = 2
"""Lines with as many tabs, one below the other, that make a table."""


def columns_of(runs: Sequence[Run]) -> tuple[Line, ...]:
    """The parts of a line between tabs; empty where there is one part, or where a tab only stands behind a marker."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        pieces = run.text.split("\t")
        for index, piece in enumerate(pieces):
            if index:
                parts.append([])
            parts[-1].append(Run(piece, run.bold, run.struck, run.time))
    columns = tuple(line for line in map(lay, parts) if line.text)
    return () if len(columns) < 2 or is_lone_marker(columns[0].text) else columns


def settle_tabs(entries: Sequence[Entry], key: str) -> list[Entry]:
    """Entries one below the other with as many columns become rows; those that end in page numbers are contents."""
    settled: list[Entry] = []
    for number, (count, group) in enumerate(groupby(entries, key=_count)):
        run = list(group)
        if count < 2 or len(run) < MIN_ROWS:
            settled.extend(run)
        elif all(entry.columns[-1].text.isdigit() for entry in run):
            settled.extend(Entry(DraftBlock("furniture", entry.block.text, page=entry.block.page)) for entry in run)
        else:
            rows = [[GridCell(line) for line in entry.columns] for entry in run]
            blocks = table_blocks(rows, f"{key} tabs {number}", page=run[0].block.page)
            settled.extend(Entry(block) for block in blocks)
    return settled


def _count(entry: Entry) -> int:
    return len(entry.columns) if entry.block.kind == "paragraph" else 0
