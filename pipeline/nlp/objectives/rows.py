"""The objectives and actions that the rows of a table tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.data import Block, Cell, ObjectiveKind, SectionInfo
from pipeline.nlp.cues import fold
from pipeline.nlp.numbering import Number, read_number
from pipeline.nlp.objectives.build import Builder
from pipeline.nlp.objectives.drafts import Draft
from pipeline.nlp.objectives.leads import leads_in_field
from pipeline.nlp.objectives.nesting import Nesting
from pipeline.nlp.objectives.points import Point, cut_point, points_of
from pipeline.nlp.objectives.quarters import joined
from pipeline.nlp.objectives.tables import Table, band_of, heads_rows, read_table
from pipeline.nlp.objectives.timelines import Timeline, field_timeline
from pipeline.nlp.objectives.words import begins_with_verb, kind_word

_KINDS: dict[str, ObjectiveKind] = {"objective": "objective", "group": "priority", "output": "action"}
_RANKS = ("band", *_KINDS)
"""What stands over what, outermost first."""
_EDGES = " \t.:;,–—-"


def read_rows(rows: Sequence[Block], sections: Sequence[SectionInfo], builder: Builder, nesting: Nesting) -> None:
    """Adds what the rows of one table tell to the drafts; nothing for a calendar."""
    language = builder.reading.language
    table = read_table(rows, sections[-1].role, builder.count, sections[-1].year, language)
    if table is None:
        return
    nesting.end_lists()
    by_block = {row.block_id: section for row, section in zip(rows, sections, strict=True)}
    reader = _Rows(table, builder, nesting.top.draft if nesting.top else None)
    for row in table.rows:
        reader.read(row, by_block[row.block_id])


class _Rows:
    """One pass over the rows with the outcomes and outputs that are open."""

    def __init__(self, table: Table, builder: Builder, above: Draft | None) -> None:
        self.table = table
        self.builder = builder
        self.language = builder.reading.language
        self.open: dict[str, Draft | None] = {"band": above}
        self.told: dict[str, Draft] = {}
        self.fields: dict[tuple[str, str], tuple[str, int]] = {}

    def read(self, row: Block, section: SectionInfo) -> None:
        band = band_of(row)
        if band is not None:
            if heads_rows(band, self.language):
                self.open = {"band": self._heading(row, band, "priority", section)}
            return
        for column, kind in _KINDS.items():
            cell = self.table.at(row, column)
            if cell and cell.text.strip(_EDGES):
                self.open = {rank: self.open.get(rank) for rank in _RANKS[: _RANKS.index(column)]}
                self.open[column] = self._heading(row, cell, kind, section)
        action = self.table.at(row, "action")
        if action and action.text.strip(_EDGES):
            self._actions(row, action, section)

    def _heading(self, row: Block, cell: Cell, kind: ObjectiveKind, section: SectionInfo) -> Draft | None:
        """The draft of a cell that stands over several actions; one that was told already is not told again."""
        name = _name(cell.text)
        earlier = self.told.get(name) or self._known(cell, kind)
        if earlier or not name:
            return earlier
        point = _cell_point(row, cell, section, self.language)
        if point is None:
            return None
        parent = self._above()
        kind = point.word_kind or kind
        draft = Draft(kind, row, point.start, point.end, section, statement=(point.body, point.end), parent=parent)
        _number(draft, point, point.number)
        if kind == "priority":
            self._own_number(draft, row, cell)
            self._own_leads(draft, row)
        self.told[name] = self.builder.add(draft)
        return draft

    def _known(self, cell: Cell, kind: ObjectiveKind) -> Draft | None:
        """What the release told before the table under that name, or under the number that is all the cell holds."""
        if kind == "priority":
            return self.builder.named(_bare(cell.text, self.language))
        worded = kind_word(cell.text, self.language)
        if worded and not cell.text[worded[1].end :].strip(_EDGES):
            return self.builder.numbered(worded[1].core, worded[0])
        return self.builder.named(_name(cell.text)) if re.fullmatch(r"\s*[A-Z]{1,3}\.?\d[\d.]*\s*", cell.text) else None

    def _actions(self, row: Block, cell: Cell, section: SectionInfo) -> None:
        points = _cell_points(row, cell, section, self.language)
        parent = self._above()
        for at, point in enumerate(points):
            last = at + 1 == len(points)
            end = row.char_end if last and len(points) == 1 else point.end
            statement = (point.body, point.end)
            draft = Draft(
                self.table.kind, row, point.start, end, section, statement=statement, parent=parent, confidence=0.95
            )
            _number(draft, point, point.number)
            if at == 0:
                self._own_number(draft, row, cell)
            self._fields(draft, row, section)
            self.builder.add(draft)
        self.builder.claimed.add((row.char_start, row.char_end))
        self.builder.claimed.update(
            (d.start, d.end) for d in self.builder.reading.dates_in(row.char_start, row.char_end)
        )

    def _above(self) -> Draft | None:
        """The innermost outcome, area or output that is open."""
        return next((draft for rank in reversed(_RANKS) if (draft := self.open.get(rank))), None)

    def _own_number(self, draft: Draft, row: Block, told: Cell) -> None:
        """The number column counts what the column right after it tells."""
        cell = self.table.at(row, "number")
        if cell is None or draft.number or not cell.text.strip(_EDGES):
            return
        after = next((other for other in row.cells if other.char_start > cell.char_start and other.text.strip()), None)
        if after is not told:
            return
        draft.number = cell.text.strip(" .)(:")
        draft.number_span = (cell.char_start, cell.char_end)
        draft.start = min(draft.start, cell.char_start)

    def _own_leads(self, draft: Draft, row: Block) -> None:
        """A lead column between an area and its actions leads the area."""
        if self._leads_areas():
            self._lead(draft, row)

    def _leads_areas(self) -> bool:
        columns = self.table.columns
        if not {"group", "lead", "action"} <= set(columns):
            return False
        return columns.index("group") < columns.index("lead") < columns.index("action")

    def _lead(self, draft: Draft, row: Block) -> None:
        if lead := self._cell(row, "lead"):
            text, offset = lead
            reading, end = self.builder.reading, offset + len(text)
            names, dates = reading.names_in(offset, end), reading.dates_in(offset, end)
            draft.leads = leads_in_field(text, offset, names, self.language, dates)

    def _fields(self, draft: Draft, row: Block, section: SectionInfo) -> None:
        reading = self.builder.reading
        draft.has_lead_field = self.table.has("lead")
        draft.has_timeline_field = self.table.has("timeline") or any(self.table.ticks)
        if not self._leads_areas():
            self._lead(draft, row)
        for column in ("timeline", "date"):
            if draft.timeline is None and (timeline := self._cell(row, column)):
                text, offset = timeline
                dates = reading.dates_in(offset, offset + len(text))
                draft.timeline = field_timeline(text, offset, dates, section, self.builder.count, self.language)
        draft.timeline = draft.timeline or self._ticked(row)
        if draft.timeline is None:
            draft.timeline = self.builder.timeline(*(draft.statement or (draft.start, draft.end)), "action", section)
        status = self._cell(row, "status")
        if status and status[0].strip(_EDGES):
            draft.status_span = (status[1], status[1] + len(status[0]))

    def _cell(self, row: Block, column: str) -> tuple[str, int] | None:
        """Text and offset of a field, of the row above where the cell goes on from there."""
        cell = self.table.at(row, column)
        if cell is None:
            return None
        if cell.text.strip() or not cell.inherited:
            self.fields[column, cell.text] = cell.text, cell.char_start
            return cell.text, cell.char_start
        return self.fields.get((column, cell.inherited))

    def _ticked(self, row: Block) -> Timeline | None:
        marked = [
            (cell, time)
            for cell, time in zip(row.cells, self.table.ticks, strict=False)
            if time and cell.text.strip(_EDGES)
        ]
        if not marked:
            return None
        columns = [cell.column.rpartition(" / ")[2] for cell, _ in marked]
        text = columns[0] if len(columns) == 1 else f"{columns[0]}–{columns[-1]}"
        span = (marked[0][0].char_start, marked[-1][0].char_end)
        return Timeline(text, joined(time for _, time in marked), span, basis="inherited")


def _cell_points(row: Block, cell: Cell, section: SectionInfo, language: str) -> list[Point]:
    """The points of a cell: several where they ran together, stand as bullets or are commands between semicolons."""
    inside = _as_block(row, cell)
    points = points_of(inside, section, language, {}, None)
    if len(points) > 1:
        return points
    cuts = [match.span() for match in _BETWEEN.finditer(cell.text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(cell.text)]
    parts = [cut_point(inside, start, end, section, language) for start, end in zip(starts, ends, strict=True)]
    told = [part for part in parts if part]
    return told if len(told) > 1 and all(begins_with_verb(part.words, language) for part in told) else points


_BETWEEN = re.compile(r";\s+|(?<=\s)[•·▪]\s+")


def _as_block(row: Block, cell: Cell) -> Block:
    return Block(
        row.block_id, "list_item", cell.char_start, cell.char_end, cell.text, list_id=row.list_id, page=row.page
    )


def _cell_point(row: Block, cell: Cell, section: SectionInfo, language: str) -> Point | None:
    return cut_point(_as_block(row, cell), 0, len(cell.text), section, language)


def _number(draft: Draft, point: Point, number: Number | None) -> None:
    if number:
        above = draft.parent.number if draft.parent and number.style in ("letter", "roman") else None
        draft.number = f"{above}.{number.core}" if above else number.core
        draft.number_span = point.number_span


def _name(text: str) -> str:
    return fold(text).strip(_EDGES)


def _bare(text: str, language: str) -> str:
    """The name of a point without its number."""
    worded = kind_word(text, language)
    number = worded[1] if worded else read_number(text)
    return _name(text[number.end :] if number else text)
