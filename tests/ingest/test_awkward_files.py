"""Awkward PDFs and real charters: each is read whole or told why not. Skipped where the shared data is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import DEFAULT
from pipeline.errors import IngestError
from pipeline.ingest import read_document

DATA = Path(__file__).parents[3] / "shared/data"
PDFS = sorted(DATA.glob("pdfs/*.pdf"))
CHARTERS = sorted(DATA.glob("w3c_charters/*/*.html"))
UNREADABLE = {"empty.pdf": "empty", "issue-297-example.pdf": "no text", "password-example.pdf": "encrypted"}
"""The files without anything to read, and a word of what must be said of them."""


@pytest.mark.skipif(not PDFS, reason="the shared data is not here")
@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_a_pdf_is_read_or_told_why_not(path: Path) -> None:
    if path.name in UNREADABLE:
        with pytest.raises(IngestError, match=UNREADABLE[path.name]):
            read_document(path, file=path.name, plan_id="p", config=DEFAULT)
        return
    document = read_document(path, file=path.name, plan_id="p", config=DEFAULT)
    assert document.blocks
    for block in document.blocks:
        assert document.text[block.char_start : block.char_end] == block.text
        assert block.page is not None and 1 <= block.page <= (document.pages or 0)


@pytest.mark.skipif(not CHARTERS, reason="the shared data is not here")
@pytest.mark.parametrize("path", CHARTERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_charter_keeps_its_lists_and_tables(path: Path) -> None:
    document = read_document(path, file=path.name, plan_id="p", config=DEFAULT)
    kinds = {block.kind for block in document.blocks}
    assert {"heading", "paragraph", "list_item"} <= kinds
    assert document.title and document.language == "en"
