"""Tables of actions: which columns hold what, and the objectives that each row tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.data import Block, Cell, ObjectiveKind
from pipeline.nlp.cues import fold
from pipeline.nlp.numbering import CORE, read_number
from pipeline.nlp.objectives.quarters import QuarterCount, column_quarter
from pipeline.nlp.objectives.words import begins_with_verb, kind_word, pattern, phrases
from pipeline.nlp.periods import is_time

_ORDER = ("status", "lead", "timeline", "other", "event", "place", "date", "objective", "output", "action", "group")
"""Order in which a header that names several things is taken for one of them."""

_MOSTLY = 0.5
_ALONE: dict[str, ObjectiveKind] = {"output": "action", "objective": "objective", "group": "priority"}
"""What the rows of a table tell that has no column of actions, by the column that comes nearest."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of an action table without its header rows, and what each column holds.

    `ticks`: the quarter, month or year of each column in which a mark stands for planned work. `kind`: what rows tell.
    """

    rows: tuple[Block, ...]
    columns: tuple[str | None, ...]
    ticks: tuple[str | None, ...]
    kind: ObjectiveKind = "action"

    def at(self, row: Block, name: str) -> Cell | None:
        """The cell of a row in the first column that holds `name`, a continued cell told by its first row."""
        for cell, column in zip(row.cells, self.columns, strict=False):
            if column == name:
                return cell
        return None

    def has(self, name: str) -> bool:
        return name in self.columns


def read_table(
    rows: Sequence[Block], role: str, count: QuarterCount | None, year: str | None, language: str
) -> Table | None:
    """A table as a table of actions; None for a calendar of meetings and for any other table."""
    body = tuple(row for row in rows if not row.header)
    if not body:
        return None
    headers = _headers(body)
    ticks = tuple(_tick_column(body, i, header, count, year, language) for i, header in enumerate(headers))
    columns = tuple(None if tick else _column(header, language) for header, tick in zip(headers, ticks, strict=True))
    if not any(headers):
        columns = _guessed(body, language) if role in ("priorities", "actions") else columns
    alone = [kind for name, kind in _ALONE.items() if name in columns and "action" not in columns]
    kind = alone[0] if alone else "action"
    columns = _settled(columns, body, ticks, language)
    return Table(body, columns, ticks, kind) if _tells_actions(columns, body, ticks, role, language) else None


def _headers(rows: Sequence[Block]) -> list[str]:
    width = max(len(row.cells) for row in rows)
    return [
        next((row.cells[i].column for row in rows if i < len(row.cells) and row.cells[i].column), "")
        for i in range(width)
    ]


def _column(header: str, language: str) -> str | None:
    """What a column holds: the name that its header is, else the first that it holds."""
    words = re.sub(r"\([^)]*\)|(?:19|20)\d\d\S*", "", fold(header)).strip(" .:*_?¿/")
    parts = [part.strip() for part in (words, *words.split("/"))]
    for part in parts:
        for name in ("number", *_ORDER):
            if part in phrases(language, "columns", name):
                return name
    for name in _ORDER:
        if pattern(language, "columns", name).search(words):
            return name
    return None


def _settled(
    columns: tuple[str | None, ...], rows: Sequence[Block], ticks: Sequence[str | None], language: str
) -> tuple[str | None, ...]:
    """The columns, with the one that tells the action found among what might be one."""
    named = list(columns)
    if "action" not in named:
        for name in _ALONE:
            if name in named:
                named[named.index(name)] = "action"
                break
    if "event" in named and "action" not in named and _verbs(rows, named.index("event"), language) > _MOSTLY:
        named[named.index("event")] = "action"
    if "timeline" not in named and not any(ticks) and "date" in named and "lead" in named and "place" not in named:
        named[named.index("date")] = "timeline"
    return tuple(named)


def _tells_actions(
    columns: tuple[str | None, ...], rows: Sequence[Block], ticks: Sequence[str | None], role: str, language: str
) -> bool:
    if "action" not in columns or role == "completed":
        return False
    verbs = _verbs(rows, columns.index("action"), language)
    planned = sum(name in columns for name in ("lead", "timeline", "status")) + any(ticks)
    if "event" in columns or "place" in columns:
        return planned >= 2 and verbs > _MOSTLY and "date" not in columns
    if "date" in columns:
        return verbs > _MOSTLY and (planned > 0 or role in ("priorities", "actions"))
    if role == "calendar" and verbs <= _MOSTLY:
        return False
    return planned > 0 or role in ("priorities", "actions", "objectives")


def _verbs(rows: Sequence[Block], at: int, language: str) -> float:
    """Share of the filled cells of a column that begin with a verb."""
    texts = [row.cells[at].text for row in rows if at < len(row.cells) and row.cells[at].text.strip()]
    return sum(begins_with_verb(_words(text), language) for text in texts) / len(texts) if texts else 0.0


def _words(text: str) -> str:
    number = read_number(text)
    return text[number.end :] if number else text


def _guessed(rows: Sequence[Block], language: str) -> tuple[str | None, ...]:
    """The columns of a table without headers: the one that begins with verbs tells actions, names and times follow.

    Where a column of numbers comes first, the one after it tells them.
    """
    width = max(len(row.cells) for row in rows)
    shares = [_verbs(rows, i, language) for i in range(width)]
    if not shares:
        return ()
    counts = width > 2 and all(CORE.fullmatch(row.cells[0].text.strip(" .)(")) for row in rows if row.cells)
    if max(shares) <= _MOSTLY and not counts:
        return (None,) * width
    action = shares.index(max(shares)) if max(shares) > _MOSTLY else 1
    rest = iter(("lead", "timeline", "status"))
    named = ["action" if i == action else next(rest, None) if i > action else None for i in range(width)]
    return ("number", *named[1:]) if counts else tuple(named)


def _tick_column(
    rows: Sequence[Block], at: int, header: str, count: QuarterCount | None, year: str | None, language: str
) -> str | None:
    texts = {fold(row.cells[at].text).strip() for row in rows if at < len(row.cells)}
    if not texts <= {"", "-", "–", *phrases(language, "time", "ticks")} or not texts & set(
        phrases(language, "time", "ticks")
    ):
        return None
    return column_quarter(header, count, year, language)


def band_of(row: Block) -> Cell | None:
    """The one filled cell of a row that heads the rows below it."""
    filled = [cell for cell in row.cells if cell.text.strip() or cell.inherited.strip()]
    texts = {cell.text.strip() for cell in filled if cell.text.strip()}
    return filled[0] if len(texts) == 1 and len(filled) in (1, len(row.cells)) and len(row.cells) > 1 else None


def heads_rows(cell: Cell, language: str) -> bool:
    """Whether a band names what its rows belong to, and is no year, month or note."""
    text = cell.text.strip()
    return not is_time(text, language) and bool(
        kind_word(text, language) or read_number(text) or len(text.split()) <= 12
    )
