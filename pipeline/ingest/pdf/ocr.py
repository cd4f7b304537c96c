"""Pages that hold no text, read from their picture by tesseract where it is installed."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from functools import cache

import pypdfium2 as pdfium

from pipeline.ingest.pdf.model import Frame, Word

_DPI = 200
_MAX_PIXELS = 25_000_000
_LANGUAGES = ("eng", "fra", "spa")
_MIN_CONFIDENCE = 30.0
_CAP_HEIGHT = 0.72
"""Height of tesseract's word boxes against the type size: they reach from the base line to the capitals' height."""


@cache
def tesseract() -> tuple[str, str] | None:
    """The program and the languages it knows of ours ("eng+fra"), or None."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    known = [language for language in _LANGUAGES if language in listed.stdout.split()]
    return (program, "+".join(known)) if known else None


def read_picture(page: pdfium.PdfPage, frame: Frame, seconds: float) -> list[Word]:
    """The words that tesseract sees on a page; none without tesseract or where it takes longer than `seconds`."""
    found = tesseract()
    if found is None:
        return []
    program, languages = found
    width, height = page.get_size()
    scale = min(_DPI / 72, (_MAX_PIXELS / max(width * height, 1.0)) ** 0.5)
    image = io.BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(image, "PNG")
    command = [program, "stdin", "stdout", "-l", languages, "--dpi", str(_DPI), "tsv"]
    try:
        done = subprocess.run(
            command, input=image.getvalue(), capture_output=True, timeout=seconds, check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        return []
    return words_of(done.stdout.decode("utf-8", "replace"), scale)


def words_of(table: str, scale: float) -> list[Word]:
    """Words of tesseract's table; those of one line get that line's height, so that they share a baseline and size."""
    words: list[Word] = []
    line: tuple[float, float] = (0.0, 0.0)
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        left, top, width, height = (float(row[key]) / scale for key in ("left", "top", "width", "height"))
        if row["level"] == "4":
            line = (top, top + height)
        elif row["level"] == "5" and (row["text"] or "").strip() and float(row["conf"]) >= _MIN_CONFIDENCE:
            size = round((line[1] - line[0]) * _CAP_HEIGHT * 2) / 2
            words.append(Word(row["text"].strip(), left, line[0], left + width, line[1], size or 1.0))
    return words
