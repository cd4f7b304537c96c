"""Styled pieces of text laid into one line, their spans with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.data import Span
from pipeline.ingest.text import clean

_SPACE = re.compile(r"\s+")


BORDER = "\u2063"
"""The text of a run that marks where an element ends which a page may show apart from the next; it prints nothing."""


@dataclass(slots=True)
class Run:
    """A piece of text in one style; `time` is the machine-readable date behind it."""

    text: str
    bold: bool = False
    struck: bool = False
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Clean text of one line with the spans (offsets in it) that are bold, struck or dated by markup."""

    text: str
    bold: tuple[Span, ...] = ()
    struck: tuple[Span, ...] = ()
    times: tuple[tuple[int, int, str], ...] = ()

    def cut(self, start: int, end: int | None = None) -> Line:
        """The part [start, end) without white space at its ends."""
        end = len(self.text) if end is None else end
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        text = part.strip()
        return Line(text, _within(self.bold, start, len(text)), _within(self.struck, start, len(text)), tuple(
            (a - start, b - start, value) for a, b, value in self.times if start <= a and b <= start + len(text)
        ))

    def prefixed(self, prefix: str) -> Line:
        """The line with `prefix` before it, spans moved."""
        by = len(prefix)
        return Line(
            prefix + self.text, tuple((a + by, b + by) for a, b in self.bold),
            tuple((a + by, b + by) for a, b in self.struck), tuple((a + by, b + by, v) for a, b, v in self.times),
        )

    def all_bold(self) -> bool:
        """Whether every letter and digit is bold."""
        bare = self.text
        for start, end in reversed(self.bold):
            bare = bare[:start] + bare[end:]
        return bool(self.bold) and not any(c.isalnum() for c in bare)


def lay(runs: Iterable[Run]) -> Line:
    """The runs as one clean line: white space squeezed over their borders, spans of one style joined."""
    pieces: list[str] = []
    length = 0
    spans: dict[str, list[Span]] = {"bold": [], "struck": []}
    times: list[tuple[int, int, str]] = []
    space, border = True, False
    for run in runs:
        if run.text == BORDER:
            border = True
            continue
        text = _SPACE.sub(" ", clean(run.text))
        if space:
            text = text.lstrip(" ")
        if not text:
            continue
        if border and pieces and _stuck(pieces[-1], text):
            text = " " + text
        border = False
        space = text.endswith(" ")
        inner = (length + len(text) - len(text.lstrip()), length + len(text.rstrip()))
        pieces.append(text)
        length += len(text)
        if inner[0] < inner[1]:
            for style, on in (("bold", run.bold), ("struck", run.struck)):
                if on:
                    spans[style].append(inner)
            if run.time:
                times.append((*inner, run.time))
    text = "".join(pieces).rstrip(" ")
    return Line(text, _joined(spans["bold"], text), _joined(spans["struck"], text), tuple(times))


def _stuck(left: str, right: str) -> bool:
    """Whether two elements that a page shows apart would run together: a figure or a word, then a capital."""
    return right[0].isupper() and (left[-1].isdigit() or (left[-1].islower() and left[-3:].isalpha() and len(left) > 2))


def join(lines: Iterable[Line], separator: str = " ") -> Line:
    """Several lines as one, spans moved."""
    pieces: list[str] = []
    bold: list[Span] = []
    struck: list[Span] = []
    times: list[tuple[int, int, str]] = []
    at = 0
    for line in lines:
        pieces.append(line.text)
        bold.extend((at + a, at + b) for a, b in line.bold)
        struck.extend((at + a, at + b) for a, b in line.struck)
        times.extend((at + a, at + b, value) for a, b, value in line.times)
        at += len(line.text) + len(separator)
    return Line(separator.join(pieces), tuple(bold), tuple(struck), tuple(times))


def _joined(spans: list[Span], text: str) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _within(spans: tuple[Span, ...], start: int, length: int) -> tuple[Span, ...]:
    clipped = ((max(0, a - start), min(length, b - start)) for a, b in spans)
    return tuple((a, b) for a, b in clipped if a < b)
