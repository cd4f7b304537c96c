"""The tables are those that users rely on: no column is dropped, renamed or given another type."""

from __future__ import annotations

import pytest

from pipeline.tables.schema import BY_NAME, TABLES

S, L, N, F, D, B = "string", "list", "int32", "float32", "date32", "bool"
RELEASE = {"plan_id": S, "document_id": S, "file": S, "release_order": N}
SPAN = {"char_start": N, "char_end": N}
TOLD = (
    {"title": S, "event_type": S, "topics": L, "date_text?": S, "date_edtf?": S, "date_start?": D, "date_end?": D}
    | {"date_precision?": S, "date_uncertain": B, "date_approximate": B, "status": S, "venue?": S, "city?": S}
    | {"country?": S, "inferred_city?": S, "inferred_country?": S, "latitude?": "float64", "longitude?": "float64"}
    | {"online": B, "host": L, "sponsor": L, "participant": L, "accession": L, "chair": L, "accession_to": L}
    | {"inferred_participants": L, "organisations": L, "margins_of?": S, "truncated": B, "confidence": F}
)
TIMELINE = {"timeline_edtf?": S, "timeline_start?": D, "timeline_end?": D, "status?": S}
SEEN = {"editions": L, "mentions": N, "first_document_id": S, "last_document_id": S}

PROMISED = {
    "plans": {"plan_id": S, "title?": S, "releases": N, "editions": L},
    "members": {"plan_id": S, "group_name": S, "country": S, "date_edtf?": S, "date_start?": D, "date_end?": D}
    | {"basis": S},
    "documents": {"document_id?": S, "plan_id": S, "file": S, "media_type": S, "title?": S, "language": S}
    | {"edition?": S, "edition_start?": "int16", "edition_end?": "int16", "released?": S}
    | {"released_start?": D, "released_end?": D}
    | {"release_order": N, "order_basis": S, "pages?": N, "blocks": N, "characters": N, "entries": N, "entries_used": N}
    | {"status": S, "error?": S},
    "blocks": RELEASE
    | {"block_id": N, "kind": S, "level": "int8", "marker?": S, "section": L, "edition?": S, "page?": N, "x0?": F}
    | {"y0?": F, "x1?": F, "y1?": F, **SPAN, "text": S, "cells": L, "columns": L},
    "mentions": RELEASE | {"block_id": N, **SPAN, "text": S, "label": S, "value?": S, "country?": S, "confidence": F},
    "event_mentions": {"mention_id": S, "event_id": S, **RELEASE, "block_id": N, "page?": N, **SPAN, "text": S}
    | {"edition?": S, **TOLD},
    "events": {"event_id": S, "plan_id": S, **TOLD, **SEEN, "text": S, "conflicts": L, "judged": L},
    "objective_mentions": {"mention_id": S, "objective_id": S, **RELEASE, "block_id": N, "page?": N, **SPAN, "text": S}
    | {"edition?": S, "kind": S, "number?": S, "label?": S, "parent_id?": S, "lead": L, "timeline_text?": S}
    | {**TIMELINE, "topics": L, "confidence": F},
    "objectives": {"objective_id": S, "plan_id": S, "kind": S, "label?": S, "text": S, **SEEN, "lead": L, "topics": L}
    | {"judged": L, **TIMELINE},
    "statements": {"plan_id": S, "subject": S, "subject_id": S, "field": S, "value?": S, "original?": S, "basis": S}
    | {"edition?": S, "document_id": S, "release_order": N, **SPAN},
    "event_countries": {"plan_id": S, "event_id": S, "country": S, "role": S, "inferred": B},
    "carries_out": {"plan_id": S, "event_id": S, "objective_id": S, "confidence": F},
    "repairs": RELEASE
    | {"block_id": N, **SPAN, "kind": S, "before": S, "after": L, "evidence": S, "source_document_id?": S}
    | {"confidence": F},
    "findings": RELEASE
    | {"block_id?": N, "page?": N, "char_start?": N, "char_end?": N, "text?": S, "kind": S, "severity": S}
    | {"message": S},
    "changes": {"plan_id": S, "scope": S, "from_release": S, "to_release": S, "subject": S, "subject_id": S}
    | {"change": S, "field?": S, "before?": S, "after?": S, "detail?": S}
    | {"before_start?": D, "before_end?": D, "after_start?": D}
    | {"after_end?": D, "slip_days_min?": N, "slip_days_max?": N, "similarity?": F, "before_mention_id?": S}
    | {"after_mention_id?": S},
    "renamed_ids": {"plan_id": S, "old_id": S, "new_id": S},
}

RESERVED = """
all alter and any as asc between by case check column create date default delete desc distinct drop else end exists from
group having in index insert int integer into is join key like limit not null offset on or order primary references row
rows select set table then time to union unique update user using values when where with
"""


@pytest.mark.parametrize("name", PROMISED)
def test_promised_columns(name: str) -> None:
    declared = {c.name + "?" * c.nullable: c.type for c in BY_NAME[name].columns}
    assert {column: declared.get(column) for column in PROMISED[name]} == PROMISED[name]


def test_there_are_no_other_tables() -> None:
    assert {table.name for table in TABLES} == set(PROMISED)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_describes_itself(table: object) -> None:
    from pipeline.tables.table import Table

    assert isinstance(table, Table)
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert set(table.key) <= set(names)
    assert not set(RESERVED.split()) & set(names)
    schema = table.schema()
    assert schema.metadata[b"description"]
    assert all(field.metadata[b"description"] for field in schema)
    assert all(not schema.field(c.name).nullable for c in table.columns if c.type == "list")
