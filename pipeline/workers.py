"""Worker processes that hold a time and a memory limit, and are replaced when they hang or die.

Hostile input can hang or crash the C libraries that read it, which no limit inside a process stops. So every file is
read in a worker: a fresh Python process (not a fork: the parent may have threads; not `multiprocessing`'s spawn: that
would run a user's script again). It imports its target once, says that it is ready, limits its own address space and
then answers calls over a pipe. The parent watches the clock; what exceeds it is killed, and a new worker takes over.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Any

from pipeline.errors import WorkplanError, unexpected

START_SECONDS = 120.0
"""Time a worker may take to import its target; it takes 3 s on an idle machine."""
ORPHAN_SECONDS = 60
"""Seconds beyond its limit after which a call ends its process: only one whose parent was killed gets that far."""
AHEAD = 4
"""Calls per worker that may be finished before their turn: bounds what the parent holds."""

_COMMAND = "import sys; sys.path[:0] = [sys.argv[1]]; from pipeline.workers import serve; serve(int(sys.argv[2]))"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call gave: its value, or the reason why there is none as one line."""

    value: Any = None
    error: str | None = None


class WorkerPool:
    """Calls `target` ("module:function") in worker processes; `seconds` and `memory` (bytes) bound each call."""

    def __init__(self, target: str, *, jobs: int, seconds: float, memory: int) -> None:
        self._target, self._seconds, self._memory = target, seconds, memory
        self._workers = [self._worker() for _ in range(jobs)]

    def map(self, calls: Iterable[tuple[Any, ...]]) -> Iterator[Answer]:
        """The answer of each call, in the order of the calls."""
        pending = enumerate(calls)
        answers: dict[int, Answer] = {}
        turn = handed_out = 0
        while True:
            handed_out += self._hand_out(pending, turn + AHEAD * len(self._workers) - handed_out)
            if turn in answers:
                yield answers.pop(turn)
                turn += 1
            elif not any(worker.busy for worker in self._workers):
                return
            else:
                answers |= self._collect()

    def close(self) -> None:
        """Ends every worker."""
        for worker in self._workers:
            worker.kill()

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _worker(self) -> _Worker:
        return _Worker(self._target, self._seconds, self._memory)

    def _hand_out(self, pending: Iterator[tuple[int, tuple[Any, ...]]], most: int) -> int:
        """Gives a call to each free worker, `most` in all; returns how many were given."""
        free = [worker for worker in self._workers if not worker.busy][:most]
        entries = list(islice(pending, len(free)))
        for worker, entry in zip(free, entries, strict=False):
            worker.start(*entry)
        return len(entries)

    def _collect(self) -> dict[int, Answer]:
        """Waits until a worker answers, dies or runs out of time."""
        answers = {}
        busy = {worker.connection: worker for worker in self._workers if worker.busy}
        wait(busy, timeout=max(0.0, min(worker.left(self._seconds) for worker in busy.values())))
        for worker in busy.values():
            call = worker.call
            answer = worker.answer(self._seconds)
            if answer is not None:
                answers[call] = answer
            if worker.ended:
                self._workers[self._workers.index(worker)] = self._worker()
        return answers


class _Worker:
    """One worker process and what it is doing: `call` is the number of its call, -1 when it is free."""

    def __init__(self, target: str, seconds: float, memory: int) -> None:
        self.connection, theirs = Pipe()
        root = str(Path(__file__).resolve().parent.parent)
        handle = theirs.fileno()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _COMMAND, root, str(handle)], pass_fds=[handle], stdin=subprocess.DEVNULL
        )
        theirs.close()
        self.connection.send((target, seconds, memory))
        self._ready = False
        self._since = time.monotonic()
        self.call = -1
        self.ended = False

    @property
    def busy(self) -> bool:
        return self.call >= 0

    def start(self, call: int, arguments: tuple[Any, ...]) -> None:
        """Hands a call over; the death of a worker while it was free shows when its answer is awaited."""
        self.call = call
        if self._ready:
            self._since = time.monotonic()
        with suppress(OSError):
            self.connection.send(arguments)

    def left(self, seconds: float) -> float:
        return (seconds if self._ready else START_SECONDS) - (time.monotonic() - self._since)

    def answer(self, seconds: float) -> Answer | None:
        """The answer of the running call, if there is one by now; ends the worker when it died or its time is up."""
        try:
            if self.connection.poll():
                return self._receive()
        except (EOFError, OSError):
            return self._death()
        if self.left(seconds) > 0:
            return None
        self.kill()
        if not self._ready:
            raise WorkplanError(f"a worker process did not start within {START_SECONDS:.0f} s")
        self.call = -1
        return Answer(error=f"took longer than {seconds:g} s (limit file_seconds)")

    def _receive(self) -> Answer | None:
        message = self.connection.recv()
        if not self._ready:
            self._ready = True
            self._since = time.monotonic()
            return None
        self.call = -1
        assert isinstance(message, Answer)
        return message

    def _death(self) -> Answer:
        code = self._process.wait()
        self.kill()
        self.call = -1
        if not self._ready:
            raise WorkplanError(f"a worker process did not start (exit code {code})")
        return Answer(error=f"the process that read it died ({f'signal {-code}' if code < 0 else f'exit code {code}'})")

    def kill(self) -> None:
        self.ended = True
        self._process.kill()
        self._process.wait()
        self.connection.close()


def serve(handle: int) -> None:
    """The worker's side: answers calls until the parent closes the pipe."""
    connection = Connection(handle)
    try:
        target, seconds, memory = connection.recv()
        module, _, name = target.partition(":")
        function = getattr(import_module(module), name)
        _limit_memory(memory)
        connection.send("ready")
        while True:
            arguments = connection.recv()
            signal.alarm(int(seconds) + ORPHAN_SECONDS)
            answer = _call(function, arguments, memory)
            signal.alarm(0)
            connection.send(answer)
    except (EOFError, OSError, KeyboardInterrupt):
        os._exit(0)


def _call(function: Any, arguments: tuple[Any, ...], memory: int) -> Answer:
    try:
        return Answer(function(*arguments))
    except WorkplanError as error:
        return Answer(error=str(error))
    except MemoryError:
        return Answer(error=f"needs more than {memory / 1e9:.1f} GB of memory (limit file_memory_bytes)")
    except Exception as error:
        return Answer(error=unexpected(error))


def _limit_memory(extra: int) -> None:
    """Bounds the address space of this process to what it has now and `extra` bytes (where the system can)."""
    import resource

    statm = Path("/proc/self/statm")
    if statm.exists():
        now = int(statm.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = now + extra if hard == resource.RLIM_INFINITY else min(now + extra, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
