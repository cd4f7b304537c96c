"""Every kind of bad input in one run, read for real: each is told with its reason, and all the rest is read."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline.batch import run
from pipeline.config import Config
from pipeline.report import RunReport
from pipeline.tables import load

GOOD = "# Harbour Forum work plan 2024\n\n- 4 May 2024: Harbour Forum meeting in Lisbon, Portugal.\n"
NOISE = bytes(range(256)) * 40
CASES: dict[str, tuple[bytes, str, str]] = {
    "empty.txt": (b"", "failed", "empty"),
    "empty.pdf": (b"", "failed", "empty"),
    "mark.txt": (b"\xef\xbb\xbf \n", "failed", "no text"),
    "binary.txt": (NOISE, "failed", ""),
    "zeros.md": (b"\0" * 3000, "failed", ""),
    "invalid.md": (GOOD.encode() + b"r\xe9union \xff\xfe\x80\x81\n", "ok", ""),
    "latin.txt": ("Plan de travail 2024\n\n- 4 mai 2024 : réunion à Genève\n".encode("cp1252"), "ok", ""),
    "unknown.odt": (b"PK\x03\x04", "failed", ".odt"),
    "no-suffix": (GOOD.encode() + b"1", "failed", ""),
    "cut.docx": (b"PK\x03\x04junk", "failed", ""),
    "cut.pdf": (b"%PDF-1.4 junk", "failed", ""),
    "large.txt": (b"4 May 2024 meeting in Lisbon " * 40_000, "failed", "max_file_bytes"),
    "deep.html": (b"<div>" * 3_000 + b"<p>4 May 2024: meeting in Lisbon, Portugal", "ok", ""),
    "tags.html": (b"<" * 3_000, "", ""),
}  # fmt: skip


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> RunReport:
    work = tmp_path_factory.mktemp("bad")
    for plan in ("bad", "good", "broken"):
        (work / "corpus" / plan).mkdir(parents=True)
    for file, (content, _, _) in CASES.items():
        (work / "corpus/bad" / file).write_bytes(content)
    (work / "corpus/bad/plan.toml").write_text('[[release]]\nfile = "gone.md"\n')
    (work / "corpus/good/plan.md").write_text(GOOD)
    (work / "corpus/broken/plan.md").write_text(GOOD + "\n")
    (work / "corpus/broken/plan.toml").write_text('title = "Harbours"\nmembers = ["PRT"\n')
    return run(work / "corpus", work / "out", config=Config(max_file_bytes=1_000_000, file_seconds=60), jobs=2)


@pytest.fixture(scope="module")
def documents(report: RunReport) -> pd.DataFrame:
    return load(report.output)["documents"].set_index("file")


@pytest.mark.parametrize("file", CASES)
def test_every_file_has_a_row_with_its_reason(documents: pd.DataFrame, file: str) -> None:
    _, status, reason = CASES[file]
    row = documents.loc[f"bad/{file}"]
    if status:
        assert row["status"] in ((status, "partial") if status == "ok" else (status,)), row["error"]
    if row["status"] == "failed":
        assert reason in row["error"]
        assert not row["error"].startswith("unexpected"), row["error"]


def test_a_listed_release_that_is_not_there(documents: pd.DataFrame) -> None:
    assert documents.loc["bad/gone.md", ["status", "error"]].tolist() == [
        "failed",
        "not there, though plan.toml lists it",
    ]


def test_a_malformed_plan_toml_names_its_line(documents: pd.DataFrame) -> None:
    assert documents.loc["broken/plan.toml", "status"] == "failed"
    assert "line 2: 'members = [\"PRT\"'" in documents.loc["broken/plan.toml", "error"]


def test_the_rest_is_read(documents: pd.DataFrame, report: RunReport) -> None:
    assert documents.loc["good/plan.md", "status"] == documents.loc["broken/plan.md", "status"] == "ok"
    mentions = load(report.output)["event_mentions"].set_index("file")
    assert mentions.loc["good/plan.md", "date_edtf"] == mentions.loc["broken/plan.md", "date_edtf"] == "2024-05-04"


def test_fifty_megabytes_of_one_line(tmp_path: Path) -> None:
    """It ends, with a row that says why, and the other release is read."""
    (tmp_path / "corpus/p").mkdir(parents=True)
    (tmp_path / "corpus/p/line.txt").write_text("12 May 2024 meeting in Lisbon " * 1_700_000)
    (tmp_path / "corpus/p/plan.md").write_text(GOOD)
    run(tmp_path / "corpus", tmp_path / "out", config=Config(file_seconds=6), jobs=2)
    documents = load(tmp_path / "out")["documents"].set_index("file")
    assert documents.loc["p/line.txt", "status"] in ("failed", "partial")
    assert documents.loc["p/plan.md", "status"] == "ok", documents.loc["p/plan.md", "error"]
    if documents.loc["p/line.txt", "status"] == "failed":
        assert documents.loc["p/line.txt", "error"].startswith("took longer than 6 s")
