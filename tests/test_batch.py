"""Runs with a stub reader: what becomes of good, bad, repeated and hostile files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import batch, flow
from pipeline.config import Config
from pipeline.errors import CorpusError, OutputBusyError
from pipeline.report import RunReport
from pipeline.tables import load
from pipeline.tables.schema import TABLES
from pipeline.tables.store import replacing
from tests import stub_reader

Run = Callable[..., RunReport]
GOOD = "Plan 2024\n2024-05-06 Spring meeting\n- Trade more"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a corpus given as {file: content}; a value None makes no file."""
    monkeypatch.setattr(batch, "READER", "tests.stub_reader:read_release")
    monkeypatch.setattr(flow, "reconcile_plan", stub_reader.reconcile_plan)

    def run(files: dict[str, str], **settings: float) -> RunReport:
        for file, content in files.items():
            path = tmp_path / "corpus" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        return batch.run(tmp_path / "corpus", tmp_path / "out", config=Config(**settings), jobs=2)  # type: ignore[arg-type]

    return run


def test_a_run_writes_every_table(run: Run, tmp_path: Path) -> None:
    report = run({"a/one.txt": GOOD, "b/two.txt": "Plan 2025\n2025-05-06 Spring meeting"})
    tables = load(tmp_path / "out")
    assert set(tables) == {table.name for table in TABLES}
    assert report.counts == {name: len(frame) for name, frame in tables.items()}
    assert list(tables["events"]["plan_id"]) == ["a", "b"]
    assert list(tables["documents"]["status"]) == ["ok", "ok"]
    assert (tmp_path / "out/text" / f"{tables['documents']['document_id'][0]}.txt").read_text() == GOOD
    assert (tmp_path / "out/reports").is_dir()


MISBEHAVED = [
    ("hang", "took longer than 1 s"),
    ("die", "died (signal 6)"),
    ("exhaust", "GB of memory"),
    ("refuse", "holds no text"),
    ("stumble", "unexpected ZeroDivisionError"),
]


def test_a_bad_file_is_a_row_and_stops_nothing(run: Run, tmp_path: Path) -> None:
    files = {f"bad/{word}.txt": word for word, _ in MISBEHAVED} | {"bad/zz.txt": GOOD, "good/one.txt": GOOD + "."}
    report = run(files, file_seconds=1.0, file_memory_bytes=10**9)
    documents = load(tmp_path / "out")["documents"].set_index("file")
    for word, reason in MISBEHAVED:
        assert documents.loc[f"bad/{word}.txt", "status"] == "failed"
        assert reason.split(" in ")[0] in documents.loc[f"bad/{word}.txt", "error"]
    assert documents.loc["bad/zz.txt", "status"] == documents.loc["good/one.txt", "status"] == "ok"
    assert [item.file for item in report.failed] == sorted(f"bad/{word}.txt" for word, _ in MISBEHAVED)


def test_same_bytes_are_read_once(run: Run, tmp_path: Path) -> None:
    run({"a/one.txt": GOOD, "a/two.txt": GOOD, "b/three.txt": GOOD})
    documents = load(tmp_path / "out")["documents"].set_index("file")
    assert list(documents["status"]) == ["ok", "duplicate", "duplicate"]
    assert documents.loc["b/three.txt", "error"] == "same bytes as a/one.txt"
    assert documents["document_id"].nunique() == 1
    assert len(load(tmp_path / "out")["event_mentions"]) == 1


def test_plan_toml(run: Run, tmp_path: Path) -> None:
    plan = "".join(f'[[release]]\nfile = "{file}.txt"\nreleased = 2024-01-01\n' for file in "bac")
    report = run({"p/a.txt": GOOD, "p/b.txt": GOOD + "!", "p/plan.toml": plan})
    documents = load(tmp_path / "out")["documents"]
    assert list(documents["file"]) == ["p/b.txt", "p/a.txt", "p/c.txt"]
    assert list(documents["status"]) == ["ok", "ok", "failed"]
    assert documents["error"][2] == "not there, though plan.toml lists it"
    assert documents["released"][0] == "2024-01-01"
    assert [item.file for item in report.failed] == ["p/c.txt"]


