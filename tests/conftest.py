"""What several test modules share: the outputs of one run over the gold families."""

from __future__ import annotations

from pathlib import Path

import pytest

GOLD = Path(__file__).parent / "gold"


@pytest.fixture(scope="session")
def gold_families() -> list[Path]:
    """Every gold family."""
    return sorted(path for path in GOLD.iterdir() if path.is_dir())


@pytest.fixture(scope="session")
def gold_run(gold_families: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of a run over all gold families, laid out as a corpus."""
    from pipeline.batch import run
    from pipeline.evaluate.corpus import make_corpus
    from pipeline.evaluate.gold import read_family

    work = tmp_path_factory.mktemp("gold")
    make_corpus([read_family(folder) for folder in gold_families], work / "corpus")
    run(work / "corpus", work / "out")
    return work / "out"
