"""The floors of floors.toml: read by the tests, raised (never lowered) by `make floors`.

The group "all" holds the figures over every gold family, any other group those over the family of its name.
"""

from __future__ import annotations

import math
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from pipeline.batch import run
from pipeline.evaluate import evaluate
from pipeline.evaluate.corpus import make_corpus
from pipeline.evaluate.gold import read_family

GOLD = Path(__file__).parent / "gold"
FLOORS = Path(__file__).parent / "floors.toml"
HEAD = "# No figure of `workplan evaluate tests/gold/*` may fall below its floor; `make floors` raises them.\n"

Floors = dict[str, dict[str, float]]


def read_floors() -> Floors:
    return tomllib.loads(FLOORS.read_text())


def families(group: str) -> list[Path]:
    return sorted(GOLD.iterdir()) if group == "all" else [GOLD / group]


def raised(floors: Floors, output: Path) -> Floors:
    """Floors lifted to the figures of a run, cut (not rounded) to three decimals."""
    return {group: dict(_lifted(group, values, output)) for group, values in floors.items()}


def _lifted(group: str, floors: dict[str, float], output: Path) -> Iterator[tuple[str, float]]:
    told = evaluate(families(group), output).values()
    for figure in sorted(floors.keys() | told.keys()):
        yield figure, max(floors.get(figure, 0.0), math.floor(told.get(figure, 0.0) * 1000 + 1e-6) / 1000)


def as_toml(floors: Floors) -> str:
    groups = []
    for group, values in floors.items():
        groups.append(f"[{group}]\n" + "".join(f"{figure} = {floor:.3f}\n" for figure, floor in values.items()))
    return HEAD + "\n" + "\n".join(groups)


def main() -> None:
    with tempfile.TemporaryDirectory() as work:
        make_corpus([read_family(folder) for folder in families("all")], Path(work, "corpus"))
        run(Path(work, "corpus"), Path(work, "out"))
        FLOORS.write_text(as_toml(raised(read_floors(), Path(work, "out"))))


if __name__ == "__main__":
    main()
