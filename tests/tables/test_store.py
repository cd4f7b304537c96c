"""Outputs are replaced as a whole, whenever a run dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from pipeline.errors import OutputBusyError
from pipeline.tables.store import FOLDERS, MANIFEST, replacing, settle


def fill(stage: Path, word: str) -> None:
    for name in FOLDERS:
        (stage / name / "file").write_text(word)
    (stage / MANIFEST).write_text(word)


def write(output: Path, word: str) -> None:
    with replacing(output) as stage:
        fill(stage, word)


def words(output: Path) -> set[str]:
    return {path.read_text() for path in (*(output / name / "file" for name in FOLDERS), output / MANIFEST)}


def test_outputs_are_replaced_and_the_rest_is_left(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    write(tmp_path, "old")
    write(tmp_path, "new")
    assert words(tmp_path) == {"new"}
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {*FOLDERS, MANIFEST, "notes.txt", ".lock"}


def test_a_body_that_fails_leaves_the_former_outputs(tmp_path: Path) -> None:
    write(tmp_path, "old")
    with pytest.raises(ZeroDivisionError), replacing(tmp_path) as stage:
        fill(stage, "new")
        raise ZeroDivisionError
    assert words(tmp_path) == {"old"}


class Death(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("renames", range(12))
def test_death_between_any_two_renames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int) -> None:
    """Before the first rename the old outputs hold, after it the new ones, as soon as anyone looks."""
    write(tmp_path, "old")
    left = [renames]
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if not left[0]:
            raise Death
        left[0] -= 1
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with suppress(Death):
        write(tmp_path, "new")
    monkeypatch.setattr(Path, "rename", rename)
    settle(tmp_path)
    assert words(tmp_path) == ({"new"} if renames else {"old"})
    write(tmp_path, "newest")
    assert words(tmp_path) == {"newest"}


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    with replacing(tmp_path) as stage:
        fill(stage, "first")
        with pytest.raises(OutputBusyError, match=str(os.getpid())), replacing(tmp_path):
            pass
    assert words(tmp_path) == {"first"}


KILLED = """
import sys, time
from pathlib import Path
from pipeline.tables.store import replacing
with replacing(Path(sys.argv[1])) as stage:
    (stage / "dataset" / "file").write_text("new")
    print("writing", flush=True)
    time.sleep(60)
"""


def test_a_killed_writer_holds_no_lock_and_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, "old")
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert words(tmp_path) == {"old"}
    write(tmp_path, "newer")
    assert words(tmp_path) == {"newer"}


def test_settle_does_not_disturb_a_run(tmp_path: Path) -> None:
    with replacing(tmp_path) as stage:
        (tmp_path / ".ready").mkdir()
        start = time.monotonic()
        settle(tmp_path)
        assert time.monotonic() - start < 1
        assert (tmp_path / ".ready").exists()
        (tmp_path / ".ready").rmdir()
        fill(stage, "done")
    assert words(tmp_path) == {"done"}
