"""Every type that travels between the stages: frozen dataclasses, nothing else.

Conventions that hold everywhere:

- A span is a half-open pair of character offsets `[char_start, char_end)`. In a `Document` and everything read
  from it, offsets index into the canonical text `Document.text`, and `text[char_start:char_end] == item.text`.
  Only the types whose names begin with `Found` are relative to the text they were found in.
- Dates are EDTF strings (ISO 8601-2), countries ISO 3166-1 alpha-3, languages BCP 47 ("en", "fr", "es").
- A collection is a tuple, never None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Box = tuple[float, float, float, float]

BlockKind = Literal["heading", "paragraph", "list_item", "table_row", "quote", "furniture"]
Basis = Literal["stated", "inherited", "inferred", "judged"]
Status = Literal["completed", "planned", "tentative", "cancelled", "postponed", "ongoing"]
ObjectiveKind = Literal["objective", "priority", "action"]
SectionRole = Literal["objectives", "priorities", "actions", "completed", "calendar", "background", "other"]
Severity = Literal["info", "warning", "error"]


# ---------------------------------------------------------------------------------------------- what a person said


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """What plan.toml says of one release; None where it is silent."""

    file: str
    released: str | None = None
    edition: str | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the plan's group; `start` and `end` (EDTF) bound the membership where they are known."""

    country: str
    start: str | None = None
    end: str | None = None
    group_name: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a release by which a judgement finds what it is about, however the release is read.

    Without a `file` it is looked for in every release. `date` (EDTF) tells events of one passage apart.
    """

    quote: str
    file: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided, as judgements.toml says it; `line` is where it stands there.

    `same` and `different` speak of two passages, the others of one. `value` sets the column `name` to `value` where it
    is `was` now; of not_a_defect `name` is the kind of the finding or repair.
    """

    kind: Literal["same", "different", "value", "not_an_event", "not_a_defect"]
    passages: tuple[Passage, ...]
    line: int
    subject: Literal["event", "objective"] = "event"
    name: str | None = None
    value: str | bool | tuple[str, ...] | None = None
    was: str | bool | tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class PlanInfo:
    """What plan.toml says of a plan, and judgements.toml of what is read in it. `releases` keeps the file's order."""

    plan_id: str
    title: str | None = None
    members: tuple[Member, ...] = ()
    releases: tuple[ReleaseInfo, ...] = ()
    judgements: tuple[Judgement, ...] = ()


