"""Word's automatic numbering: the marker each paragraph prints, counted as Word counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from docx.oxml import ns

from pipeline.ingest.markers import counter

Element = Any
"""An lxml element; python-docx subclasses it for some tags and not for others."""

_LEVELS = 9
_FORMATS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_PLACEHOLDER = re.compile(r"%([1-9])")
_PRINTED_BULLETS = "-–—*"
_INDENT_STEP = 360
"""Twips that a level is set in where nothing says so."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """What numbering adds to a paragraph: its marker as printed ("" for a hidden one), its level from 0, its indent in
    twips, whether it is a bullet, and its number."""

    marker: str
    level: int
    indent: int
    bullet: bool
    number: int
    num_id: str


@dataclass(slots=True)
class _Level:
    """A level's definition, from the abstract numbering and what overrides it."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    indent: int | None = None
    style: str | None = None


@cache
def qn(name: str) -> str:
    """The full name of an element or attribute given with its prefix ("w:p")."""
    full: str = ns.qn(name)
    return full


def attribute(element: Element | None, name: str = "w:val") -> str | None:
    """An attribute by its prefixed name; None also where there is no element."""
    value = element.get(qn(name)) if element is not None else None
    return str(value) if value is not None else None


def integer(value: str | None, default: int = 0) -> int:
    """A figure of the file's markup, or the default where it is none."""
    try:
        return int(value or "")
    except ValueError:
        return default


class Numbering:
    """The numbering of one document; `advance` must be called for each numbered paragraph in order."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, list[_Level]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        abstract: dict[str, list[_Level]] = {}
        for definition in root.findall(qn("w:abstractNum")):
            levels = [_Level() for _ in range(_LEVELS)]
            for level in definition.findall(qn("w:lvl")):
                _define(levels, level)
            abstract[attribute(definition, "w:abstractNumId") or ""] = levels
        for num in root.findall(qn("w:num")):
            num_id = attribute(num, "w:numId") or ""
            base = attribute(num.find(qn("w:abstractNumId"))) or ""
            levels = list(abstract.get(base, [_Level() for _ in range(_LEVELS)]))
            for override in num.findall(qn("w:lvlOverride")):
                index = integer(attribute(override, "w:ilvl"))
                start = override.find(qn("w:startOverride"))
                if start is not None:
                    self._restarts.setdefault(num_id, {})[index] = integer(attribute(start), 1)
                if override.find(qn("w:lvl")) is not None:
                    _define(levels, override.find(qn("w:lvl")))
            self._levels[num_id], self._abstract[num_id] = levels, base

    def level_of_style(self, num_id: str, style: str) -> int | None:
        """The level that a paragraph style is tied to."""
        levels = self._levels.get(num_id, [])
        return next((index for index, level in enumerate(levels) if level.style == style), None)

    def advance(self, num_id: str, level: int) -> Numbered | None:
        """Counts one paragraph and tells its marker; None where the numbering does not exist."""
        levels = self._levels.get(num_id)
        if levels is None or not 0 <= level < _LEVELS:
            return None
        counts = self._counts.setdefault(self._abstract[num_id], [None] * _LEVELS)
        if num_id not in self._begun:
            self._begun.add(num_id)
            for index, start in self._restarts.get(num_id, {}).items():
                if 0 <= index < _LEVELS:
                    counts[index] = start - 1
        for index in range(level):
            if counts[index] is None:
                counts[index] = levels[index].start
        own = counts[level]
        counts[level] = number = levels[level].start if own is None else own + 1
        for index in range(level + 1, _LEVELS):
            restart = levels[index].restart
            if restart is None or level < restart:
                counts[index] = None
        definition = levels[level]
        indent = definition.indent if definition.indent is not None else (level + 1) * _INDENT_STEP
        return Numbered(
            _marker(levels, counts, level), level, indent, definition.form == "bullet", number, num_id
        )


def _define(levels: list[_Level], element: Element) -> None:
    index = integer(attribute(element, "w:ilvl"))
    if not 0 <= index < _LEVELS:
        return
    restart = element.find(qn("w:lvlRestart"))
    indent = element.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    left = attribute(indent, "w:left") or attribute(indent, "w:start")
    levels[index] = _Level(
        form=attribute(element.find(qn("w:numFmt"))) or "decimal",
        text=attribute(element.find(qn("w:lvlText"))) or "",
        start=integer(attribute(element.find(qn("w:start"))), 1),
        restart=integer(attribute(restart)) if restart is not None else None,
        legal=element.find(qn("w:isLgl")) is not None,
        indent=integer(left) if left else None,
        style=attribute(element.find(qn("w:pStyle"))),
    )


def _marker(levels: list[_Level], counts: list[int | None], level: int) -> str:
    definition = levels[level]
    if definition.form == "bullet":
        return definition.text if definition.text in _PRINTED_BULLETS and definition.text else "•"
    if definition.form == "none":
        return _PLACEHOLDER.sub("", definition.text).strip()

    def number(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        form = "decimal" if definition.legal else levels[index].form
        value = counts[index] if counts[index] is not None else levels[index].start
        return _printed(value or 0, form)

    return _PLACEHOLDER.sub(number, definition.text).strip()


def _printed(value: int, form: str) -> str:
    if form == "decimalZero":
        return f"{value:02}"
    if form == "ordinal":
        tail = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
        return f"{value}{tail}"
    if form in ("lowerLetter", "upperLetter") and value > 0:
        letter = chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    return counter(value, _FORMATS.get(form, "1"))
