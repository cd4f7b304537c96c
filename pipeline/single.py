"""One release, or two of them, outside a corpus: what plan.toml beside a file says of it still counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.config import DEFAULT, Config
from pipeline.corpus import check_file
from pipeline.data import Change, Document, Plan, PlanInfo, Release, ReleaseInfo
from pipeline.errors import IngestError, PlanFileError
from pipeline.planfile import NAME, read_plan_file


def read_file(path: Path, config: Config | None = None) -> Document:
    """The document of one file. Raises IngestError."""
    from pipeline.ingest import read_document

    if not path.exists():
        raise IngestError(f"{path} does not exist")
    config = config or DEFAULT
    plan, info = _known(path)
    try:
        check_file(path, config.max_file_bytes)
        return read_document(path, file=str(path), plan_id=plan.plan_id, info=info, config=config)
    except IngestError as error:
        raise type(error)(f"{path}: {str(error).removeprefix(f'{path}: ')}") from error


def extract_file(path: Path, config: Config | None = None) -> Release:
    """What one file tells. Raises IngestError."""
    document = read_file(path, config)

    from pipeline.flow import extract

    return extract(document, _known(path)[0], config or DEFAULT)


def compare_files(old: Path, new: Path) -> tuple[Change, ...]:
    """What changed from the older to the newer of two releases of one plan. Raises IngestError."""
    return compared_plan(old, new).changes


def compared_plan(old: Path, new: Path) -> Plan:
    """Two releases reconciled as one plan, in the order in which they are given, whatever their languages."""
    from pipeline.flow import reconcile_plan
    from pipeline.reconcile.changes import Subject, between
    from pipeline.reconcile.restore import cut_off

    if old.resolve() == new.resolve():
        raise IngestError(f"{old} and {new} are the same file")
    known = _known(new)[0]
    plan = replace(known, releases=tuple(_known(path)[1] or ReleaseInfo(str(path)) for path in (old, new)))
    releases = [extract_file(path) for path in (old, new)]
    releases = [replace(r, document=replace(r.document, plan_id=plan.plan_id)) for r in releases]
    reconciled = reconcile_plan(plan, releases)
    older, newer = reconciled.releases
    ids: dict[Subject, dict[str, str]] = {
        "event": dict(reconciled.event_ids),
        "objective": dict(reconciled.objective_ids),
    }
    return replace(reconciled, changes=tuple(between(older, newer, ids, cut_off(older) | cut_off(newer))))


def _known(path: Path) -> tuple[PlanInfo, ReleaseInfo | None]:
    """The plan that a file belongs to and what plan.toml beside it says of it; a broken one says nothing."""
    folder = path.resolve().parent
    plan = PlanInfo(folder.name or "plan")
    if (folder / NAME).exists():
        try:
            plan, _ = read_plan_file(folder / NAME, plan.plan_id)
        except PlanFileError:
            return plan, None
    info = next((release for release in plan.releases if (folder / release.file) == path.resolve()), None)
    return plan, replace(info, file=str(path)) if info else None
