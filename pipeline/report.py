"""What a run did, for its caller and for run.json."""

from __future__ import annotations

import json
import platform
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.config import Config

LIBRARIES = (
    "spacy", "dateparser", "babel", "pandas", "pyarrow", "pdfplumber", "pypdfium2", "selectolax", "python-docx",
    "markdown-it-py", "rapidfuzz", "scipy",
)  # fmt: skip
"""Libraries whose version may change what a run gives."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file of the corpus; `status` as in the documents table, `seconds` to read and extract it."""

    file: str
    plan_id: str
    status: str
    error: str | None = None
    document_id: str | None = None
    seconds: float = 0.0


@dataclass(slots=True)
class RunReport:
    """What a run did. `counts` are rows by table, `seconds` by stage (of all workers together, but `total`).

    `warnings` concern plan.toml files; `ignored` are files that were taken for no releases.
    """

    output: Path
    files: list[FileReport] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    entries: int = 0
    entries_used: int = 0
    words: int = 0
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    warnings: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    @property
    def failed(self) -> list[FileReport]:
        """The files that could not be used."""
        return [report for report in self.files if report.status == "failed"]

    @property
    def releases(self) -> int:
        """Number of releases read."""
        return sum(report.status in ("ok", "partial") for report in self.files)

    def manifest(self, *, corpus: Path, jobs: int, config: Config) -> dict[str, Any]:
        """The content of run.json."""
        return {
            "versions": _versions(),
            "options": {"corpus": str(corpus), "output": str(self.output), "jobs": jobs, "config": asdict(config)},
            "counts": self.counts,
            "coverage": {
                "entries": self.entries,
                "entries_used": self.entries_used,
                "share": round(self.entries_used / self.entries, 3) if self.entries else None,
            },
            "words": self.words,
            "seconds": {stage: round(seconds, 3) for stage, seconds in self.seconds.items()},
            "warnings": self.warnings,
            "ignored": self.ignored,
            "files": [asdict(report) | {"seconds": round(report.seconds, 3)} for report in self.files],
        }

    def write(self, path: Path, *, corpus: Path, jobs: int, config: Config) -> None:
        """Writes run.json."""
        text = json.dumps(self.manifest(corpus=corpus, jobs=jobs, config=config), indent=1, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")


def _versions() -> dict[str, str]:
    found = {"workplan": __version__, "python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "missing"
    return found
