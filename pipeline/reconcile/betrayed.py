"""Entries that break off in the middle of a phrase, which only a sibling release betrays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.data import EventMention, Finding, Release, Value
from pipeline.nlp.clauses import clause_words
from pipeline.reconcile.profiles import Told

FEWEST_WORDS = 4
"""Words that both tellings share before the shorter one ends."""
_ENDS = (".", "!", "?", ":", ";", "…", ")", "”", '"', "»")


def cut_by_siblings(
    items: Sequence[Sequence[Told]], releases: Sequence[Release], truncated: frozenset[str]
) -> Iterator[tuple[str, str, Finding]]:
    """The mentions whose words are the beginning of a sibling's, up to the middle of a phrase.

    Each with its document and a finding. What goes on with a comma, a stop or a little word ("in six languages") is a
    detail that one release dropped; only a noun or an adjective torn off tells that the text was cut.
    """
    languages = {r.document.document_id: r.document.language for r in releases}
    files = {r.document.document_id: r.document.file for r in releases}
    for item in items:
        for mention in item:
            told = _wording(mention)
            if mention.mention_id in truncated or told is None:
                continue
            others = [m for m in item if m.document_id != mention.document_id]
            whole = next((m for m in others if _goes_on(told, _wording(m), languages[m.document_id])), None)
            if whole is not None and languages[whole.document_id] == languages[mention.document_id]:
                yield mention.mention_id, mention.document_id, _finding(mention, files[whole.document_id])


def _wording(mention: Told) -> Value | None:
    field = "title" if isinstance(mention, EventMention) else "statement"
    return next((value for value in mention.values if value.field == field and value.value), None)


def _goes_on(cut: Value, whole: Value | None, language: str) -> bool:
    short, long = (cut.value or "").rstrip(), (whole.value or "") if whole else ""
    if len(short.split()) < FEWEST_WORDS or short.endswith(_ENDS) or not long.lower().startswith(short.lower() + " "):
        return False
    following = long[len(short) :].split()[0]
    return following.isalpha() and following.islower() and following not in clause_words(language, "function_words")


def _finding(mention: Told, file: str) -> Finding:
    return Finding(
        kind="truncated_text",
        message=f"The entry breaks off in the middle of a phrase: {file} goes on.",
        block_id=mention.block_id,
        page=mention.page,
        char_start=mention.char_start,
        char_end=mention.char_end,
        text=mention.text,
    )
