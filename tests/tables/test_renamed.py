"""Former ids find their successors by the mentions that both hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.tables import DatasetWriter, write_dataset
from pipeline.tables.renamed import FormerIds, successors
from tests.tables.plans import harbour

CASES = [
    ("nothing changed", {"m1": "a"}, {"m1": "a"}, {}),
    ("an id changed", {"m1": "a", "m2": "a"}, {"m1": "b", "m2": "b"}, {"a": "b"}),
    ("most mentions decide", {"m1": "a", "m2": "a", "m3": "a"}, {"m1": "b", "m2": "c", "m3": "c"}, {"a": "c"}),
    ("the earliest decides a tie", {"m1": "a", "m2": "a"}, {"m1": "b", "m2": "c"}, {"a": "b"}),
    ("two became one", {"m1": "a", "m2": "b"}, {"m1": "a", "m2": "a"}, {"b": "a"}),
    ("one became two, one keeps the id", {"m1": "a", "m2": "a"}, {"m1": "b", "m2": "a"}, {}),
    ("an item is gone", {"m1": "a"}, {"m2": "b"}, {}),
    ("nothing was there", {}, {"m1": "a"}, {}),
]


@pytest.mark.parametrize(("former", "now", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_successors(former: dict[str, str], now: dict[str, str], expected: dict[str, str]) -> None:
    assert successors(former, now) == expected


def test_former_ids_are_read_plan_by_plan(tmp_path: Path) -> None:
    write_dataset([harbour()], tmp_path)
    mention = {"mention_id": harbour().event_ids[0][0], "event_id": "harbour-new"}
    rows = {"event_mentions": [mention], "objective_mentions": []}
    former = FormerIds(tmp_path / "dataset")
    assert former.renamed("a-plan-before", rows) == []
    assert former.renamed("harbour", rows) == [{"plan_id": "harbour", "old_id": "harbour-1", "new_id": "harbour-new"}]
    assert former.renamed("z-plan-after", rows) == []


@pytest.mark.parametrize("damage", [b"", b"PAR1 is not a table"])
def test_damaged_former_outputs_rename_nothing(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "former").mkdir()
    (tmp_path / "former/event_mentions.parquet").write_bytes(damage)
    (tmp_path / "dataset").mkdir()
    (tmp_path / "text").mkdir()
    with DatasetWriter(tmp_path, tmp_path / "former") as writer:
        writer.write(writer.prepare(harbour()))
    assert writer.counts["renamed_ids"] == 0
