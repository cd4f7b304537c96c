"""Workers: answers in order, and what hangs, dies or grows is replaced."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from pipeline.errors import WorkplanError
from pipeline.workers import AHEAD, Answer, WorkerPool


def pool(target: str, *, jobs: int = 2, seconds: float = 30, memory: int = 10**9) -> WorkerPool:
    return WorkerPool(target, jobs=jobs, seconds=seconds, memory=memory)


def test_answers_come_in_the_order_of_calls() -> None:
    with pool("time:sleep", jobs=3) as workers:
        pauses = [0.3, 0.0, 0.1, 0.0, 0.2, 0.0]
        assert list(workers.map((pause,) for pause in pauses)) == [Answer()] * 6
    with pool("operator:neg") as workers:
        assert [answer.value for answer in workers.map((n,) for n in range(50))] == [-n for n in range(50)]


def test_no_calls() -> None:
    with pool("operator:neg", jobs=1) as workers:
        assert list(workers.map([])) == []


def test_an_error_is_an_answer() -> None:
    with pool("operator:truediv", jobs=1) as workers:
        first, second = workers.map([(1, 0), (1, 2)])
    assert (first.value, second.value) == (None, 0.5)
    assert first.error == "unexpected ZeroDivisionError: division by zero"


def test_a_call_that_hangs_is_ended_and_the_next_is_answered() -> None:
    with pool("time:sleep", jobs=1, seconds=0.5) as workers:
        start = time.monotonic()
        first, second = workers.map([(60,), (0,)])
    assert first.error == "took longer than 0.5 s (limit file_seconds)"
    assert second.error is None
    assert time.monotonic() - start < 20


def test_a_call_that_kills_its_process() -> None:
    with pool("signal:raise_signal", jobs=2) as workers:
        first, second, third = workers.map([(9,), (11,), (0,)])
    assert first.error == "the process that read it died (signal 9)"
    assert second.error == "the process that read it died (signal 11)"
    assert third.error is None or "signal" not in third.error


def test_a_call_that_takes_too_much_memory() -> None:
    with pool("builtins:bytearray", jobs=1, memory=2 * 10**8) as workers:
        first, second = workers.map([(10**9,), (3,)])
    assert first.error == "needs more than 0.2 GB of memory (limit file_memory_bytes)"
    assert second.value == bytearray(3)


def test_only_a_few_calls_run_ahead() -> None:
    asked = 0

    def calls() -> Iterator[tuple[int]]:
        nonlocal asked
        for number in range(100):
            asked += 1
            yield (number,)

    with pool("operator:neg", jobs=2) as workers:
        answers = workers.map(calls())
        next(answers)
        assert asked <= 2 * AHEAD + 2
        assert len(list(answers)) == 99


def test_a_target_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(WorkplanError, match="did not start"), pool("no_such_module:f", jobs=1) as workers:
        list(workers.map([(1,)]))
