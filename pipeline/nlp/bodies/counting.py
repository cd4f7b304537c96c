"""Which bodies named in an entry its event was held by, at, with or under."""

from __future__ import annotations

import re

from pipeline.data import Context, Entry, FoundName
from pipeline.nlp.bodies.cues import ReadCues
from pipeline.nlp.bodies.gazetteer import words_of
from pipeline.nlp.bodies.shapes import ORGAN_CONFIDENCE, has_word, shapes_of
from pipeline.nlp.phrases import fold

_QUOTED = re.compile(r"“[^“”]{3,240}”|«[^«»]{3,240}»|(?<!\w)\"[^\"\n]{3,240}\"")
_VENUE = re.compile(r"(?:'s|’s)? (?:[A-Z]\w+ )?(\w+)")
_BEFORE = 60
"""Characters before a name in which a cue that bears on it is looked for."""


def counts(name: FoundName, entry: Entry, context: Context, folded: str, cues: ReadCues) -> bool:
    """The name says with whom or at what the event was held, and is not part of a title, a venue or a reference."""
    start, end = name.start - entry.char_start, name.end - entry.char_start
    before, after = folded[max(0, start - _BEFORE) : start], folded[end : end + _BEFORE]
    if any(quote.start() < start < quote.end() for quote in _QUOTED.finditer(entry.text)):
        return False
    if cues.not_held_before.search(before) or cues.not_held_after.match(after):
        return False
    if _means_countries(name, entry, after, cues) or _is_standing(folded, start, cues):
        return False
    language = context.document.language
    if _is_venue(entry.text, end, language) or _in_place_cell(name, context, entry, cues):
        return False
    if not name.candidates and cues.house_hosts.search(before) and _is_of_country(name, entry):
        return False
    return bool(name.candidates) or _unknown_counts(name, entry, before, after, cues, language)


def _is_of_country(name: FoundName, entry: Entry) -> bool:
    """An office that its country's adjective names ("the Estonian Rescue Board"): who hosts is the country."""
    return any(other.label == "COUNTRY" and other.start == name.start and other.end < name.end for other in entry.names)


def _means_countries(name: FoundName, entry: Entry, after: str, cues: ReadCues) -> bool:
    """"G7 members" are countries, "APEC members" may be: the places know which are groups of countries."""
    groups = [other for other in entry.names if other.label == "GROUP" and other.start <= name.start < other.end]
    return bool(groups) and cues.members_of.match(after.lstrip()) is not None


def _is_standing(folded: str, start: int, cues: ReadCues) -> bool:
    sentence = folded.rfind(". ", 0, start)
    return cues.standing.match(folded, sentence + 2 if sentence >= 0 else 0, start) is not None


def _is_venue(text: str, end: int, language: str) -> bool:
    """"United Nations Headquarters, New York" is a place; "WMO headquarters" in small letters tells the body."""
    following = _VENUE.match(text, end)
    return following is not None and following[1] in shapes_of(language).places


def _unknown_counts(
    name: FoundName, entry: Entry, before: str, after: str, cues: ReadCues, language: str
) -> bool:
    """Of bodies that no list knows: organs, partners that are institutions, and fora other than the event itself."""
    if name.confidence <= ORGAN_CONFIDENCE:
        return name.text[0].isupper() or " " in name.text
    if has_word(name.text, shapes_of(language).houses):
        acts = cues.subject_before.search(before) and cues.subject_after.match(after)
        held = acts or (cues.partner.search(before) and not cues.house_hosts.search(before))
        return bool(held) and not cues.people_of.search(before)
    return not _is_event_itself(name, entry, after, cues, language)


def _is_event_itself(name: FoundName, entry: Entry, after: str, cues: ReadCues, language: str) -> bool:
    """An unknown forum that opens its entry is the event, unless a meeting of it follows."""
    events = frozenset(words_of(language)["event_heads"])
    if not has_word(name.text, events) or cues.meeting_of.match(after) or cues.sits.match(after):
        return False
    lead = entry.text[: name.start - entry.char_start]
    for date in entry.dates:
        lead = lead.replace(date.text, "")
    return len(re.findall(r"[^\W\d]{2,}", lead)) <= 1


def _in_place_cell(name: FoundName, context: Context, entry: Entry, cues: ReadCues) -> bool:
    blocks = context.document.blocks
    block = blocks[entry.block_id] if entry.block_id < len(blocks) else None
    cells = block.cells if block else ()
    return any(
        cell.char_start <= name.start < cell.char_end and fold(cell.column).strip(" :.*") in cues.place_columns
        for cell in cells
    )
