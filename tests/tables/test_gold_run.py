"""The tables of a real run hold what they promise: keys, references, order, spans."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.tables.schema import TABLES
from pipeline.tables.table import Table

Row = dict[str, Any]
IDS = ("event_mentions", "objective_mentions")


def rows(output: Path, table: str) -> list[Row]:
    return pq.read_table(output / "dataset" / f"{table}.parquet").to_pylist()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_are_unique(gold_run: Path, table: Table) -> None:
    keys = [tuple(row[column] for column in table.key) for row in rows(gold_run, table.name)]
    repeated = {key for key in keys if keys.count(key) > 1} if len(set(keys)) < len(keys) else set()
    assert not repeated


REFERENCES = [
    ("event_mentions", "event_id", "events", "event_id"),
    ("event_countries", "event_id", "events", "event_id"),
    ("carries_out", "event_id", "events", "event_id"),
    ("carries_out", "objective_id", "objectives", "objective_id"),
    ("objective_mentions", "objective_id", "objectives", "objective_id"),
    ("objective_mentions", "parent_id", "objective_mentions", "mention_id"),
    ("events", "first_document_id", "documents", "document_id"),
    ("events", "last_document_id", "documents", "document_id"),
    ("blocks", "document_id", "documents", "document_id"),
    ("repairs", "source_document_id", "documents", "document_id"),
    ("statements", "document_id", "documents", "document_id"),
]


@pytest.mark.parametrize(("table", "column", "other", "key"), REFERENCES)
def test_references_lead_somewhere(gold_run: Path, table: str, column: str, other: str, key: str) -> None:
    known = {row[key] for row in rows(gold_run, other)}
    assert {row[column] for row in rows(gold_run, table) if row[column] is not None} <= known


def test_statements_and_changes_name_what_there_is(gold_run: Path) -> None:
    known = {row[f"{kind}_id"] for kind in ("event", "objective") for row in rows(gold_run, f"{kind}s")}
    mentions = {row["mention_id"] for table in IDS for row in rows(gold_run, table)}
    assert {row["subject_id"] for table in ("statements", "changes") for row in rows(gold_run, table)} <= known
    for side in ("before_mention_id", "after_mention_id"):
        assert {row[side] for row in rows(gold_run, "changes") if row[side]} <= mentions


@pytest.mark.parametrize("table", ["blocks", "mentions", *IDS])
def test_spans_reproduce_their_text(gold_run: Path, table: str) -> None:
    texts = {path.stem: path.read_bytes().decode() for path in (gold_run / "text").iterdir()}
    for row in rows(gold_run, table):
        told = texts[row["document_id"]][row["char_start"] : row["char_end"]]
        assert told.split() == row["text"].split()


@pytest.mark.parametrize("table", ["blocks", "mentions", *IDS, "repairs"])
def test_rows_are_sorted_by_plan_release_and_position(gold_run: Path, table: str) -> None:
    order = [(row["plan_id"], row["release_order"], row["char_start"]) for row in rows(gold_run, table)]
    assert order == sorted(order)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_lists_are_sorted_unless_said(gold_run: Path, table: Table) -> None:
    for column in table.columns:
        if column.type == "list" and "in order" not in column.description and column.name != "section":
            assert all(row[column.name] == sorted(row[column.name]) for row in rows(gold_run, table.name)), column.name


def test_counts_of_events_are_those_of_their_mentions(gold_run: Path) -> None:
    for kind in ("event", "objective"):
        told = [row[f"{kind}_id"] for row in rows(gold_run, f"{kind}_mentions")]
        assert all(row["mentions"] == told.count(row[f"{kind}_id"]) for row in rows(gold_run, f"{kind}s"))
