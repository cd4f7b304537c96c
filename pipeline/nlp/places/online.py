"""Tells whether an event is held online, in two forms at once, or at a place still to be decided."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.nlp.phrases import fold
from pipeline.nlp.places.cues import after, before, cue_anywhere, cue_before, either, folded_cues

Span = tuple[int, int]
_SLASH_BEFORE = re.compile(r"\w\)?\s*[/+&]\s*\Z")
_SLASH_AFTER = re.compile(r"\s*[/+&]\s*\w")


@cache
def _things_after(language: str) -> re.Pattern[str]:
    """A thing that is online itself, after the word for it, with up to two words between."""
    stops = f"{either(language, 'list_words')}|{either(language, 'function_words')}"
    return re.compile(rf"(?:[\s-]+(?!(?:{stops})(?!\w))[\w'-]+){{0,2}}?[\s-]+(?:{_things(language)})(?!\w)")


@cache
def _things_before(language: str) -> re.Pattern[str]:
    """A thing that is online itself, before the word for it, with up to two words between."""
    held = either(language, "held")
    return re.compile(rf"(?<!\w)(?:{_things(language)})(?:\s+(?!(?:{held})(?!\w))[\w'-]+){{0,2}}?\s+\Z")


def _things(language: str) -> str:
    things = sorted(folded_cues(language, "online_things"), key=len, reverse=True)
    return "|".join(re.escape(thing).replace(r"\ ", r"\s+") for thing in things)


@lru_cache(maxsize=8192)
def online_span(text: str, language: str) -> Span | None:
    """The words of a text that say its event is held online or in both forms; None where none do."""
    folded = fold(text)
    for match in cue_anywhere(language, "online").finditer(folded):
        if _holds_event(folded, match.start(), match.end(), language):
            return match.span()
    return hybrid_span(text, language)


@lru_cache(maxsize=8192)
def hybrid_span(text: str, language: str) -> Span | None:
    """The words that say an event is held at a place and online at once."""
    folded = fold(text)
    for match in cue_anywhere(language, "hybrid").finditer(folded):
        if not _things_after(language).match(after(folded, match.end())):
            return match.span()
    for match in cue_anywhere(language, "online").finditer(folded):
        if _SLASH_BEFORE.search(before(folded, match.start())) or _SLASH_AFTER.match(folded, match.end()):
            return match.span()
    return None


@lru_cache(maxsize=8192)
def open_span(text: str, language: str) -> Span | None:
    """The words that say an event's place is still to be decided."""
    match = cue_anywhere(language, "open").search(fold(text))
    return match.span() if match else None


def is_open_cell(text: str, language: str) -> bool:
    """Whether a cell for the place says no more than that it is open ("TBC")."""
    return fold(text).strip(" .()[]*") in folded_cues(language, "open_cell")


def _holds_event(folded: str, start: int, end: int, language: str) -> bool:
    """Whether a word for online tells of an event: no "online platform", "published online", "not online"."""
    previous = before(folded, start)
    if cue_before(language, "put_online", words_between=1).search(previous):
        return False
    if cue_before(language, "not_online").search(previous):
        return False
    if _names_meeting(folded[start:end], language):
        return True
    if language == "en":
        return not _things_after(language).match(after(folded, end))
    return not _things_before(language).search(previous)


def _names_meeting(cue: str, language: str) -> bool:
    """Whether the word itself names a meeting ("webinar", "videoconference") and no quality of a thing."""
    return cue in folded_cues(language, "online_meetings")
