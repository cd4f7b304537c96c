"""How a point stands to the blocks before and after it."""

from __future__ import annotations

import re

from pipeline.data import Block
from pipeline.nlp.announcements import counts_points
from pipeline.nlp.eventwords import names_event
from pipeline.nlp.numbering import read_number
from pipeline.nlp.objectives.points import Point

_NAMED = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?: [\w'’-]+){0,2}(?:[.]|\s?:)\s+[^\W_]")
"""A name of at most three words and what it stands for (\"Signals. Replace 300 buoys\")."""
_TAIL = 6
"""Characters at the end of an item that may hold its semicolon and a joining word."""


def named_like_its_neighbour(point: Point, before: Block | None, after: Block | None, language: str) -> bool:
    """Whether a paragraph begins with a short name, as the one before or after it does.

    The name of an event and a count of points are none.
    """
    neighbours = [block for block in (before, after) if block and block.kind == "paragraph"]
    alike = any(_NAMED.match(block.text) for block in neighbours if block.section == point.block.section)
    name = _NAMED.match(point.text) if alike else None
    return name is not None and not (names_event(name.group(), language) or counts_points(name.group(), language))


def after_semicolon(before: Block | None) -> bool:
    """Whether the block before ends with a semicolon, a joining word after it or not."""
    return before is not None and ";" in before.text.rstrip()[-_TAIL:]


def stands_above(point: Point, after: Block | None) -> bool:
    """Whether further points stand under this one."""
    if after is None or after.kind != "list_item":
        return False
    here, below = point.number, read_number(after.text)
    deeper = (after.level or 1) > (point.block.level or 1)
    return deeper or bool(here and (below is None or below.style != here.style))
