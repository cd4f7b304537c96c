"""Event mentions: each happening of a release with its date, place, roles, bodies, title and status."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.data import (
    Basis,
    Block,
    Context,
    Entry,
    EventMention,
    FoundDate,
    Place,
    Roles,
    Span,
    Status,
    Value,
)
from pipeline.nlp.bodies import read_bodies
from pipeline.nlp.clauses import clause_words, sentences, word_pattern
from pipeline.nlp.cues import fold
from pipeline.nlp.eventful import Happening
from pipeline.nlp.eventrows import is_column
from pipeline.nlp.eventwords import event_type
from pipeline.nlp.happenings import happenings
from pipeline.nlp.inorder import starting_in
from pipeline.nlp.places import read_place
from pipeline.nlp.roles import read_roles
from pipeline.nlp.status import cell_status, opens_with_status, read_status
from pipeline.nlp.titles import row_title, title_of
from pipeline.nlp.topics import topics_of
from pipeline.normalise.anchors import by_event
from pipeline.normalise.dating import DateMemory, Occurrence, occurrences, row_year

_CONTENT = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before ids: its mention without `mention_id`, its date, and the clause it was read from."""

    mention: EventMention
    date: FoundDate | None
    clause: Entry


def read_events(
    context: Context,
    entries: Sequence[Entry],
    claimed: frozenset[Span],
    dated_blocks: frozenset[int],
    truncated: frozenset[int],
) -> tuple[EventMention, ...]:
    """The events of a release in reading order.

    `claimed`: spans of dates that time the plan's own actions. `dated_blocks`: ids of the blocks whose list leads
    its entries with dates. `truncated`: `char_start` of the entries that break off.
    """
    blocks = {block.block_id: block for block in context.document.blocks}
    drafts = by_event(
        list(_drafts(context, entries, claimed, dated_blocks, truncated)),
        context.document.language,
        lambda draft, edtf: _status(context, blocks[draft.mention.block_id], draft.clause, edtf),
    )
    return _numbered([draft.mention for draft in drafts])


def _drafts(
    context: Context,
    entries: Sequence[Entry],
    claimed: frozenset[Span],
    dated_blocks: frozenset[int],
    truncated: frozenset[int],
) -> Iterator[Draft]:
    document = context.document
    blocks = {block.block_id: block for block in document.blocks}
    memory = DateMemory(document.language, edition=document.edition, released=document.released)
    previous: EventMention | None = None
    for entry in entries:
        block = blocks[entry.block_id]
        found = happenings(
            entry, block, language=document.language, claimed=claimed, dated_list=block.block_id in dated_blocks
        )
        memory.row_year = row_year(block, document.language) if found and block.kind == "table_row" else None
        for happening in found:
            clause = narrowed(entry, happening)
            told = occurrences(happening.date, entry, memory, clause.text) or [Occurrence(None)]
            for part, when in enumerate(told, 1):
                pending = when.edtf is None and happening.date is not None
                telling = _Telling(clause, happening, when, part if len(told) > 1 else None, previous)
                mention = _mention(context, block, telling, entry.char_start in truncated)
                memory.note(when.edtf, block.block_id)
                yield Draft(mention, happening.date if pending else None, clause)
                previous = mention


def narrowed(entry: Entry, happening: Happening) -> Entry:
    """The entry cut down to one happening's clause."""
    start, end = happening.char_start, happening.char_end
    return replace(
        entry,
        char_start=start,
        char_end=end,
        text=entry.text[start - entry.char_start : end - entry.char_start],
        dates=tuple(d for d in starting_in(entry.dates, start, end) if d.end <= end),
        names=tuple(n for n in starting_in(entry.names, start, end) if n.end <= end),
    )


@dataclass(frozen=True, slots=True)
class _Telling:
    """One occurrence of a happening: its clause, its time, which of several it is, and the event told before it."""

    clause: Entry
    happening: Happening
    when: Occurrence
    part: int | None
    previous: EventMention | None


def _mention(context: Context, block: Block, telling: _Telling, truncated: bool) -> EventMention:
    document, language = context.document, context.document.language
    clause, happening, when = telling.clause, telling.happening, telling.when
    place = _place(clause, context, telling.previous, language)
    roles = read_roles(clause, context, part=telling.part)
    if happening.elliptic and telling.previous is not None:
        roles = carried_roles(roles, telling.previous.roles, clause)
    bodies = read_bodies(clause, context)
    status = _status(context, block, clause, when.edtf)
    title = _title(block, clause, place, language)
    if _shares_title(telling, block, title, language):
        title = telling.previous.title if telling.previous else title
    return EventMention(
        mention_id="",
        plan_id=document.plan_id,
        document_id=document.document_id,
        file=document.file,
        block_id=block.block_id,
        page=block.page,
        char_start=clause.char_start,
        char_end=clause.char_end,
        text=clause.text,
        edition=clause.section.edition,
        title=title,
        event_type=event_type(title, language),
        status=status,
        topics=topics_of(clause.text, language),
        date_text=happening.date_text or None,
        date_edtf=when.edtf,
        place=place,
        roles=roles,
        bodies=bodies,
        truncated=truncated,
        confidence=_confidence(clause, when.basis),
        section=block.section,
        section_role=clause.section.role,
        list_id=block.list_id,
        values=(*_values(telling, title, status), *place.values, *roles.values, *bodies.values),
    )


