"""`workplan review`: what it asks, what it writes, and that the next run holds to it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from pipeline.errors import CorpusError, DatasetError
from pipeline.judgements import read_judgements
from pipeline.review import review
from tests.test_cli import workplan

OLD = """# Harbour Forum work plan 2024

## Meetings

- 4 May 2024: Round table of pilots on towage, Lisbon, Portugal
- 9 June 2024: Course for crane drivers, Santa Rosa
"""
NEW = """# Harbour Forum work plan 2024, revised

## Meetings

- 21 August 2024: Round table of pilots, Porto, Portugal
- 9 June 2024: Course for crane drivers, Santa Rosa
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A plan whose pilots' meeting may or may not have moved, and whose course may lie in several countries."""
    folder = tmp_path / "corpus" / "harbour"
    folder.mkdir(parents=True)
    (folder / "2024-01-10.md").write_text(OLD, encoding="utf-8")
    (folder / "2024-03-20.md").write_text(NEW, encoding="utf-8")
    pipeline.run(tmp_path / "corpus", tmp_path / "out", jobs=1)
    return tmp_path / "corpus"


class Person:
    """Answers by what a question contains, and keeps what was asked."""

    def __init__(self, answers: dict[str, list[str]]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def __call__(self, text: str) -> str:
        self.asked.append(text)
        key = next((key for key in self.answers if key in text), None)
        return self.answers[key].pop(0) if key and self.answers[key] else ""


def test_a_session_writes_what_the_next_run_holds_to(corpus: Path) -> None:
    output = corpus.parent / "out"
    assert "PER" not in set(pipeline.load(output)["events"]["country"])
    person = Person({"In which country lies Santa Rosa": ["Peru"], "'Peru'": ["per"]})
    done = review(output, person)
    assert (done.judged, done.files) == (1, (corpus / "harbour" / "judgements.toml",))
    assert any("three letters such as" in text for text in person.asked)
    (judgement,) = read_judgements(done.files[0])
    assert (judgement.kind, judgement.name, judgement.value) == ("value", "country", "PER")
    assert judgement.passages[0].file in ("2024-01-10.md", "2024-03-20.md")

    again = Person({})
    left = review(output, again)
    assert left.cases == done.cases - 1

    pipeline.run(corpus, output, jobs=1)
    tables = pipeline.load(output)
    told = tables["event_mentions"]
    assert "PER" in set(told["country"])
    assert "judged" in set(tables["statements"]["basis"])
    assert "stale_judgement" not in set(tables["findings"]["kind"])


def test_every_case_can_be_left_open_and_a_review_can_be_stopped(corpus: Path) -> None:
    output = corpus.parent / "out"
    left = review(output, Person({}))
    assert left.cases > 1
    assert left.judged == 0
    stopped = Person({"case 1": ["q"]})
    review(output, stopped)
    assert len(stopped.asked) == 1
    assert not (corpus / "harbour" / "judgements.toml").exists()


def test_the_least_sure_comes_first(corpus: Path) -> None:
    person = Person({})
    review(corpus.parent / "out", person)
    shown = [float(text.partition("confidence ")[2][:4]) for text in person.asked]
    assert shown == sorted(shown)


def test_without_what_it_needs_it_says_so(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="holds no run"):
        review(tmp_path / "nowhere", Person({}))
    with pytest.raises(CorpusError, match="--corpus"):
        review(corpus.parent / "out", Person({}), corpus=tmp_path / "nowhere")


def test_it_needs_a_terminal(corpus: Path) -> None:
    done = workplan("review", corpus.parent / "out")
    assert done.returncode == 2
    assert "start it in a terminal" in done.stderr


def test_in_a_terminal_it_asks(corpus: Path) -> None:
    main, terminal = pty.openpty()
    command = [sys.executable, "-m", "pipeline", "review", str(corpus.parent / "out")]
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        os.write(main, b"\n" * 20)
        shown = b""
        while part := _read(main):
            shown += part
        assert process.wait(timeout=60) == 0
    os.close(main)
    assert b"case 1 of" in shown
    assert b"uncertain cases judged" in shown


def _read(terminal: int) -> bytes:
    """What stands in a terminal; nothing once its program has ended."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