def test_a_broken_plan_toml_is_told_and_the_rest_read(run: Run, tmp_path: Path) -> None:
    report = run({"p/a.txt": GOOD, "p/plan.toml": 'title = "x"\nmembers = [', "q/b.txt": GOOD + "!"})
    documents = load(tmp_path / "out")["documents"].set_index("file")
    assert documents.loc["p/plan.toml", "status"] == "failed"
    assert "line 2" in documents.loc["p/plan.toml", "error"]
    assert documents.loc["p/a.txt", "status"] == documents.loc["q/b.txt", "status"] == "ok"
    assert len(report.failed) == 1


def test_a_plan_that_cannot_be_reconciled_fails_alone(run: Run, tmp_path: Path) -> None:
    run({"a/one.txt": "2024-05-06 unreconcilable", "b/two.txt": GOOD})
    documents = load(tmp_path / "out")["documents"].set_index("file")
    assert documents.loc["a/one.txt", "status"] == "failed"
    assert "unexpected ZeroDivisionError" in documents.loc["a/one.txt", "error"]
    assert documents.loc["b/two.txt", "status"] == "ok"


def test_the_same_corpus_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    files = {"a/one.txt": GOOD, "a/two.txt": GOOD + "\n2024-06-07 Summer meeting", "b/three.txt": "2025-01-02 New year"}
    run(files)
    first = {path.name: path.read_bytes() for path in (tmp_path / "out/dataset").iterdir()}
    run(files)
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "out/dataset").iterdir()}


def test_a_changed_id_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run({"a/one.txt": GOOD})
    before = load(tmp_path / "out")["events"]["event_id"][0]
    monkeypatch.setattr(stub_reader, "identity", lambda mention: f"{mention.plan_id}-renamed{mention.char_start}")
    run({"a/one.txt": GOOD})
    renamed = load(tmp_path / "out")["renamed_ids"]
    assert (before, "a-renamed10") in zip(renamed["old_id"], renamed["new_id"], strict=True)


def test_the_manifest(run: Run, tmp_path: Path) -> None:
    run({"a/one.txt": GOOD, "a/two.txt": "refuse", "a/.hidden": "", "a/plan.toml": "colour = 1"})
    manifest = json.loads((tmp_path / "out/run.json").read_text())
    assert set(manifest["versions"]) >= {"workplan", "python", "spacy", "pyarrow"}
    assert manifest["options"]["jobs"] == 2
    assert manifest["counts"]["events"] == 1
    assert manifest["coverage"] == {"entries": 3, "entries_used": 1, "share": 0.333}
    assert set(manifest["seconds"]) == {"ingest", "extract", "reconcile", "write", "total"}
    assert [(f["file"], f["status"], f["error"]) for f in manifest["files"]] == [
        ("a/one.txt", "ok", None),
        ("a/two.txt", "failed", "holds no text"),
    ]
    assert manifest["ignored"] == ["a/.hidden"]
    assert '"colour"' in manifest["warnings"][0]


def test_a_run_that_dies_leaves_the_former_outputs(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run({"a/one.txt": GOOD})
    before = (tmp_path / "out/dataset/events.parquet").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.tables.write.DatasetWriter.write", full)
    with pytest.raises(OSError, match="No space"):
        run({"a/two.txt": GOOD + "\n2024-07-08 Another"})
    assert (tmp_path / "out/dataset/events.parquet").read_bytes() == before
    assert not (tmp_path / "out/.next").exists()


def test_two_runs_at_once_refuse(run: Run, tmp_path: Path) -> None:
    with replacing(tmp_path / "out"), pytest.raises(OutputBusyError, match="another run"):
        run({"a/one.txt": GOOD})


@pytest.mark.parametrize("output", ["corpus", "corpus/out"])
def test_outputs_inside_the_corpus_are_refused(tmp_path: Path, output: str) -> None:
    (tmp_path / "corpus").mkdir()
    with pytest.raises(CorpusError, match="inside the corpus"):
        batch.run(tmp_path / "corpus", tmp_path / output)


def test_files_in_the_corpus_itself_are_one_plan(run: Run, tmp_path: Path) -> None:
    run({"one.txt": GOOD, "two.txt": GOOD + "!"})
    documents = load(tmp_path / "out")["documents"]
    assert list(documents["plan_id"]) == ["corpus", "corpus"]
    assert list(documents["file"]) == ["one.txt", "two.txt"]
