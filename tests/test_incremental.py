"""Releases that come one at a time, in whatever order, give byte for byte the tables of a full run."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.data import PlanInfo, Release
from pipeline.flow import reconcile_plan
from pipeline.tables import write_dataset
from tests.madeplans.edits import edited
from tests.madeplans.plan import MadePlan, make_plan
from tests.madeplans.score import read_release

RELEASED = ("2023-11-06", "2023-12-04", "2024-01-02", "2024-01-05")


@cache
def made() -> dict[str, MadePlan]:
    """Four releases of one plan by file, the later ones edited from the first."""
    plan = make_plan("en", "bullets", seed=5, events=12, objectives=8)
    later = [edited(plan, 0.1, seed)[0] for seed in range(len(RELEASED) - 1)]
    return {f"{released}.md": one for released, one in zip(RELEASED, (plan, *later), strict=True)}


@cache
def read() -> tuple[Release, ...]:
    """The same, read."""
    return tuple(read_release(plan, file, Path(file).stem) for file, plan in made().items())


def tables_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "dataset").glob("*.parquet"))}


def written(releases: Sequence[Release]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        write_dataset([reconcile_plan(PlanInfo("made"), releases)], Path(folder))
        return tables_of(Path(folder))


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(range(len(RELEASED))), count=st.integers(1, len(RELEASED)))
def test_the_order_of_arrival_does_not_matter(order: list[int], count: int) -> None:
    chosen = [read()[number] for number in order[:count]]
    assert written(chosen) == written(sorted(chosen, key=lambda release: release.document.file))


@settings(max_examples=12, deadline=None)
@given(count=st.integers(1, len(RELEASED)))
def test_what_was_linked_stays_linked_under_its_id(count: int) -> None:
    """A later release takes nothing back: the ids of all earlier mentions stay."""
    before = reconcile_plan(PlanInfo("made"), read()[:count])
    after = reconcile_plan(PlanInfo("made"), read())
    assert set(before.event_ids) <= set(after.event_ids)
    assert set(before.objective_ids) <= set(after.objective_ids)


def test_runs_after_each_release_end_where_a_full_run_ends(tmp_path: Path) -> None:
    growing, whole = tmp_path / "growing", tmp_path / "whole"
    for corpus in (growing, whole):
        (corpus / "harbour").mkdir(parents=True)
    releases = list(made().items())[:3]
    for file, plan in reversed(releases):
        (growing / "harbour" / file).write_text(plan.text, encoding="utf-8")
        pipeline.run(growing, tmp_path / "out", jobs=1)
    for file, plan in releases:
        (whole / "harbour" / file).write_text(plan.text, encoding="utf-8")
    pipeline.run(whole, tmp_path / "full", jobs=2)
    grown, full = tables_of(tmp_path / "out"), tables_of(tmp_path / "full")
    assert grown.pop("renamed_ids.parquet") != full.pop("renamed_ids.parquet")
    assert grown == full
