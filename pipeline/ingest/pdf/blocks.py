"""Lines and tables in reading order to draft blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from pipeline.ingest.draft import DraftBlock
from pipeline.ingest.furniture import is_furniture
from pipeline.ingest.pdf.headings import heading_levels
from pipeline.ingest.pdf.hyphens import Vocabulary, join_lines
from pipeline.ingest.pdf.lists import ListState
from pipeline.ingest.pdf.model import Item, Line, Table, around
from pipeline.ingest.pdf.passages import Passage, passages_of, usual_pitches
from pipeline.ingest.pdf.tables import Place, TableGroup, table_blocks

_INDENT = 4.0
"""A paragraph nearer to its column's side than this ends the lists before it."""
Part = Passage | TableGroup


def build_blocks(
    items: Sequence[Item], vocabulary: Vocabulary, bookmarks: Mapping[str, int], place: Place
) -> list[DraftBlock]:
    """The blocks of a document, given its lines and tables in reading order without its furniture."""
    parts = _parts(items)
    passages = [part for part in parts if isinstance(part, Passage)]
    levels = {id(passages[i]): level for i, level in heading_levels(passages, bookmarks).items()}
    lists, blocks = ListState(), []
    for index, part in enumerate(parts):
        if isinstance(part, TableGroup):
            lists.close()
            blocks.extend(table_blocks(part, f"table {index}", vocabulary, place))
        else:
            blocks.append(_passage_block(part, levels.get(id(part), 0), lists, vocabulary, place))
    return blocks


def _parts(items: Sequence[Item]) -> list[Part]:
    pitches = usual_pitches([item for item in items if isinstance(item, Line)])
    parts: list[Part] = []
    for is_table, run in groupby(items, key=lambda item: isinstance(item, Table)):
        if is_table:
            for table in run:
                assert isinstance(table, Table)
                last = next((part for part in reversed(parts) if not _is_note(part)), None)
                if isinstance(last, TableGroup) and last.takes(table):
                    last.parts.append(table)
                else:
                    parts.append(TableGroup([table]))
        else:
            parts.extend(passages_of([item for item in run if isinstance(item, Line)], pitches))
    return parts


def _is_note(part: Part) -> bool:
    return isinstance(part, Passage) and part.first.note


def _passage_block(
    passage: Passage, level: int, lists: ListState, vocabulary: Vocabulary, place: Place
) -> DraftBlock:
    text = join_lines(passage.lines, vocabulary)
    first = [line for line in passage.lines if line.page == passage.first.page and line.column == passage.first.column]
    block = DraftBlock(
        "paragraph", text.text, marker=passage.marker, page=passage.first.page,
        box=place(passage.first.page, around(first)),
        bold=text.bold, struck=text.struck, repairs=text.repairs,
    )
    if level:
        block.kind, block.level = "heading", level
        lists.close()
    elif passage.marker:
        block.kind, block.level = "list_item", lists.add(passage.first.x0 - passage.first.left, passage.marker)
        block.list_key = lists.key
    else:
        if passage.first.x0 - passage.first.left < _INDENT:
            lists.close()
        if is_furniture(block.text):
            block.kind = "furniture"
    return block


def furniture_blocks(pieces: Iterable[Line], place: Place) -> list[DraftBlock]:
    return [
        DraftBlock("furniture", piece.text, page=piece.page, box=place(piece.page, around([piece]))) for piece in pieces
    ]
