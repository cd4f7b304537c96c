"""Runs a corpus: finds the plans, reads every release in worker processes, reconciles plan by plan, writes the outputs.

Files go to the workers in the order of plans, so that a plan is reconciled and written as soon as its last file is
read; at no time are more than a few plans held. Even a single job reads in a worker, because only another process can
be stopped when a file makes a library hang or run out of memory. A file that fails becomes a row; nothing stops a run
but a corpus that cannot be found or outputs that cannot be written.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.config import DEFAULT, Config
from pipeline.corpus import ListedFile, PlanFolder, find_plans, list_files, media_type
from pipeline.data import Document, Plan, ReadRelease, UnreadFile
from pipeline.errors import CorpusError, unexpected
from pipeline.report import FileReport, RunReport
from pipeline.workers import Answer, WorkerPool

if TYPE_CHECKING:
    from pipeline.tables import DatasetWriter

Progress = Callable[[int, int, str], None]
"""Told after each file: how many are done, of how many, and which it was."""

READER = "pipeline.reading:read_release"


def run(
    corpus: Path,
    output: Path,
    *,
    config: Config | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> RunReport:
    """Runs a corpus into an output folder with `jobs` workers (default: one a core).

    Raises CorpusError where there is nothing to read, OutputBusyError where another run writes there, OSError where
    nothing can be written; the former outputs then stay as they are.
    """
    from pipeline.tables import DatasetWriter
    from pipeline.tables.store import MANIFEST, replacing

    start = time.perf_counter()
    config = config or DEFAULT
    if output.resolve().is_relative_to(corpus.resolve()):
        raise CorpusError(f"{output} lies inside the corpus {corpus}: name an output folder outside of it")
    plans = find_plans(corpus)
    files = list_files(plans, config.max_file_bytes)
    report = RunReport(output)
    jobs = max(1, min(jobs or os.cpu_count() or 1, sum(item.to_read for item in files.values())))
    with (
        replacing(output) as stage,
        WorkerPool(READER, jobs=jobs, seconds=config.file_seconds, memory=config.file_memory_bytes) as pool,
        DatasetWriter(stage, output / "dataset") as writer,
    ):
        reader = _Reader(files, pool.map(_calls(plans, files, config)), progress)
        for folder in plans:
            _run_plan(folder, reader, writer, report)
        writer.close()
        report.counts = writer.counts
        report.seconds["total"] = time.perf_counter() - start
        report.write(stage / MANIFEST, corpus=corpus, jobs=jobs, config=config)
    return report


def _calls(
    plans: Iterable[PlanFolder], files: Mapping[str, ListedFile], config: Config
) -> Iterator[tuple[Any, ...]]:
    """The arguments of READER for each file that is to be read, in the order of the plans."""
    for plan in plans:
        for source in plan.files:
            if files[source.file].to_read:
                yield source.path, source.file, plan.info, source.info, config


class _Reader:
    """Gives the releases of one plan after the other from the stream of the workers' answers."""

    def __init__(self, files: Mapping[str, ListedFile], answers: Iterator[Answer], progress: Progress | None) -> None:
        self._files, self._answers, self._progress = files, answers, progress
        self._repeated = {item.twin for item in files.values() if item.twin}
        self._twins: dict[str, Document] = {}
        self._done = 0

    def plan(self, folder: PlanFolder) -> tuple[list[ReadRelease], list[UnreadFile]]:
        """The releases that could be read, and the files that gave none."""
        read: list[ReadRelease] = []
        unread: list[UnreadFile] = []
        for source in folder.files:
            item = self._files[source.file]
            answer = next(self._answers) if item.to_read else Answer(error=item.error or f"same bytes as {item.twin}")
            if answer.error is None:
                read.append(answer.value)
                self._remember(answer.value.release.document)
            else:
                error = answer.error.removeprefix(f"{source.file}: ")
                unread.append(self._unread(folder, source.file, item, error))
            self._done += 1
            if self._progress:
                self._progress(self._done, len(self._files), source.file)
        return read, unread

    def _remember(self, document: Document) -> None:
        """Keeps what the row of a later duplicate will show, without text and blocks."""
        if document.file in self._repeated:
            self._twins[document.file] = replace(document, text="", blocks=())

    def _unread(self, folder: PlanFolder, file: str, item: ListedFile, error: str) -> UnreadFile:
        return UnreadFile(
            plan_id=folder.info.plan_id,
            file=file,
            media_type=media_type(file),
            status="duplicate" if item.twin else "failed",
            error=error,
            document_id=item.document_id,
            twin=self._twins.get(item.twin or ""),
        )


def _run_plan(folder: PlanFolder, reader: _Reader, writer: DatasetWriter, report: RunReport) -> None:
    from pipeline.flow import reconcile_plan

    read, unread = reader.plan(folder)
    if folder.error:
        unread.append(_failed(folder, folder.plan_file, None, f"{folder.error}; the plan was read without it"))
    start = time.perf_counter()
    try:
        plan = reconcile_plan(folder.info, [item.release for item in read])
        prepared = writer.prepare(plan, _in_order(unread, len(read)))
    except Exception as error:  # one plan must not stop the others
        reason = f"its plan could not be reconciled: {unexpected(error)}"
        unread += [_failed(folder, r.release.document.file, r.release.document.document_id, reason) for r in read]
        read = []
        prepared = writer.prepare(Plan(folder.info, ()), _in_order(unread, 0))
    reconciled = time.perf_counter()
    writer.write(prepared)
    report.seconds["reconcile"] += reconciled - start
    report.seconds["write"] += time.perf_counter() - reconciled
    _tell(folder, read, unread, report)


def _failed(folder: PlanFolder, file: str, document_id: str | None, error: str) -> UnreadFile:
    return UnreadFile(folder.info.plan_id, file, media_type(file), "failed", error, document_id)


def _in_order(unread: list[UnreadFile], first: int) -> list[UnreadFile]:
    """Files that gave no release stand after those that did."""
    return [replace(item, release_order=first + number) for number, item in enumerate(unread)]


def _tell(folder: PlanFolder, read: list[ReadRelease], unread: list[UnreadFile], report: RunReport) -> None:
    report.warnings += folder.warnings
    report.ignored += folder.ignored
    told = [FileReport(item.file, item.plan_id, item.status, item.error, item.document_id) for item in unread]
    for item in read:
        release, document = item.release, item.release.document
        seconds = item.ingest_seconds + item.extract_seconds
        told.append(
            FileReport(document.file, document.plan_id, document.status, None, document.document_id, seconds)
        )
        report.seconds["ingest"] += item.ingest_seconds
        report.seconds["extract"] += item.extract_seconds
        report.entries += release.entries
        report.entries_used += release.entries_used
        report.words += len(document.text.split())
    report.files += sorted(told, key=lambda item: item.file)


