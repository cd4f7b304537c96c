"""The library's verbs: what they take, what they give, and what importing them costs."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from pipeline.errors import CorpusError, DatasetError, IngestError, WorkplanError
from tests.test_cli import NEW, OLD

VERBS = ("read", "extract", "run", "diff", "load")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "harbour").mkdir()
    (tmp_path / "harbour/old.md").write_text(OLD)
    (tmp_path / "harbour/new.md").write_text(NEW)
    return tmp_path / "harbour"


def test_the_verbs() -> None:
    assert set(VERBS) < set(pipeline.__all__)
    for verb in VERBS:
        function = getattr(pipeline, verb)
        assert inspect.getdoc(function)
        assert inspect.signature(function).return_annotation is not inspect.Signature.empty


def test_read_and_extract(folder: Path) -> None:
    document = pipeline.read(folder / "old.md")
    assert (document.plan_id, document.language) == ("harbour", "en")
    release = pipeline.extract(str(folder / "old.md"))
    assert [event.date_edtf for event in release.events] == ["2024-05-04", "2024-06-09"]


def test_plan_toml_beside_a_file_counts(folder: Path) -> None:
    (folder / "plan.toml").write_text('[[release]]\nfile = "old.md"\nreleased = "2024-01-15"\nedition = "2024"\n')
    document = pipeline.read(folder / "old.md")
    assert (document.released, document.edition) == ("2024-01-15", "2024")
    (folder / "plan.toml").write_text("broken = [")
    assert pipeline.read(folder / "old.md").text == document.text


def test_diff(folder: Path) -> None:
    changes = pipeline.diff(folder / "old.md", folder / "new.md")
    (change,) = [change for change in changes if change.change == "rescheduled"]
    assert (change.before_edtf, change.after_edtf) == ("2024-06-09", "2024-06-16")
    assert not [c for c in pipeline.diff(folder / "new.md", folder / "old.md") if c.change in ("added", "removed")]


def test_diff_over_folders(folder: Path) -> None:
    other = folder.parent / "other"
    other.mkdir()
    (other / "old.md").write_text(NEW)
    assert [change.change for change in pipeline.diff(folder / "old.md", other / "old.md")] == ["rescheduled"]


def test_run_and_load(folder: Path, tmp_path: Path) -> None:
    report = pipeline.run(folder, tmp_path / "out", jobs=1)
    assert report.releases == 2
    assert len(pipeline.load(tmp_path / "out")["events"]) == report.counts["events"] == 2


def test_errors_are_named(tmp_path: Path) -> None:
    for error, call in (
        (IngestError, lambda: pipeline.read(tmp_path / "none.md")),
        (IngestError, lambda: pipeline.diff(tmp_path / "none.md", tmp_path / "more.md")),
        (CorpusError, lambda: pipeline.run(tmp_path / "none", tmp_path / "out")),
        (DatasetError, lambda: pipeline.load(tmp_path)),
    ):
        with pytest.raises(error) as caught:
            call()
        assert isinstance(caught.value, WorkplanError)
        assert "\n" not in str(caught.value)


def test_a_script_without_a_main_guard_can_run(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(f"import pipeline\nprint(pipeline.run({str(folder)!r}, 'out').releases)\n")
    done = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("2", "")
