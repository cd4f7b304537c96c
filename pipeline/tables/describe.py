"""Describes the tables in words, from their schemas."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.tables.schema import TABLES
from pipeline.tables.table import Table

HEAD = """# The tables

What `workplan run` writes below `OUT/dataset`, one parquet file a table. This page is made from the schemas
(`pipeline/tables/schema.py`) by `workplan tables`; the same words stand in the metadata of each file.

Spans (`char_start`, `char_end`) are character offsets, end exclusive, into `OUT/text/<document_id>.txt`. Dates are EDTF
strings (ISO 8601-2), countries ISO 3166-1 alpha-3, languages BCP 47. A `list` holds texts, is never null and is sorted
unless its description says "in order"; `?` marks columns that may be null. Rows are sorted by plan, release, position.
"""


def markdown() -> str:
    """The page docs/tables.md."""
    return "\n".join([HEAD, *(line for table in TABLES for line in _table(table))])


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name}"
    yield ""
    yield f"{table.description}. Key: {', '.join(f'`{name}`' for name in table.key)}."
    yield ""
    yield "| column | type | |"
    yield "|---|---|---|"
    for column in table.columns:
        kind = column.type + ("?" if column.nullable else "")
        yield f"| `{column.name}` | {kind} | {_cell(column.description)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
