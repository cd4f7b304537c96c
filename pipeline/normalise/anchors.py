"""Dates told by another event of the release ("the day before the fifth ministerial")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.data import Status, Value
from pipeline.nlp.clauses import word_pattern
from pipeline.nlp.cues import fold
from pipeline.nlp.dates import resolve_relative

if TYPE_CHECKING:
    from pipeline.normalise.events import Draft

_WORD = re.compile(r"\w{3,}")


def by_event(drafts: Sequence[Draft], language: str, status: Callable[[Draft, str], Status]) -> list[Draft]:
    """Date the drafts that lean on an event of the same release; those that nothing dates are left out.

    The anchor is the dated event whose words hold most of the words that name it, the nearest before where several
    do. A draft whose date is merely open (a calendar's "TBC") stays as it is. `status` reads the status anew.
    """
    dated = []
    for position, draft in enumerate(drafts):
        if draft.date is None:
            dated.append(draft)
            continue
        relative = draft.date.relative
        if relative is None:
            continue
        anchor = _anchor(drafts, position, relative.event_text or "", language)
        edtf = resolve_relative(relative, anchor) if anchor else None
        if edtf is not None:
            dated.append(_dated(draft, edtf, status(draft, edtf)))
    return dated


def _anchor(drafts: Sequence[Draft], position: int, named: str, language: str) -> str | None:
    following = drafts[position + 1] if position + 1 < len(drafts) else None
    if following and _goes_on(drafts[position], following, language) and following.mention.date_edtf:
        return following.mention.date_edtf
    words = set(_WORD.findall(fold(named)))
    best: tuple[float, int, str] | None = None
    for index, draft in enumerate(drafts):
        edtf = draft.mention.date_edtf
        if index == position or edtf is None:
            continue
        told = set(_WORD.findall(fold(draft.mention.text)))
        score = len(words & told) / len(words) if words else (1.0 if index < position else 0.0)
        nearness = -abs(index - position) - (0 if index < position else 1000)
        if score >= 0.5 and (best is None or (score, nearness) > best[:2]):
            best = (score, nearness, edtf)
    return best[2] if best else None


def _goes_on(draft: Draft, following: Draft, language: str) -> bool:
    """Whether the next clause says more of the event just named ("the day before the forum, which Peru hosts on …")."""
    pronouns = word_pattern(language, "relative_pronouns")
    near = following.mention.char_start - draft.mention.char_end <= 3
    return near and pronouns.match(following.mention.text) is not None


def _dated(draft: Draft, edtf: str, status: Status) -> Draft:
    mention = draft.mention
    assert draft.date is not None
    values = tuple(v for v in mention.values if v.field != "date_edtf")
    told = Value("date_edtf", edtf, draft.date.text, draft.date.start, draft.date.end, "inferred")
    confidence = min(0.8, mention.confidence)
    dated = replace(mention, date_edtf=edtf, status=status, values=(*values, told), confidence=confidence)
    return replace(draft, mention=dated, date=None)
