"""What a table of the dataset is: its columns, key and Arrow schema, read from a compact description."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "list": pa.list_(pa.string()),
    "bool": pa.bool_(),
    "int8": pa.int8(),
    "int16": pa.int16(),
    "int32": pa.int32(),
    "float32": pa.float32(),
    "float64": pa.float64(),
    "date32": pa.date32(),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `type` is a key of TYPES."""

    name: str
    type: str
    nullable: bool
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table; no two rows agree in all columns of `key`."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def schema(self) -> pa.Schema:
        """The Arrow schema, with descriptions in the metadata of the table and of each field."""
        fields = [
            pa.field(c.name, TYPES[c.type], nullable=c.nullable, metadata={"description": c.description})
            for c in self.columns
        ]
        return pa.schema(fields, metadata={"description": self.description, "key": ", ".join(self.key)})


def _columns(text: str) -> tuple[Column, ...]:
    parts = [line.split(None, 2) for line in text.splitlines() if line]
    return tuple(Column(name, kind.rstrip("?"), kind.endswith("?"), words) for name, kind, words in parts)


def table(name: str, description: str, key: str, columns: str) -> Table:
    """A table from its description: `columns` holds a line each, "name type what it means"."""
    return Table(name, description, tuple(key.split()), _columns(columns))
