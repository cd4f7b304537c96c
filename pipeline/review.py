"""`workplan review`: walks the uncertain cases of a run in the terminal and writes what a person answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.corpus import find_plans
from pipeline.data import Judgement, Passage
from pipeline.errors import CorpusError, DatasetError
from pipeline.judgements import NAME, append_judgement, problem_of, read_judgements
from pipeline.reconcile.uncertain import Case, known_passages, uncertain_cases

Ask = Callable[[str], str]
"""Shows a text and gives the person's answer; raises EOFError when there are no more answers."""

READ_TABLES = ("documents", "event_mentions", "objective_mentions", "events", "repairs", "findings")
STOP = "q"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How a review went: how many cases there were, what was judged, and in which files it stands."""

    cases: int
    judged: int
    files: tuple[Path, ...]


def review(output: Path, ask: Ask, *, corpus: Path | None = None) -> Reviewed:
    """Asks about the cases of a run, plan by plan, until all are through or the answer is "q".

    Each answer is written at once. Raises DatasetError without a dataset, CorpusError without the corpus it was read
    from, PlanFileError for judgements that cannot be read.
    """
    cases = judged = 0
    written: list[Path] = []
    for plan_id, folder, path in _plans(corpus or _corpus_of(output)):
        before = read_judgements(path) if path.exists() else ()
        known = known_passages(_renamed(judgement, partial(_within, folder)) for judgement in before)
        asked = [c for c in uncertain_cases(_tables(output, plan_id)) if not _is_known(c, known)]
        cases += len(asked)
        for number, case in enumerate(asked, 1):
            head = f"\n{plan_id}: case {number} of {len(asked)}, confidence {case.confidence:.2f}\n"
            judgement = _answer(head + case.question, case, ask)
            if judgement == STOP:
                return Reviewed(cases, judged, tuple(written))
            if isinstance(judgement, Judgement):
                append_judgement(path, _renamed(judgement, partial(_below, folder)))
                written += [] if path in written else [path]
                judged += 1
    return Reviewed(cases, judged, tuple(written))


def _answer(question: str, case: Case, ask: Ask) -> Judgement | str | None:
    """What was judged, STOP, or None where the case is left open; asks again what it does not understand."""
    keys = [f"[{key}] {meaning}" for key, (meaning, _) in case.answers.items()]
    prompt = f"{question}\n{'  '.join([*keys, '[Enter] leave open', f'[{STOP}] stop'])}: "
    while True:
        try:
            answer = ask(prompt).strip()
        except EOFError:
            return STOP
        if answer.lower() in ("", STOP):
            return answer.lower() or None
        if answer.lower() in case.answers:
            return case.answers[answer.lower()][1]
        problem = "is none of the answers"
        if case.open:
            value = answer.upper() if case.open.name == "country" else answer
            problem = problem_of(case.open.name or "", value) or ""
            if not problem:
                return replace(case.open, value=value)
        prompt = f"{answer!r} {problem}. Again: "


def _is_known(case: Case, known: set[tuple[frozenset[Passage], str | None]]) -> bool:
    return any((frozenset(j.passages), j.name) in known for j in case.judgements)


def _corpus_of(output: Path) -> Path:
    """The corpus that a run read, as its manifest names it."""
    try:
        manifest: dict[str, Any] = json.loads((output / "run.json").read_text(encoding="utf-8"))
        return Path(manifest["options"]["corpus"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DatasetError(f"{output} holds no run: write one with `workplan run CORPUS --output {output}`") from error


def _plans(corpus: Path) -> Iterator[tuple[str, PurePosixPath, Path]]:
    """The id of each plan, its folder within the corpus, and the file of its judgements."""
    try:
        plans = find_plans(corpus)
    except CorpusError as error:
        raise CorpusError(f"{error}; name the corpus that was read with --corpus") from error
    for plan in plans:
        folder = PurePosixPath(plan.plan_file).parent
        yield plan.info.plan_id, folder, corpus / folder / NAME


def _within(folder: PurePosixPath, file: str) -> str:
    return str(folder / file)


def _below(folder: PurePosixPath, file: str) -> str:
    return str(PurePosixPath(file).relative_to(folder))


def _renamed(judgement: Judgement, name: Callable[[str], str]) -> Judgement:
    """The judgement with the files of its passages named otherwise."""
    passages = (replace(p, file=name(p.file)) if p.file else p for p in judgement.passages)
    return replace(judgement, passages=tuple(passages))


def _tables(output: Path, plan_id: str) -> dict[str, list[dict[str, Any]]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from pipeline.tables.load import dataset_folder

    tables = dataset_folder(output)
    try:
        filters = [("plan_id", "==", plan_id)]
        return {name: pq.read_table(tables / f"{name}.parquet", filters=filters).to_pylist() for name in READ_TABLES}
    except (pa.ArrowException, OSError) as error:
        raise DatasetError(f"{output}: {error}; write the dataset again with `workplan run`") from error
