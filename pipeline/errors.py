"""Named errors: each says what happened, where, and what to try."""

from __future__ import annotations

from pathlib import Path


class WorkplanError(Exception):
    """Any error this package raises on purpose; its text is one clean line for a person."""


class IngestError(WorkplanError):
    """A release that cannot be read at all; the batch goes on without it."""


class LimitError(IngestError):
    """A release that exceeds a limit of size, pages, time or memory; the text names the limit and the figure."""


class PlanFileError(WorkplanError):
    """A plan.toml or judgements.toml that cannot be used; the text names file, line or key."""


class ConfigError(WorkplanError):
    """A file of settings that cannot be used; the text names the file and the key."""


class CorpusError(WorkplanError):
    """A corpus folder that is missing or holds nothing to read."""


class DatasetError(WorkplanError):
    """An output folder that holds no usable dataset."""


class OutputBusyError(WorkplanError):
    """Another run is writing to the same output folder."""


class GoldError(WorkplanError):
    """A gold family that cannot be scored; the text names the file and what is wrong with it."""


def unexpected(error: BaseException) -> str:
    """One line for an error that nobody foresaw: what it is, and where in this package (workers aside) it arose."""
    trace, where = error.__traceback__, ""
    while trace:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE) and path.name != "workers.py":
            where = f" in {path.relative_to(_PACKAGE)}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"unexpected {type(error).__name__}{where}: {' '.join(str(error).split())[:300]}"


_PACKAGE = Path(__file__).resolve().parent
