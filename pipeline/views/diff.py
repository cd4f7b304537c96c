"""What differs between two releases or editions of a plan, ready to be shown: from two files or from a dataset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.console import RenderableType

from pipeline.data import Change, Plan
from pipeline.errors import DatasetError

KINDS = {
    "not_comparable": "Not comparable",
    "rescheduled": "Rescheduled",
    "relocated": "Relocated",
    "status_changed": "Status changed",
    "reworded": "Reworded",
    "renumbered": "Renumbered",
    "lead_changed": "Lead changed",
    "added": "Added",
    "removed": "Removed",
}
"""The kinds of change in the order in which they are shown, with their headings."""


@dataclass(frozen=True, slots=True)
class Row:
    """One change of one item: `name` is its settled title, `before` and `after` what the two sides say.

    `before_at` and `after_at` say where: page and characters of the release, "" where a side does not tell it.
    """

    change: str
    subject: str
    subject_id: str
    name: str
    field: str | None
    before: str | None
    after: str | None
    detail: str | None
    similarity: float | None = None
    before_at: str = ""
    after_at: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes between two sides, in the order of KINDS; `scope` is release, publication or edition."""

    plan_id: str
    scope: str
    old: str
    new: str
    rows: tuple[Row, ...]

    def by_kind(self) -> Iterator[tuple[str, list[Row]]]:
        """The rows of each kind of change, with the kind."""
        for kind, rows in groupby(self.rows, key=lambda row: row.change):
            yield kind, list(rows)


def file_difference(old: Path, new: Path) -> tuple[Difference, ...]:
    """What changed from one file to another, whatever their languages. Raises IngestError."""
    from pipeline.reconcile.changes import between
    from pipeline.reconcile.restore import cut_off
    from pipeline.single import compared_plan

    plan = compared_plan(old, new)
    first, second = plan.releases
    truncated = cut_off(first) | cut_off(second)
    changes = between(first, second, {"event": dict(plan.event_ids), "objective": dict(plan.objective_ids)}, truncated)
    return (_of_plan(plan, list(changes), first.document.file, second.document.file),)


def dataset_difference(output: Path, plan_id: str, old: str | None, new: str | None) -> tuple[Difference, ...]:
    """What a dataset tells of the changes of a plan: all its comparisons, or those from `old` and to `new`.

    `old` and `new` are files or editions. Raises DatasetError where there is no such plan or comparison.
    """
    from pipeline.tables.load import load

    tables = {name: _records(table) for name, table in load(output).items() if name in TABLES}
    if plan_id not in {row["plan_id"] for row in tables["plans"]}:
        known = ", ".join(sorted(row["plan_id"] for row in tables["plans"]))
        raise DatasetError(f"{output} holds no plan {plan_id!r}; it holds {known}")
    changes = [row for row in tables["changes"] if row["plan_id"] == plan_id]
    wanted = [row for row in changes if _named(row["from_release"], old) and _named(row["to_release"], new)]
    if not wanted and (old or new):
        raise DatasetError(_no_comparison(plan_id, old, new, changes))
    return tuple(_compared(plan_id, wanted, tables))


def render(differences: Sequence[Difference], format: str) -> str | RenderableType:
    """The differences as `terminal` (a rich renderable), `markdown` or `json` (texts)."""
    if format == "markdown":
        from pipeline.views.markdown import render_markdown

        return render_markdown(differences)
    if format == "json":
        from pipeline.views.as_json import render_json

        return render_json(differences)
    from pipeline.views.terminal import render_terminal

    return render_terminal(differences)


TABLES = ("plans", "changes", "events", "objectives", "event_mentions", "objective_mentions")


def _of_plan(plan: Plan, changes: Sequence[Change], old: str, new: str) -> Difference:
    from pipeline.reconcile.profiles import told

    names = {event.event_id: event.settled.title for event in plan.events}
    names |= {item.objective_id: item.settled.label or _cell(item.settled.text) for item in plan.objectives}
    places = {m.mention_id: _at(m.page, m.char_start) for r in plan.releases for m in told(r)}
    scope = changes[0].scope if changes else "release"
    rows = [
        Row(
            change=change.change,
            subject=change.subject,
            subject_id=change.subject_id,
            name=names[change.subject_id],
            field=change.field,
            before=change.before,
            after=change.after,
            detail=change.detail,
            similarity=change.similarity,
            before_at=places.get(change.before_mention_id or "", ""),
            after_at=places.get(change.after_mention_id or "", ""),
        )
        for change in changes
    ]
    return Difference(plan.info.plan_id, scope, old, new, _sorted(rows))


def _compared(
    plan_id: str, changes: Sequence[Mapping[str, Any]], tables: Mapping[str, Sequence[Mapping[str, Any]]]
) -> Iterator[Difference]:
    names = {row["event_id"]: row["title"] for row in tables["events"]}
    names |= {row["objective_id"]: row["label"] or _cell(row["text"]) for row in tables["objectives"]}
    mentions = (*tables["event_mentions"], *tables["objective_mentions"])
    places = {row["mention_id"]: _at(row["page"], row["char_start"]) for row in mentions}
    sides: dict[tuple[str, str, str], list[Row]] = {}
    for change in changes:
        key = change["scope"], change["from_release"], change["to_release"]
        sides.setdefault(key, []).append(_row(change, names, places))
    for (scope, old, new), rows in sides.items():
        yield Difference(plan_id, scope, old, new, _sorted(rows))


def _row(change: Mapping[str, Any], names: Mapping[str, str], places: Mapping[str, str]) -> Row:
    return Row(
        change=change["change"],
        subject=change["subject"],
        subject_id=change["subject_id"],
        name=names.get(change["subject_id"]) or change["subject_id"],
        field=change["field"],
        before=change["before"],
        after=change["after"],
        detail=change["detail"],
        similarity=None if change["similarity"] is None else round(change["similarity"], 3),
        before_at=places.get(change["before_mention_id"] or "", ""),
        after_at=places.get(change["after_mention_id"] or "", ""),
    )


def _records(table: Any) -> list[dict[str, Any]]:
    """The rows of a frame as dictionaries, None for what is missing."""
    return [
        {key: None if isinstance(value, float) and value != value else value for key, value in row.items()}
        for row in table.astype(object).to_dict("records")
    ]


def _sorted(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows by kind, events before objectives; what was lost with one list stays together."""
    order = {kind: number for number, kind in enumerate(KINDS)}
    return tuple(sorted(rows, key=lambda row: (order[row.change], _list(row), row.subject)))


def _list(row: Row) -> str:
    return row.detail or "" if row.change == "not_comparable" else ""


def _cell(text: str) -> str:
    """The first cell of a table row that holds more than a number or a name; any other text as it stands."""
    return next((cell for cell in text.split(" | ") if len(cell.split()) > 2), text)


def _at(page: float | None, char_start: int) -> str:
    return f"p. {int(page)}, character {char_start}" if page else f"character {char_start}"


def _named(side: str, wanted: str | None) -> bool:
    return wanted is None or wanted in (side, Path(side).name)


def _no_comparison(plan_id: str, old: str | None, new: str | None, changes: Sequence[Mapping[str, Any]]) -> str:
    known = "; ".join(sorted({f"{row['from_release']} to {row['to_release']}" for row in changes}))
    return f"{plan_id} has no changes from {old or 'any'} to {new or 'any'}; it has {known or 'none at all'}"
