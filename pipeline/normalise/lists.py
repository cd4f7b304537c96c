"""Lists that are announced and never come: a lead-in or heading with nothing below it."""

from __future__ import annotations

import re
from itertools import zip_longest

from pipeline.data import Block, Document, Finding
from pipeline.gazetteers import load_toml
from pipeline.nlp.cues import fold, language_of, phrase_pattern, role_of
from pipeline.nlp.dates import find_dates

_MARKED = re.compile(r"^(?:[•▪●◦‣–*-]\s|\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s)")
_INLINE = re.compile(r":\s*\S")


def missing_lists(document: Document) -> list[Finding]:
    """A finding for each lead-in, item or heading of `document` that announces a list which does not follow.

    What follows counts as the list where it is a list item (a deeper one under an item), a table row, or a
    paragraph that begins like an entry. `list_heading` of a finding is the lead-in's section and its own words.
    """
    content = [block for block in document.blocks if block.kind != "furniture"]
    found = []
    level = 0
    for block, following in zip_longest(content, content[1:]):
        level = block.level if block.kind == "heading" else level
        if announces(block, document.language) and not _is_list(block, following, level, document.language):
            found.append(_finding(block))
    return found


def announces(block: Block, language: str) -> bool:
    """Whether a block says that a list follows: it ends in a colon, or names points that must be listed."""
    text = block.text.rstrip()
    if block.kind == "table_row":
        return False
    if text.endswith(":"):
        return len(text.split()) >= 2
    cues = tuple(load_toml(f"{language_of(language)}/lists.toml")["announcing"])
    return len(text) < 160 and not text.endswith((".", ";")) and _opens(text, block.marker, cues)


def _opens(text: str, marker: str | None, cues: tuple[str, ...]) -> bool:
    body = text[len(marker) :] if marker and text.startswith(marker) else text
    found = phrase_pattern(cues).search(fold(body))
    return found is not None and found.start() <= 2 and not _INLINE.search(body)


def _is_list(block: Block, following: Block | None, level: int, language: str) -> bool:
    """Whether what follows a lead-in is its list; `level` is that of the heading the lead-in stands under."""
    if following is None:
        return False
    if following.kind == "table_row":
        return not _other_points(block, following, language)
    if following.kind == "list_item":
        return block.kind != "list_item" or following.level > block.level
    if following.kind == "heading":
        told, opened = role_of(block.text, language), role_of(following.text, language)
        return following.level > level and block.kind != "list_item" and opened in (None, told)
    if _MARKED.match(following.text) or _dated(following.text, language):
        return block.kind != "list_item" or not _same_sequence(block, following)
    if block.kind != "list_item" or not block.text.rstrip().endswith(":"):
        return False
    return not announces(following, language) and following.section == block.section


def _dated(text: str, language: str) -> bool:
    dates = find_dates(text[:60], language)
    return bool(dates) and dates[0].start <= 8 and dates[0].kind in ("date", "open")


def _other_points(block: Block, row: Block, language: str) -> bool:
    """Whether a table that follows holds other points than the lead-in announces (objectives, then deliverables)."""
    told, held = role_of(block.text, language), role_of(row.text, language) if row.header else None
    return told in ("objectives", "priorities") and held == "actions"


def _same_sequence(block: Block, following: Block) -> bool:
    """Whether the next paragraph is the item that follows in the same numbering, not one below it."""
    return block.text[:1].isdigit() and following.text[:1].isdigit()


def _finding(block: Block) -> Finding:
    return Finding(
        kind="missing_list",
        message="A list is announced here and none follows: it was probably lost in publication.",
        block_id=block.block_id,
        page=block.page,
        char_start=block.char_start,
        char_end=block.char_end,
        text=block.text,
        list_heading=(*block.section, block.text),
    )
