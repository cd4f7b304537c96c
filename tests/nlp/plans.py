"""Releases written in a few marks, for tests of what is read from their structure.

A line is a block: "# Heading" (rank by the number of marks), "- item" and "1. item", "(a) item" (depth by two spaces),
"| cell | cell |" (a row; the first row of a table heads its columns), anything else a paragraph. `**bold**` is bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.data import Block, Cell, Context, Document, Entry, ObjectiveMention, Span
from pipeline.nlp.bodies import find_bodies
from pipeline.nlp.dates import find_dates
from pipeline.nlp.objectives import find_objectives
from pipeline.nlp.places import find_places
from pipeline.nlp.sections import read_sections

_ITEM = re.compile(r"(?P<indent> *)(?P<marker>[-•]|\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]|\d+(?:\.\d+)+)\s+(?=\S)")


def release(
    text: str, *, language: str = "en", edition: str | None = "2024/2026", released: str | None = None
) -> Document:
    """The document that a text in these marks stands for."""
    lines = text.strip("\n").split("\n")
    blocks: list[Block] = []
    canonical = ""
    path: list[tuple[int, str]] = []
    list_id, previous, headers = 0, "", ()
    for line in lines:
        if not line.strip():
            previous = ""
            continue
        start = len(canonical)
        number = len(blocks)
        kind = (
            "heading"
            if line.startswith("#")
            else "table_row"
            if line.startswith("|")
            else "item"
            if _ITEM.match(line)
            else "text"
        )
        list_id += kind != previous
        if kind == "table_row":
            block, headers = _row(line, number, start, list_id, headers if previous == kind else None)
        else:
            block = _plain(line, kind, number, start, list_id)
        if kind == "heading":
            path = [(rank, title) for rank, title in path if rank < block.level]
        blocks.append(replace(block, section=tuple(title for _, title in path)))
        if kind == "heading":
            path.append((block.level, block.text))
        canonical += block.text + "\n"
        previous = kind
    return Document(
        "doc",
        "plan",
        "plan.md",
        "text/markdown",
        canonical,
        tuple(blocks),
        language,
        edition=edition,
        released=released,
    )


def _plain(line: str, kind: str, number: int, start: int, list_id: int) -> Block:
    item = _ITEM.match(line) if kind == "item" else None
    marks = len(line) - len(line.lstrip("#")) if kind == "heading" else 0
    text, bold = _bold(line.lstrip("# ") if marks else line.strip(), start)
    level = marks or (len(item["indent"]) // 2 + 1 if item else 0)
    name = "heading" if marks else "list_item" if item else "paragraph"
    return Block(
        number,
        name,
        start,
        start + len(text),
        text,
        level,
        item["marker"] if item else None,
        (),
        list_id if item else None,
        bold=bold,
    )


def _bold(text: str, start: int) -> tuple[str, tuple[Span, ...]]:
    plain, spans = "", []
    for i, part in enumerate(text.split("**")):
        if i % 2:
            spans.append((start + len(plain), start + len(plain) + len(part)))
        plain += part
    return plain, tuple(spans)


def _row(
    line: str, number: int, start: int, list_id: int, headers: tuple[str, ...] | None
) -> tuple[Block, tuple[str, ...]]:
    texts = [cell.strip() for cell in line.strip().strip("|").split("|")]
    cells, at = [], start
    for i, text in enumerate(texts):
        cells.append(Cell(at, at + len(text), text, headers[i] if headers else ""))
        at += len(text) + 3
    whole = " | ".join(texts)
    row = Block(
        number,
        "table_row",
        start,
        start + len(whole),
        whole,
        list_id=list_id,
        cells=tuple(cells),
        header=headers is None,
    )
    return row, headers or tuple(texts)


def entries(document: Document) -> tuple[Context, list[Entry]]:
    """The context of a document and one entry a block, with the dates and names that stand in it."""
    sections = read_sections(document)
    told = [block for block in document.blocks if block.kind != "furniture"]
    names = tuple(
        replace(name, start=name.start + block.char_start, end=name.end + block.char_start)
        for block in told
        for name in (*find_places(block.text, document.language), *find_bodies(block.text, document.language, {}))
    )
    context = Context(document, {}, names=names, sections=sections)
    return context, list(_entries(document, context))


def _entries(document: Document, context: Context) -> Iterator[Entry]:
    for block, section in zip(document.blocks, context.sections, strict=True):
        if block.header:
            continue
        found = find_dates(block.text, document.language)
        dates = tuple(
            replace(date, start=date.start + block.char_start, end=date.end + block.char_start) for date in found
        )
        yield Entry(block.block_id, block.char_start, block.char_end, block.text, section, dates)


def objectives(text: str, **options: str | None) -> list[ObjectiveMention]:
    """The objectives of a release written in these marks."""
    context, cut = entries(release(text, **options))
    mentions, _ = find_objectives(context, cut)
    return mentions


def claimed(text: str, **options: str | None) -> list[str]:
    """The words of the dates that are timelines in a release written in these marks."""
    document = release(text, **options)
    _, spans = find_objectives(*entries(document))
    return [document.text[start:end] for start, end in sorted(spans)]
