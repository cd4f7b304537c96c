"""Reads a place told before: "there", "in the same city", "dans le même hôtel"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.data import Context, Entry
from pipeline.nlp.phrases import fold
from pipeline.nlp.places.choose import Choice, choose
from pipeline.nlp.places.cues import cue_anywhere, either
from pipeline.nlp.places.scopes import Scope

_REACH = 900
"""Characters before an entry in which the place that it refers to is looked for: a long paragraph."""


def earlier_choice(entry: Entry, choice: Choice | None, context: Context) -> Choice | None:
    """The last place told before an entry that refers to it, with the entry's own venue; None where it refers to none.

    A venue told as if the reader knew its city ("at the port museum") refers to it too, within its paragraph.
    """
    reference = _reference(entry, choice, context)
    if reference is None:
        return None
    begin = max(0, entry.char_start - _REACH)
    earlier = context.document.text[begin : entry.char_start] + entry.text[:reference]
    if choice and choice.venue:
        earlier = earlier[earlier.rfind("\n") + 1 :]
        begin = entry.char_start + reference - len(earlier)
    for start, sentence in reversed(_sentences(earlier, context.document.language)):
        found = choose(Scope(sentence, begin + start), replace(entry, text=sentence), context)
        if found and found.name and found.name.label == "CITY":
            return found
    return None


def _reference(entry: Entry, choice: Choice | None, context: Context) -> int | None:
    """Where in the entry's text a word refers to a place told before."""
    language = context.document.language
    folded = cue_anywhere(language, "existential").sub(lambda match: " " * len(match[0]), fold(entry.text))
    told = cue_anywhere(language, "same_place").search(folded)
    if told:
        return told.start()
    venue = choice.venue if choice and choice.name is None else None
    if choice is None or venue is None or choice.scope.is_cell or not venue.text.islower():
        return None
    return venue.start


@cache
def _sentence_end(language: str) -> re.Pattern[str]:
    """Matches between sentences, and between clauses that a conjunction joins."""
    clause = rf",\s+(?=(?:{either(language, 'conjunctions')})\s)"
    return re.compile(rf"(?<=[.;!?])\s+(?=[A-ZÀ-ÖØ-Þ0-9])|\n|{clause}")


def _sentences(text: str, language: str) -> list[tuple[int, str]]:
    starts = [0, *(match.end() for match in _sentence_end(language).finditer(text))]
    return [(start, text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
