"""Scores what is told of the releases themselves, and whether every span reproduces its text."""

from __future__ import annotations

from pipeline.evaluate.alike import folded
from pipeline.evaluate.figures import Figures
from pipeline.evaluate.told import Told

GROUNDED = ("event_mentions", "objective_mentions", "mentions")


def score_releases(told: Told, figures: Figures) -> None:
    """document_read, document_language, document_edition."""
    for release in told.family.releases:
        rows = told.rows("documents", release.name)
        figures.share("document_read", len(rows) == 1)
        if len(rows) != 1:
            figures.error(told.family.name, f"{release.name} is not in documents")
            continue
        for figure, gold, got in (
            ("document_language", release.language, rows[0]["language"]),
            ("document_edition", release.edition, rows[0]["edition"]),
        ):
            if gold:
                figures.share(figure, got == gold)
                if got != gold:
                    figures.error(f"{told.family.name}/{release.name}", f"{figure} is {gold}, got {got}")


def score_grounding(told: Told, figures: Figures) -> None:
    """grounded: whether the canonical text at a mention's span is the mention's text, up to white space."""
    texts = dict(told.texts())
    for table in GROUNDED:
        for row in told.rows(table):
            text = texts[row["document_id"]] or ""
            figures.share("grounded", folded(text[row["char_start"] : row["char_end"]]) == folded(row["text"]))
