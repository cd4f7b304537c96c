"""The commands as a user runs them: what they print, their exit codes, and their one clean line for an error."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.cli import main

COMMANDS = ("run", "show", "blocks", "diff", "dates", "evaluate", "review", "tables")
OLD = """# Harbour Forum work plan 2024

## Meetings

- 4 May 2024: Harbour Forum meeting in Lisbon, Portugal.
- 9 June 2024: Workshop on cleaner docks in Porto, Portugal, hosted by Portugal.
"""
NEW = OLD.replace("9 June 2024", "16 June 2024")
ESCAPES = "\x1b[31mred\x1b[0m \x9b2J [bold]not bold[/bold] \u202eright to left\u202c"


@dataclass
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


def workplan(*arguments: str | Path, text: str = "") -> Done:
    """Runs a command in this process, which has its imports behind it."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["workplan", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.StringIO(text))
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
    return Done(code, out.getvalue(), err.getvalue())


def workplan_apart(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs a command as a user does, in a process of its own."""
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("cli") / "corpus"
    (corpus / "harbour").mkdir(parents=True)
    (corpus / "harbour/old.md").write_text(OLD)
    (corpus / "harbour/new.md").write_text(NEW)
    (corpus / "harbour/plan.toml").write_text('[[release]]\nfile = "old.md"\n[[release]]\nfile = "new.md"\n')
    return corpus


@pytest.fixture(scope="module")
def done(corpus: Path) -> subprocess.CompletedProcess[str]:
    return workplan_apart("run", corpus, "--output", corpus.parent / "out", "--jobs", "1")


@pytest.fixture(scope="module")
def outputs(corpus: Path, done: subprocess.CompletedProcess[str]) -> Path:
    assert done.returncode == 0, done.stderr
    return corpus.parent / "out"


def test_help_is_quick_and_names_every_command() -> None:
    start = time.perf_counter()
    shown = workplan_apart("--help")
    assert time.perf_counter() - start < 2  # 0.1 s on an idle machine; the next test says why it stays so
    assert all(f"  {command} " in shown.stdout for command in COMMANDS)


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, pipeline, pipeline.cli; print([m for m in sys.modules if m in HEAVY])"
    heavy = {"spacy", "pandas", "pyarrow", "scipy", "pdfplumber", "numpy", "dateparser", "rich.progress", "babel"}
    done = subprocess.run([sys.executable, "-c", f"HEAVY = {heavy}; {code}"], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_run(done: subprocess.CompletedProcess[str], outputs: Path) -> None:
    assert (done.returncode, done.stderr) == (0, "")
    lines = dict(line.split(None, 1) for line in done.stdout.splitlines())
    assert lines["releases"].startswith("2 (plans: 1)")
    assert lines["events"].startswith("2 (mentions: 4)")
    assert {path.name for path in outputs.iterdir()} >= {"dataset", "text", "reports", "run.json"}
    assert pq.read_table(outputs / "dataset/events.parquet").num_rows == 2


def test_a_failed_file_is_told_and_exits_with_1(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "corpus/p").mkdir(parents=True)
    (tmp_path / "corpus/p/plan.odt").write_bytes(b"PK")
    (tmp_path / "corpus/p/plan.md").write_text(OLD)
    done = workplan("run", tmp_path / "corpus", "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "failed: p/plan.odt: .odt files are not read" in done.stdout
    assert "releases    1 (plans: 1)" in done.stdout


USAGE = [
    ((), "Usage"),
    (("run", "nowhere"), "nowhere does not exist"),
    (("run", "--jobs", "0"), "--jobs"),
    (("run", "--colour"), "--colour"),
    (("walk",), "walk"),
    (("diff", "one.md"), "name two files"),
    (("diff", "--dataset", "nowhere", "--plan", "p"), "holds no dataset"),
    (("evaluate", "nowhere"), "gold.json"),
    (("run", "--config", "nowhere.toml"), "nowhere.toml: No such file"),
]


@pytest.mark.parametrize(("arguments", "message"), USAGE)
def test_wrong_usage_exits_with_2(arguments: tuple[str, ...], message: str) -> None:
    done = workplan(*arguments)
    assert done.returncode == 2
    assert message in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["show", "blocks"])
def test_a_file_that_cannot_be_read_is_one_clean_line(command: str, tmp_path: Path) -> None:
    (tmp_path / "plan.odt").write_bytes(b"PK")
    for file in (tmp_path / "none.md", tmp_path / "plan.odt"):
        done = workplan(command, file)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("workplan: ")
        assert done.stderr.count("\n") == 1
        assert file.name in done.stderr


def test_show(corpus: Path) -> None:
    shown = workplan("show", corpus / "harbour/old.md").stdout
    assert "2024-05-04" in shown
    assert "Lisbon, PRT" in shown
    assert "host PRT" in shown


def test_show_as_a_page(corpus: Path, tmp_path: Path) -> None:
    assert workplan("show", corpus / "harbour/old.md", "--html", tmp_path / "page.html").returncode == 0
    assert "Lisbon" in (tmp_path / "page.html").read_text()


def test_blocks(corpus: Path) -> None:
    shown = workplan("blocks", corpus / "harbour/old.md").stdout
    assert "heading 1" in shown
    assert "list_item 1" in shown


def test_only_a_pdf_has_pages(corpus: Path) -> None:
    done = workplan("blocks", corpus / "harbour/old.md", "--image", "1")
    assert done.returncode == 2
    assert "no page 1" in done.stderr


def test_hostile_text_does_not_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "p.md").write_text(f"# Plan 2024 {ESCAPES}\n\n- 4 May 2024: Meeting {ESCAPES} in Lisbon, Portugal\n")
    for command in ("show", "blocks"):
        shown = workplan(command, tmp_path / "p.md")
        assert not set("\x1b\x9b\u202e\u202c") & set(shown.stdout + shown.stderr)
        assert "[bold]" in "".join(shown.stdout.split())


def test_diff_of_files(corpus: Path) -> None:
    shown = workplan("diff", corpus / "harbour/old.md", corpus / "harbour/new.md").stdout
    assert "2024-06-09" in shown
    assert "2024-06-16" in shown


@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
def test_diff_of_a_dataset(outputs: Path, form: str) -> None:
    done = workplan("diff", "--dataset", outputs, "--plan", "harbour", "--format", form)
    assert done.returncode == 0, done.stderr
    assert "2024-06-16" in done.stdout
    if form == "json":
        assert json.loads(done.stdout)


def test_diff_names_what_there_is(outputs: Path) -> None:
    done = workplan("diff", "--dataset", outputs, "--plan", "harbor")
    assert done.returncode == 2
    assert "harbour" in done.stderr


def test_dates_of_a_text() -> None:
    shown = workplan("dates", "du 8 au 10 octobre 2019", "--language", "fr").stdout
    assert "2019-10-08/2019-10-10" in shown


def test_dates_of_json_lines() -> None:
    cases = [
        {"id": 1, "text": "on 4 May 2024", "reference": None, "language": "en"},
        {"id": "b", "text": "mañana", "reference": "2024-05-04", "language": "es"},
        {"id": 3, "text": "none"},
    ]
    done = workplan("dates", text="".join(json.dumps(case) + "\n" for case in cases))
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [case["id"] for case in told] == [1, "b", 3]
    assert told[0]["dates"] == [{"start": 3, "end": 13, "text": "4 May 2024", "edtf": "2024-05-04"}]
    assert told[2]["dates"] == []


@pytest.mark.parametrize("line", ["no json", "[]", '{"id": 1}', '{"text": "x", "reference": "soon"}'])
def test_a_wrong_line_is_named(line: str) -> None:
    done = workplan("dates", text=f'{{"text": ""}}\n{line}\n')
    assert done.returncode == 2
    assert "line 2" in done.stderr


def test_evaluate(gold_run: Path, tmp_path: Path) -> None:
    gold = Path(__file__).parent / "gold/itag"
    done = workplan("evaluate", gold, "--dataset", gold_run, "--json", tmp_path / "figures.json", "--errors")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("event ")
    assert json.loads((tmp_path / "figures.json").read_text())["document_read"]["accuracy"] == 1


def test_a_closed_pipe_is_no_error(corpus: Path) -> None:
    command = f"{sys.executable} -m pipeline tables | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert done.stderr == ""
