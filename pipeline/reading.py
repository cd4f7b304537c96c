"""What a worker does with one file: reads it and extracts what it tells.

Only workers import this module: that loads the whole pipeline, which takes seconds.
"""

from __future__ import annotations

import time
from pathlib import Path

from pipeline.config import Config
from pipeline.data import Block, Document, PlanInfo, ReadRelease, ReleaseInfo
from pipeline.flow import extract
from pipeline.ingest import read_document


def _warm_up() -> None:
    """Loads what the first release would load, so that its time limit does not pay for it."""
    text = "4 May 2024: meeting in Lisbon, Portugal"
    block = Block(0, "paragraph", 0, len(text), text)
    extract(Document("", "", "", "text/plain", text, (block,)), PlanInfo(""))


def read_release(path: Path, file: str, plan: PlanInfo, info: ReleaseInfo | None, config: Config) -> ReadRelease:
    """Reads and extracts one file of a corpus. Raises IngestError, whose text is the reason for its failed row."""
    start = time.perf_counter()
    document = read_document(path, file=file, plan_id=plan.plan_id, info=info, config=config)
    middle = time.perf_counter()
    release = extract(document, plan, config)
    end = time.perf_counter()
    return ReadRelease(release, middle - start, end - middle)


_warm_up()
