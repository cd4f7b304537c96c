"""Paragraph numbers that run through a document: they number paragraphs, not points."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.data import Block, SectionInfo
from pipeline.nlp.numbering import Number, follows, read_number
from pipeline.nlp.objectives.decide import POINT_ROLES


def running_blocks(blocks: Sequence[Block], sections: Sequence[SectionInfo]) -> frozenset[int]:
    """The blocks whose whole numbers go on from section to section, through one that tells no points at least."""
    running: set[int] = set()
    chain: list[tuple[Block, SectionInfo]] = []
    last: Number | None = None
    for block, section in zip(blocks, sections, strict=True):
        number = read_number(block.text) if block.kind in ("paragraph", "list_item") else None
        if number is None or number.style != "integer" or number.bracketed:
            continue
        if last is None or not follows(number, last):
            running |= _run(chain)
            chain = []
        chain.append((block, section))
        last = number
    return frozenset(running | _run(chain))


def _run(chain: Sequence[tuple[Block, SectionInfo]]) -> set[int]:
    several = len({block.section for block, _ in chain}) > 1
    pointless = any(section.role not in POINT_ROLES for _, section in chain)
    return {block.block_id for block, _ in chain} if several and pointless else set()
