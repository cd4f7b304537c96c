"""What the headings and lead-ins above a block say of it: kind of points, edition, year and month."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.data import Block, Document, SectionInfo, SectionRole, Span
from pipeline.nlp.announcements import announced_role, announces_points, announcing_clause, is_label, is_lead_in
from pipeline.nlp.contents import judged_role
from pipeline.nlp.cues import has_cue, role_of
from pipeline.nlp.numbering import Number, follows, read_number
from pipeline.nlp.objectives.words import KIND_ROLES, kind_word
from pipeline.nlp.periods import is_time, periods_in, read_edition, year_or_month

_POINTS: frozenset[SectionRole] = frozenset({"objectives", "priorities", "actions"})
_HISTORY: frozenset[SectionRole] = frozenset({"completed", "background"})
_MAYBE_PAST: tuple[SectionRole | None, ...] = (None, "calendar", "actions")
"""Roles of headings that a year before the plan makes a report."""
_TITLE_CHARS = 200
"""Longest line at the head of a document that may be its title."""
_LOOK_AHEAD = 3
"""Blocks that may stand between two items of one list."""


@dataclass(slots=True)
class _Governor:
    """A lead-in and what it says of the list below it; `number` is its own where it is itself a numbered point."""

    info: SectionInfo
    number: Number | None
    sticky: bool
    seen_item: bool = False
    last: Block | None = None


def read_sections(document: Document) -> tuple[SectionInfo, ...]:
    """What the headings and lead-ins above each block say of it, parallel to `document.blocks`.

    A heading holds until the next of the same or a higher rank, a lead-in until its list ends; a short line that
    stands like a heading ("Proposed points of engagement 2020-2022") until the next such line. Where a heading says
    nothing, the points below it do (`contents`). Furniture says and hears nothing.
    """
    return _Walk(document).infos()


class _Walk:
    """One pass over the blocks of a document with the headings and the lead-in that are open."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.base = SectionInfo(edition=document.edition)
        self.headings: list[tuple[int, SectionInfo]] = []
        self.governor: _Governor | None = None
        self.band: tuple[int | None, SectionInfo] | None = None
        self.content = [block for block in document.blocks if block.kind != "furniture"]
        self.first_rank: int | None = None
        self.text_seen = False
        self.at = 0
        self.unnamed: dict[int, list[Block]] = {}
        self.heading: int | None = None

    def infos(self) -> tuple[SectionInfo, ...]:
        following = {block.block_id: after for block, after in zip(self.content, self.content[1:], strict=False)}
        infos = tuple(
            self._step(block, following.get(block.block_id)) if block.kind != "furniture" else SectionInfo()
            for block in self.document.blocks
        )
        judged = {
            block.block_id: role
            for blocks in self.unnamed.values()
            if (role := judged_role(blocks, self.document.language))
            for block in blocks
        }
        return tuple(
            replace(info, role=judged[block.block_id]) if block.block_id in judged else info
            for block, info in zip(self.document.blocks, infos, strict=True)
        )

    def _step(self, block: Block, after: Block | None) -> SectionInfo:
        self.at += 1
        if block.kind == "heading":
            return self._heading(block)
        self._close(block)
        info = self._current(block)
        if block.kind == "paragraph" and self._is_title(block):
            return info
        self.text_seen = True
        if self.heading is not None and self.governor is None and info.role == "other":
            self.unnamed.setdefault(self.heading, []).append(block)
        if block.kind == "table_row":
            self._read_band(block, info)
        else:
            self._read_lead_in(block, after, info)
        return info

    def _current(self, block: Block) -> SectionInfo:
        info = self.governor.info if self.governor else self._above()
        if self.band and block.kind == "table_row" and block.list_id == self.band[0]:
            info = replace(info, year=self.band[1].year, year_span=self.band[1].year_span, month=self.band[1].month)
        return info

    def _above(self) -> SectionInfo:
        return self.headings[-1][1] if self.headings else self.base

    def _heading(self, block: Block) -> SectionInfo:
        level = block.level or 1
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        above = self._above()
        self.governor = self.band = None
        title = self._is_title(block)
        self.headings.append((level, self._described(block, above, title=title)))
        unnamed = title or role_of(block.text, self.document.language) is None
        self.heading = block.block_id if unnamed else None
        self.first_rank = self.first_rank or level
        return above

    def _is_title(self, block: Block) -> bool:
        """Whether a line names the plan itself: the first heading, and those of its rank before all text."""
        if self.text_seen or (self.first_rank is None and block.kind != "heading"):
            return False
        if self.first_rank is None:
            return True
        language = self.document.language
        plan = has_cue(block.text, language, "plan")
        own = read_edition(self.document.edition) in periods_in(block.text, language)
        if own and has_cue(block.text, language, "title"):
            return True
        if (block.level or 1) > self.first_rank or len(block.text) > _TITLE_CHARS or block.text.rstrip()[-1:] in ".:;":
            return False
        named = role_of(block.text, language)
        return named is None or (named in ("actions", "completed") and plan)

    def _described(self, block: Block, above: SectionInfo, *, title: bool = False, label: bool = False) -> SectionInfo:
        """The section that a heading or lead-in opens within the one above it."""
        language = self.document.language
        time = year_or_month(block, above.year, language)
        if title:
            return _dated(above, time) if time and time[0] == self.document.edition else above
        info = _dated(above, time) if time else above
        if block.kind == "heading" or label:
            text, role = block.text, self._named_role(block.text, above)
        else:
            text = announcing_clause(block.text, language)
            role = announced_role(text, language)
        role = _inherited(role, above.role)
        return replace(info, role=role, edition=self._edition(text, role, above, heading=block.kind == "heading"))

    def _named_role(self, text: str, above: SectionInfo) -> SectionRole | None:
        """The role of a heading: of the kind it counts, else by its cues; one of a year before the plan is past."""
        language = self.document.language
        if worded := kind_word(text, language):
            return KIND_ROLES[worded[0]]
        role, own = role_of(text, language), read_edition(self.document.edition)
        years = periods_in(text, language)
        past = own is not None and bool(years) and all(last < own[0] for _, last in years)
        restated = any(first != last for first, last in years) and (role is not None or has_cue(text, language, "plan"))
        past = past and not restated and above.role not in _POINTS
        return "completed" if past and role in _MAYBE_PAST else role

    def _edition(self, text: str, role: SectionRole, above: SectionInfo, *, heading: bool) -> str | None:
        language = self.document.language
        if role in _HISTORY:
            return None
        inherited = above.edition if role == above.role or above.role not in _HISTORY else self.document.edition
        if role not in _POINTS and not has_cue(text, language, "plan"):
            return inherited
        periods = periods_in(text, language, single=heading)
        own = read_edition(self.document.edition)
        if own in periods or has_cue(text, language, "continues"):
            return self.document.edition
        if len(periods) == 1 and not (own and own[0] <= periods[0][0] and periods[0][1] <= own[1]):
            return f"{periods[0][0]}/{periods[0][1]}" if periods[0][0] != periods[0][1] else periods[0][0]
        if not periods and has_cue(text, language, "earlier"):
            return above.edition if above.edition != self.document.edition else None
        return inherited

    def _read_lead_in(self, block: Block, after: Block | None, info: SectionInfo) -> None:
        language = self.document.language
        level, above = self.headings[-1] if self.headings else (0, self.base)
        if announces_points(block, after, language, rank=level):
            opened = self._described(block, above)
            kept = replace(above, role=opened.role, edition=opened.edition)
            self.headings[-1:] = [(level, kept)]
            self.governor = None
            return
        label = is_label(block, after, language)
        if not label and not is_lead_in(block, after, language):
            return
        within = self._above() if label else info
        opened = self._described(block, within, label=label)
        if label and opened == within:
            return
        if self.governor and not label and opened == info:
            return
        self.governor = _Governor(opened, read_number(block.text) if block.kind == "list_item" else None, sticky=label)

    def _close(self, block: Block) -> None:
        """Ends the lead-in's hold where its list is over."""
        governor = self.governor
        if governor is None or governor.sticky:
            return
        number = read_number(block.text)
        if governor.number is not None:
            if number and follows(number, governor.number):
                self.governor = None
            return
        if block.kind in ("list_item", "table_row") or number:
            ended = governor.seen_item and governor.last is not None and not _goes_on(block, governor.last)
            governor.seen_item, governor.last = True, block
            if ended:
                self.governor = None
        elif governor.seen_item and not self._list_goes_on(block, governor):
            self.governor = None

    def _list_goes_on(self, block: Block, governor: _Governor) -> bool:
        """Whether the list before a paragraph is taken up again after it, with no heading between."""
        for later in self.content[self.at : self.at + _LOOK_AHEAD]:
            if later.kind == "heading":
                return False
            if later.kind == "list_item" or read_number(later.text):
                return governor.last is not None and _takes_up(later, governor.last)
        return False

    def _read_band(self, block: Block, info: SectionInfo) -> None:
        """A table row that holds nothing but a year or month dates the rows below it."""
        filled = [cell for cell in block.cells if cell.text.strip()]
        if len(filled) != 1:
            return
        if is_time(filled[0].text, self.document.language):
            time = year_or_month(block, info.year, self.document.language)
            if time:
                self.band = (block.list_id, _dated(SectionInfo(), time))


def _dated(info: SectionInfo, time: tuple[str | None, Span | None, str | None]) -> SectionInfo:
    return replace(info, year=time[0], year_span=time[1], month=time[2])


def _inherited(role: SectionRole | None, above: SectionRole) -> SectionRole:
    """A heading without a cue says what the one above it says; meetings within a report on the past are past."""
    if role is None:
        return above
    if above == "completed" and role in ("calendar", "actions", "background", "other"):
        return above
    return role


def _goes_on(block: Block, last: Block) -> bool:
    """Whether an item belongs to the list of the one before it."""
    return block.kind == last.kind and (
        block.list_id == last.list_id or block.list_id is None or _takes_up(block, last)
    )


def _takes_up(block: Block, last: Block) -> bool:
    if block.list_id is not None and block.list_id == last.list_id:
        return True
    here, before = read_number(block.text), read_number(last.text)
    return bool(here and before and follows(here, before))
