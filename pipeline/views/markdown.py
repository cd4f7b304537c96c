"""Differences as Markdown, to be sent around: headings by kind of change, tables with old and new side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.views.diff import KINDS, Difference, Row
from pipeline.views.phrases import caveat, heading, marked, note, reason, shown, summary

_SPECIAL = re.compile(r"[\\`*_{}\[\]#+!<>~&|^$=@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_HTML = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;"}


def render_markdown(differences: Sequence[Difference]) -> str:
    """All comparisons as one document; no text of a release acts as markup, link or HTML in it."""
    return "\n".join(line for difference in differences for line in _lines(difference))


def escaped(text: str) -> str:
    """A text of a release as Markdown that shows it as it stands."""
    return _SPECIAL.sub(lambda found: _HTML.get(found[0], f"\\{found[0]}"), shown(text))


def _lines(difference: Difference) -> Iterator[str]:
    yield f"# {escaped(heading(difference))}"
    yield ""
    warning = caveat(difference)
    if warning:
        yield f"**{warning}**"
        yield ""
    yield f"{summary(difference)[:1].upper()}{summary(difference)[1:]}."
    yield ""
    for kind, rows in difference.by_kind():
        yield f"## {KINDS[kind]} ({len(rows)})"
        yield ""
        yield from _not_comparable(rows, difference) if kind == "not_comparable" else _table(kind, rows)
        yield ""


def _not_comparable(rows: Sequence[Row], difference: Difference) -> Iterator[str]:
    for why, lost in groupby(rows, key=lambda row: reason(row, difference)):
        yield f"{escaped(why)}"
        yield ""
        yield from (f"- {row.subject}: {escaped(row.before or row.after or row.name)}" for row in lost)
        yield ""


def _table(kind: str, rows: Sequence[Row]) -> Iterator[str]:
    if kind in ("added", "removed"):
        yield "| | item | |"
        yield "|---|---|---|"
        for row in rows:
            yield f"| {row.subject} | {escaped(row.before or row.after or row.name)} | {_remark(row)} |"
        return
    yield "| | item | before | after | |"
    yield "|---|---|---|---|---|"
    for row in rows:
        old, new = _sides(row)
        yield f"| {row.subject} | {escaped(row.name)} | {old} | {new} | {_remark(row)} |"


def _sides(row: Row) -> tuple[str, str]:
    before, after = shown(row.before or "–"), shown(row.after or "–")
    if row.change != "reworded":
        return f"~~{escaped(before)}~~", f"**{escaped(after)}**"
    old, new = marked(before, after)
    return _runs(old, "~~"), _runs(new, "**")


def _runs(runs: Sequence[tuple[str, bool]], sign: str) -> str:
    return " ".join(f"{sign}{escaped(words)}{sign}" if differs else escaped(words) for words, differs in runs)


def _remark(row: Row) -> str:
    return " · ".join(part for part in (note(row), row.after_at or row.before_at) if part)
