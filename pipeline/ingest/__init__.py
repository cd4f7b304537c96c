"""From a published file to a `Document`: its canonical text and the blocks over it, by each format's own structure."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from pipeline.config import DEFAULT, Config
from pipeline.data import Document, Finding, ReleaseInfo
from pipeline.errors import IngestError, LimitError
from pipeline.ingest.draft import DraftBlock, DraftDocument, assemble
from pipeline.ingest.formats import kind_of
from pipeline.ingest.metadata import describe

__all__ = ["read_document"]

MAX_BLOCK_CHARS = 50_000
"""Characters of one block; the longest paragraph seen in a plan has 6,000."""


MAX_WORD_CHARS = 1_000
"""Characters of one word; addresses on the web have some hundred."""
_LONG_WORD = re.compile(rf"(\S{{{MAX_WORD_CHARS}}})\S+")


def read_document(
    path: Path, *, file: str, plan_id: str, info: ReleaseInfo | None = None, config: Config = DEFAULT
) -> Document:
    """Reads one release. `file` is its name in the corpus, `info` what plan.toml says of it, which wins.

    Raises IngestError (LimitError where a limit of `config` is passed) that says what, where and what to try.
    """
    data = _read_bytes(path, file, config)
    draft = _read_draft(data, file, config)
    if not any(block.text.strip() for block in draft.blocks) and draft.status == "ok":
        raise IngestError(f"{file}: no text in it; if it holds pictures of pages, run OCR over it first")
    _cut_to_limit(draft, config)
    facts = describe(draft, file=file, info=info)
    return assemble(
        draft, document_id=hashlib.sha256(data).hexdigest()[:16], plan_id=plan_id, file=file, language=facts.language,
        title=facts.title, edition=facts.edition, released=facts.released,
    )


def _read_bytes(path: Path, file: str, config: Config) -> bytes:
    try:
        size = path.stat().st_size
        if size > config.max_file_bytes:
            raise LimitError(
                f"{file}: {size:,} bytes are more than the {config.max_file_bytes:,} allowed; "
                "split the file or raise max_file_bytes"
            )
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise IngestError(f"{file}: cannot be opened ({reason}); check that it is there and may be read") from error
    if not data.strip():
        raise IngestError(f"{file}: the file is empty; fetch it again")
    return data


def _read_draft(data: bytes, file: str, config: Config) -> DraftDocument:
    """Only the reader of the format at hand is imported: PDF and Word bring heavy libraries with them."""
    kind = kind_of(file, data)
    if kind == "pdf":
        from pipeline.ingest.pdf import read_pdf

        return read_pdf(data, name=file, config=config)
    if kind == "docx":
        from pipeline.ingest.docx import read_docx

        return read_docx(data, name=file)
    if kind == "html":
        from pipeline.ingest.html import read_html

        return read_html(data, name=file)
    if kind == "markdown":
        from pipeline.ingest.markdown import read_markdown

        return read_markdown(data, name=file)
    from pipeline.ingest.plaintext import read_plaintext

    return read_plaintext(data)


def _cut_to_limit(draft: DraftDocument, config: Config) -> None:
    """Shortens blocks no person would write, drops those beyond the longest text that is kept, and says so."""
    for index, block in enumerate(draft.blocks):
        if len(block.text) > MAX_WORD_CHARS and _LONG_WORD.search(block.text):
            _lost(draft, "long_word", f"words were cut after {MAX_WORD_CHARS:,} characters")
            block = draft.blocks[index] = DraftBlock(block.kind, _LONG_WORD.sub(r"\1", block.text), page=block.page)
        if len(block.text) > MAX_BLOCK_CHARS:
            _lost(draft, "long_block", f"a block was cut after {MAX_BLOCK_CHARS:,} characters")
            draft.blocks[index] = DraftBlock(block.kind, block.text[:MAX_BLOCK_CHARS], page=block.page)
    total = 0
    for index, block in enumerate(draft.blocks):
        total += len(block.text) + 1
        if total > config.max_text_chars:
            lost = len(draft.blocks) - index
            _lost(draft, "text_limit", f"{lost} blocks beyond {config.max_text_chars:,} characters were left out")
            draft.blocks = draft.blocks[:index]
            return


def _lost(draft: DraftDocument, kind: str, message: str) -> None:
    finding = Finding(kind, message, "error")
    if finding not in draft.findings:
        draft.findings.append(finding)
    draft.status = "partial"
