"""What a plan becomes, row by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.data import Finding, Plan
from pipeline.tables.rows import plan_rows
from pipeline.tables.schema import TABLES
from pipeline.tables.values import Row
from tests.tables.plans import NEW, OLD, harbour, unread


def rows(table: str, plan: Plan | None = None) -> list[Row]:
    return plan_rows(plan or harbour(), unread())[table]


def part(row: Row, *columns: str) -> tuple[object, ...]:
    return tuple(row[column] for column in columns)


def test_every_row_has_every_column() -> None:
    told = plan_rows(harbour(), unread())
    for table in TABLES:
        for row in told.get(table.name, []):
            assert set(row) == {column.name for column in table.columns}, table.name


def test_plan_and_members() -> None:
    assert rows("plans") == [{"plan_id": "harbour", "title": "Harbours", "releases": 2, "editions": ["2024/2025"]}]
    columns = ("group_name", "country", "date_edtf", "date_start", "date_end", "basis")
    assert [part(row, *columns) for row in rows("members")] == [
        ("Port Pact", "MAR", "2024-05-06/..", date(2024, 5, 6), None, "accession"),
        ("harbour", "PRT", "2019/..", date(2019, 1, 1), None, "stated"),
    ]


def test_documents_stand_in_release_order_and_unread_files_last() -> None:
    told = rows("documents")
    assert [part(row, "file", "status", "document_id", "blocks", "entries_used") for row in told] == [
        ("harbour/old.md", "ok", OLD, 3, 2),
        ("harbour/new.md", "ok", NEW, 3, 2),
        ("harbour/bad.odt", "failed", None, 0, 0),
        ("harbour/copy.md", "duplicate", OLD, 0, 0),
    ]
    assert part(told[0], "edition_start", "edition_end", "released_start") == (2024, 2025, date(2024, 1, 1))
    assert part(told[2], "language", "edition", "error") == ("und", None, "unknown suffix .odt")
    assert part(told[3], "language", "edition", "title") == ("en", "2024/2025", "Harbour plan")


def test_blocks() -> None:
    heading, row, item = rows("blocks")[:3]
    assert part(heading, "x0", "y1", "page", "edition", "cells") == (72.0, 90.0, 1, None, [])
    assert part(row, "cells", "columns", "x0") == (["4-6 May 2024", "Port forum, Lisbon"], ["When", "What"], None)
    assert part(item, "marker", "level", "section", "edition") == ("1.", 1, ["Harbour plan 2024"], "2024/2025")


def test_mentions_stand_in_reading_order() -> None:
    assert [part(row, "document_id", "text", "value") for row in rows("mentions")[:2]] == [
        (OLD, "4-6 May 2024", None),
        (OLD, "Lisbon", "2267057"),
    ]


def test_event_mentions_and_the_settled_event() -> None:
    first, second = rows("event_mentions")
    assert part(first, "mention_id", "event_id", "date_start", "date_end", "date_precision") == (
        f"{OLD}-18-0", "harbour-1", date(2024, 5, 4), date(2024, 5, 6), "day",
    )  # fmt: skip
    assert part(first, "topics", "organisations", "participant") == (["docks", "ports"], ["EU", "IMO"], ["BRA", "ESP"])
    assert first["confidence"] == 0.988
    assert part(second, "date_precision", "date_end") == ("month", date(2024, 6, 30))
    (event,) = rows("events")
    assert part(event, "organisations", "mentions", "conflicts", "date_edtf") == (
        ["European Union"], 2, ["date_edtf"], "2024-06",
    )  # fmt: skip


def test_a_country_that_is_stated_and_inferred_is_stated() -> None:
    assert [part(row, "country", "role", "inferred") for row in rows("event_countries")] == [
        ("BRA", "participant", False),
        ("ESP", "participant", False),
        ("MAR", "participant", True),
        ("PRT", "host", False),
    ]


def test_objectives() -> None:
    columns = ("objective_id", "number", "timeline_start", "timeline_end")
    expected = ("harbour-2", "1", None, date(2025, 6, 30))
    assert [part(row, *columns) for row in rows("objective_mentions")] == [expected] * 2
    assert part(rows("objectives")[0], "text", "mentions", "lead") == ("1. Cleaner docks", 2, ["PRT"])


def test_changes_tell_bounds_and_slip() -> None:
    (change,) = rows("changes")
    assert part(change, "before_start", "before_end", "after_start", "after_end") == (
        date(2024, 5, 4), date(2024, 5, 6), date(2024, 6, 1), date(2024, 6, 30),
    )  # fmt: skip
    assert part(change, "slip_days_min", "slip_days_max", "similarity") == (28, 57, 0.988)


def test_statements_and_links() -> None:
    assert [part(row, "field", "value", "release_order") for row in rows("statements")] == [
        ("city", "Lisbon", 0),
        ("date_edtf", "2024-06", 1),
    ]
    assert part(rows("carries_out")[0], "event_id", "objective_id", "confidence") == ("harbour-1", "harbour-2", 0.75)


def test_repairs_and_findings_come_from_every_stage() -> None:
    (repair,) = rows("repairs")
    assert part(repair, "document_id", "kind", "after") == (OLD, "split_merged_entry", ["a", "b"])
    assert [part(row, "document_id", "kind", "severity") for row in rows("findings")] == [
        (OLD, "missing_list", "warning"),
        (NEW, "missing_list", "warning"),
        (NEW, "truncated_text", "error"),
    ]


def test_findings_of_one_kind_at_one_place_become_one_row() -> None:
    plan = harbour()
    again = Finding("missing_list", "nor a table", "error", 2, None, 52, 68, "1. Cleaner docks")
    same = Finding("missing_list", "no list follows", "info", 2, None, 52, 68, "1. Cleaner docks")
    told = rows("findings", replace(plan, findings=((OLD, again), (OLD, same))))
    assert part(told[0], "message", "severity") == ("no list follows; nor a table", "error")
    assert len(told) == 2