# ---------------------------------------------------------------------------------------------------------- ingest


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table row. `column` is the header above it (several header rows joined by " / "), "" without one.

    A cell that a span (rowspan, vertical merge) continues from the row above has its text only in its first row;
    in later rows it is an empty cell whose `inherited` holds that text.
    """

    char_start: int
    char_end: int
    text: str
    column: str = ""
    inherited: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table row or quote: one entry of the published structure, one line of text.

    `text` never holds a line break. A list item's text begins with its `marker` as printed ("2.", "i.", "•").
    `level` counts from 1: of a heading its rank, of a list item its nesting depth; 0 for the rest.
    `section` lists the headings above the block, outermost first; a heading's own text is not in it.
    `list_id` is shared by the items of one list with their sub-items and the further paragraphs inside them, and by
    the rows of one table with its caption; None elsewhere.
    `header`: a table row of column headers. `bold`, `struck` are spans of the text (document offsets) set so;
    `times` are spans with a
    machine-readable date behind them (HTML `time datetime`).
    """

    block_id: int
    kind: BlockKind
    char_start: int
    char_end: int
    text: str
    level: int = 0
    marker: str | None = None
    section: tuple[str, ...] = ()
    list_id: int | None = None
    page: int | None = None
    box: Box | None = None
    cells: tuple[Cell, ...] = ()
    header: bool = False
    bold: tuple[Span, ...] = ()
    struck: tuple[Span, ...] = ()
    times: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One release as read: its canonical text (one block a line, joined by a line feed) and the blocks over it.

    `edition` is the period it covers ("2022/2024", "2024"), `released` an EDTF date, None where unknown.
    `status` is "partial" where something was lost while reading; `findings` say what.
    """

    document_id: str
    plan_id: str
    file: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    language: str = "en"
    title: str | None = None
    edition: str | None = None
    released: str | None = None
    pages: int | None = None
    status: Literal["ok", "partial"] = "ok"
    repairs: tuple[Repair, ...] = ()
    findings: tuple[Finding, ...] = ()


# -------------------------------------------------------------------------- nlp: found in a text, without context


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression as it stands in a text; offsets are relative to that text.

    `values` holds one EDTF string an occurrence ("3 and 17 February 2025" holds two), with `XXXX` for a year that
    the text does not give ("XXXX-03-15", "XXXX-02-03/XXXX-02-05"). It is empty for an open date ("TBC", "date to be
    decided") and for a relative one, which `relative` describes. Marks of doubt ("?", "~") are part of the values.
    `kind`: `date` may tell when something happens; `period` frames a plan or a span of years ("2022-2024");
    `reference` belongs to a document symbol, a decision or a letter "of 12 March 2020"; `superseded` was replaced in
    the same breath ("rescheduled from 4 May", "first set for 28 May", "(and not 27 March)"); `duration` and `open`
    say themselves; `since` marks a state's beginning ("since 2017", "from 2016 on").
    """

    start: int
    end: int
    text: str
    values: tuple[str, ...]
    kind: Literal["date", "period", "reference", "superseded", "duration", "open", "since"] = "date"
    relative: RelativeDate | None = None
    weekdays: tuple[int, ...] = ()
    problem: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """A date told by another: `amount` units after (or before, if negative) an anchor.

    `anchor`: `previous` date of the text ("the following day", "two weeks later", "the same month"), `reference` date
    of the reader ("next Tuesday", "last month"), or `event`: the event that `event_text` names ("by the seventh
    ministerial", "the day before the forum"). `week` moves by seven days ("two weeks later"), `calendar_week` names a
    whole one ("the following week"). Of `weekday` the amount counts days from the Sunday before the anchor's week
    (next Tuesday: 9), of `day_of` the days of the anchor from 1 ("on the second day": 2), or from the end, -1.
    `until` says that the date is a last day ("by the next assembly").
    """

    anchor: Literal["previous", "reference", "event"]
    unit: Literal[
        "day", "day_of", "week", "calendar_week", "fortnight", "weekday", "month", "quarter", "year", "decade"
    ]
    amount: int
    event_text: str | None = None
    until: bool = False


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name as it stands in a text (offsets relative to it) with what it may mean.

    `candidates` are alpha-3 codes for a COUNTRY (one, unless the name is ambiguous), gazetteer ids for a CITY,
    canonical names for an ORG or AGREEMENT; empty for a VENUE or an unknown body.
    `form`: name, adjective ("Canadian", "Swiss-funded"), demonym, acronym, or group ("the Baltic states").
    """

    start: int
    end: int
    text: str
    label: Literal["COUNTRY", "CITY", "VENUE", "ORG", "AGREEMENT", "GROUP"]
    candidates: tuple[str, ...] = ()
    form: Literal["name", "adjective", "demonym", "acronym", "group"] = "name"
    confidence: float = 1.0


# ------------------------------------------------------------------------------- nlp: located in a document, resolved


@dataclass(frozen=True, slots=True)
class Mention:
    """A date, country, place or body as it stands in a release (row of `mentions`)."""

    block_id: int
    char_start: int
    char_end: int
    text: str
    label: Literal["DATE", "COUNTRY", "CITY", "VENUE", "ORG", "AGREEMENT"]
    value: str | None = None
    country: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Value:
    """A value with where it came from: the span that says it, the words of that span, and on what basis."""

    field: str
    value: str | None
    original: str
    char_start: int
    char_end: int
    basis: Basis = "stated"


@dataclass(frozen=True, slots=True)
class SectionInfo:
    """What the headings and lead-ins above a block say of it.

    `edition` is the plan period the block's points belong to; None in background and history lists.
    `year` completes dates that give none (`year_span` says it), `month` likewise ("YYYY-MM").
    """

    role: SectionRole = "other"
    edition: str | None = None
    year: str | None = None
    year_span: Span | None = None
    month: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """The smallest clause, item or cells of a block that tell one thing: what everything else is read within.

    `dates` and `names` are those found inside, moved to document offsets (`start`, `end` index `Document.text`).
    `evidence` says in words why a merged block was cut before this entry; empty where the cut is the block's own.
    """

    block_id: int
    char_start: int
    char_end: int
    text: str
    section: SectionInfo
    dates: tuple[FoundDate, ...] = ()
    names: tuple[FoundName, ...] = ()
    evidence: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Context:
    """What a whole release says that an entry is read with; built once a release.

    `acronyms` maps each acronym that the text defines to its full name ("ITAG" -> "Inclusive Trade Action Group").
    `own` holds the names of the plan's own group (acronym and full). `names` are all names of the release, at
    document offsets, in reading order. `sections` and `Document.blocks` run parallel.
    """

    document: Document
    acronyms: Mapping[str, str]
    own: frozenset[str] = frozenset()
    members: tuple[Member, ...] = ()
    names: tuple[FoundName, ...] = ()
    sections: tuple[SectionInfo, ...] = ()
    day_first: bool | None = None
    fiscal_start: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event takes place, as stated; `inferred_*` is the seat of the body it was held at."""

    venue: str | None = None
    city: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    online: bool = False
    inferred_city: str | None = None
    inferred_country: str | None = None
    open: bool = False
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Roles:
    """Countries by their part in an event, sorted alpha-3 codes; `accession_to` names what was joined."""

    host: tuple[str, ...] = ()
    sponsor: tuple[str, ...] = ()
    participant: tuple[str, ...] = ()
    accession: tuple[str, ...] = ()
    chair: tuple[str, ...] = ()
    accession_to: tuple[str, ...] = ()
    inferred_participants: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Bodies:
    """Bodies, fora and agreements that an entry names: as the release names them, and by canonical name.

    `organisations` uses the acronym where the release defines one, else the name; `canonical` runs parallel to it.
    """

    organisations: tuple[str, ...] = ()
    canonical: tuple[str, ...] = ()
    margins_of: str | None = None
    values: tuple[Value, ...] = ()


