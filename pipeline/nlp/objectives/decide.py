"""The decision table: which entries are objectives, priorities or actions, and which are neither.

section role     a point of its own       a point within another point      in both
objectives       objective                objective; action if it names     begins with a date: neither (an event);
                                          a delivery (verb, deadline)       a word gives the kind ("Outcome 2",
priorities       priority                 action; priority under a point    "Priority 1", "Milestone 3")
                                          that only gathers others
actions          action; priority if      action                            names a dated event without a verb
                 it only heads actions                                      of doing: neither
other, calendar, completed, background    neither

Outside lists, a sentence tells an action where someone "will" deliver something, and an aim where it says so
("The overall aim is that …"): see `intent`. Tables: see `tables`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.data import Block, FoundDate, ObjectiveKind, SectionInfo, SectionRole
from pipeline.nlp.announcements import only_cue
from pipeline.nlp.cues import fold, role_of
from pipeline.nlp.eventwords import event_type
from pipeline.nlp.numbering import read_number
from pipeline.nlp.objectives.words import begins_with_verb, kind_word, pattern, phrases, planned_verb
from pipeline.nlp.periods import is_time

POINT_ROLES: tuple[SectionRole, ...] = ("objectives", "priorities", "actions")
_SEPARATOR = re.compile(r"(?:\s*\([^)]{0,40}\)?)*\*{0,2}\s*(?:[:,;–—|]|-\s|$)")


def kind_of(
    role: SectionRole,
    words: str,
    *,
    parent: ObjectiveKind | None,
    gathered: bool,
    heads: bool,
    word_kind: ObjectiveKind | None,
    dates: Sequence[FoundDate],
    labelled: bool,
    parent_named: bool = False,
    language: str,
) -> ObjectiveKind | None:
    """The kind of a numbered, listed or labelled point, None for neither.

    `words` is its text after number and mark, `dates` those in it, with offsets in it. `parent` is the kind of the
    point it stands under, `gathered` where that one only gathers others; `heads`: it is a mere name with points below;
    `parent_named`: the point above says that it is an objective ("Objective 2"), so commands below it are steps.
    """
    if begins_with_date(words, dates, language):
        return None
    if word_kind:
        return word_kind
    if role not in POINT_ROLES:
        return None
    if parent and not gathered:
        if role == "objectives" and parent == "objective":
            told = parent_named and begins_with_verb(words, language)
            return "action" if told or _delivers(words, dates, language) else "objective"
        return "action" if role != "actions" or not _is_event(words, dates, language) else None
    if role == "objectives":
        promised = not labelled and planned_verb(words, language) is not None
        return "action" if promised and any(d.values for d in dates) else "objective"
    if role == "priorities":
        return "priority"
    if heads:
        return "priority"
    return None if not labelled and _is_event(words, dates, language) else "action"


_HEADING_KINDS: dict[SectionRole, ObjectiveKind] = {
    "objectives": "objective",
    "priorities": "priority",
    "actions": "priority",
}


def heading_kind(block: Block, section: SectionInfo, language: str) -> ObjectiveKind | None:
    """The kind of a heading that is itself a point: counted by a word, or without a cue in a section of points."""
    if section.role == "completed" or is_time(block.text, language):
        return None
    if worded := kind_word(block.text, language):
        return worded[0]
    number, role = read_number(block.text), role_of(block.text, language)
    named = role is None or (
        number is not None and role == "actions" and not only_cue(block.text[number.end :], language)
    )
    if section.role not in POINT_ROLES or not named:
        return None
    return _HEADING_KINDS[section.role] if number or section.role != "actions" else None


def begins_with_date(words: str, dates: Sequence[FoundDate], language: str) -> bool:
    """Whether an entry is led by its date ("June 2024 (TBC): …") as in calendars; a deadline is no such date."""
    for date in dates:
        if date.kind not in ("date", "open", "period") or any(value.startswith("..") for value in date.values):
            continue
        before = fold(words[: date.start]).strip(' *_«“"')
        if before and before not in phrases(language, "joins", "date"):
            return False
        if _SEPARATOR.match(words, date.end):
            return True
    return False


def _is_event(words: str, dates: Sequence[FoundDate], language: str) -> bool:
    """A noun of coming together with its own date, and no verb of doing before it; a paper or a review is delivered."""
    dated = any(d.kind == "date" and d.values and not d.values[0].startswith("..") for d in dates)
    if not dated or begins_with_verb(words, language):
        return False
    end = re.search(r"[,;:(–—]|$", words)
    joined = pattern(language, "joins", "heads_end").search(fold(words))
    head = words[: min(end.start() if end else len(words), joined.start() if joined else len(words))]
    return event_type(head, language) not in _DELIVERED


_DELIVERED = frozenset({"event", "publication", "review", "adoption", "report"})
"""Types of event that a list of deliverables names as things to deliver."""


def _delivers(words: str, dates: Sequence[FoundDate], language: str) -> bool:
    deadline = any(d.kind == "date" and d.values for d in dates)
    return deadline and begins_with_verb(words, language)
