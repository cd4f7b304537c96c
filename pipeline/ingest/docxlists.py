"""Which list a numbered paragraph of a Word file belongs to, and how deep it stands there."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.ingest.docxnumbering import Numbered

SAME_INDENT = 60
"""Twips by which indents of one level may differ."""


@dataclass(slots=True)
class OpenLists:
    """The list that is open: its key, the indents of its levels, whether something stood between."""

    count: int = 0
    indents: list[int] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    interrupted: bool = True

    def place(self, numbered: Numbered, indent: int) -> tuple[int, str]:
        """Level and key of the next item."""
        mark = f"{numbered.num_id}/{numbered.level}"
        continues = not numbered.bullet and self.numbers.get(mark, 0) + 1 == numbered.number and mark in self.numbers
        if self.interrupted and not continues:
            self.count += 1
            self.indents, self.numbers = [], {}
        self.interrupted = False
        while len(self.indents) > 1 and indent < self.indents[-1] - SAME_INDENT:
            self.indents.pop()
        if not self.indents:
            self.indents = [indent]
        elif indent > self.indents[-1] + SAME_INDENT:
            self.indents.append(indent)
        self.numbers[mark] = numbered.number
        return len(self.indents), f"word list {self.count}"
