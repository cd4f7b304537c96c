"""datapackage.json: describes the tables for any tool that reads Frictionless data packages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.tables.schema import TABLES
from pipeline.tables.table import Column, Table

NAME = "datapackage.json"

_TYPES = {
    "string": "string",
    "list": "array",
    "bool": "boolean",
    "int8": "integer",
    "int16": "integer",
    "int32": "integer",
    "float32": "number",
    "float64": "number",
    "date32": "date",
}

_REFERENCES = {
    "event_mentions": ("event_id", "events", "event_id"),
    "event_countries": ("event_id", "events", "event_id"),
    "objective_mentions": ("objective_id", "objectives", "objective_id"),
}


def describe(counts: Mapping[str, int]) -> dict[str, Any]:
    """The package of a dataset whose tables hold so many rows."""
    return {
        "profile": "data-package",
        "name": "workplan-dataset",
        "title": "Work plans as data",
        "version": __version__,
        "resources": [_resource(table, counts.get(table.name, 0)) for table in TABLES],
    }


def write_package(folder: Path, counts: Mapping[str, int]) -> None:
    """Writes datapackage.json beside the tables."""
    text = json.dumps(describe(counts), indent=1, ensure_ascii=False)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def _resource(table: Table, rows: int) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": f"{table.name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": table.description,
        "rows": rows,
        "schema": {"fields": [_field(column) for column in table.columns], **_keys(table)},
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.description}
    if column.type == "list":
        field["arrayItem"] = {"type": "string"}
    if not column.nullable:
        field["constraints"] = {"required": True}
    return field


def _keys(table: Table) -> dict[str, Any]:
    """A primary key must not hold nulls: a key with a nullable column is told in words only (`naturalKey`)."""
    nullable = {column.name for column in table.columns if column.nullable}
    name = "naturalKey" if nullable & set(table.key) else "primaryKey"
    keys: dict[str, Any] = {name: list(table.key)}
    if table.name in _REFERENCES:
        own, resource, other = _REFERENCES[table.name]
        keys["foreignKeys"] = [{"fields": [own], "reference": {"resource": resource, "fields": [other]}}]
    return keys
