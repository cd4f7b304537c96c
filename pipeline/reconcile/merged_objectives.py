"""Objectives run together in one release and apart in a sibling: cut where the second begins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.data import ObjectiveMention, Release, Repair
from pipeline.reconcile.profiles import objective_text
from pipeline.reconcile.wording import joins
from pipeline.reconcile.words import fold, keys

OPENING = 3
"""Words with which the second objective must begin, as the sibling has them."""
FEWEST_KEYS = 3
SHARE = 0.85
"""Share of the words of both objectives that must stand before and behind the cut."""
CONFIDENCE = 0.9

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Cut:
    """A mention that tells two objectives: the second, told apart by `sibling`, begins at `offset` of its text."""

    mention: ObjectiveMention
    offset: int
    sibling: ObjectiveMention


def split_objectives(
    releases: Sequence[Release], items: Sequence[Sequence[ObjectiveMention]], whole: Collection[str] = ()
) -> tuple[tuple[Release, ...], list[tuple[str, Repair]]]:
    """The releases with such entries cut in two, and a repair for each cut with the id of its document.

    Mentions whose ids are in `whole` stay as they are.
    """
    found: dict[str, Cut] = {}
    for cut in (cut for cut in _cuts(releases, items) if cut.mention.mention_id not in whole):
        found.setdefault(cut.mention.mention_id, cut)
    if not found:
        return tuple(releases), []
    repairs = [(cut.mention.document_id, _repair(cut)) for cut in found.values()]
    return tuple(_apply(release, found) for release in releases), repairs


def _cuts(releases: Sequence[Release], items: Sequence[Sequence[ObjectiveMention]]) -> Iterator[Cut]:
    languages = {r.document.document_id: r.document.language for r in releases}
    told_in = {m.mention_id: {o.document_id for o in item} for item in items for m in item}
    openings: dict[tuple[str, ...], list[ObjectiveMention]] = defaultdict(list)
    for item in items:
        for mention in item:
            for text in {mention.text, objective_text(mention)}:
                openings[tuple(_WORD.findall(fold(text))[:OPENING])].append(mention)
    for item in items:
        for mention in item:
            siblings = {m.document_id: m for m in item if m.document_id != mention.document_id}
            for offset, other in _openings_in(mention, openings):
                sibling = siblings.get(other.document_id)
                if sibling is None or mention.document_id in told_in[other.mention_id]:
                    continue
                if other.block_id != sibling.block_id and _both(mention, offset, sibling, other, languages):
                    yield Cut(mention, offset, other)


def _openings_in(
    mention: ObjectiveMention, openings: dict[tuple[str, ...], list[ObjectiveMention]]
) -> Iterator[tuple[int, ObjectiveMention]]:
    """Where in a mention's text, after its beginning, other objectives' first words stand."""
    text = fold(mention.text)
    if len(text) != len(mention.text):
        return
    found = list(_WORD.finditer(text))
    for at in range(OPENING, len(found) - OPENING):
        words = tuple(word.group() for word in found[at : at + OPENING])
        for other in openings.get(words, ()):
            start = found[at].start()
            yield start - (text[start - 1] in "(["), other


def _both(
    mention: ObjectiveMention,
    offset: int,
    first: ObjectiveMention,
    second: ObjectiveMention,
    languages: dict[str, str],
) -> bool:
    """Whether the text before the cut says what the one objective says, and the text behind it the other.

    What an editor made one, with an "and" between both, is no accident of publication.
    """
    language = languages[mention.document_id]
    if languages[first.document_id] != language or joins(mention.text[:offset]):
        return False
    parts = mention.text[:offset], mention.text[offset:]
    for part, whole in zip(parts, (first, second), strict=True):
        wanted = keys(objective_text(whole), language)
        if len(wanted) < FEWEST_KEYS or len(wanted & keys(part, language)) < SHARE * len(wanted):
            return False
    return True


def _repair(cut: Cut) -> Repair:
    mention, offset = cut.mention, cut.offset
    return Repair(
        kind="split_merged_entry",
        block_id=mention.block_id,
        char_start=mention.char_start + offset,
        char_end=mention.char_start + offset,
        before=mention.text,
        after=(mention.text[:offset].rstrip(), mention.text[offset:]),
        evidence=f"both stand apart in {cut.sibling.file}, in these words",
        confidence=CONFIDENCE,
    )


def _apply(release: Release, found: dict[str, Cut]) -> Release:
    """The release with its merged mentions cut in two."""
    objectives: list[ObjectiveMention] = []
    for mention in release.objectives:
        cut = found.get(mention.mention_id)
        if cut is None:
            objectives.append(mention)
            continue
        first = mention.text[: cut.offset].rstrip()
        end = mention.char_start + len(first)
        values = tuple(v for v in mention.values if v.field != "statement" and v.char_end <= end)
        objectives.append(replace(mention, text=first, char_end=end, values=values))
        objectives.append(_second(mention, cut))
    return replace(release, objectives=tuple(objectives))


def _second(mention: ObjectiveMention, cut: Cut) -> ObjectiveMention:
    """The second objective, read as its sibling tells it as far as the words stand here."""
    text = mention.text[cut.offset :]
    start, sibling = mention.char_start + cut.offset, cut.sibling
    numbered = bool(sibling.number) and fold(sibling.number or "") in fold(text[: len(sibling.number or "") + 3])
    timed = bool(sibling.timeline_text) and (sibling.timeline_text or "") in text
    return replace(
        mention,
        mention_id=f"{mention.document_id}-{start}-1",
        char_start=start,
        char_end=mention.char_end,
        text=text,
        kind=sibling.kind,
        number=sibling.number if numbered else None,
        label=sibling.label if sibling.label and fold(sibling.label) in fold(text) else None,
        lead=(),
        timeline_text=sibling.timeline_text if timed else None,
        timeline_edtf=sibling.timeline_edtf if timed else None,
        confidence=CONFIDENCE,
        values=(),
    )
