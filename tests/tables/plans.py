"""A small plan with something in every table, for the tests of the tables."""

from __future__ import annotations

from dataclasses import replace

from pipeline.data import (
    Block,
    Bodies,
    CarriesOut,
    Cell,
    Change,
    Document,
    Event,
    EventMention,
    Finding,
    Member,
    Mention,
    Objective,
    ObjectiveMention,
    Place,
    Plan,
    PlanInfo,
    Release,
    Repair,
    Roles,
    Statement,
    UnreadFile,
)

TEXT = "Harbour plan 2024\n4-6 May 2024 | Port forum, Lisbon\n1. Cleaner docks"
OLD, NEW = "aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"

BLOCKS = (
    Block(0, "heading", 0, 17, "Harbour plan 2024", level=1, page=1, box=(72.0, 72.0, 300.0, 90.0)),
    Block(
        1,
        "table_row",
        18,
        52,
        "4-6 May 2024 | Port forum, Lisbon",
        section=("Harbour plan 2024",),
        cells=(Cell(18, 30, "4-6 May 2024", "When"), Cell(33, 52, "Port forum, Lisbon", "What")),
    ),
    Block(2, "list_item", 52, 68, "1. Cleaner docks", level=1, marker="1.", section=("Harbour plan 2024",)),
)


def document(document_id: str = OLD, file: str = "harbour/old.md", released: str | None = "2024-01") -> Document:
    return Document(
        document_id, "harbour", file, "text/markdown", TEXT, BLOCKS, title="Harbour plan", edition="2024/2025",
        released=released,
    )  # fmt: skip


def event_mention(release: Document, **values: object) -> EventMention:
    mention = EventMention(
        f"{release.document_id}-18-0", "harbour", release.document_id, release.file, 1, None, 18, 52,
        "4-6 May 2024 | Port forum, Lisbon", "2024/2025", "Port forum", "conference", "planned",
        topics=("ports", "docks"), date_text="4-6 May 2024", date_edtf="2024-05-04/2024-05-06",
        place=Place(city="Lisbon", country="PRT", latitude=38.7, longitude=-9.1),
        roles=Roles(host=("PRT",), participant=("ESP", "BRA"), inferred_participants=("ESP", "MAR")),
        bodies=Bodies(organisations=("IMO", "EU"), canonical=("International Maritime Organization", "European Union")),
        confidence=0.98765,
    )  # fmt: skip
    return replace(mention, **values)  # type: ignore[arg-type]


def objective_mention(release: Document) -> ObjectiveMention:
    return ObjectiveMention(
        f"{release.document_id}-52-0", "harbour", release.document_id, release.file, 2, None, 52, 68,
        "1. Cleaner docks", "2024/2025", "priority", number="1", lead=("PRT",), timeline_edtf="../2025-06-30",
    )  # fmt: skip


def release(source: Document, order: int, **values: object) -> Release:
    told = Release(
        source,
        mentions=(Mention(1, 45, 51, "Lisbon", "CITY", "2267057", "PRT"), Mention(1, 18, 30, "4-6 May 2024", "DATE")),
        events=(event_mention(source),),
        objectives=(objective_mention(source),),
        findings=(Finding("missing_list", "no list follows", char_start=52, char_end=68, text="1. Cleaner docks"),),
        entries=3,
        entries_used=2,
        release_order=order,
        order_basis="date",
        block_editions=(None, "2024/2025", "2024/2025"),
    )
    return replace(told, **values)  # type: ignore[arg-type]


def harbour() -> Plan:
    old, new = document(), document(NEW, "harbour/new.md", "2024-03")
    moved = event_mention(new, date_edtf="2024-06")
    releases = (release(new, 1, events=(moved,)), release(old, 0))
    mentions = (f"{OLD}-18-0", f"{NEW}-18-0")
    aims = (f"{OLD}-52-0", f"{NEW}-52-0")
    return Plan(
        PlanInfo("harbour", "Harbours", members=(Member("PRT", "2019"),)),
        releases,
        events=(Event("harbour-1", moved, ("European Union",), ("2024/2025",), mentions, OLD, NEW, ("date_edtf",)),),
        objectives=(Objective("harbour-2", objective_mention(new), ("2024/2025",), aims, OLD, NEW),),
        event_ids=tuple((i, "harbour-1") for i in mentions),
        objective_ids=tuple((i, "harbour-2") for i in aims),
        changes=(
            Change(
                "release", "harbour/old.md", "harbour/new.md", "event", "harbour-1", "rescheduled", "date_edtf",
                before_edtf="2024-05-04/2024-05-06", after_edtf="2024-06", similarity=0.98765,
            ),
        ),
        statements=(
            Statement("event", "harbour-1", "date_edtf", "2024-06", "June", "stated", "2024/2025", NEW, 1, 18, 30),
            Statement("event", "harbour-1", "city", "Lisbon", "Lisbon", "stated", "2024/2025", OLD, 0, 45, 51),
        ),
        carries_out=(CarriesOut("harbour-1", "harbour-2", 0.75),),
        members=(Member("MAR", "2024-05-06", group_name="Port Pact"),),
        repairs=((OLD, Repair("split_merged_entry", 1, 33, 33, "a b", ("a", "b"), "no space", 0.9)),),
        findings=((NEW, Finding("truncated_text", "breaks off", "error", 2, None, 52, 68, "1. Cleaner docks")),),
    )


def unread() -> tuple[UnreadFile, ...]:
    return (
        UnreadFile("harbour", "harbour/bad.odt", "application/octet-stream", "failed", "unknown suffix .odt",
                   release_order=2),
        UnreadFile("harbour", "harbour/copy.md", "text/markdown", "duplicate", "same bytes as harbour/old.md", OLD,
                   replace(document(), text="", blocks=()), 3),
    )  # fmt: skip
