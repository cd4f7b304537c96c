"""The figures of `workplan evaluate` are those of the reference scorer, right and wrong answers alike."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.evaluate import evaluate
from pipeline.tables.schema import BY_NAME

SCORER = Path(__file__).parents[3] / "shared/eval/score.py"
Row = dict[str, Any]

pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="the reference scorer is not here")


def reference(output: Path, families: list[Path], figures: Path) -> dict[str, Any]:
    command = [sys.executable, str(SCORER), str(output / "dataset"), *map(str, families), "--json", str(figures)]
    subprocess.run(command, check=True, capture_output=True)
    return json.loads(figures.read_text())


def test_figures_of_a_run(gold_run: Path, gold_families: list[Path], tmp_path: Path) -> None:
    assert evaluate(gold_families, gold_run).as_dict() == reference(gold_run, gold_families, tmp_path / "figures.json")


@pytest.mark.parametrize("seed", range(2))
def test_figures_of_spoilt_outputs(gold_run: Path, gold_families: list[Path], tmp_path: Path, seed: int) -> None:
    shutil.copytree(gold_run, tmp_path / "out")
    chance = random.Random(seed)
    for table, spoil in SPOIL.items():
        path = tmp_path / "out/dataset" / f"{table}.parquet"
        rows = pq.read_table(path).to_pylist()
        spoilt = [row for row in rows if chance.random() > 0.1]
        for row in spoilt:
            if chance.random() < 0.3:
                spoil(row, chance.choice(rows), chance)
        pq.write_table(pa.Table.from_pylist(spoilt, schema=BY_NAME[table].schema()), path)
    told = evaluate(gold_families, tmp_path / "out").as_dict()
    assert told == reference(tmp_path / "out", gold_families, tmp_path / "figures.json")


def mix(*columns: str) -> Callable[[Row, Row, random.Random], None]:
    """Spoils a row with a column of another."""

    def spoil(row: Row, other: Row, chance: random.Random) -> None:
        column = chance.choice(columns)
        row[column] = other[column]

    return spoil


SPOIL = {
    "documents": mix("language", "edition"),
    "event_mentions": mix(
        "event_id", "date_edtf", "status", "city", "venue", "country", "online", "host", "participant", "organisations",
        "char_start", "text",
    ),
    "objective_mentions": mix("objective_id", "timeline_edtf", "kind", "edition", "number", "lead"),
    "repairs": mix("before", "after"),
    "findings": mix("kind", "text"),
    "changes": mix("from_release", "subject_id", "change"),
}  # fmt: skip
