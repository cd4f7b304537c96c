"""Lists that are announced and lost, and those that follow in one form or another."""

from __future__ import annotations

import pytest

from pipeline.data import Block, Document
from pipeline.normalise.lists import missing_lists


def document(lines: list[str]) -> Document:
    """A document from lines "kind|text": h1, h2 headings, p paragraphs, i1, i2 list items, r table rows."""
    blocks, at, section = [], 0, []
    for number, line in enumerate(lines):
        code, text = line.split("|", 1)
        kind = {"h": "heading", "p": "paragraph", "i": "list_item", "r": "table_row", "f": "furniture"}[code[0]]
        level = int(code[1:] or 0)
        if kind == "heading":
            section = section[: level - 1]
        marker = text.split()[0] if kind == "list_item" else None
        blocks.append(Block(number, kind, at, at + len(text), text, level, marker, tuple(section)))
        if kind == "heading":
            section = [*section, text]
        at += len(text) + 1
    return Document("0" * 16, "plan", "plan/a.txt", "text/plain", "\n".join(b.text for b in blocks), tuple(blocks))


LOST = [
    (["p|The objectives of the plan are:", "h1|Priorities"], "The objectives of the plan are:"),
    (["p|Three priorities continue to guide us:"], "Three priorities continue to guide us:"),
    (["h1|Completed work to date:", "f|Date modified"], "Completed work to date:"),
    (["i1|1. Resume the caucus, by means of the following:", "i1|2. Small firms"],
     "1. Resume the caucus, by means of the following:"),
    (["i1|4. Other points of engagement to continue", "p|The objectives were:", "i1|- to learn;"],
     "4. Other points of engagement to continue"),
    (["p|Les objectifs sont les suivants :", "p|Le Réseau, créé en 2014, compte vingt membres."],
     "Les objectifs sont les suivants :"),
]
THERE = [
    ["p|The objectives are:", "i1|- to learn;"],
    ["p|Deliverables:", "r|Action | Lead"],
    ["i1|1. Chapters, with two steps:", "i2|a. Publish clauses."],
    ["i1|1. Share experience on trade:", "p|The first activity will be a webinar."],
    ["p|Completed work:", "p|March 2024: Third meeting, Lima."],
    ["p|The aims are:", "p|(a) to learn."],
    ["h1|Calendar:", "h2|2024", "i1|- 3 May: Meeting."],
    ["h1|Deliverables", "p|The Group will deliver the following:", "h2|A style guide", "p|It tells how."],
    ["p|One thing is certain: nobody came."],
]


@pytest.mark.parametrize(("lines", "lead_in"), LOST)
def test_a_lost_list_is_found(lines: list[str], lead_in: str) -> None:
    assert [finding.text for finding in missing_lists(document(lines))] == [lead_in]


@pytest.mark.parametrize("lines", THERE)
def test_a_list_that_follows_is_no_finding(lines: list[str]) -> None:
    assert missing_lists(document(lines)) == []
