"""Heads and feet of pages that were pasted into the text: apart from it, between parts of an entry, or inside one."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import replace

from pipeline.ingest.draft import DraftBlock, DraftRepair
from pipeline.ingest.entry import Entry
from pipeline.ingest.furniture import citing_words, count_skeletons, is_page_line, page_number
from pipeline.ingest.markers import split_marker
from pipeline.ingest.titles import is_capitals, is_title_like

MIN_TITLE_WORDS = 2
"""Words of the document's title that must stand before a page number inside a sentence."""
TITLE_BLOCKS = 6

_SYMBOL = re.compile(r"(?:[A-Z][\w.-]*/)+[\w./()-]*\d[\w./()-]*\s+$")
_WORD = re.compile(r"[^\W_]+")
_BEFORE_NUMBER = re.compile(r"(?:\s*[–—|/·-]|\s{2,}|(?<=\w))\s*$")
_ENDS = (".", "!", "?", ":", ";", "…", ")", "”", "»", '"')


def settle_pages(entries: Sequence[Entry]) -> list[Entry]:
    """Lines of pages become furniture; what they cut in two is joined again, what they stand in is cleaned of them."""
    words = _title_words(entries)
    skeletons = count_skeletons(entry.block.text for entry in entries if entry.block.kind == "paragraph")
    settled: list[Entry] = []
    renamed: dict[Hashable, Hashable] = {}
    for entry in entries:
        block = entry.block
        block.list_key = renamed.get(block.list_key, block.list_key)
        if block.kind == "paragraph" and is_page_line(block.text, skeletons):
            settled.append(Entry(page_furniture(block)))
            continue
        after_page = bool(settled) and _is_page_furniture(settled[-1].block)
        before = _last_content(settled) if after_page else None
        if before is not None and _runs_on(before, block):
            _join(before, block, settled[-1].block)
            continue
        if before is not None and before.kind == block.kind == "list_item" and before.level == block.level == 1:
            renamed[block.list_key] = before.list_key
            block.list_key = before.list_key
        settled.append(entry)
        if block.kind in ("paragraph", "list_item", "quote"):
            cuts = _clean(block, words)
            settled.extend(Entry(page_furniture(DraftBlock("paragraph", cut, page=block.page))) for cut in cuts)
    return settled


def page_furniture(block: DraftBlock) -> DraftBlock:
    """The block as furniture, with the repair that tells of it."""
    block.kind, block.level, block.list_key, block.marker = "furniture", 0, None, None
    block.repairs = [
        DraftRepair("removed_furniture", 0, len(block.text), block.text, (), "a page's head or foot in the text")
    ]
    return block


def _is_page_furniture(block: DraftBlock) -> bool:
    return block.kind == "furniture" and any(repair.kind == "removed_furniture" for repair in block.repairs)


def _last_content(entries: Sequence[Entry]) -> DraftBlock | None:
    return next((entry.block for entry in reversed(entries) if entry.block.kind != "furniture"), None)


def _runs_on(before: DraftBlock, block: DraftBlock) -> bool:
    """Whether a sentence was cut by the page's end: it was not closed, and goes on in small letters."""
    return (
        before.kind in ("paragraph", "list_item") and block.kind == "paragraph" and not before.text.endswith(_ENDS)
        and block.text[:1].islower() and split_marker(block.text) is None
    )


def _join(before: DraftBlock, block: DraftBlock, furniture: DraftBlock) -> None:
    published = f"{before.text} {furniture.text} {block.text}"
    at = len(before.text)
    before.text = f"{before.text} {block.text}"
    by = at + 1
    before.bold += tuple((a + by, b + by) for a, b in block.bold)
    before.struck += tuple((a + by, b + by) for a, b in block.struck)
    before.times += tuple((a + by, b + by, value) for a, b, value in block.times)
    before.repairs += [replace(repair, start=repair.start + by, end=repair.end + by) for repair in block.repairs]
    before.repairs.append(_removed(at, published, before.text))


def _removed(at: int, published: str, clean: str) -> DraftRepair:
    return DraftRepair("removed_furniture", at, at, published, (clean,), "a page's head or foot stood inside the entry")


def _title_words(entries: Sequence[Entry]) -> frozenset[str]:
    """Words and figures of the titles at the top: what heads of pages repeat."""
    top = [entry.block for entry in entries if entry.block.kind != "furniture"][:TITLE_BLOCKS]
    titles = [b.text for b in top if b.kind == "heading" or is_title_like(b.text) or is_capitals(b.text)]
    return frozenset(word.lower() for text in titles for word in _WORD.findall(text))


def _clean(block: DraftBlock, words: frozenset[str]) -> list[str]:
    """Cuts heads and feet out of a block's text; gives what was cut."""
    found = page_number(block.text)
    if found is None or not found.group()[0].isalpha():
        return []
    start = _furniture_start(block.text, found.start(), words)
    if start is None or start == 0:
        return []
    cut = block.text[start : found.end()]
    rest = block.text[found.end() :].lstrip(" -–—|/")
    if rest[:1] in ",.;:)":
        return []
    published = block.text
    head = block.text[:start].rstrip()
    gap = len(published) - len(rest) - len(head) - bool(rest)
    block.text = f"{head} {rest}".rstrip()
    for name in ("bold", "struck"):
        spans = getattr(block, name)
        setattr(block, name, tuple(s for span in spans if (s := _without(span, len(head), gap)) is not None))
    block.times = tuple((a, b, v) for a, b, v in block.times if b <= len(head))
    block.repairs = [
        replace(repair, start=span[0], end=span[1])
        for repair in block.repairs
        if (span := _without((repair.start, repair.end), len(head), gap)) is not None
    ]
    block.repairs.append(_removed(len(head), published, block.text))
    return [cut]


def _without(span: tuple[int, int], at: int, gap: int) -> tuple[int, int] | None:
    """A span after `gap` characters were cut out behind `at`."""
    start, end = (value if value <= at else max(at, value - gap) for value in span)
    return (start, end) if start < end else None


def _furniture_start(text: str, number: int, words: frozenset[str]) -> int | None:
    """Where a head or foot begins whose page number begins at `number`: a document's symbol, or words of its title."""
    before = text[:number]
    symbol = _SYMBOL.search(before[-80:])
    if symbol is not None:
        at = max(0, number - 80) + symbol.start()
        previous = _WORD.findall(text[max(0, at - 30) : at])
        return None if previous and previous[-1].lower() in citing_words() else at
    separator = _BEFORE_NUMBER.search(before)
    if separator is None or before.rstrip().endswith((",", "(")):
        return None
    start: int | None = None
    told = 0
    for match in reversed(list(_WORD.finditer(before[-160:]))):
        if match.group().lower() not in words:
            break
        gap = before[-160:][match.end() : match.end() + 3]
        if told and gap[:1] in ".!?;" and gap[1:2].isspace():
            break
        start, told = max(0, number - 160) + match.start(), told + 1
    return start if told > MIN_TITLE_WORDS or (told == MIN_TITLE_WORDS and separator.group().strip()) else None
