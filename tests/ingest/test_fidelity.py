"""Releases of our own with the text that was meant: word order and the boundaries of entries are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from rapidfuzz.distance import Indel

from pipeline.data import Document
from pipeline.ingest import read_document
from tests.ingest.released_samples import BUILT

FOLDER = Path(__file__).parent / "fidelity"
FILES = sorted(path for path in FOLDER.iterdir() if path.with_name(path.name + ".txt").exists())


def words(text: str) -> str:
    """A line as it is compared: its words; empty cells do not count."""
    return " ".join(word for word in text.split() if word != "|")


def order(wanted: list[str], got: list[str]) -> float:
    """Likeness of the two sequences of words."""
    return Indel.normalized_similarity(" ".join(wanted).split(), " ".join(got).split())


def entry_f1(wanted: list[str], got: list[str]) -> float:
    """F1 of the entries read against those meant, each counted once."""
    left = list(got)
    hits = 0
    for line in wanted:
        if line in left:
            left.remove(line)
            hits += 1
    return 2 * hits / (len(wanted) + len(got))


def check(document: Document, lines: list[str]) -> None:
    wanted = [words(line) for line in lines if line.strip()]
    got = [words(block.text) for block in document.blocks if block.kind != "furniture"]
    assert order(wanted, got) >= 0.99
    assert entry_f1(wanted, got) >= 0.99, [line for line in got if line not in wanted]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_entries_as_they_were_meant(path: Path) -> None:
    document = read_document(path, file=path.name, plan_id="plan")
    check(document, path.with_name(path.name + ".txt").read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("name", sorted(BUILT))
def test_entries_of_files_built_here(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    data, lines = BUILT[name]()
    path.write_bytes(data)
    check(read_document(path, file=name, plan_id="plan"), lines)
