"""Printed markers of list items and numbered headings: "•", "2.", "(iv)", "a)", "1.2.3", "A.4"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

BULLETS = "•‣▪▫■□●○◦◆◇►▶▸➢➤✓✔⁃∙·*–—\uf0b7\uf0a7\uf0d8\uf076\uf0fc-"
"""Characters that stand for a bullet when white space follows; the last of them come from symbol fonts."""

_PART = r"(?:\d{1,3}|[ivxlcdm]{1,7}|[IVXLCDM]{1,7}|[A-Za-z])"
_MARKER = re.compile(
    rf"""(?:
      (?P<bullet>[{re.escape(BULLETS)}]|o(?=\s+[A-ZÀ-Þ0-9“"«¿¡]))
    | \({_PART}(?:\.{_PART}){{0,4}}\)
    | {_PART}(?:\.{_PART}){{0,5}}(?:\.?\)|\.[-–]|[°º]\)|\.)
    | (?:\d{{1,2}}|[A-Z])(?:\.(?:[1-9]\d?|[a-z])){{1,5}}(?=\s+["“«'’(¿¡*]*[A-ZÀ-Þ])
    | \d{{1,2}}[-–](?=\s+["“«¿¡]*[A-ZÀ-Þ])
    )(?=\s)""",
    re.VERBOSE,
)
_DATE = re.compile(r"\d{1,2}\.0\d\b|\d{1,2}\.\d{1,2}\.\d{2,4}")
_ABBREVIATION = re.compile(r"[A-Za-z](?:\.[A-Za-z])+\.$")
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
_ROMAN_SIGNS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Style:
    """How a marker is built: `kind` bullet, number, lower, upper (letters), roman, Roman; its frame; its depth."""

    kind: str
    frame: str = ""
    depth: int = 1


def split_marker(text: str) -> str | None:
    """The marker that `text` begins with, as printed, or None. White space and more text follow a marker.

    "14.05.2020", "2023:", "4–5 November" and "2.5 million" begin with no marker.
    """
    match = _MARKER.match(text)
    if match is None or not text[match.end() :].strip() or _DATE.match(text) or _ABBREVIATION.match(match.group()):
        return None
    return match.group()


def is_lone_marker(text: str) -> bool:
    """Whether a line holds a marker and nothing else: its item follows on the next."""
    return len(text) < 8 and split_marker(f"{text} X") == text


def is_bullet(marker: str) -> bool:
    """Whether the marker counts nothing."""
    return len(marker) == 1 and (marker in BULLETS or marker == "o")


def without_bullet(text: str) -> str:
    """The text after a bullet that only stands before the entry's own printed marker ("- i. Hold" gives "i. Hold")."""
    marker = split_marker(text)
    if marker and is_bullet(marker):
        rest = text[len(marker) :].lstrip()
        inner = split_marker(rest)
        if inner and not is_bullet(inner):
            return rest
    return text


def readings(marker: str) -> tuple[tuple[Style, int], ...]:
    """Every way to read a marker: its style and its value ("i." is a roman 1 or a letter 9)."""
    if is_bullet(marker):
        return ((Style("bullet", marker), 0),)
    core = marker.strip("().-–°º ")
    frame = marker.replace(core, "#", 1)
    parts = core.split(".")
    last, depth = parts[-1], len(parts)
    if last.isdigit():
        return ((Style("number", "#" if depth > 1 else frame, depth), int(last)),)
    case = "roman" if last.islower() else "Roman"
    letters = "lower" if last.islower() else "upper"
    found = []
    if _ROMAN.match(last.lower()) and last:
        found.append((Style(case, frame, depth), roman_value(last)))
    if len(last) == 1:
        found.append((Style(letters, frame, depth), ord(last.lower()) - 96))
    if last.lower() not in ("i", "v", "x"):
        found.reverse()
    return tuple(found) or ((Style("other", frame, depth), 0),)


def roman_value(numeral: str) -> int:
    """The number that a roman numeral writes, in either case."""
    digits = [_ROMAN_DIGITS[c] for c in numeral.lower()]
    return sum(-d if any(d < later for later in digits[i + 1 : i + 2]) else d for i, d in enumerate(digits))


class Nesting:
    """Depths of the items of one list whose markers are only printed: a style that comes back ends what is deeper."""

    def __init__(self) -> None:
        self._stack: list[tuple[Style, int]] = []

    def level(self, marker: str) -> int:
        """The depth (from 1) of the next item; remembers it."""
        options = readings(marker)
        for depth in range(len(self._stack), 0, -1):
            style, value = self._stack[depth - 1]
            for option, number in options:
                if option == style and (number == value + 1 or len(options) == 1):
                    self._stack[depth - 1 :] = [(option, number)]
                    return depth
        style, value = next((o for o in options if o[1] == 1), options[0])
        parent = self._hierarchical_parent(style)
        if parent is not None:
            del self._stack[parent:]
        self._stack.append((style, value))
        return len(self._stack)

    def continues(self, marker: str) -> bool:
        """Whether a marker counts on from an open item; a bullet never does."""
        return not is_bullet(marker) and any(
            option == style and number == value + 1
            for option, number in readings(marker)
            for style, value in self._stack
        )

    def _hierarchical_parent(self, style: Style) -> int | None:
        """For "1.2" the depth of the item "1."; None where numbering does not tell it."""
        if style.kind != "number":
            return None
        for depth, (other, _) in enumerate(self._stack, start=1):
            if other.kind == "number" and other.depth >= style.depth:
                return depth - 1
        return None


def starts_sequence(markers: Sequence[str]) -> bool:
    """Whether the markers count up by one from the first, in some one style."""
    return any(
        all((style, value + i) in readings(marker) for i, marker in enumerate(markers))
        for style, value in (readings(markers[0]) if markers else ())
    )


def counter(number: int, kind: str) -> str:
    """A list number as printed: `kind` "1", "a", "A", "i" or "I", as in HTML. What a style cannot write is a figure."""
    if kind in ("a", "A") and number > 0:
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return letters if kind == "a" else letters.upper()
    if kind in ("i", "I") and 0 < number < 4000:
        numeral = ""
        for value, sign in _ROMAN_SIGNS:
            numeral += sign * (number // value)
            number %= value
        return numeral if kind == "i" else numeral.upper()
    return str(number)
