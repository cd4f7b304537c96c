"""What a worker does with one file: reads it and extracts what it tells, within the limits of a release."""

from __future__ import annotations

import time
from pathlib import Path

from pipeline.config import Config
from pipeline.data import PlanInfo, ReadRelease, ReleaseInfo
from pipeline.flow import extract
from pipeline.ingest import read_document


def read_release(path: Path, file: str, plan: PlanInfo, info: ReleaseInfo | None, config: Config) -> ReadRelease:
    """Reads and extracts one file of a corpus. Raises IngestError, whose text is the reason for its failed row."""
    start = time.perf_counter()
    document = read_document(path, file=file, plan_id=plan.plan_id, info=info, config=config)
    middle = time.perf_counter()
    release = extract(document, plan, config)
    end = time.perf_counter()
    return ReadRelease(release, middle - start, end - middle)
