"""Lines that breaks part: entries of their own, fields of one entry, lines that run on."""

from __future__ import annotations

import pytest

from pipeline.ingest.lines import entries_of_lines, entry_label
from pipeline.ingest.runs import Line


@pytest.mark.parametrize(("lines", "entries"), [
    (["Course, Hull, 3 May 2024", "Fair, Goole, 5 June 2024"], 2),
    (["Course on ropes", "Hull, 3 May 2024"], 1),
    (["Date: 3 May 2024", "Place: Hull", "Lead: the port"], 1),
    (["Course.", "Date: 3 May 2024", "Place: Hull"], 1),
    (["Date: 3 May 2024", "Place: Hull", "Date: 5 June 2024", "Place: Goole"], 2),
    (["Secretariat", "4 Dock Street", "Hull"], 1),
    (["Draw a map of all the piers", "Train the crews of the ferries", "Paint the lamps at the bar"], 3),
    (["Draw a map of all the", "piers and of the lamps on", "them before the end"], 1),
    (["Goal 1. Draw a map", "Goal 2. Train crews"], 2), (["Aim A: maps", "Aim B: crews"], 2),
    (["One; ", "Two; ", "Three."], 3), (["first,", "Second"], 1),
])
def test_entries_among_lines(lines: list[str], entries: int) -> None:
    assert len(entries_of_lines([Line(line.strip()) for line in lines])) == entries


@pytest.mark.parametrize(("text", "label"), [
    ("Goal 12: maps", "goal"), ("3 May: fair", "date"), ("May 4: fair", "date"), ("Maps of piers", None),
])
def test_what_opens_an_entry(text: str, label: str | None) -> None:
    assert entry_label(text) == label
