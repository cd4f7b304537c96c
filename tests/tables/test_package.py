"""datapackage.json is a valid Frictionless package, and the rows fit what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from frictionless import Package, Resource, Schema, validate

from pipeline.tables import write_dataset
from pipeline.tables.schema import TABLES
from tests.tables.plans import harbour, unread


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("package")
    write_dataset([harbour()], work, unread={"harbour": unread()})
    return work / "dataset"


def test_the_descriptor_validates(folder: Path) -> None:
    report = Package.validate_descriptor(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["message"])


def test_every_table_is_described(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text())
    assert [resource["name"] for resource in package["resources"]] == [table.name for table in TABLES]
    for resource in package["resources"]:
        assert (folder / resource["path"]).exists()
        assert resource["rows"] == pq.ParquetFile(folder / resource["path"]).metadata.num_rows
        assert all(field["description"] for field in resource["schema"]["fields"])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_fit_the_description(folder: Path, table: object) -> None:
    package = json.loads((folder / "datapackage.json").read_text())
    resource = package["resources"][TABLES.index(table)]  # type: ignore[arg-type]
    rows = pq.read_table(folder / resource["path"]).to_pylist()
    if rows:
        schema = {key: value for key, value in resource["schema"].items() if key != "foreignKeys"}
        report = validate(Resource(data=rows, schema=Schema.from_descriptor(schema)))
        assert report.valid, report.flatten(["fieldName", "message"])
