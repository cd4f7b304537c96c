"""The documentation tells what is there: commands, tables, dependencies, links; and what it shows runs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from pipeline.tables.describe import markdown
from pipeline.tables.schema import TABLES
from tests import readme
from tests.test_cli import COMMANDS, workplan

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]

NOT_RUN = ("workplan run", "workplan review")
"""What the fixture runs, and what needs a person."""


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader of the README has it: the corpus, the tests, and outputs of a run."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("corpus", "tests"):
        (folder / name).symlink_to(ROOT / name)
    done = workplan("run", folder / "corpus", "--output", folder / "outputs")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


def shown_commands() -> list[str]:
    """Each `workplan` command of the README's shell blocks that can be run as it stands."""
    lines = [line.split("  #")[0].strip() for block in blocks("sh") for line in block.splitlines()]
    return sorted({line for line in lines if line.startswith("workplan ") and not line.startswith(NOT_RUN)})


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert f"workplan {command}" in README


@pytest.mark.parametrize("command", shown_commands())
def test_commands_of_the_readme_run(command: str, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    words = [word.strip("'\"") for word in re.findall(r"\"[^\"]*\"|'[^']*'|\S+", command)][1:]
    files = [str(path) for word in words for path in (sorted(Path().glob(word)) if "*" in word else [word])]
    done = workplan(*files)
    assert done.returncode == 0, done.stderr


def test_python_of_the_readme_runs(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    shown = blocks("python")
    assert shown
    for code in shown:
        exec(compile(code, "README.md", "exec"), {"print": lambda *_: None})


def test_the_transcript_is_of_a_true_run(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    parts = {"transcript": readme.transcript(), "rows": readme.event_rows(), "diff": readme.diff_excerpt()}
    assert without_seconds(readme.filled(README, parts)) == without_seconds(README), "run `make docs`"


def without_seconds(text: str) -> str:
    return re.sub(r"^seconds .*$", "", text, flags=re.M)


def test_make_targets_of_the_readme_are_there() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.M))
    assert set(re.findall(r"\bmake ([a-z]\w*)", README)) <= targets


def test_the_tables_page_is_up_to_date() -> None:
    assert (ROOT / "docs/tables.md").read_text() == markdown(), "run `make docs`"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_is_in_the_readme(table: object) -> None:
    assert f"`{table.name}`" in README  # type: ignore[attr-defined]


def test_every_dependency_has_its_reason() -> None:
    page = (ROOT / "docs/dependencies.md").read_text().lower().replace("-", "")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    names = {re.split(r"[<>=\[ ]", item)[0].lower().replace("-", "") for item in declared}
    assert {name for name in names if name not in page} == set()


def test_every_dependency_is_pinned_without_addresses() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = {re.split(r"[<>=\[ ]", item)[0].lower() for item in project["dependencies"]}
    pins = (ROOT / "constraints.txt").read_text().splitlines()
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in pins)
    assert declared <= {line.split("==")[0].lower() for line in pins}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text())
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_the_changelog_tells_the_version_in_the_making() -> None:
    assert (ROOT / "CHANGELOG.md").read_text().startswith("# Changelog\n\n## ")
