"""Finds the plans of a corpus and their release files, and tells which of these are the same."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from pipeline import judgements, planfile
from pipeline.data import Judgement, Passage, PlanInfo, ReleaseInfo
from pipeline.errors import CorpusError, IngestError, LimitError, PlanFileError

_KEPT_BY_PEOPLE = {planfile.NAME, judgements.NAME}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A release file; `file` is its path relative to the corpus, `info` what plan.toml says of it."""

    path: Path
    file: str
    info: ReleaseInfo | None = None


@dataclass(frozen=True, slots=True)
class PlanFolder:
    """A plan as it lies on disk. The files of `info.releases` are relative to the corpus, as `SourceFile.file` is.

    `plan_file` is where its plan.toml is or would be, relative to the corpus; `error` says why it (or judgements.toml,
    which `plan_file` then names) could not be used (the releases are then read without it), `warnings` what in it was
    passed over; `ignored` are files that are no releases (hidden ones, linked folders, those that office programs leave
    behind).
    """

    info: PlanInfo
    files: tuple[SourceFile, ...]
    plan_file: str
    error: str | None = None
    warnings: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


def find_plans(corpus: Path) -> list[PlanFolder]:
    """The plans of a corpus in the order of their ids.

    Each folder is a plan. A corpus without folders, or with a plan.toml of its own, is one plan named after it; files
    beside plan folders are a plan named after the corpus. Raises CorpusError where there is nothing to read.
    """
    corpus = Path(corpus)
    if not corpus.is_dir():
        what = "is not a folder" if corpus.exists() else "does not exist"
        raise CorpusError(f"{corpus} {what}: name a folder that holds a folder of releases for each plan")
    try:
        folders = sorted(p for p in corpus.iterdir() if p.is_dir() and not p.name.startswith("."))
    except OSError as error:
        raise CorpusError(f"{corpus}: {error.strerror}") from error
    single = not folders or (corpus / planfile.NAME).exists()
    plans = [_read_folder(corpus, corpus, deep=single)]
    if not single:
        plans += [_read_folder(corpus, folder, deep=True) for folder in folders]
    plans = sorted((plan for plan in plans if plan.files or plan.error), key=lambda plan: plan.info.plan_id)
    if not plans:
        raise CorpusError(f"{corpus} holds no releases: put them into a folder for each plan, {corpus}/<plan>/…")
    ids = [plan.info.plan_id for plan in plans]
    if len(set(ids)) < len(ids):
        raise CorpusError(f"{corpus} holds loose files beside a folder of its own name: move them into a plan's folder")
    return plans


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file before it is read: its document_id (first 16 hex digits of its SHA-256), or the error why it has none.

    `twin` is the file, earlier in the corpus, that holds the same bytes.
    """

    document_id: str | None = None
    error: str | None = None
    twin: str | None = None

    @property
    def to_read(self) -> bool:
        """Whether the file is still to be read: it can be, and no twin was."""
        return self.error is None and self.twin is None


def list_files(plans: Iterable[PlanFolder], max_bytes: int) -> dict[str, ListedFile]:
    """Every file of a corpus by its name, hashed; one larger than `max_bytes` is not opened."""
    listed: dict[str, ListedFile] = {}
    first: dict[str, str] = {}
    for source in (source for plan in plans for source in plan.files):
        try:
            check_file(source.path, max_bytes)
            document_id = _file_hash(source.path)
        except IngestError as error:
            listed[source.file] = ListedFile(error=str(error))
        except OSError as error:
            listed[source.file] = ListedFile(error=f"cannot be opened: {error.strerror}")
        else:
            twin = first.setdefault(document_id, source.file)
            listed[source.file] = ListedFile(document_id, twin=None if twin == source.file else twin)
    return listed


def check_file(path: Path, max_bytes: int) -> None:
    """Raises IngestError for what is no regular file or empty, LimitError for one that is too large."""
    if not path.exists():
        raise IngestError("a link to nothing" if path.is_symlink() else "not there, though plan.toml lists it")
    if not path.is_file():
        raise IngestError("not a regular file")
    size = path.stat().st_size
    if size == 0:
        raise IngestError("the file is empty; fetch it again")
    if size > max_bytes:
        raise LimitError(f"has {size:,} bytes, more than {max_bytes:,} (limit max_file_bytes)")


def _file_hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()[:16]


def media_type(file: str) -> str:
    """The media type that a file's suffix promises."""
    return _MEDIA_TYPES.get(PurePosixPath(file).suffix.lower(), "application/octet-stream")


_MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".toml": "application/toml",
}


def _read_folder(corpus: Path, folder: Path, *, deep: bool) -> PlanFolder:
    name = _printable(folder.resolve().name or "corpus")
    info, error = PlanInfo(name), None
    warnings: tuple[str, ...] = ()
    path = folder / planfile.NAME
    if path.exists():
        try:
            info, warnings = planfile.read_plan_file(path, name)
        except PlanFileError as problem:
            error = str(problem)
    plan_file = _relative(corpus, path)
    judged = folder / judgements.NAME
    if judged.exists():
        try:
            info = replace(info, judgements=_judgements(corpus, folder, judgements.read_judgements(judged)))
        except PlanFileError as problem:
            plan_file = plan_file if error else _relative(corpus, judged)
            error = f"{error}; {problem}" if error else str(problem)
    info = replace(info, releases=tuple(_from_corpus(corpus, folder, release) for release in info.releases))
    listed = {release.file: release for release in info.releases}
    paths = {_relative(corpus, path): path for path in _walk(folder, deep)}
    ignored = tuple(file for file in sorted(paths) if _is_no_release(paths[file]))
    found = {file: path for file, path in paths.items() if file not in ignored}
    missing = {file: corpus / file for file in listed if file not in paths}
    files = sorted((found | missing).items())
    sources = tuple(SourceFile(path, file, listed.get(file)) for file, path in files)
    return PlanFolder(info, sources, plan_file, error, warnings, ignored)


def _walk(folder: Path, deep: bool) -> Iterator[Path]:
    """Every file under a folder but plan.toml and judgements.toml, and the linked and hidden folders, not entered."""
    for top, folders, names in os.walk(folder):
        entered = [name for name in folders if deep and not _is_closed(Path(top) / name)]
        closed = [name for name in folders if deep and name not in entered]
        yield from (Path(top) / name for name in (*closed, *names) if name not in _KEPT_BY_PEOPLE)
        folders[:] = entered


def _is_closed(folder: Path) -> bool:
    return folder.name.startswith(".") or folder.is_symlink()


def _is_no_release(path: Path) -> bool:
    name = path.name
    left_behind = name.startswith((".", "~$")) or name.endswith("~") or name.lower() in {"thumbs.db", "desktop.ini"}
    return left_behind or path.is_dir()


def _from_corpus(corpus: Path, folder: Path, release: ReleaseInfo) -> ReleaseInfo:
    return replace(release, file=_relative(corpus, folder / release.file))


def _judgements(corpus: Path, folder: Path, found: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """The judgements with their files named as the corpus names them."""

    def moved(passage: Passage) -> Passage:
        return replace(passage, file=_relative(corpus, folder / passage.file)) if passage.file else passage

    return tuple(replace(judgement, passages=tuple(map(moved, judgement.passages))) for judgement in found)


def _relative(corpus: Path, path: Path) -> str:
    return _printable(path.relative_to(corpus).as_posix())


def _printable(name: str) -> str:
    """A file name as valid Unicode: bytes that are none show as replacement characters."""
    return os.fsencode(name).decode("utf-8", "replace")
