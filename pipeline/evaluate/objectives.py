"""Scores objectives: whether they are found, and their kind, edition, number, timeline and lead."""

from __future__ import annotations

from collections import Counter

from pipeline.evaluate.alike import folded, same_date
from pipeline.evaluate.figures import Figures
from pipeline.evaluate.gold import GoldObjective
from pipeline.evaluate.links import Links
from pipeline.evaluate.pairing import pairs
from pipeline.evaluate.told import Row, Told


def score_objectives(told: Told, figures: Figures, links: Links) -> None:
    """objective, objective_kind, objective_edition, objective_number, objective_timeline, objective_lead."""
    for objective, row, where in pairs(told, told.family.objectives, "objective_mentions", "timeline_edtf"):
        if objective is None:
            figures.count("objective", extra=1)
            figures.error(where, f"extra objective {str(row and row['text'])[:90]!r}")
            continue
        if row is not None:
            links.add("objective", objective, row["objective_id"])
        if objective.optional:
            continue
        if row is None:
            figures.count("objective", missed=1)
            figures.count("objective_lead", missed=len(objective.lead))
            figures.error(where, f"missed objective {objective.item_id} {objective.passage.quote!r}")
            continue
        figures.count("objective", right=1)
        _score_values(objective, row, where, figures)


def _score_values(objective: GoldObjective, row: Row, where: str, figures: Figures) -> None:
    checks = {"objective_kind": (objective.kind, row["kind"])}
    if objective.edition:
        checks["objective_edition"] = (objective.edition, row["edition"])
    checks["objective_number"] = (folded(objective.number or ""), folded(row["number"] or ""))
    for figure, (gold, got) in checks.items():
        figures.share(figure, gold == got)
        if gold != got:
            figures.error(where, f"{figure} of {objective.item_id} is {gold}, got {got}")
    timeline = row["timeline_edtf"]
    if objective.dates != (None,) or timeline:
        figures.share("objective_timeline", same_date(objective.dates, timeline))
        if not same_date(objective.dates, timeline):
            figures.error(where, f"timeline of {objective.item_id} is {objective.dates}, got {timeline}")
    gold_lead, told_lead = Counter(map(folded, objective.lead)), Counter(map(folded, row["lead"]))
    right = (gold_lead & told_lead).total()
    figures.count("objective_lead", right=right, extra=told_lead.total() - right, missed=gold_lead.total() - right)
    if gold_lead != told_lead:
        figures.error(where, f"lead of {objective.item_id} is {sorted(gold_lead)}, got {sorted(told_lead)}")
