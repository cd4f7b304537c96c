"""The walk over a release that finds its objectives, priorities and actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.data import Block, Context, Entry, ObjectiveMention, SectionInfo, SectionRole, Span
from pipeline.nlp.announcements import announced_role, announcing_clause, is_label, is_lead_in
from pipeline.nlp.cues import has_cue
from pipeline.nlp.eventwords import names_event
from pipeline.nlp.numbering import read_number
from pipeline.nlp.objectives.build import Builder
from pipeline.nlp.objectives.decide import POINT_ROLES, begins_with_date, heading_kind, kind_of
from pipeline.nlp.objectives.drafts import Draft, mentions_of
from pipeline.nlp.objectives.fields import begins_with_field
from pipeline.nlp.objectives.intent import announced_doer, sentence_spans
from pipeline.nlp.objectives.labels import after_label, label_of
from pipeline.nlp.objectives.leads import Lead, leads_named
from pipeline.nlp.objectives.nesting import Nesting
from pipeline.nlp.objectives.points import Point, cuts_of, points_of
from pipeline.nlp.objectives.prose import read_prose, read_sub_paragraph
from pipeline.nlp.objectives.quarters import quarter_count
from pipeline.nlp.objectives.rows import read_rows
from pipeline.nlp.objectives.running import running_blocks
from pipeline.nlp.objectives.standing import after_semicolon, named_like_its_neighbour, stands_above
from pipeline.nlp.objectives.timelines import Timeline, field_timeline
from pipeline.nlp.objectives.wording import read_wording
from pipeline.nlp.objectives.words import KIND_ROLES, begins_with_verb, has, kind_word

_MARKS = 2
"""Characters that may stand around a date that is a whole heading."""
_YEAR = 4


def find_objectives(context: Context, entries: Sequence[Entry]) -> tuple[list[ObjectiveMention], frozenset[Span]]:
    """What a release wants and will do, in reading order, and the spans of dates and table rows that only tell of it.

    `entries` cover the release in reading order; their dates and their evidence for cuts are used. No event should be
    made of a date or a row whose span is returned.
    """
    walk = _Walk(context, entries)
    walk.run()
    return mentions_of(walk.builder.drafts, context.document), frozenset(walk.builder.claimed)


class _Walk:
    """One pass over the blocks of a release with the points that are open."""

    def __init__(self, context: Context, entries: Sequence[Entry]) -> None:
        document = context.document
        self.language = document.language
        kept = [
            (block, section)
            for block, section in zip(document.blocks, context.sections, strict=True)
            if block.kind != "furniture"
        ]
        self.blocks = [block for block, _ in kept]
        self.sections = [section for _, section in kept]
        self.lines = Counter(block.text for block in self.blocks)
        self.cuts = cuts_of(entries)
        self.running = running_blocks(self.blocks, self.sections)
        self.nesting = Nesting()
        self.builder = Builder(read_wording(context, entries), quarter_count(document), document)
        self.bodied: Draft | None = None
        self.headed: list[Draft] = []
        self.before: Block | None = None
        self.time: tuple[int, Timeline] | None = None
        self.inline_role: SectionRole | None = None

    def run(self) -> None:
        at = 0
        while at < len(self.blocks):
            block, section = self.blocks[at], self.sections[at]
            after = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
            if block.kind == "heading":
                self._heading(block, section, after)
            elif block.kind == "table_row":
                end = self._table_end(at)
                read_rows(self.blocks[at:end], self.sections[at:end], self.builder, self.nesting)
                self.bodied = None
                at = end - 1
            else:
                self._text(block, section, after)
            self.before = block
            at += 1
        for draft in self.headed:
            if draft.end <= draft.block.char_end:
                draft.label_span = None

    def _table_end(self, at: int) -> int:
        table, end = self.blocks[at].list_id, at
        while end < len(self.blocks) and self.blocks[end].kind == "table_row" and self.blocks[end].list_id == table:
            end += 1
        return end

    def _heading(self, block: Block, section: SectionInfo, after: Block | None) -> None:
        above = self.nesting.nearest
        lines = points_of(block, section, self.language, {}, None) if above and ":" in block.text else []
        if above and lines and self.builder.read_field(lines[0], above):
            return
        self._time_heading(block)
        kind = heading_kind(block, section, self.language) if after else None
        draft = None
        worded = kind_word(block.text, self.language)
        number = worded[1] if worded else read_number(block.text)
        if kind:
            point = points_of(block, section, self.language, {}, None)[0]
            draft = self.builder.point(
                point, kind, label_of(point, self.language), None, number.core if number else None
            )
            if draft.label_span is None:
                draft.label_span = (point.body, point.end)
                self.headed.append(draft)
            draft.named = worded is not None
            draft.gathers = has(block.text, self.language, "gathering", "words")
        named = draft is None and block.section and not any(char.isdigit() for char in block.text)
        leads = self._announced(block.text, block.char_start) if named else []
        self.nesting.open_heading(block.level or 1, number.core if number and draft else None, draft, leads)
        if draft and self.nesting.parent_of_heading():
            draft.parent = self.nesting.parent_of_heading()
        self.bodied = draft

    def _announced(self, text: str, offset: int) -> list[Lead]:
        """Who is to do what stands below a heading or lead-in that names nobody and nothing else."""
        subject = announced_doer(text, self.language)
        names = self.builder.reading.names_in(offset, offset + len(text))
        return leads_named(subject, offset, names, self.language)

    def _time_heading(self, block: Block) -> None:
        """A heading that is nothing but a quarter, a half-year or a month is the timeline of the actions below it."""
        level = block.level or 1
        if self.time and level <= self.time[0]:
            self.time = None
        dates = self.builder.reading.dates_in(block.char_start, block.char_end)
        if len(dates) == 1 and dates[0].kind == "date" and dates[0].end - dates[0].start >= len(block.text) - _MARKS:
            told = field_timeline(
                block.text, block.char_start, dates, self.sections[0], self.builder.count, self.language
            )
            if told and told.edtf and len(told.edtf) > _YEAR:
                self.time = (level, replace(told, basis="inherited"))

    def _text(self, block: Block, section: SectionInfo, after: Block | None) -> None:
        worded = kind_word(block.text, self.language) is not None
        if not worded and is_label(block, after, self.language) and not begins_with_field(block.text, self.language):
            self.nesting.end_lists()
            self.bodied = None
            return
        if section.role == "completed":
            self.nesting.end_lists()
            self.bodied = None
            return
        points = points_of(block, section, self.language, self.cuts, after)
        for at, point in enumerate(points):
            self._point(point, after if at + 1 == len(points) else None, last=at + 1 == len(points))
        self.inline_role = None

    def _point(self, point: Point, after: Block | None, *, last: bool) -> None:
        if point.leads:
            clause = announcing_clause(point.text, self.language)
            ordinary = " ".join(word for word in clause.split() if not word[:1].isupper())
            self.inline_role = None if names_event(ordinary, self.language) else announced_role(clause, self.language)
        runs = point.block.block_id in self.running and not point.inline
        role = (self.inline_role or point.section.role) if point.inline else point.section.role
        if self._only_leads_in(point, last=last):
            if not runs and point.number:
                self.nesting.place(point.block, point.number)
            elif point.leads or not self._tells_steps_of_one(point):
                self.nesting.end_lists()
            self._tell_before(point)
            leads = self._announced(point.words, point.body)
            self.nesting.push_lead_in(point.block, None if runs else point.number, leads)
            if self.bodied is None:
                self._prose(point, all_but_last=True)
            self.bodied = None
        elif not runs and self._listed(point, after) and point.section.role != "completed":
            self._listed_point(point, role, after)
        else:
            self._prose(point)

    def _listed_point(self, point: Point, role: SectionRole, after: Block | None) -> None:
        label = label_of(point, self.language)
        above = self.nesting.nearest
        if above and point.number is None and self.builder.read_field(point, above):
            return
        self.nesting.place(point.block, point.number, inline=point.inline)
        parent, top = self.nesting.nearest, self.nesting.top
        self.bodied = None
        if parent and role not in POINT_ROLES and role != "completed" and parent.block.section == point.block.section:
            role = KIND_ROLES[parent.kind]
        elif role == "other" and top and top.leads and begins_with_verb(point.words, self.language):
            role = "actions"
        dates = self.builder.reading.relative_dates(point.body, point.end)
        bare = after_label(point, label) >= point.end
        kind = kind_of(
            role,
            point.words,
            parent=parent.kind if parent else None,
            gathered=bool(parent and parent.gathers),
            heads=bare and bool(label) and stands_above(point, after),
            word_kind=point.word_kind,
            dates=dates,
            labelled=label is not None and not bare,
            parent_named=bool(parent and parent.named),
            language=self.language,
        )
        draft, worded = None, point.word_kind is not None
        if kind:
            path = self.nesting.path(point.number, worded=worded)
            draft = self.builder.point(point, kind, label, parent, path)
            draft.named = worded
            if kind == "objective" and label and not bare and not worded and self._is_area(draft):
                draft.kind = "priority"
            goes_on = bare and has_cue(point.text, self.language, "continues")
            draft.gathers = goes_on or has(point.text, self.language, "gathering", "words")
            if top and top.leads and not draft.leads and kind != "objective":
                draft.leads = list(top.leads)
            if kind == "action" and draft.timeline is None and self.time:
                draft.timeline = self.time[1]
            counted = point.block.kind == "paragraph" and (point.number or point.word_kind)
            self.bodied = draft if bare or counted else None
        elif not begins_with_date(point.words, dates, self.language):
            read_prose(point, self.builder, self.language)
        self.nesting.push(point.block, point.number, draft, inline=point.inline, worded=worded)

    def _tell_before(self, point: Point) -> None:
        """Gives the point above what a paragraph says of it before it announces a list in its last sentence."""
        spans = sentence_spans(point.words, self.language)
        if self.bodied and point.block.kind == "paragraph" and len(spans) > 1:
            end = point.body + spans[-2][1]
            self.builder.extend(self.bodied, replace(point, end=end, text=point.text[: end - point.start]))

    def _is_area(self, draft: Draft) -> bool:
        """Whether a named aim is an area of work: someone leads it, or its text says what someone will do about it."""
        return bool(draft.leads) or any(child.parent is draft and child.leads for child in self.builder.drafts)

    def _only_leads_in(self, point: Point, *, last: bool) -> bool:
        """Whether a point does nothing but announce others ("2.1 The Programme has the following objectives:")."""
        announces = point.leads or (last and is_lead_in(point.block, None, self.language))
        if not announces or point.word_kind or point.inline:
            return False
        if point.block.kind == "paragraph" and not point.number:
            return True
        sole = len(sentence_spans(point.words, self.language)) == 1 and label_of(point, self.language) is None
        announced = announced_role(point.words, self.language) in POINT_ROLES or has(
            point.words, self.language, "intent", "modals"
        )
        return sole and announced and not begins_with_verb(point.words, self.language)

    def _tells_steps_of_one(self, point: Point) -> bool:
        """Whether a lead-in announces the actions of the point above it, not of the list which that one ends."""
        if announced_role(point.words, self.language) != "actions":
            return False
        above = self.nesting.nearest
        first = above is None or not any(
            draft.parent is above.parent and draft.kind == above.kind and draft is not above
            for draft in self.builder.drafts
            if draft.block.list_id == above.block.list_id
        )
        return first or self.lines[point.block.text] > 1

    def _listed(self, point: Point, after: Block | None) -> bool:
        """Whether a point stands as an item of a list: by its kind, number, name in bold, or its mark at the end."""
        if point.block.kind == "list_item" or point.number or point.word_kind or point.inline:
            return True
        if point.section.role not in POINT_ROLES:
            return False
        if named_like_its_neighbour(point, self.before, after, self.language):
            return True
        top = self.nesting.top
        if top and top.style == "lead-in" and point.words[:1].islower():
            return True
        if self.bodied:
            return False
        bold = label_of(point, self.language) if point.block.bold else None
        itemised = point.block.text.rstrip().endswith(";") or (
            top is not None and top.style == "bullet" and not point.block.list_id and after_semicolon(self.before)
        )
        return itemised or (bold is not None and after_label(point, bold) < point.end)

    def _prose(self, point: Point, *, all_but_last: bool = False) -> None:
        paragraph = point.block.kind == "paragraph" and not all_but_last
        parent = self.nesting.nearest
        if paragraph and parent and self.builder.read_field(point, parent):
            return
        below = self.nesting.top is not None and self.nesting.top.level > 0
        if (
            paragraph
            and parent
            and below
            and read_sub_paragraph(point, parent, self.builder, self.language, nouns_only=self.bodied is parent)
        ):
            return
        if self.bodied and paragraph:
            self.builder.extend(self.bodied, point)
            return
        parent = parent if point.section.role in POINT_ROLES else None
        read_prose(point, self.builder, self.language, parent=parent, all_but_last=all_but_last)
