"""What stands on disk: schemas, sorting, bytes, texts, and that nothing broken gets there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.data import Plan, PlanInfo
from pipeline.errors import DatasetError
from pipeline.tables import load, write, write_dataset
from pipeline.tables.schema import TABLES
from tests.tables.plans import OLD, TEXT, harbour, unread


@pytest.fixture
def written(tmp_path: Path) -> Path:
    write_dataset([harbour()], tmp_path, unread={"harbour": unread()})
    return tmp_path


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_has_its_schema_and_descriptions(written: Path, table: write.Table) -> None:
    schema = pq.read_schema(written / "dataset" / f"{table.name}.parquet")
    assert schema.equals(table.schema())
    for column in table.columns:
        assert schema.field(column.name).metadata[b"description"].decode() == column.description


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_are_unique(written: Path, table: write.Table) -> None:
    rows = pq.read_table(written / "dataset" / f"{table.name}.parquet").to_pylist()
    keys = [tuple(row[column] for column in table.key) for row in rows]
    assert len(set(keys)) == len(keys)


def test_texts_are_written_as_they_are(tmp_path: Path) -> None:
    plan = harbour()
    odd = replace(plan.releases[1], document=replace(plan.releases[1].document, text=TEXT + "\r\u2028é"))
    write_dataset([replace(plan, releases=(odd,))], tmp_path)
    assert (tmp_path / "text" / f"{OLD}.txt").read_bytes().decode() == TEXT + "\r\u2028é"


def test_the_same_plans_give_the_same_bytes(written: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    again = tmp_path_factory.mktemp("again")
    write_dataset([harbour()], again, unread={"harbour": unread()})
    for path in (written / "dataset").iterdir():
        assert path.read_bytes() == (again / "dataset" / path.name).read_bytes(), path.name


def test_rows_are_grouped_over_plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "ROW_GROUP_ROWS", 2)
    write_dataset([Plan(PlanInfo(name), ()) for name in "abcde"], tmp_path)
    file = pq.ParquetFile(tmp_path / "dataset/plans.parquet")
    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [2, 2, 1]


def test_a_missing_value_is_refused(tmp_path: Path) -> None:
    plan = harbour()
    wrong = replace(plan, events=(replace(plan.events[0], first_document_id=None),))  # type: ignore[arg-type]
    with pytest.raises(DatasetError, match="table events: column first_document_id has 1 missing values"):
        write_dataset([wrong], tmp_path)


def test_a_value_of_another_type_is_refused(tmp_path: Path) -> None:
    wrong = replace(harbour(), info=PlanInfo(7))  # type: ignore[arg-type]
    with pytest.raises(DatasetError, match="table plans"):
        write_dataset([wrong], tmp_path)


def test_load_gives_frames(written: Path) -> None:
    tables = load(written)
    assert set(tables) == {table.name for table in TABLES}
    assert list(tables["events"]["title"]) == ["Port forum"]
    assert load(written / "dataset")["plans"]["plan_id"][0] == "harbour"


def test_load_tells_what_is_missing(written: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(DatasetError, match="holds no dataset"):
        load(tmp_path_factory.mktemp("empty"))
    (written / "dataset/events.parquet").write_bytes(b"PAR1 damaged")
    with pytest.raises(DatasetError, match=r"events\.parquet"):
        load(written)
    (written / "dataset/events.parquet").unlink()
    with pytest.raises(DatasetError, match=r"events\.parquet"):
        load(written)
