"""Differences for the terminal: a table for each kind of change, old and new side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.views.diff import KINDS, Difference, Row
from pipeline.views.phrases import caveat, heading, marked, note, reason, shown, summary

OLD, NEW, FAINT = "red", "green", "dim"
MARKED = ("rescheduled", "relocated", "status_changed", "renumbered", "lead_changed")
"""Kinds of change whose values are marked whole; of a rewording only the words that differ are."""


def render_terminal(differences: Sequence[Difference]) -> RenderableType:
    """All comparisons, one below the other; no text of a release can act as markup or steer the terminal."""
    return Group(*(part for difference in differences for part in _parts(difference)))


def _parts(difference: Difference) -> Iterator[RenderableType]:
    yield Text(heading(difference), "bold")
    warning = caveat(difference)
    if warning:
        yield Text(warning, "yellow")
    yield Text(summary(difference), FAINT)
    for kind, rows in difference.by_kind():
        yield Text()
        yield Text(f"{KINDS[kind]} ({len(rows)})", "bold")
        if kind == "not_comparable":
            yield from _not_comparable(rows, difference)
        else:
            yield _table(kind, rows)
    yield Text()


def _not_comparable(rows: Sequence[Row], difference: Difference) -> Iterator[RenderableType]:
    for why, lost in groupby(rows, key=lambda row: reason(row, difference)):
        yield Text(f"  {why}", "yellow")
        for row in lost:
            yield Text.assemble("    ", (f"{row.subject} ", FAINT), shown(row.before or row.after or row.name))


def _table(kind: str, rows: Sequence[Row]) -> Table:
    one_sided = kind in ("added", "removed")
    table = Table(box=None, show_header=not one_sided, pad_edge=True, padding=(0, 2, 0, 0), header_style=FAINT)
    table.add_column("")
    table.add_column("item", ratio=3)
    if not one_sided:
        table.add_column("before", ratio=2)
        table.add_column("after", ratio=2)
    table.add_column("", style=FAINT)
    for row in rows:
        name = row.before or row.after or row.name if one_sided else row.name
        style = {"added": NEW, "removed": OLD}.get(kind, "")
        sides = [] if one_sided else _sides(row)
        table.add_row(Text(row.subject, FAINT), Text(shown(name), style), *sides, Text(_remark(row)))
    return table


def _sides(row: Row) -> list[Text]:
    before, after = shown(row.before or "–"), shown(row.after or "–")
    if row.change in MARKED:
        return [Text(before, OLD), Text(after, NEW)]
    old, new = marked(before, after)
    return [_runs(old, OLD), _runs(new, NEW)]


def _runs(runs: Sequence[tuple[str, bool]], style: str) -> Text:
    return Text(" ").join(Text(words, style if differs else "") for words, differs in runs)


def _remark(row: Row) -> str:
    return " · ".join(part for part in (note(row), row.after_at or row.before_at) if part)
