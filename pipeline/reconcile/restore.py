"""What is cut off in one release and whole in a sibling, completed from it; the mention keeps what it said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.data import EventMention, Release, Repair
from pipeline.reconcile.profiles import Told, told
from pipeline.reconcile.words import content_words

FEWEST_WORDS = 2
"""Content words that must be left of a text cut off, for its end to be told from a sibling."""
SIBLING = 0.95


def whole_sibling(cut: Told, mentions: Sequence[Told], languages: dict[str, str]) -> Told | None:
    """The mention of another release in the same language that begins with the same words and goes on; None without."""
    words = content_words(_words(cut), languages[cut.document_id])
    if len(words) < FEWEST_WORDS:
        return None
    for other in mentions:
        if other.document_id == cut.document_id or languages[other.document_id] != languages[cut.document_id]:
            continue
        theirs = content_words(_words(other), languages[other.document_id])
        if not _cut(other) and _begins(words, theirs) and (len(theirs) > len(words) or _closes(cut, other)):
            return other
    return None


def restored(
    items: Sequence[Sequence[Told]], releases: Sequence[Release], truncated: frozenset[str]
) -> Iterator[tuple[str, Repair]]:
    """A repair for each mention that is cut off and whole in a sibling, with the id of the document it concerns.

    `truncated` holds the ids of the mentions that are cut off.
    """
    languages = {r.document.document_id: r.document.language for r in releases}
    files = {r.document.document_id: r.document.file for r in releases}
    for item in items:
        for mention in item:
            if mention.mention_id not in truncated:
                continue
            whole = whole_sibling(mention, [m for m in item if m.mention_id not in truncated], languages)
            if whole:
                yield mention.document_id, _repair(mention, whole, files[whole.document_id])


def _repair(cut: Told, whole: Told, file: str) -> Repair:
    return Repair(
        kind="restored_text",
        block_id=cut.block_id,
        char_start=cut.char_end,
        char_end=cut.char_end,
        before=cut.text,
        after=(whole.text,),
        evidence=f"the entry breaks off here and goes on in {file}",
        confidence=SIBLING,
        source_document_id=whole.document_id,
    )


def _words(mention: Told) -> str:
    return mention.title if isinstance(mention, EventMention) else mention.text


def _cut(mention: Told) -> bool:
    return isinstance(mention, EventMention) and mention.truncated


def _closes(cut: Told, other: Told) -> bool:
    """Whether the other goes on by its closing marks only: the first was cut off right before the end of its quote."""
    return len(_words(other)) > len(_words(cut)) and _words(other).startswith(_words(cut))


def _begins(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the long sequence begins with the short one, whose last word may itself be cut off."""
    *head, last = short
    return len(long) >= len(short) and tuple(head) == tuple(long[: len(head)]) and long[len(head)].startswith(last)


def cut_off(release: Release) -> frozenset[str]:
    """The ids of the mentions of a release that are cut off: by their own mark, or by a finding inside them."""
    spots = [(f.block_id, f.char_start, f.char_end) for f in release.findings if f.kind == "truncated_text"]
    found = {m.mention_id for m in release.events if m.truncated}
    for mention in told(release):
        for block_id, start, end in spots:
            if block_id == mention.block_id and (start is None or end is None or _meet(mention, start, end)):
                found.add(mention.mention_id)
    return frozenset(found)


def _meet(mention: Told, start: int, end: int) -> bool:
    return mention.char_start < end and start < mention.char_end
