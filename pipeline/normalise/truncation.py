"""Entries that break off: the text ends where no text ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.data import Block, Entry, Finding
from pipeline.nlp.clauses import clause_words, unclosed

_LINK = re.compile(r"[,;]\s*(?:and|or|et|ou|y|e|o|u)\s*$")
"""How an item of a list leads on to the next: no sign that it breaks off."""
_WORD = re.compile(r"[^\W_]+")


_SEPARATOR = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?::|[–—-])?\s*")
_LEAD = 12
"""Characters that may stand before a leading date: a marker, an article, a weekday."""


@dataclass(frozen=True, slots=True)
class Truncation:
    """An entry that breaks off, and why it is held to."""

    entry: Entry
    reason: str
    merged: bool

    @property
    def title_start(self) -> int:
        """Where the told text begins: of the first part of a merged entry the lead date is left out.

        There the date is whole, and only the words behind it ran into the next entry (document offset).
        """
        dates = self.entry.dates
        if not self.merged or not dates or dates[0].start - self.entry.char_start > _LEAD:
            return self.entry.char_start
        separator = _SEPARATOR.match(self.entry.text, dates[0].end - self.entry.char_start)
        return self.entry.char_start + separator.end() if separator else self.entry.char_start


def truncations(entries: Sequence[Entry], blocks: Sequence[Block], language: str) -> list[Truncation]:
    """The entries that break off: an open quote or bracket, a last word after which no text ends, a last hyphen.

    Cells of a row are looked at one by one. Headings and lead-ins never count.
    """
    by_id = {block.block_id: block for block in blocks}
    followed = {a.block_id for a, b in pairwise(blocks) if a.list_id == b.list_id}
    found = []
    for entry in entries:
        block = by_id[entry.block_id]
        if block.kind == "heading":
            continue
        for start, end in _texts(entry, block):
            text = entry.text[start - entry.char_start : end - entry.char_start]
            if block.block_id in followed:
                text = _LINK.sub(";", text)
            reason = breaks_off(text, language)
            if reason:
                found.append(Truncation(entry, reason, merged=entry.char_end < block.char_end))
                break
    return found


def _texts(entry: Entry, block: Block) -> list[tuple[int, int]]:
    if block.kind != "table_row":
        return [(entry.char_start, entry.char_end)]
    spans = [(max(c.char_start, entry.char_start), min(c.char_end, entry.char_end)) for c in block.cells]
    return [(a, b) for a, b in spans if b - a > 20]


def breaks_off(text: str, language: str) -> str | None:
    """Why a text is held to break off, None where it is whole.

    Only what no writer leaves: a word that needs another after it, a hyphen, a comma, an opening quote that is
    never closed and no stop at the end. A missing full stop alone is none.
    """
    text = text.rstrip()
    if len(text.split()) < 4 or text.endswith((".", "!", "?", ":", ";", "…")):
        return None
    opened = unclosed(text)
    if opened and len(text) - opened[-1] > 3:
        return f"the {'bracket' if text[opened[-1]] in '([{' else 'quote'} that opens here is never closed"
    if text.endswith(("-", "–")) and len(text) > 1 and not text[-2].isspace():
        return "the text ends in a hyphen"
    if text.endswith(","):
        return "the text ends in a comma"
    words = [match.group() for match in _WORD.finditer(text)]
    word = words[-1] if words and text.endswith(words[-1]) else ""
    particle = word in clause_words(language, "particles") and len(words) > 1 and words[-2].endswith("ed")
    if word.lower() in clause_words(language, "function_words") and not word.isupper() and not particle:
        return f"the text ends in “{word}”"
    return None


def truncation_findings(found: Sequence[Truncation], blocks: Sequence[Block]) -> list[Finding]:
    """One finding an entry that breaks off."""
    pages = {block.block_id: block.page for block in blocks}
    return [
        Finding(
            kind="truncated_text",
            message=f"The entry breaks off: {t.reason}.",
            block_id=t.entry.block_id,
            page=pages[t.entry.block_id],
            char_start=t.title_start,
            char_end=t.entry.char_end,
            text=t.entry.text[t.title_start - t.entry.char_start :],
        )
        for t in found
    ]
