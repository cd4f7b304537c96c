"""Reads a dataset back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import DatasetError
from pipeline.tables.store import settle

if TYPE_CHECKING:
    import pandas as pd


def dataset_folder(output: Path) -> Path:
    """The folder of the tables, given it or the output folder above it. Raises DatasetError where there is none."""
    settle(output)
    settle(output.parent)
    for folder in (output / "dataset", output):
        if (folder / "documents.parquet").exists():
            return folder
    raise DatasetError(f"{output} holds no dataset: write one with `workplan run CORPUS --output {output}`")


def load(output: Path) -> dict[str, pd.DataFrame]:
    """Every table of a dataset by name. Raises DatasetError where it is missing, damaged or incomplete."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from pipeline.tables.schema import TABLES

    folder = dataset_folder(output)
    tables = {}
    for table in TABLES:
        path = folder / f"{table.name}.parquet"
        try:
            tables[table.name] = pq.read_table(path).to_pandas()
        except (pa.ArrowException, OSError) as error:
            raise DatasetError(f"{path}: {error}; write the dataset again with `workplan run`") from error
    return tables
