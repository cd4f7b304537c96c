"""Rows of tables that tell events: which columns say so, and which cell says when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.data import Block, Cell, FoundDate, SectionRole
from pipeline.gazetteers import load_toml
from pipeline.nlp.cues import fold, language_of, phrase_pattern
from pipeline.nlp.dates import find_dates

_POINTS = ("objectives", "priorities", "actions")


@lru_cache(maxsize=8192)
def is_column(header: str, kind: str, language: str) -> bool:
    """Whether a column's heading is of a kind of tables.toml ("place_columns", "date_columns", …)."""
    cues = load_toml(f"{language_of(language)}/tables.toml")
    return phrase_pattern(tuple(cues[kind])).search(fold(header)) is not None


def date_cell(block: Block, dates: Sequence[FoundDate], language: str) -> Cell | None:
    """The cell of a row that tells when: by its column's heading, else one that holds little but a date."""
    for cell in block.cells:
        if is_column(cell.column, "date_columns", language):
            return cell
    for cell in block.cells:
        told = sum(date.end - date.start for date in _within(cell, dates))
        if told and told * 2 >= len(cell.text.strip()):
            return cell
    return None


def dates_of_cell(cell: Cell, dates: Sequence[FoundDate], language: str) -> list[FoundDate]:
    """The dates that a cell tells; those of a cell that spans rows stand at its beginning in the later ones."""
    if cell.text.strip() or not cell.inherited:
        return _within(cell, dates)
    above = find_dates(cell.inherited, language)
    return [replace(date, start=cell.char_start, end=cell.char_start) for date in above]


def _within(cell: Cell, dates: Sequence[FoundDate]) -> list[FoundDate]:
    return [date for date in dates if cell.char_start <= date.start and date.end <= cell.char_end]


def is_action_row(block: Block, language: str) -> bool:
    """Whether the row's columns are those of a table of actions: someone responsible for a step by a deadline."""
    has = _columns(block, language)
    if has & {"event_columns", "place_columns"}:
        return False
    return "deadline_columns" in has or {"action_columns", "lead_columns"} <= has


def may_tell_event(block: Block, role: SectionRole, language: str) -> bool:
    """Whether a row may tell an event: not one of actions, and among points only one of a table of events."""
    if is_action_row(block, language):
        return False
    calendar = {"event_columns", "place_columns", "date_columns"}
    return role not in _POINTS or bool(_columns(block, language) & calendar)


def _columns(block: Block, language: str) -> frozenset[str]:
    """The kinds of columns that the row's table has."""
    kinds = [kind for kind in load_toml(f"{language_of(language)}/tables.toml") if kind.endswith("_columns")]
    return frozenset(
        kind for kind in kinds if any(is_column(cell.column, kind, language) for cell in block.cells)
    )
