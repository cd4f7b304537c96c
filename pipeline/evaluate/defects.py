"""Scores repairs and findings against the defects of gold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.evaluate.alike import SAME_DEFECT, closeness
from pipeline.evaluate.figures import Figures
from pipeline.evaluate.gold import Defect
from pipeline.evaluate.pairing import same_release
from pipeline.evaluate.told import Row, Told

FINDINGS = ("duplicate_entry", "inconsistent_date", "missing_list", "out_of_order", "truncated_text")
FOUND_TEXT = 80
"""Characters of a finding's text that may lie within the gold quote."""
CUT_OFF_TEXT = 60
"""Characters at the end of a finding's text that may lie within a merged entry."""


def score_defects(told: Told, figures: Figures) -> None:
    """repair_merged and a figure for each kind of finding."""
    merged = [defect for defect in told.family.defects if defect.kind == "merged_entry"]
    _score_repairs(told, merged, figures)
    for kind in FINDINGS:
        rows = [row for row in told.rows("findings") if row["kind"] == kind]
        excused = merged if kind == "truncated_text" else []
        _score_findings(told, kind, rows, excused, figures)


def _score_repairs(told: Told, merged: Sequence[Defect], figures: Figures) -> None:
    rows = [row for row in told.rows("repairs") if row["kind"] == "split_merged_entry"]
    used: set[int] = set()
    for defect in merged:
        if _take(defect, rows, used, _splits):
            figures.count("repair_merged", right=1)
        else:
            figures.count("repair_merged", missed=1)
            figures.error(told.family.name, f"merged entry not split into its parts: {defect.passage.quote!r}")
    for index, row in enumerate(rows):
        if index not in used:
            figures.count("repair_merged", extra=1)
            figures.error(told.family.name, f"split what was whole: {row['before'][:110]!r}")


def _score_findings(told: Told, kind: str, rows: Sequence[Row], excused: Sequence[Defect], figures: Figures) -> None:
    """A merged entry may also be told as cut off: such a finding is neither right nor wrong."""
    used: set[int] = set()
    for defect in (defect for defect in told.family.defects if defect.kind == kind):
        found = _take(defect, rows, used, _concerns)
        figures.count(f"finding_{kind}", right=found, missed=not found)
        if not found:
            figures.error(told.family.name, f"finding {kind} not told: {defect.passage.quote!r}")
    for index, row in enumerate(rows):
        if index not in used and not any(_is_cut_off_in(defect, row) for defect in excused):
            figures.count(f"finding_{kind}", extra=1)
            figures.error(told.family.name, f"finding {kind} that is none: {str(row['text'])[:90]!r}")


def _take(defect: Defect, rows: Sequence[Row], used: set[int], fits: Callable[[Defect, Row], bool]) -> bool:
    """Uses up the first row of the defect's release that fits it."""
    for index, row in enumerate(rows):
        if index not in used and same_release(defect.passage, row) and fits(defect, row):
            used.add(index)
            return True
    return False


def _splits(defect: Defect, row: Row) -> bool:
    after = row["after"]
    told_apart = all(any(closeness(part, entry) >= SAME_DEFECT for entry in after) for part in defect.parts)
    return closeness(defect.passage.quote, row["before"]) >= SAME_DEFECT and told_apart and len(after) >= 2


def _concerns(defect: Defect, row: Row) -> bool:
    quote, text = defect.passage.quote, row["text"] or ""
    return max(closeness(quote, text), closeness(text[:FOUND_TEXT], quote)) >= SAME_DEFECT


def _is_cut_off_in(defect: Defect, row: Row) -> bool:
    quote, text = defect.passage.quote, row["text"] or ""
    return max(closeness(quote, text), closeness(text[-CUT_OFF_TEXT:], quote)) >= SAME_DEFECT