# --------------------------------------------------------------------------------------------------------- normalise


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event as one release tells it (row of `event_mentions`; columns are described in docs/tables.md).

    `list_id` and `section` say in which list or section of the release it stood: what a lost list makes incomparable.
    """

    mention_id: str
    plan_id: str
    document_id: str
    file: str
    block_id: int
    page: int | None
    char_start: int
    char_end: int
    text: str
    edition: str | None
    title: str
    event_type: str
    status: Status
    topics: tuple[str, ...] = ()
    date_text: str | None = None
    date_edtf: str | None = None
    place: Place = Place()
    roles: Roles = Roles()
    bodies: Bodies = Bodies()
    truncated: bool = False
    confidence: float = 1.0
    section: tuple[str, ...] = ()
    section_role: SectionRole = "other"
    list_id: int | None = None
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectiveMention:
    """An objective, priority or action as one release tells it (row of `objective_mentions`)."""

    mention_id: str
    plan_id: str
    document_id: str
    file: str
    block_id: int
    page: int | None
    char_start: int
    char_end: int
    text: str
    edition: str | None
    kind: ObjectiveKind
    number: str | None = None
    label: str | None = None
    parent_id: str | None = None
    lead: tuple[str, ...] = ()
    timeline_text: str | None = None
    timeline_edtf: str | None = None
    status: str | None = None
    topics: tuple[str, ...] = ()
    confidence: float = 1.0
    section: tuple[str, ...] = ()
    section_role: SectionRole = "other"
    list_id: int | None = None
    has_lead_field: bool = False
    has_timeline_field: bool = False
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """What was mended, where, and on which evidence; the text as published stays in the blocks.

    `before` is the whole published entry, `after` the entries that should stand there, in order.
    """

    kind: Literal["split_merged_entry", "restored_text", "joined_entry", "mended_word", "removed_furniture"]
    block_id: int
    char_start: int
    char_end: int
    before: str
    after: tuple[str, ...]
    evidence: str
    confidence: float = 1.0
    source_document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What an analyst should look at. Positions are None where the finding concerns the whole release or a page.

    `list_heading`: for a missing_list, the section path whose list was lost, outermost first.
    """

    kind: str
    message: str
    severity: Severity = "warning"
    block_id: int | None = None
    page: int | None = None
    char_start: int | None = None
    char_end: int | None = None
    text: str | None = None
    list_heading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """One release after everything that concerns it alone: the input of reconciliation."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    events: tuple[EventMention, ...] = ()
    objectives: tuple[ObjectiveMention, ...] = ()
    repairs: tuple[Repair, ...] = ()
    findings: tuple[Finding, ...] = ()
    members: tuple[Member, ...] = ()
    entries: int = 0
    entries_used: int = 0
    release_order: int = 0
    order_basis: Literal["plan.toml", "date", "edition", "name"] = "name"
    block_editions: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadRelease:
    """A release as a worker gives it, with the seconds that its stages took."""

    release: Release
    ingest_seconds: float
    extract_seconds: float


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file of a plan that gave no release: it failed, or holds the same bytes as `twin`, read before it.

    `document_id` is None where the bytes could not be had.
    """

    plan_id: str
    file: str
    media_type: str
    status: Literal["failed", "duplicate"]
    error: str
    document_id: str | None = None
    twin: Document | None = None
    release_order: int = 0
    order_basis: Literal["plan.toml", "date", "edition", "name"] = "name"


