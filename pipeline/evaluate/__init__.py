"""Scores a dataset against gold families: plans whose events, objectives, defects and changes people wrote down.

The gold format and every figure are those of the project's reference scorer; a test holds both equal.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from pipeline.evaluate.changes import score_changes
from pipeline.evaluate.corpus import make_corpus
from pipeline.evaluate.defects import score_defects
from pipeline.evaluate.events import score_events
from pipeline.evaluate.figures import Figures
from pipeline.evaluate.gold import Family, read_family
from pipeline.evaluate.links import Links, score_links
from pipeline.evaluate.objectives import score_objectives
from pipeline.evaluate.releases import score_grounding, score_releases
from pipeline.evaluate.told import Told, read_tables

__all__ = ["Figures", "evaluate"]


def evaluate(folders: Iterable[Path], output: Path | None = None) -> Figures:
    """Figures over gold families, micro-averaged. Without the `output` of a run, the pipeline is run over them.

    Raises GoldError for a family that cannot be read, DatasetError for an output without tables.
    """
    families = [read_family(folder) for folder in folders]
    if output is not None:
        return _score(families, output)
    with tempfile.TemporaryDirectory() as work:
        from pipeline.batch import run

        make_corpus(families, Path(work, "corpus"))
        run(Path(work, "corpus"), Path(work, "out"))
        return _score(families, Path(work, "out"))


def _score(families: Iterable[Family], output: Path) -> Figures:
    tables = read_tables(output)
    figures = Figures()
    for family in families:
        told = Told(family, tables)
        links = Links()
        score_releases(told, figures)
        score_events(told, figures, links)
        score_objectives(told, figures, links)
        score_links(told, figures, links)
        score_defects(told, figures)
        score_changes(told, figures, links)
        score_grounding(told, figures)
    return figures
