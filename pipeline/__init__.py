"""Work plans of international bodies as data: read a release, extract what it tells, run a corpus, compare, load.

    import pipeline

    document = pipeline.read("plan.html")                # text and blocks of one release
    release = pipeline.extract("plan.html")              # its events, objectives, repairs, findings
    report = pipeline.run("corpus", "outputs")           # every plan of a corpus, written as a dataset
    changes = pipeline.diff("plan-2022.md", "plan.html") # what differs between two releases
    tables = pipeline.load("outputs")                    # the dataset as pandas frames, by table

Each verb imports what it needs when it is called, so that importing the package costs nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.config import Config
    from pipeline.data import Change, Document, Release
    from pipeline.report import RunReport

__version__ = "0.1.0"
__all__ = ["__version__", "diff", "extract", "load", "read", "run"]


def read(file: str | Path, *, config: Config | None = None) -> Document:
    """The text and blocks of one release. Raises IngestError where it cannot be read."""
    from pipeline.single import read_file

    return read_file(Path(file), config)


def extract(file: str | Path, *, config: Config | None = None) -> Release:
    """What one release tells: mentions, events, objectives, repairs and findings. Raises IngestError."""
    from pipeline.single import extract_file

    return extract_file(Path(file), config)


def run(
    corpus: str | Path, output: str | Path, *, config: Config | None = None, jobs: int | None = None
) -> RunReport:
    """Reads every plan of a corpus and writes the dataset; what failed is told in the report.

    `jobs` is the number of worker processes (default: one a core). Raises CorpusError where there is nothing to read,
    OutputBusyError where another run writes to the same folder.
    """
    from pipeline.batch import run as run_corpus

    return run_corpus(Path(corpus), Path(output), config=config, jobs=jobs)


def diff(old: str | Path, new: str | Path) -> tuple[Change, ...]:
    """What changed between two releases of one plan, given as files. Raises IngestError."""
    from pipeline.single import compare_files

    return compare_files(Path(old), Path(new))


def load(output: str | Path) -> dict[str, pd.DataFrame]:
    """The tables of a dataset by name, given the output folder of a run. Raises DatasetError."""
    from pipeline.tables.load import load as load_tables

    return load_tables(Path(output))
