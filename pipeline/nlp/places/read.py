"""Reads where an event takes place from the entry that tells it."""

from __future__ import annotations

from pipeline.data import Context, Entry, FoundName, Place


def read_place(entry: Entry, context: Context) -> Place:
    """The place of an entry's event; empty where the entry gives none."""
    return Place()


def unresolved_places(entry: Entry, context: Context) -> tuple[FoundName, ...]:
    """Names in the entry that may be its place but bear several cities none of which the evidence prefers."""
    return ()
