"""Drafts built from points: their sentences told apart into what is wanted, who leads, and what will be done."""

from __future__ import annotations

from pipeline.data import Block, Document, ObjectiveKind, SectionInfo, Span
from pipeline.nlp.cues import fold
from pipeline.nlp.objectives.drafts import Draft
from pipeline.nlp.objectives.fields import enter_fields, fields_in, without
from pipeline.nlp.objectives.intent import Intent, acts, doer, intents_in, sentence_spans
from pipeline.nlp.objectives.labels import after_label
from pipeline.nlp.objectives.leads import Lead, leading_names, leads_named, subject_leads
from pipeline.nlp.objectives.marked import bracketed_leads, named_leads
from pipeline.nlp.objectives.points import Point
from pipeline.nlp.objectives.quarters import QuarterCount
from pipeline.nlp.objectives.timelines import Timeline, own_timeline
from pipeline.nlp.objectives.wording import Reading

_EDGES = " \t.:;,–—-*_()"
_NEAR_END = 2
"""Marks that may stand between a statement of leads and the end of its sentence."""


class Builder:
    """Collects the drafts of a release and the dates that are their timelines."""

    def __init__(self, reading: Reading, count: QuarterCount | None, document: Document) -> None:
        self.reading = reading
        self.count = count
        self.document = document
        self.drafts: list[Draft] = []
        self.claimed: set[Span] = set()
        self._by_name: dict[str, Draft] = {}
        self._indexed = 0

    def add(self, draft: Draft) -> Draft:
        """Keeps a draft and claims the dates of its timeline."""
        self.drafts.append(draft)
        if draft.timeline:
            self.claimed.update(draft.timeline.dates)
        return draft

    def named(self, name: str) -> Draft | None:
        """The first draft whose label or number is `name` in folded form."""
        for draft in self.drafts[self._indexed :]:
            if draft.number:
                self._by_name.setdefault(fold(draft.number), draft)
            if draft.label_span:
                label = fold(self.document.text[slice(*draft.label_span)]).strip(_EDGES)
                self._by_name.setdefault(label, draft)
        self._indexed = len(self.drafts)
        return self._by_name.get(name)

    def numbered(self, number: str, kind: ObjectiveKind) -> Draft | None:
        """The first draft of a kind with this number."""
        return next((draft for draft in self.drafts if draft.kind == kind and draft.number == number), None)

    def point(
        self, point: Point, kind: ObjectiveKind, label: Span | None, parent: Draft | None, path: str | None
    ) -> Draft:
        """A draft of a listed point; actions told within an aim or a priority become drafts under it."""
        draft = Draft(kind, point.block, point.start, point.end, point.section, label_span=label, parent=parent)
        if point.number and path:
            draft.number = path
            draft.number_span = point.number_span
        self.drafts.append(draft)
        body = after_label(point, label)
        if body >= point.end and (timeline := self.timeline(point.body, point.end, kind, point.section)):
            draft.timeline = timeline
            self.claimed.update(timeline.dates)
        self._read(draft, body, point.end, named=bool(label))
        return draft

    def extend(self, draft: Draft, point: Point) -> None:
        """What the paragraphs right below a heading or name that is a point say: aim, leads, actions.

        The first of them belongs to the point's own text.
        """
        end = draft.end
        own = point.block.block_id == draft.block.block_id + 1
        self._read(draft, point.start, point.end, named=True, block=point.block, own=own)
        draft.end = max(draft.end, end) if own else end

    def _read(
        self, draft: Draft, start: int, end: int, *, named: bool, block: Block | None = None, own: bool = True
    ) -> None:
        """Reads the words [start, end) of a draft. `named`: its name is told already, so its first sentence may be an
        action that someone will do by some time. `own`: what is no action belongs to its own text."""
        text = self._without_fields(draft, self.document.text[start:end], start, named=named)
        leads, spans = self.reading.leads_in(text, start)
        draft.leads += [lead for lead in leads if lead not in draft.leads]
        said: list[Span] = []
        for a, b in sentence_spans(text, self.reading.language):
            if any(s <= a and b - e <= 1 for s, e in spans):
                continue
            intents = self._intents(draft, a, text[a:b], start) if draft.kind != "action" else []
            if intents and (said or not own or (named and self._definite(intents))):
                self._actions(intents, block or draft.block, draft)
            else:
                said.append((a, b))
        if own:
            self._state(draft, text, start, said, spans, end)
            self._doers(draft, text, start, said)

    def _without_fields(self, draft: Draft, text: str, start: int, *, named: bool) -> str:
        """The text with blanks for its fields, which are entered; one that begins a point without a name names it."""
        language = self.reading.language
        fields = [field for field in fields_in(text, language, lines=False) if named or text[: field.start].strip()]
        dates = enter_fields(draft, text, start, fields, self.reading, self.count)
        self.claimed.update((date.start, date.end) for date in dates)
        return without(text, fields)

    def read_field(self, point: Point, draft: Draft) -> bool:
        """Whether a line holds fields of the point above it; then they are entered there."""
        text = point.words
        fields = fields_in(text, self.reading.language, lines=True)
        if not fields or text[: fields[0].start].strip(" *_"):
            return False
        names = {field.name for field in fields}
        draft.has_lead_field |= "lead" in names
        draft.has_timeline_field |= bool(names & {"timeline", "date"})
        enter_fields(draft, text, point.body, fields, self.reading, self.count)
        if draft.timeline:
            self.claimed.update(draft.timeline.dates)
        self.claimed.update((date.start, date.end) for date in self.reading.dates_in(point.start, point.end))
        return True

    def _definite(self, intents: list[Intent]) -> bool:
        """Whether someone in particular, or some time, is named."""
        return any(intent.leads or self.reading.dates_in(intent.start, intent.end) for intent in intents)

    def _doers(self, draft: Draft, text: str, start: int, said: list[Span]) -> None:
        """Who is to do it where no field says so: the subject, the name before a colon, names in brackets.

        `said` are the sentences of the text that are the draft's own.
        """
        if draft.leads or draft.kind == "objective":
            return
        names = self.reading.names_in(draft.start, max(draft.end, start + len(text)))
        language = self.reading.language
        own = text if draft.kind == "action" else text[slice(*said[0])] if said else ""
        subject = doer(own, language)
        at = start + text.index(own)
        if subject:
            draft.leads = subject_leads(subject, at, names, language, acts=acts(own, language)) or []
        if draft.kind == "action":
            draft.leads = draft.leads or leading_names(text, start, names, language)
            if not draft.leads and draft.label_span:
                label = self.document.text[slice(*draft.label_span)]
                draft.leads = leads_named(label, draft.label_span[0], names, language)
        if not draft.leads and draft.label_span:
            after = draft.label_span[1]
            draft.leads = named_leads(self.document.text[after : start + len(text)], after, names, language)
        if not draft.leads and text.startswith("("):
            draft.leads = named_leads(text, start, names, language)
        if not draft.leads:
            dates = self.reading.dates_in(start, start + len(text))
            draft.leads = bracketed_leads(text, start, names, dates, language)

    def _intents(self, draft: Draft, a: int, sentence: str, start: int) -> list[Intent]:
        offset = start + a
        dates = self.reading.dates_in(offset, offset + len(sentence))
        names = self.reading.names_in(offset, offset + len(sentence))
        return intents_in(sentence, offset, dates, names, "priorities", self.reading.language)

    def _actions(
        self, intents: list[Intent], block: Block, parent: Draft | None, section: SectionInfo | None = None
    ) -> None:
        told: list[Lead] = []
        for intent in intents:
            told = list(intent.leads) or told
            where = section or (parent.section if parent else SectionInfo())
            draft = Draft("action", block, intent.start, intent.end, where, parent=parent, leads=told, confidence=0.8)
            draft.statement = (intent.start, intent.end)
            draft.timeline = self.timeline(intent.start, intent.end, "action", where)
            self.add(draft)

    def actions(self, intents: list[Intent], block: Block, parent: Draft | None, section: SectionInfo) -> None:
        """Actions told by sentences of a paragraph."""
        self._actions(intents, block, parent, section)

    def timeline(self, start: int, end: int, kind: ObjectiveKind, section: SectionInfo) -> Timeline | None:
        """The timeline that the words [start, end) give."""
        text = self.document.text[start:end]
        return own_timeline(text, start, self.reading.dates_in(start, end), kind, section, self.reading.language)

    def _state(self, draft: Draft, text: str, start: int, said: list[Span], leads: list[Span], end: int) -> None:
        """Sets statement, timeline and end of a draft from the sentences that are its own."""
        if said:
            statement = self._statement(text, start, said, leads)
            draft.statement = draft.statement or statement
            reach = (statement[0], end) if draft.kind == "action" else statement
            promised = draft.kind == "priority" and acts(text[slice(*said[0])], self.reading.language)
            told: ObjectiveKind = "action" if promised else draft.kind
            if draft.timeline is None and (timeline := self.timeline(*reach, told, draft.section)):
                draft.timeline = timeline
                self.claimed.update(timeline.dates)
        if draft.end > end or (draft.kind == "action" and draft.end == end):
            return
        kept = [own for _, own in (*said, *leads)]
        last = start + max(kept) if kept else (draft.label_span or (0, draft.end))[1]
        draft.end = min(end, self._closed(last, end))

    def _statement(self, text: str, start: int, said: list[Span], leads: list[Span]) -> Span:
        """The sentences without the statement of leads and the marks at their end."""
        first, last = said[0][0], said[-1][1]
        for begin, end in leads:
            if first < begin and last - end <= _NEAR_END:
                last = begin
        return start + first, start + first + len(text[first:last].rstrip(_EDGES))

    def _closed(self, at: int, end: int) -> int:
        """The end with the stop or bracket that belongs to it."""
        while at < end and self.document.text[at] in ".)]":
            at += 1
        return at
