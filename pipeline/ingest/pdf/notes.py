"""Footnotes: small type at the foot of a column that begins with a mark, and the raised marks that refer to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ingest.pdf.model import Line, Word

_SMALLER = 0.93
"""Size of notes against that of the body, at most."""
_MARK = re.compile(r"(\d{1,3}|[a-z]|[*†‡§¶#]{1,3})[.)]?$")
_UNIT = re.compile(r"(?:^|[^\w])(?:[kcdm]?m|ha|s|ft)$")
_MARK_LIST = re.compile(r"(?:\d{1,3}|[a-z]|[*†‡§¶#]{1,3})(?:\s*,\s*(?:\d{1,3}|[a-z]))*$")


def mark_notes(lines: Sequence[Line], body: float, low: float) -> list[str]:
    """Flags the lines of notes at the end of a column of lines; gives the marks that they begin with.

    Notes stand below other lines of their column, or at least lower than `low`.
    """
    start = len(lines)
    marks: list[str] = []
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        mark = note_mark(line)
        if line.size > _SMALLER * body and not (mark and line.words[0].raised):
            break
        if mark:
            start = index
            marks.append(mark)
    if start == len(lines) or (start == 0 and lines[0].top < low):
        return []
    for line in lines[start:]:
        line.note = True
    return marks


def note_mark(line: Line) -> str | None:
    """The mark at the beginning of a note's first line."""
    if len(line.words) < 2:
        return None
    match = _MARK.match(line.words[0].text)
    return match[1] if match else None


def refers_to_note(before: Word, word: Word, marks: set[str]) -> bool:
    """Whether a raised word is the reference to a note rather than an ordinal's ending, a power or an exponent."""
    if not word.raised or not _MARK_LIST.match(word.text):
        return False
    if word.text in marks:
        return not (before.text[-1:].isdigit() and word.text.isalpha())
    return word.text[0].isdigit() and not before.text[-1:].isdigit() and not _UNIT.search(before.text)
