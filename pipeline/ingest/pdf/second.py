"""The second reader, pdfplumber: it finds pages by searching a whole file where pdfium follows a broken tree of pages.

It is some fifty times slower and knows bold by the names of fonts only, so that it reads what pdfium cannot open.
"""

from __future__ import annotations

import io
import logging
from functools import cached_property
from typing import Any

from pipeline.data import Finding
from pipeline.ingest.draft import DraftDocument
from pipeline.ingest.pdf.model import Edge, Frame, PageContent, Rulings, Word
from pipeline.ingest.pdf.words import is_bold_name
from pipeline.ingest.text import clean


class SecondReader:
    """The pages of a file as pdfplumber finds them; none where it finds none either."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _pages(self) -> list[Any]:
        """pdfminer below raises errors of any kind on damaged files."""
        import pdfplumber

        logging.getLogger("pdfminer").setLevel(logging.ERROR)
        try:
            return list(pdfplumber.open(io.BytesIO(self._data)).pages)
        except Exception:
            return []

    @property
    def count(self) -> int:
        """Pages found."""
        return len(self._pages)

    def content(self, index: int, draft: DraftDocument, seconds: float) -> PageContent | None:
        """A page by its index from 0, and a finding that tells who read it; None where nothing can be read of it."""
        page = self._pages[index]
        try:
            words = [_word(found) for found in page.extract_words(extra_attrs=["fontname", "size"])]
            rulings = _rulings(page)
        except Exception:
            words = []
        finally:
            page.close()
        if not words:
            return None
        number = index + 1
        message = f"page {number} is damaged; it was read by the second reader (pdfplumber) and may lack parts"
        draft.findings.append(Finding("second_reader", message, "warning", page=number))
        return PageContent(number, Frame(0.0, 0.0, float(page.width), float(page.height)), words, rulings)


def _word(found: dict[str, Any]) -> Word:
    x0, top, x1, bottom = (float(found[side]) for side in ("x0", "top", "x1", "bottom"))
    bold = is_bold_name(str(found["fontname"]))
    return Word(clean(found["text"]) or " ", x0, top, x1, bottom, size=round(float(found["size"]), 1) or 1.0, bold=bold)


def _rulings(page: Any) -> Rulings:
    return Rulings(
        horizontal=[Edge(float(e["top"]), float(e["x0"]), float(e["x1"])) for e in page.horizontal_edges],
        vertical=[Edge(float(e["x0"]), float(e["top"]), float(e["bottom"])) for e in page.vertical_edges],
    )
