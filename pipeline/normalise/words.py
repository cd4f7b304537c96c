"""Words broken by a space ("quali fications"): told as repairs, the published text stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from pipeline.data import Block, Document, Repair

_WORD = re.compile(r"[^\W\d_]{2,}")
_PAIR = re.compile(r"(?<![\w-])(?=([^\W\d_]{2,})[ \u00a0]([^\W\d_]{2,})(?![\w-]))")
SHORTEST = 7
"""Letters of the shortest word that is mended: shorter ones are too often two real words."""


def mended_words(document: Document) -> list[Repair]:
    """A repair for each pair of fragments that stand nowhere else, and whose joined form does.

    The document is its own dictionary: both halves must be seen once, the whole word at least once elsewhere.
    """
    counts = Counter(word.lower() for word in _WORD.findall(document.text))
    return [repair for block in document.blocks for repair in _of_block(block, counts)]


@lru_cache(maxsize=8192)
def _pairs(text: str) -> tuple[tuple[str, str, int], ...]:
    """Neighbouring words that could be one, and where the first begins."""
    return tuple(
        (match[1], match[2], match.start(1))
        for match in _PAIR.finditer(text)
        if match[2].islower() and len(match[1]) + len(match[2]) >= SHORTEST
    )


def _of_block(block: Block, counts: Counter[str]) -> Iterator[Repair]:
    for left, right, start in _pairs(block.text):
        whole, end = left + right, start + len(left) + 1 + len(right)
        if counts[left.lower()] == 1 and counts[right.lower()] == 1 and counts[whole.lower()]:
            yield Repair(
                kind="mended_word",
                block_id=block.block_id,
                char_start=block.char_start + start,
                char_end=block.char_start + end,
                before=block.text,
                after=(block.text[:start] + whole + block.text[end:],),
                evidence=f"“{whole}” stands elsewhere in the text, neither “{left}” nor “{right}” does",
                confidence=0.95,
            )
