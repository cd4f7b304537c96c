"""What a dataset tells of a gold family: the rows of its tables that belong to the family's releases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.evaluate.gold import Family
from pipeline.tables.load import dataset_folder

Row = dict[str, Any]
USED = ("documents", "event_mentions", "objective_mentions", "mentions", "repairs", "findings", "changes")


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that are scored, as rows, and the folder of canonical texts."""

    rows: Mapping[str, list[Row]]
    texts: Path


def read_tables(output: Path) -> Tables:
    """The tables of a dataset; one that is missing is empty. Raises DatasetError where there is no dataset."""
    folder = dataset_folder(output)
    paths = {name: folder / f"{name}.parquet" for name in USED}
    rows = {name: pq.read_table(path).to_pylist() if path.exists() else [] for name, path in paths.items()}
    return Tables(rows, folder.parent / "text")


class Told:
    """A family with what a dataset tells of it."""

    def __init__(self, family: Family, tables: Tables) -> None:
        self.family = family
        self.changes = tables.rows["changes"]
        self._tables = tables
        self._names = {release.name for release in family.releases}

    def rows(self, table: str, release: str | None = None) -> list[Row]:
        """The family's rows of a table, or those of one release, given its file's name, in reading order."""
        mine = [row for row in self._tables.rows[table] if self._is_mine(row["file"])]
        if release is None:
            return mine
        own = (row for row in mine if Path(row["file"]).name == release)
        return sorted(own, key=lambda row: row.get("char_start") or 0)

    def texts(self) -> Iterator[tuple[str, str | None]]:
        """The canonical text of each document that a row names, None where it is missing."""
        ids = {row["document_id"] for table in USED[1:4] for row in self.rows(table)}
        for document_id in sorted(ids):
            path = self._tables.texts / f"{document_id}.txt"
            yield document_id, path.read_text(encoding="utf-8") if path.exists() else None

    def _is_mine(self, file: str) -> bool:
        path = Path(file)
        return path.name in self._names and self.family.name in path.parts
