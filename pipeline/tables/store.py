"""Replaces the outputs of a run as a whole: a run that dies at any moment leaves the former ones.

A run writes into `.next` inside the output folder. When all is written, `.next` is renamed to `.ready`: from then on
the new outputs count. They are then moved to their places one by one; where that is interrupted, the next reader or run
finishes it. Guards against the death of the process, not of the machine: nothing is forced onto the disk.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import OutputBusyError

FOLDERS = ("dataset", "text", "reports")
MANIFEST = "run.json"
_LOCK, _NEXT, _READY, _FORMER = ".lock", ".next", ".ready", ".former"


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """Yields a folder with the empty FOLDERS; when the body ends well, they and MANIFEST replace those of `output`.

    Raises OutputBusyError where another process is at it, OSError where the folder cannot be written.
    """
    output.mkdir(parents=True, exist_ok=True)
    with _locked(output):
        _finish(output)
        stage = output / _NEXT
        for name in FOLDERS:
            (stage / name).mkdir(parents=True)
        try:
            yield stage
            stage.rename(output / _READY)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
        _finish(output)


def settle(output: Path) -> None:
    """Finishes a replacement that was interrupted, unless a run is at it or the folder cannot be written."""
    if (output / _READY).exists():
        with suppress(OutputBusyError, OSError), _locked(output):
            _finish(output)


@contextmanager
def _locked(output: Path) -> Iterator[None]:
    """Holds the output folder's lock, which the system releases when the process ends, however it ends."""
    with (output / _LOCK).open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            owner = lock.read().strip()
            raise OutputBusyError(f"{output}: another run (process {owner}) is writing there; wait for it") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _finish(output: Path) -> None:
    """Moves what is ready to its place and clears what is left of runs that died."""
    ready, former = output / _READY, output / _FORMER
    if ready.exists():
        former.mkdir(exist_ok=True)
        for name in (*FOLDERS, MANIFEST):
            if (ready / name).exists():
                _replace(ready / name, output / name, former / name)
        shutil.rmtree(ready)
    for leftover in (former, output / _NEXT):
        if leftover.exists():
            shutil.rmtree(leftover)


def _replace(new: Path, place: Path, former: Path) -> None:
    if place.exists() and former.exists():
        _remove(former)
    if place.exists():
        place.rename(former)
    new.rename(place)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