def _place(clause: Entry, context: Context, previous: EventMention | None, language: str) -> Place:
    place = read_place(clause, context)
    if previous is None or place.city or place.online:
        return place
    tied = any(word_pattern(language, kind).search(clause.text) for kind in ("same_place", "on_that_occasion"))
    if tied and previous.place.city:
        return replace(previous.place, values=tuple(replace(v, basis="inferred") for v in previous.place.values))
    return place


def carried_roles(roles: Roles, before: Roles, clause: Entry) -> Roles:
    """The roles of a clause without a verb: its first countries take the part that those before it had.

    "Grenada acceded on 1 May 2016 and Dominica on 15 January 2019": Dominica acceded too.
    """
    if any((roles.host, roles.sponsor, roles.participant, roles.accession)):
        return roles
    countries = tuple(sorted({n.candidates[0] for n in clause.names if n.label == "COUNTRY" and n.candidates}))
    values = [n for n in clause.names if n.label == "COUNTRY" and n.candidates]
    for field in ("accession", "participant", "host"):
        if getattr(before, field) and countries:
            told = tuple(Value(field, n.candidates[0], n.text, n.start, n.end, "inferred") for n in values)
            joined = {"accession_to": before.accession_to} if field == "accession" else {}
            return replace(roles, values=told, **{field: countries, **joined})
    return roles


def _status(context: Context, block: Block, clause: Entry, edtf: str | None) -> Status:
    document = context.document
    struck = any(a < clause.char_end and clause.char_start < b for a, b in block.struck)
    cell = "cancelled" if struck else cell_status(block, document.language)
    return read_status(
        _status_text(block, clause, document.language),
        edtf,
        language=document.language,
        role=clause.section.role,
        released=document.released or _edition_start(clause.section.edition or document.edition),
        cell=cell,
    )


def _status_text(block: Block, clause: Entry, language: str) -> str:
    """The words that may tell a status.

    Of a row all cells but those of the place ("Hanoi (tbc)"); of several sentences those with the event's date, and
    those that go on about it ("Cancelled.", "It was moved online."), not those with a subject of their own.
    """
    if block.kind != "table_row":
        told = [clause.text[a:b] for a, b in sentences(clause.text, language)]
        going_on = re.compile(rf"(?:\W*\w+\W+){{0,1}}{word_pattern(language, 'anaphora').pattern}", re.IGNORECASE)
        return " ".join([*told[:1], *(s for s in told[1:] if going_on.match(s) or opens_with_status(s, language))])
    cells = [c for c in block.cells if clause.char_start <= c.char_start < clause.char_end]
    kept = [cell.text for cell in cells if not is_column(cell.column, "place_columns", language)]
    return " | ".join(kept) if cells else clause.text


def _edition_start(edition: str | None) -> str | None:
    """Where a release does not say when it was published, its plan's first year stands in for it."""
    return edition.split("/")[0] if edition else None


def _shares_title(telling: _Telling, block: Block, title: str, language: str) -> bool:
    """Whether a clause without verb and event noun tells another occurrence of the event before ("and on 9 May")."""
    before = telling.previous
    if not telling.happening.elliptic or before is None or before.block_id != block.block_id:
        return False
    own = set(_CONTENT.findall(fold(title))) - set(_CONTENT.findall(fold(telling.happening.date_text)))
    return not own - set(clause_words(language, "online"))


def _title(block: Block, clause: Entry, place: Place, language: str) -> str:
    cell = row_title(block, clause.dates, language) if block.kind == "table_row" else None
    if cell is None or not clause.char_start <= cell.char_start < clause.char_end:
        return title_of(clause.text, clause.char_start, clause.dates, place, language=language, marker=block.marker)
    end = min(cell.char_end, clause.char_end)
    text = cell.text[: end - cell.char_start]
    return title_of(text, cell.char_start, clause.dates, Place(), language=language)


def _confidence(clause: Entry, basis: Basis) -> float:
    share = {"stated": 0.97, "inherited": 0.93, "inferred": 0.8, "judged": 1.0}[basis]
    return round(share * clause.confidence, 3)


def _values(telling: _Telling, title: str, status: Status) -> tuple[Value, ...]:
    clause, date = telling.clause, telling.happening.date
    span = (clause.char_start, clause.char_end)
    told = (Value("title", title, clause.text, *span), Value("status", status, clause.text, *span, "inferred"))
    if date is None:
        return told
    return (*told, Value("date_edtf", telling.when.edtf, date.text, date.start, date.end, telling.when.basis))


def _numbered(mentions: Sequence[EventMention]) -> tuple[EventMention, ...]:
    seen: Counter[int] = Counter()
    numbered = []
    for mention in mentions:
        n = seen[mention.char_start]
        seen[mention.char_start] += 1
        numbered.append(replace(mention, mention_id=f"{mention.document_id}-{mention.char_start}-{n}"))
    return tuple(numbered)
