"""Numbers of points as printed: "2.", "(a)", "iv)", "1.2.3", "L.1", "A.3", "B2", "1a"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Style = Literal["path", "integer", "letter", "roman"]

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_CORE = r"""
    (?P<path>(?:[A-Za-z]{1,3}\.?)?[1-9]\d?(?:\.[1-9]\d?){1,4}(?:[a-z](?!\w))?|[A-Za-z]{1,2}\.[1-9]\d?
        |(?![QT][1-4]\b|[HS][12]\b)[A-Z]{1,2}[1-9]\d?(?=[.):])|(?![GQHTS])[A-Z][1-9](?=\s+(?:[A-ZÀ-Þ¿¡]|[–—-]\s))
        |[1-9]\d?(?:[a-z](?=[.)])|[a-dfg](?=\s+[A-ZÀ-Þ¿¡])))
  | (?P<integer>[1-9]\d{0,2})
  | (?P<roman>[ivxl]{1,7}|[IVXL]{1,7})
  | (?P<letter>[A-Za-z])
"""
_LEADING = re.compile(
    rf"\s*(?:[•·▪◦*–—-]\s+)?(?P<open>\()?(?:{_CORE})(?P<close>[.)](?![ºª°\d]|er\b)|(?<=\w):(?=\s)|(?<=\w)(?=\s+[^\W\d_«“\"]|\s+[–—-]\s))\s*(?P<dash>[–—-]\s+)?",
    re.VERBOSE,
)
CORE = re.compile(rf"(?:{_CORE})(?![\w])", re.VERBOSE)
_LAST = re.compile(r"(?:\d+|(?<=\d)[a-z])$")


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: its `core` without brackets and stops; [start, end) spans the number with its closing mark."""

    core: str
    style: Style
    start: int
    end: int
    bracketed: bool = False


@lru_cache(maxsize=8192)
def read_number(text: str) -> Number | None:
    """The number that a text begins with, None where it begins with none (a date or a quantity is none)."""
    match = _LEADING.match(text)
    if match is None or (not match["path"] and match["close"] in ("", ":", None)):
        return None
    if match["open"] and match["close"] != ")":
        return None
    style: Style = match.lastgroup and next(s for s in ("path", "integer", "roman", "letter") if match[s])  # type: ignore[assignment]
    core = match[style]
    start = match.start("open") if match["open"] else match.start(style)
    return Number(core, style, start, match.end(), bracketed=bool(match["open"]))


def order(core: str, style: Style) -> int | None:
    """Where a number stands in its sequence, counted from 1; the last part of a path."""
    if style == "integer":
        return int(core)
    if style == "path":
        last = _LAST.search(core)
        return order(last.group(), "integer" if last.group().isdigit() else "letter") if last else None
    if style == "letter":
        return ord(core.lower()) - ord("a") + 1
    values = [_ROMAN[c] for c in core.lower()]
    return sum(-v if v < max(values[i:], default=0) else v for i, v in enumerate(values))


def parent_path(core: str) -> str:
    """What stands before the last part of a path: "1.2" of "1.2.3", "1" of "1a", "A" of "A1"; "" where nothing does."""
    return _LAST.sub("", core).rstrip(".")


def follows(number: Number, previous: Number) -> bool:
    """Whether a number is the next one after another in one sequence ("i" after "h" is a letter)."""
    if number.bracketed != previous.bracketed:
        return False
    if {number.style, previous.style} == {"letter", "roman"} and len(number.core) == len(previous.core) == 1:
        return ord(number.core) == ord(previous.core) + 1
    if number.style != previous.style or number.core[0].isupper() != previous.core[0].isupper():
        return False
    if number.style == "path":
        return parent_path(number.core) == parent_path(previous.core) and _step(number, previous)
    return _step(number, previous)


def _step(number: Number, previous: Number) -> bool:
    here, before = order(number.core, number.style), order(previous.core, previous.style)
    return here is not None and before is not None and here == before + 1
