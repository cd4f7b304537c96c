"""How changes are put into words, whatever the form of the report."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from pipeline.safe import printable
from pipeline.views.diff import KINDS, Difference, Row

DETAILS = {
    "confirmed": "confirmed",
    "refined": "now more precise",
    "later": "later",
    "earlier": "earlier",
    "past": "lies in the past",
    "still_planned": "was still to come",
    "date_dropped": "is still told, without a date",
    "merged_into": "seems to be merged into another entry",
    "maybe_lost": "perhaps lost in publication",
}
"""What a change's `detail` means, in words."""

LONGEST = 300
"""Characters of a text that a report shows."""


def heading(difference: Difference) -> str:
    """The two sides of a comparison."""
    return f"{shown(difference.plan_id)}: {shown(difference.old)} → {shown(difference.new)}"


def caveat(difference: Difference) -> str | None:
    """What a reader must know before anything else; None where nothing stands against comparing."""
    if difference.scope == "publication":
        return (
            "Both are publications of one edition and nothing tells which came first: before and after may be swapped."
        )
    return None


def summary(difference: Difference) -> str:
    """How many changes of each kind there are."""
    counts = Counter(row.change for row in difference.rows)
    found = [f"{counts[kind]} {words.lower()}" for kind, words in KINDS.items() if counts[kind]]
    return ", ".join(found) or "no changes"


def reason(row: Row, difference: Difference) -> str:
    """Why an item cannot be compared: which side announces its list and lost it."""
    side = difference.new if row.after is None else difference.old
    return f"{shown(Path(side).name)} announces this list and lost it: “{shown(row.detail or '')}”"


def note(row: Row) -> str:
    """A change's detail in words."""
    return DETAILS.get(row.detail or "", "")


def shown(text: str) -> str:
    """A text of a release made safe for a report, and cut to a readable length."""
    clean = " ".join(printable(text).split())
    return clean if len(clean) <= LONGEST else clean[: LONGEST - 1].rstrip() + "…"


def marked(before: str, after: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Both texts as runs of words, each with whether it differs from the other text."""
    old, new = before.split(), after.split()
    runs: tuple[list[tuple[str, bool]], list[tuple[str, bool]]] = ([], [])
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for side, words in zip(runs, (old[a:b], new[c:d]), strict=True):
            if words:
                side.append((" ".join(words), tag != "equal"))
    return runs
