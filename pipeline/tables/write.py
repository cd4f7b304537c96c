"""Writes a dataset plan by plan: parquet tables, canonical texts, and the package that describes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.data import Plan, UnreadFile
from pipeline.errors import DatasetError
from pipeline.tables.package import write_package
from pipeline.tables.renamed import FormerIds
from pipeline.tables.rows import plan_rows
from pipeline.tables.schema import BY_NAME, TABLES
from pipeline.tables.table import Table
from pipeline.tables.values import Row

ROW_GROUP_ROWS = 20_000
"""Rows that are gathered before a row group is written: some ten megabytes of the widest table."""


@dataclass(frozen=True, slots=True)
class PreparedPlan:
    """What a plan adds to the outputs: a batch for each table, and the canonical text of each release, encoded."""

    batches: dict[str, pa.RecordBatch]
    texts: dict[str, bytes]


class DatasetWriter:
    """Writes the tables below `folder/dataset` and the texts below `folder/text`; both must exist.

    Plans must come in the order of their ids. Memory holds the rows of a row group and of one plan. `former` is the
    dataset that this one will replace; `counts` are the rows written so far, by table.
    """

    def __init__(self, folder: Path, former: Path | None = None) -> None:
        self.counts: dict[str, int] = {table.name: 0 for table in TABLES}
        self._folder = folder
        self._former = FormerIds(former)
        self._tables = {table.name: _TableWriter(table, folder / "dataset") for table in TABLES}

    def prepare(self, plan: Plan, unread: Sequence[UnreadFile] = ()) -> PreparedPlan:
        """The plan as it will be written; nothing is written yet. Raises DatasetError where a row breaks its schema."""
        rows = plan_rows(plan, unread)
        batches = {table.name: _batch(table, rows[table.name]) for table in TABLES if table.name in rows}
        renamed = self._former.renamed(plan.info.plan_id, rows)
        batches["renamed_ids"] = _batch(BY_NAME["renamed_ids"], renamed)
        texts = {r.document.document_id: r.document.text.encode("utf-8") for r in plan.releases}
        return PreparedPlan(batches, texts)

    def write(self, prepared: PreparedPlan) -> None:
        """Writes a plan. Raises OSError where that is not possible."""
        for document_id, text in prepared.texts.items():
            (self._folder / "text" / f"{document_id}.txt").write_bytes(text)
        for name, batch in prepared.batches.items():
            self._tables[name].write(batch)
            self.counts[name] += batch.num_rows

    def close(self) -> None:
        """Completes every table and writes datapackage.json."""
        for table in self._tables.values():
            table.close()
        write_package(self._folder / "dataset", self.counts)

    def __enter__(self) -> DatasetWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self.close()


def write_dataset(
    plans: Iterable[Plan], folder: Path, *, unread: Mapping[str, Sequence[UnreadFile]] | None = None
) -> dict[str, int]:
    """Writes the dataset and texts of plans (in the order of their ids) below `folder`; returns rows by table.

    `unread` holds the files that gave no release, by plan_id.
    """
    for name in ("dataset", "text"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    with DatasetWriter(folder) as writer:
        for plan in plans:
            writer.write(writer.prepare(plan, (unread or {}).get(plan.info.plan_id, ())))
    return writer.counts


def _batch(table: Table, rows: Sequence[Row]) -> pa.RecordBatch:
    schema = table.schema()
    try:
        batch = pa.RecordBatch.from_pylist(rows, schema=schema)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        raise DatasetError(f"table {table.name}: {error}") from error
    for field, column in zip(schema, batch.columns, strict=True):
        if column.null_count and not field.nullable:
            raise DatasetError(f"table {table.name}: column {field.name} has {column.null_count} missing values")
    return batch


class _TableWriter:
    """Gathers the rows of one table into row groups."""

    def __init__(self, table: Table, folder: Path) -> None:
        self._waiting: list[pa.RecordBatch] = []
        self._file = pq.ParquetWriter(folder / f"{table.name}.parquet", table.schema(), compression="zstd")

    def write(self, batch: pa.RecordBatch) -> None:
        if batch.num_rows:
            self._waiting.append(batch)
        if sum(waiting.num_rows for waiting in self._waiting) >= ROW_GROUP_ROWS:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        if self._waiting:
            self._file.write_table(pa.Table.from_batches(self._waiting).combine_chunks())
        self._waiting = []