# --------------------------------------------------------------------------------------------------------- reconcile


@dataclass(frozen=True, slots=True)
class Event:
    """One real event, all releases reconciled: the settled telling and what disagrees with it."""

    event_id: str
    settled: EventMention
    organisations: tuple[str, ...]
    editions: tuple[str, ...]
    mention_ids: tuple[str, ...]
    first_document_id: str
    last_document_id: str
    conflicts: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective, priority or action over all releases, in its latest wording."""

    objective_id: str
    settled: ObjectiveMention
    editions: tuple[str, ...]
    mention_ids: tuple[str, ...]
    first_document_id: str
    last_document_id: str
    judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What one telling said of one field of an item, with its own span (row of `statements`)."""

    subject: Literal["event", "objective"]
    subject_id: str
    field: str
    value: str | None
    original: str | None
    basis: Basis
    edition: str | None
    document_id: str
    release_order: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two releases or two editions (row of `changes`).

    `field` is the column that differs, None for added, removed and not_comparable. Of not_comparable, `detail` is the
    lead-in of the list that was lost. `before_edtf`, `after_edtf` hold dates where the change has any.
    """

    scope: Literal["release", "publication", "edition"]
    from_release: str
    to_release: str
    subject: Literal["event", "objective"]
    subject_id: str
    change: Literal[
        "added", "removed", "reworded", "rescheduled", "relocated", "status_changed", "renumbered", "lead_changed",
        "not_comparable",
    ]
    field: str | None = None
    before: str | None = None
    after: str | None = None
    detail: str | None = None
    before_mention_id: str | None = None
    after_mention_id: str | None = None
    before_edtf: str | None = None
    after_edtf: str | None = None
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class CarriesOut:
    """Which event carries out which objective."""

    event_id: str
    objective_id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan after reconciliation: everything the tables need of it. `releases` are in release order.

    `event_ids` and `objective_ids` map each mention_id to the id of the item it tells.
    """

    info: PlanInfo
    releases: tuple[Release, ...]
    events: tuple[Event, ...] = ()
    objectives: tuple[Objective, ...] = ()
    event_ids: tuple[tuple[str, str], ...] = ()
    objective_ids: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()
    statements: tuple[Statement, ...] = ()
    carries_out: tuple[CarriesOut, ...] = ()
    members: tuple[Member, ...] = ()
    repairs: tuple[tuple[str, Repair], ...] = ()
    findings: tuple[tuple[str, Finding], ...] = ()
