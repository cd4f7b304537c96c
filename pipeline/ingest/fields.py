"""Names of fields and columns ("Lead", "Échéance", "Sede"), from the data that names the columns of tables."""

from __future__ import annotations

from functools import cache

from pipeline.gazetteers import load_toml
from pipeline.ingest.furniture import LANGUAGES, fold


@cache
def _names() -> frozenset[str]:
    return frozenset(
        fold(name)
        for language in LANGUAGES
        for key, names in load_toml(f"{language}/tables.toml").items()
        if key.endswith("_columns")
        for name in names
    )


def is_field_name(text: str) -> bool:
    """Whether a text is the name of a column."""
    return fold(text) in _names()


def field_name(text: str) -> str | None:
    """The name of the field, folded, that a line gives with its value ("Lead: Canada"); None where it gives none."""
    name, colon, value = text.partition(":")
    return fold(name) if colon and value.strip() and is_field_name(name) else None


def is_field(text: str) -> bool:
    """Whether a line is a field with its value."""
    return field_name(text) is not None
