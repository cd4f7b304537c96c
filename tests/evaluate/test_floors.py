"""No figure on the gold families falls below its floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.evaluate import evaluate
from tests.floors import families, read_floors

FLOORS = read_floors()


@pytest.mark.parametrize("group", FLOORS)
def test_no_figure_falls(gold_run: Path, group: str) -> None:
    told = evaluate(families(group), gold_run).values()
    floors = FLOORS[group].items()
    fallen = {name: (told.get(name), floor) for name, floor in floors if told.get(name, 0.0) < floor - 1e-9}
    assert not fallen, f"figures below their floor (told, floor): {fallen}"
