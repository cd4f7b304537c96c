"""What the commands show, as rich renderables; texts of releases never act as markup or steer the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.data import Document, EventMention, ObjectiveMention, Release
from pipeline.ingest.outline import outline
from pipeline.report import RunReport
from pipeline.safe import printable

INDENT = "  "


def run_summary(report: RunReport) -> RenderableType:
    """One screen: what was read and found, where it stands, what failed and what was passed over."""
    counts = report.counts
    grid = _grid()
    for name, value in (
        ("releases", f"{report.releases} (plans: {counts['plans']})"),
        ("events", f"{counts['events']} (mentions: {counts['event_mentions']})"),
        ("objectives", f"{counts['objectives']} (mentions: {counts['objective_mentions']})"),
        ("repairs", f"{counts['repairs']}"),
        ("findings", f"{counts['findings']}"),
        ("changes", f"{counts['changes']}"),
        ("seconds", f"{report.seconds['total']:.1f}"),
        ("written to", str(report.output)),
    ):
        grid.add_row(name, _text(value))
    lines = [_line(f"warning: {warning}", "yellow") for warning in report.warnings]
    lines += [_line(f"failed: {item.file}: {item.error}", "bold red") for item in report.failed]
    return Group(grid, *lines)


def release(told: Release) -> RenderableType:
    """The events and objectives of one release, with its findings and repairs counted."""
    document = told.document
    head = _text(document.title or document.file, "bold")
    about = [document.file, document.language, document.edition, document.released and f"released {document.released}"]
    foot = (
        f"{len(told.events)} events, {len(told.objectives)} objectives, {len(told.repairs)} repairs, "
        f"{len(told.findings)} findings; {told.entries_used} of {told.entries} entries told something"
    )
    return Group(
        head,
        _text(" · ".join(part for part in about if part), "dim"),
        _events(told.events),
        _objectives(told.objectives),
        _text(foot, "dim"),
    )


def blocks(document: Document) -> RenderableType:
    """The blocks of a document in reading order, set in by depth."""
    table = _table("", "block", "kind", "marker", "page", "section", "text")
    for row in outline(document):
        table.add_row(
            str(row.block_id),
            f"{row.kind} {row.level}" if row.level else row.kind,
            _text(row.marker),
            "" if row.page is None else str(row.page),
            _text(row.section, "dim"),
            _text(INDENT * row.indent + row.text, "dim" if row.kind == "furniture" else ""),
        )
    return table


def found_dates(found: Iterable[Mapping[str, Any]]) -> RenderableType:
    """The dates of a text: where they stand, as printed, in EDTF."""
    table = _table("", "from", "to", "text", "edtf")
    for item in found:
        table.add_row(str(item["start"]), str(item["end"]), _text(str(item["text"])), _text(str(item["edtf"])))
    return table


def _events(events: Sequence[EventMention]) -> RenderableType:
    table = _table("Events", "date", "status", "event", "place", "countries", "bodies")
    for event in events:
        place = event.place
        where = ", ".join(part for part in (place.venue, place.city, place.country) if part)
        title = f"{event.title} …" if event.truncated else event.title
        table.add_row(
            _text(event.date_edtf or "open"),
            event.status,
            _text(title),
            _text(" · ".join(part for part in (where, "online" if place.online else "") if part)),
            _text(_roles(event)),
            _text(", ".join(event.bodies.organisations)),
        )
    return table


def _objectives(objectives: Sequence[ObjectiveMention]) -> RenderableType:
    table = _table("Objectives", "edition", "kind", "no.", "text", "lead", "timeline")
    for objective in objectives:
        table.add_row(
            _text(objective.edition or ""),
            objective.kind,
            _text(objective.number or ""),
            _text(objective.text),
            _text(", ".join(objective.lead)),
            _text(objective.timeline_edtf or ""),
        )
    return table


def _roles(event: EventMention) -> str:
    roles = ("host", "sponsor", "participant", "accession", "chair")
    told = [(role, getattr(event.roles, role)) for role in roles]
    return "; ".join(f"{role} {', '.join(countries)}" for role, countries in told if countries)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title or None, title_justify="left", title_style="bold", header_style="bold", box=None)
    for column in columns:
        wide = column in ("text", "event")
        table.add_column(column, overflow="fold", no_wrap=False, ratio=3 if wide else None)
    return table


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold")
    grid.add_column()
    return grid


def _text(value: str, style: str = "") -> Text:
    return Text(printable(value), style=style)


def _line(value: str, style: str) -> Text:
    """A text that stays on one line, however long."""
    return Text(printable(value), style=style, no_wrap=True, overflow="ignore")
