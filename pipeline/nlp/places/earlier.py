"""Reads a place told before: "there", "in the same city", "dans le même hôtel"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.data import Context, Entry
from pipeline.nlp.phrases import fold
from pipeline.nlp.places.choose import Choice, choose
from pipeline.nlp.places.cues import cue_anywhere
from pipeline.nlp.places.scopes import Scope

_REACH = 900
"""Characters before an entry in which the place that it refers to is looked for: a long paragraph."""
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-ZÀ-ÖØ-Þ0-9])|\n")
_EXISTENTIAL = re.compile(r"(?<!\w)there\s+(?:is|are|was|were|will\s+be|has|have|may|should|would|remains?)\b")


def earlier_choice(entry: Entry, context: Context) -> Choice | None:
    """The last place told before an entry that refers to it; None where it refers to none."""
    language = context.document.language
    folded = _EXISTENTIAL.sub(lambda match: " " * len(match[0]), fold(entry.text))
    reference = cue_anywhere(language, "same_place").search(folded)
    if not reference:
        return None
    begin = max(0, entry.char_start - _REACH)
    earlier = context.document.text[begin : entry.char_start] + entry.text[: reference.start()]
    for start, sentence in reversed(_sentences(earlier)):
        choice = choose(Scope(sentence, begin + start), replace(entry, text=sentence), context)
        if choice and choice.name and choice.name.label == "CITY":
            return choice
    return None


def _sentences(text: str) -> list[tuple[int, str]]:
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
    return [(start, text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
