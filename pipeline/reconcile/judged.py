"""What people judged, applied to the releases of a plan before they are linked; what no longer fits is told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from pipeline.data import EventMention, Finding, Judgement, ObjectiveMention, Passage, Release, Repair, Span, Value
from pipeline.edtf import bounds
from pipeline.reconcile.clusters import Held
from pipeline.reconcile.profiles import Told, told

M = TypeVar("M", bound=Told)
D = TypeVar("D", Finding, Repair)

PLACE_FIELDS = ("venue", "city", "country", "online")
ROLE_FIELDS = ("host", "sponsor", "participant", "accession", "chair")


@dataclass(slots=True)
class Judged:
    """The releases as people judged them, the mentions they hold together or apart, and what fits nothing.

    `same` and `apart` hold pairs of mention_ids; `whole` the mentions that nobody may cut in two.
    """

    releases: tuple[Release, ...]
    same: list[tuple[str, str]] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)
    whole: set[str] = field(default_factory=set)
    stale: list[tuple[str, Finding]] = field(default_factory=list)

    @property
    def held(self) -> Held:
        """What linking is bound to."""
        apart: dict[str, set[str]] = defaultdict(set)
        for one, other in self.apart:
            apart[one].add(other)
            apart[other].add(one)
        return Held(tuple(self.same), {one: frozenset(others) for one, others in apart.items()})


def apply_judgements(judgements: Sequence[Judgement], releases: Sequence[Release]) -> Judged:
    """Applies judgements in their order: what is no event and no defect goes first, then values, then links."""
    judged = Judged(tuple(releases))
    for judgement in sorted(judgements, key=lambda j: (_ORDER.index(j.kind), j.line)):
        problem = _APPLY[judgement.kind](judged, judgement)
        if problem:
            _tell_stale(judged, judgement, problem)
    return judged


def passage_spans(release: Release, passage: Passage) -> list[Span]:
    """Where the words of a passage stand in a release, whatever its white space, case and line breaks."""
    if passage.file is not None and passage.file != release.document.file:
        return []
    words = r"\s+".join(map(re.escape, passage.quote.split()))
    return [match.span() for match in re.finditer(words, release.document.text, re.IGNORECASE)]


def mentions_of(releases: Sequence[Release], passage: Passage, kind: type[M]) -> list[M]:
    """The mentions that a passage means: one a release, the one of its date, else the one that holds most of it."""
    found: list[M] = []
    for release in releases:
        spans = passage_spans(release, passage)
        near = [m for m in told(release) if isinstance(m, kind) and _shared(m, spans)]
        if near:
            found.append(max(near, key=lambda m: (_dated(m, passage.date), _shared(m, spans), -m.char_start)))
    return found


def _shared(mention: Told, spans: Sequence[Span]) -> int:
    return max((min(end, mention.char_end) - max(start, mention.char_start) for start, end in spans), default=0)


def _dated(mention: Told, wanted: str | None) -> bool:
    """Whether a mention has the date wanted; where none is wanted, all have."""
    date = mention.date_edtf if isinstance(mention, EventMention) else mention.timeline_edtf
    return not wanted or date == wanted or (date is not None and bounds(date) == bounds(wanted))


def _hold(judged: Judged, judgement: Judgement) -> str | None:
    """Notes which mentions are one item, or are not."""
    one, other = (_meant(judged.releases, passage, judgement.subject) for passage in judgement.passages)
    for passage, found in zip(judgement.passages, (one, other), strict=True):
        if not found:
            return _nothing(passage)
    pairs = [(a.mention_id, b.mention_id) for a in one for b in other if a.mention_id != b.mention_id]
    if judgement.kind == "different" and any(pair in judged.same or pair[::-1] in judged.same for pair in pairs):
        return "another judgement says that both are the same"
    (judged.same if judgement.kind == "same" else judged.apart).extend(pairs)
    return None if pairs else "both passages mean one entry"


def _meant(releases: Sequence[Release], passage: Passage, subject: str) -> Sequence[Told]:
    if subject == "event":
        return mentions_of(releases, passage, EventMention)
    return mentions_of(releases, passage, ObjectiveMention)


def _nothing(passage: Passage) -> str:
    return f"nothing is told by “{passage.quote}”"


def _set_value(judged: Judged, judgement: Judgement) -> str | None:
    """Sets a column of the mentions meant, unless what they say has changed since."""
    passage, name = judgement.passages[0], judgement.name or ""
    meant = _meant(judged.releases, passage, judgement.subject)
    valid = [m for m in meant if _as_judged(judgement, value_of(m, name))]
    spans = {r.document.document_id: passage_spans(r, passage) for r in judged.releases}
    changed = {m.mention_id: _with_value(m, judgement, spans[m.document_id]) for m in valid}
    judged.releases = tuple(
        replace(
            release,
            events=tuple(_changed(m, changed) for m in release.events),
            objectives=tuple(_changed(m, changed) for m in release.objectives),
        )
        for release in judged.releases
    )
    if not meant:
        return _nothing(passage)
    return None if valid else f"the {name} of “{passage.quote}” was judged to be {judgement.was!r} before"


def _changed(mention: M, changed: Mapping[str, Told]) -> M:
    found = changed.get(mention.mention_id)
    return found if isinstance(found, type(mention)) else mention


def _as_judged(judgement: Judgement, now: str | bool | tuple[str, ...] | None) -> bool:
    """Whether a column still says what it said when it was judged, or what it was judged to say."""
    return judgement.was is None or (now or "") in (judgement.was or "", judgement.value or "")


def value_of(mention: Told, name: str) -> str | bool | tuple[str, ...] | None:
    """The value of a column that can be judged."""
    if isinstance(mention, EventMention):
        if name in PLACE_FIELDS:
            return getattr(mention.place, name)  # type: ignore[no-any-return]
        if name in ROLE_FIELDS:
            return getattr(mention.roles, name)  # type: ignore[no-any-return]
        if name == "margins_of":
            return mention.bodies.margins_of
    return getattr(mention, name)  # type: ignore[no-any-return]


def with_column(mention: M, name: str, value: str | bool | tuple[str, ...] | None) -> M:
    """The mention with a column set; a place that changes loses the coordinates of the former one."""
    if isinstance(mention, EventMention):
        if name in PLACE_FIELDS:
            moved = {"latitude": None, "longitude": None} if name in ("city", "country") else {}
            return replace(mention, place=replace(mention.place, **{name: value}, **moved))  # type: ignore[arg-type]
        if name in ROLE_FIELDS:
            return replace(mention, roles=replace(mention.roles, **{name: value}))  # type: ignore[arg-type]
        if name == "margins_of":
            return replace(mention, bodies=replace(mention.bodies, margins_of=str(value) if value else None))
    return replace(mention, **{name: value})  # type: ignore[arg-type]


def _with_value(mention: M, judgement: Judgement, spans: Sequence[Span]) -> M:
    name = judgement.name or ""
    span = next(span for span in spans if _shared(mention, [span]))
    shown = ", ".join(judgement.value) if isinstance(judgement.value, tuple) else judgement.value
    value = Value(name, None if shown is None else str(shown), judgement.passages[0].quote, *span, "judged")
    changed = with_column(mention, name, judgement.value)
    return replace(changed, values=(*(v for v in mention.values if v.field != name), value))


def _no_event(judged: Judged, judgement: Judgement) -> str | None:
    passage = judgement.passages[0]
    meant = {m.mention_id for m in mentions_of(judged.releases, passage, EventMention)}
    judged.releases = tuple(
        replace(r, events=tuple(m for m in r.events if m.mention_id not in meant)) for r in judged.releases
    )
    return None if meant else f"no event is told by “{passage.quote}”"


def _no_defect(judged: Judged, judgement: Judgement) -> str | None:
    """Drops findings and repairs of a kind that touch a passage; an entry that is no merger is never cut."""
    passage, found = judgement.passages[0], False
    releases = []
    for release in judged.releases:
        spans = passage_spans(release, passage)
        found = found or bool(spans)
        if spans and judgement.name == "split_merged_entry":
            judged.whole.update(m.mention_id for m in told(release) if _shared(m, spans))
        releases.append(_without_defect(release, judgement.name or "", spans))
    judged.releases = tuple(releases)
    return None if found else f"“{passage.quote}” stands nowhere"


def _without_defect(release: Release, kind: str, spans: Sequence[Span]) -> Release:
    def kept(items: Sequence[D]) -> tuple[D, ...]:
        blocks = {b.block_id: (b.char_start, b.char_end) for b in release.document.blocks}
        return tuple(item for item in items if item.kind != kind or not _touches(item, spans, blocks))

    document = replace(
        release.document, findings=kept(release.document.findings), repairs=kept(release.document.repairs)
    )
    return replace(release, document=document, findings=kept(release.findings), repairs=kept(release.repairs))


def _touches(item: Finding | Repair, spans: Sequence[Span], blocks: dict[int, Span]) -> bool:
    """Whether a finding or repair stands in a block in which a passage stands, and its own words meet it."""
    start, end = blocks.get(-1 if item.block_id is None else item.block_id, (0, 0))
    if isinstance(item, Finding) and item.char_start is not None and item.char_end is not None:
        start, end = item.char_start, item.char_end
    return any(first < end and start < last for first, last in spans)


def _tell_stale(judged: Judged, judgement: Judgement, problem: str) -> None:
    """A finding at the release that the judgement names, else at the latest."""
    if not judged.releases:
        return
    files = {r.document.file: r.document for r in judged.releases}
    named = (files.get(p.file or "") for p in judgement.passages)
    document = next((d for d in named if d), judged.releases[-1].document)
    message = f"judgements.toml, line {judgement.line}: “{judgement.kind}” fits nothing any more: {problem}."
    judged.stale.append((document.document_id, Finding("stale_judgement", message, "warning")))


_ORDER = ("not_an_event", "not_a_defect", "value", "same", "different")
_APPLY: dict[str, Callable[[Judged, Judgement], str | None]] = {
    "not_an_event": _no_event,
    "not_a_defect": _no_defect,
    "value": _set_value,
    "same": _hold,
    "different": _hold,
}
