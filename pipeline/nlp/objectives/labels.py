"""The name that leads a point: bold words, or a short name before a colon, a stop or a dash."""

from __future__ import annotations

import re

from pipeline.data import Span
from pipeline.nlp.cues import fold
from pipeline.nlp.objectives.fields import fields_in
from pipeline.nlp.objectives.points import Point
from pipeline.nlp.objectives.words import begins_with_verb, has, pattern

_MARKS = " \t.:;,–—-*_"
_MOST_CHARS = 110
_MOST_WORDS = 14
"""Longest name before a colon."""
_STOP_WORDS = 8
"""Longest name before a full stop or a dash; a longer one is a sentence."""
_BARE_WORDS = 3
"""Longest name before a full stop of a point without a number."""
_TIME = re.compile(r"(?:[\w.]+\s+){0,4}20\d\d")
"""What follows a dash and is no more than a time."""
_NAME = re.compile(r"(?P<name>[^:;.!?()]*(?:\([^()]*\)[^:;.!?()]*)*?)(?P<mark>\s*:(?=\s|$)|\.(?=\s|$)|\s+[–—-](?=\s))")


def label_of(point: Point, language: str) -> Span | None:
    """The span of a point's name at document offsets, without the mark that ends it; None where it has none."""
    return _bold(point) or _named(point, language)


def after_label(point: Point, label: Span | None) -> int:
    """Where the words after the label begin."""
    if label is None:
        return point.body
    rest = point.block.text[label[1] - point.block.char_start : point.end - point.block.char_start]
    return label[1] + len(rest) - len(rest.lstrip(_MARKS))


def _bold(point: Point) -> Span | None:
    """Bold words at the point's beginning, number included in the bold or not."""
    for start, end in point.block.bold:
        if start <= point.body + 1 and point.body < end <= point.end + 1 and start >= point.start - 1:
            text = point.block.text
            base = point.block.char_start
            words = text[point.body - base : min(end, point.end) - base]
            name = words.strip(_MARKS)
            at = point.body + words.index(name) if name else point.body
            return (at, at + len(name)) if name and len(name) <= 2 * _MOST_CHARS else None
    return None


def _named(point: Point, language: str) -> Span | None:
    words = point.words
    match = _NAME.match(words[: _MOST_CHARS + 2])
    if match is None or not match["name"].strip():
        return None
    name = match["name"].rstrip()
    colon = ":" in match["mark"]
    rest = words[match.end() :].strip(_MARKS)
    fields = fields_in(words[: 2 * _MOST_CHARS], language, lines=False)
    if (fields and fields[0].start <= match.end("name")) or (not colon and _TIME.fullmatch(rest)):
        return None
    if not rest or len(name.split()) > (_MOST_WORDS if colon else _STOP_WORDS):
        return None
    if begins_with_verb(name, language) or pattern(language, "leads", "before").fullmatch(fold(name).strip()):
        return None
    if name.startswith("(") and name.endswith(")"):
        return None
    short = len(name.split()) <= _BARE_WORDS
    if has(name, language, "intent", "modals") or not (colon or point.number or point.word_kind or short):
        return None
    return (point.body, point.body + len(name))
