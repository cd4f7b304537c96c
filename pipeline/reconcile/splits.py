"""Merged entries that only a sibling release betrays: one entry that tells what stands apart there, dates and all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.data import EventMention, Release, Repair
from pipeline.reconcile.words import fold, keys

FEWEST_KEYS = 3
"""Content words of the second entry that must stand in the merged one for a split."""
SHARE = 0.85
"""Share of the second entry's words that must stand behind its date in the merged one."""
CONFIDENCE = 0.85


@dataclass(frozen=True, slots=True)
class Split:
    """A mention that tells two events: `offset` into its text is where the second one, told by `sibling`, begins."""

    mention: EventMention
    offset: int
    sibling: EventMention


def split_by_siblings(
    releases: Sequence[Release], items: Sequence[Sequence[EventMention]], whole: Collection[str] = ()
) -> tuple[tuple[Release, ...], list[tuple[str, Repair]]]:
    """The releases with such entries cut in two, and a repair for each cut with the id of its document.

    Mentions whose ids are in `whole` stay as they are.
    """
    splits = _splits(releases, items)
    found = {split.mention.mention_id: split for split in splits if split.mention.mention_id not in whole}
    if not found:
        return tuple(releases), []
    repairs = [(split.mention.document_id, _repair(split)) for split in found.values()]
    return tuple(_cut(release, found) for release in releases), repairs


def _splits(releases: Sequence[Release], items: Sequence[Sequence[EventMention]]) -> Iterator[Split]:
    languages = {r.document.document_id: r.document.language for r in releases}
    item_of = {m.mention_id: number for number, item in enumerate(items) for m in item}
    told_in = [{m.document_id for m in item} for item in items]
    dated: dict[str, list[EventMention]] = defaultdict(list)
    for release in releases:
        for mention in release.events:
            if mention.date_text and mention.date_edtf:
                dated[_month(mention)].append(mention)
    for item in items:
        for mention in item:
            for sibling in _near(mention, item, dated):
                document = mention.document_id
                if sibling.document_id == document or document in told_in[item_of[sibling.mention_id]]:
                    continue
                offset = _second(mention, sibling, languages)
                apart = {m.block_id for m in item if m.document_id == sibling.document_id} - {sibling.block_id}
                if offset and apart:
                    yield Split(mention, offset, sibling)


def _near(
    mention: EventMention, item: Sequence[EventMention], dated: dict[str, list[EventMention]]
) -> Iterator[EventMention]:
    """Dated mentions of the sibling releases that tell this event, whose date words stand in the mention's text."""
    siblings = {m.document_id for m in item} - {mention.document_id}
    text = fold(mention.text)
    if not siblings or not mention.date_edtf:
        return
    months = {key for key in dated if key[:4] in text or key[:4] == mention.date_edtf[:4]}
    for key in sorted(months):
        for other in dated[key]:
            if other.document_id in siblings and fold(other.date_text or "") in text:
                yield other


def _second(mention: EventMention, sibling: EventMention, languages: dict[str, str]) -> int | None:
    """Where the sibling's event begins in the mention's text; None where it does not stand there behind its date."""
    if languages[mention.document_id] != languages[sibling.document_id] or mention.date_text == sibling.date_text:
        return None
    offset = fold(mention.text).find(fold(sibling.date_text or ""))
    if offset <= 0 or len(fold(mention.text)) != len(mention.text):
        return None
    language = languages[sibling.document_id]
    wanted, there = keys(sibling.title, language), keys(mention.text[offset:], language)
    enough = len(wanted) >= FEWEST_KEYS and len(wanted & there) >= SHARE * len(wanted)
    return offset if enough else None


def _month(mention: EventMention) -> str:
    return (mention.date_edtf or "")[:7].lstrip("./")


def _repair(split: Split) -> Repair:
    mention = split.mention
    return Repair(
        kind="split_merged_entry",
        block_id=mention.block_id,
        char_start=mention.char_start + split.offset,
        char_end=mention.char_start + split.offset,
        before=mention.text,
        after=(mention.text[: split.offset].rstrip(), mention.text[split.offset :]),
        evidence=f"both stand apart in {split.sibling.file}, each with its date",
        confidence=CONFIDENCE,
    )


def _cut(release: Release, found: dict[str, Split]) -> Release:
    """The release with its merged mentions cut in two; the second part is read as its sibling tells it."""
    taken = Counter(m.char_start for m in release.events)
    events: list[EventMention] = []
    for mention in release.events:
        split = found.get(mention.mention_id)
        if split is None:
            events.append(mention)
            continue
        start = mention.char_start + split.offset
        first = mention.text[: split.offset].rstrip()
        events.append(replace(mention, text=first, char_end=mention.char_start + len(first)))
        events.append(
            replace(
                split.sibling,
                mention_id=f"{mention.document_id}-{start}-{taken[start] + 1}",
                document_id=mention.document_id,
                file=mention.file,
                block_id=mention.block_id,
                page=mention.page,
                char_start=start,
                char_end=mention.char_end,
                text=mention.text[split.offset :],
                edition=mention.edition,
                section=mention.section,
                section_role=mention.section_role,
                list_id=mention.list_id,
                confidence=CONFIDENCE,
                values=(),
            )
        )
    return replace(release, events=tuple(events))
