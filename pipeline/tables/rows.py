"""A plan as rows of the tables: a mapping of names, with nothing computed but the bounds of dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.data import Block, Document, Plan, Release, UnreadFile
from pipeline.tables.items import event_tables, objective_tables
from pipeline.tables.values import Row, bounds, confidence, texts, unique

SEVERITIES = ("error", "warning", "info")


def plan_rows(plan: Plan, unread: Sequence[UnreadFile] = ()) -> dict[str, list[Row]]:
    """The rows of one plan for every table but renamed_ids, sorted as the tables are."""
    releases = sorted(plan.releases, key=lambda release: release.release_order)
    return {
        "plans": [_plan(plan, releases)],
        "members": _members(plan),
        "documents": _documents(plan.info.plan_id, releases, unread),
        "blocks": [row for release in releases for row in _blocks(release)],
        "mentions": [row for release in releases for row in _mentions(release)],
        **event_tables(plan, releases),
        **objective_tables(plan, releases),
        "repairs": _repairs(plan, releases),
        "findings": _findings(plan, releases),
    }


def release_columns(release: Release) -> Row:
    """The columns by which a row names its release."""
    document = release.document
    return {
        "document_id": document.document_id,
        "plan_id": document.plan_id,
        "file": document.file,
        "release_order": release.release_order,
    }


def _plan(plan: Plan, releases: Sequence[Release]) -> Row:
    titles = [release.document.title for release in reversed(releases) if release.document.title]
    return {
        "plan_id": plan.info.plan_id,
        "title": plan.info.title or next(iter(titles), None),
        "releases": len(releases),
        "editions": texts(release.document.edition for release in releases),
    }


def _members(plan: Plan) -> list[Row]:
    stated = set(plan.info.members)
    rows = []
    for member in unique(plan.info.members + plan.members, lambda m: (m.country, m.group_name, m.start)):
        first = bounds(member.start)[0]
        end = bounds(member.end)[1]
        rows.append({
            "plan_id": plan.info.plan_id,
            "group_name": member.group_name or plan.info.plan_id,
            "country": member.country,
            "date_edtf": _membership(member.start, member.end),
            "date_start": first,
            "date_end": end,
            "basis": "stated" if member in stated else "accession",
        })
    return sorted(rows, key=lambda r: (r["group_name"], r["country"], r["date_edtf"] or ""))


def _membership(start: str | None, end: str | None) -> str | None:
    return f"{start or '..'}/{end or '..'}" if start or end else None


def _documents(plan_id: str, releases: Sequence[Release], unread: Sequence[UnreadFile]) -> list[Row]:
    rows = [
        _document(release.document)
        | {
            "release_order": release.release_order,
            "order_basis": release.order_basis,
            "entries": release.entries,
            "entries_used": release.entries_used,
        }
        for release in releases
    ]
    rows += [_unread(plan_id, item) for item in unread]
    return sorted(rows, key=lambda row: (row["release_order"], row["file"]))


def _document(document: Document) -> Row:
    years = [int(year) for year in (document.edition or "").split("/") if year]
    released = bounds(document.released)
    return {
        "document_id": document.document_id,
        "plan_id": document.plan_id,
        "file": document.file,
        "media_type": document.media_type,
        "title": document.title,
        "language": document.language,
        "edition": document.edition,
        "edition_start": years[0] if years else None,
        "edition_end": years[-1] if years else None,
        "released": document.released,
        "released_start": released[0],
        "released_end": released[1],
        "pages": document.pages,
        "blocks": len(document.blocks),
        "characters": len(document.text),
        "status": document.status,
        "error": None,
    }


def _unread(plan_id: str, unread: UnreadFile) -> Row:
    """A duplicate shows what its twin holds, but tells no entries of its own; a failed file shows nothing."""
    nothing = Document("", plan_id, unread.file, unread.media_type, text="", blocks=(), language="und")
    return _document(unread.twin or nothing) | {
        "document_id": unread.document_id,
        "plan_id": plan_id,
        "file": unread.file,
        "media_type": unread.media_type,
        "release_order": unread.release_order,
        "order_basis": unread.order_basis,
        "entries": 0,
        "entries_used": 0,
        "status": unread.status,
        "error": unread.error,
    }


def _blocks(release: Release) -> list[Row]:
    blocks = release.document.blocks
    editions = release.block_editions or (None,) * len(blocks)
    named = release_columns(release)
    return [named | _block(block, edition) for block, edition in zip(blocks, editions, strict=True)]


def _block(block: Block, edition: str | None) -> Row:
    return {
        "block_id": block.block_id,
        "kind": block.kind,
        "level": block.level,
        "marker": block.marker,
        "section": list(block.section),
        "edition": edition,
        "page": block.page,
        **dict(zip(("x0", "y0", "x1", "y1"), block.box or (None,) * 4, strict=True)),
        "char_start": block.char_start,
        "char_end": block.char_end,
        "text": block.text,
        "cells": [cell.text for cell in block.cells],
        "columns": [cell.column for cell in block.cells],
    }


def _mentions(release: Release) -> list[Row]:
    found = sorted(release.mentions, key=lambda m: (m.char_start, m.char_end, m.label))
    named = release_columns(release)
    return [
        named
        | {
            "block_id": mention.block_id,
            "char_start": mention.char_start,
            "char_end": mention.char_end,
            "text": mention.text,
            "label": mention.label,
            "value": mention.value,
            "country": mention.country,
            "confidence": confidence(mention.confidence),
        }
        for mention in unique(found, lambda m: (m.char_start, m.char_end, m.label))
    ]


def _repairs(plan: Plan, releases: Sequence[Release]) -> list[Row]:
    rows = []
    for release in releases:
        document = release.document
        own = (repair for document_id, repair in plan.repairs if document_id == document.document_id)
        repairs = unique((*document.repairs, *release.repairs, *own), lambda r: (r.char_start, r.kind))
        for repair in sorted(repairs, key=lambda r: (r.char_start, r.kind)):
            rows.append(release_columns(release) | {
                "block_id": repair.block_id,
                "char_start": repair.char_start,
                "char_end": repair.char_end,
                "kind": repair.kind,
                "before": repair.before,
                "after": list(repair.after),
                "evidence": repair.evidence,
                "source_document_id": repair.source_document_id,
                "confidence": confidence(repair.confidence),
            })
    return rows


def _findings(plan: Plan, releases: Sequence[Release]) -> list[Row]:
    rows = []
    for release in releases:
        document = release.document
        own = (finding for document_id, finding in plan.findings if document_id == document.document_id)
        found = [
            {
                "block_id": finding.block_id,
                "page": finding.page,
                "char_start": finding.char_start,
                "char_end": finding.char_end,
                "text": finding.text,
                "kind": finding.kind,
                "severity": finding.severity,
                "message": finding.message,
            }
            for finding in (*document.findings, *release.findings, *own)
        ]
        rows += [release_columns(release) | row for row in _one_row_a_place(found)]
    return rows


def _one_row_a_place(found: Iterable[Row]) -> list[Row]:
    """Findings of one kind at one place become one row with all their messages and the gravest severity."""
    rows: dict[tuple[Any, ...], Row] = {}
    for row in found:
        place = (row["page"], row["char_start"], row["kind"])
        before = rows.setdefault(place, row)
        if row["message"] not in before["message"].split("; "):
            before["message"] += f"; {row['message']}"
        before["severity"] = min(before["severity"], row["severity"], key=SEVERITIES.index)
    return sorted(rows.values(), key=_finding_order)


def _finding_order(row: Mapping[str, Any]) -> tuple[int, int, str]:
    unplaced = -1
    start, page = row["char_start"], row["page"]
    return (unplaced if start is None else start, unplaced if page is None else page, row["kind"])


