"""Prints releases/s and words/s of a whole run and of each of its stages: `benchmarks/run.py [CORPUS] [--jobs N]`.

The whole run counts wall-clock time, from the start of the workers to the outputs in place. The stages count their own
time, summed over the workers, so that their figures are those of one core.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import pipeline
from pipeline.evaluate.corpus import make_corpus
from pipeline.evaluate.gold import read_family
from pipeline.report import RunReport

GOLD = Path(__file__).parents[1] / "tests" / "gold"


def figures(report: RunReport) -> list[str]:
    """A line for the run and for each stage."""
    head = f"{'stage':12s}{'seconds':>10s}{'releases/s':>12s}{'words/s':>12s}"
    return [head] + [
        f"{stage:12s}{seconds:10.2f}{report.releases / seconds:12.1f}{report.words / seconds:12,.0f}"
        for stage, seconds in sorted(report.seconds.items(), key=lambda item: item[0] != "total")
        if seconds
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, nargs="?", help="default: the gold families of the tests")
    parser.add_argument("--jobs", type=int, help="worker processes (default: one a core)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        corpus = arguments.corpus
        if corpus is None:
            corpus = Path(work, "corpus")
            make_corpus([read_family(folder) for folder in sorted(GOLD.iterdir())], corpus)
        report = pipeline.run(corpus, Path(work, "out"), jobs=arguments.jobs)
    print(f"{report.releases} releases, {report.words:,} words, {report.counts['events']} events")
    print("\n".join(figures(report)))


if __name__ == "__main__":
    main()
