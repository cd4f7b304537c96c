"""Word files: opened safely, read by `docxbody`."""

from __future__ import annotations

import io
import zipfile

import docx

from pipeline.errors import IngestError, LimitError
from pipeline.ingest.docxbody import BodyReader
from pipeline.ingest.draft import DraftDocument

MAX_UNPACKED = 400 * 1024 * 1024
"""Bytes of all parts together when unpacked; the largest plan seen takes 5 MB, pictures included."""
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, *, name: str) -> DraftDocument:
    """Reads a Word file; raises IngestError, with `name`, where it cannot be opened, LimitError for a zip bomb."""
    _check_size(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        reader = BodyReader(document)
        blocks = reader.read()
        properties = document.core_properties
        changed = properties.modified or properties.created
        title = (properties.title or "").strip() or None
    except Exception as error:
        # python-docx and lxml raise whatever a broken part makes them raise: a broken file must not end the batch.
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise IngestError(f"{name}: the Word file is broken ({reason}); open it in Word and save it again") from error
    return DraftDocument(
        MEDIA_TYPE, blocks, language=(reader.styles.language or "").split("-")[0].lower() or None, title=title,
        metadata_date=changed.date().isoformat() if changed else None, pages=reader.pages,
    )


def _check_size(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise IngestError(f"{name}: the Word file is cut off or broken ({error}); fetch it again") from error
    if size > MAX_UNPACKED:
        raise LimitError(
            f"{name}: unpacks to {size:,} bytes, more than the {MAX_UNPACKED:,} allowed; save it again without pictures"
        )
