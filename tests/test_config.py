"""Settings from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import Config, read_config
from pipeline.errors import ConfigError


def test_what_is_said_differs_and_the_rest_stays(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text("max_pages = 7\nfile_seconds = 3")
    assert read_config(tmp_path / "c.toml") == Config(max_pages=7, file_seconds=3)


WRONG = [
    ("max_page = 7", "'max_page' is no setting; known are max_file_bytes"),
    ("max_pages = 'many'", "'max_pages' must be a int, not 'many'"),
    ("max_pages = 1.5", "must be a int"),
    ("max_pages = -1", "must be a int"),
    ("max_pages = true", "must be a int"),
    ("max_pages = ", "not valid TOML"),
]


@pytest.mark.parametrize(("content", "message"), WRONG)
def test_what_is_wrong_is_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "c.toml").write_text(content)
    with pytest.raises(ConfigError) as caught:
        read_config(tmp_path / "c.toml")
    assert message in str(caught.value)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        read_config(tmp_path / "none.toml")


def test_every_setting_says_why() -> None:
    """A docstring after each field: the reason for its value."""
    lines = (Path(__file__).parents[1] / "pipeline/config.py").read_text().splitlines()
    for number, line in enumerate(lines):
        if line.startswith("    ") and " = " in line and ": " in line.split(" = ")[0] and '"""' not in line:
            assert lines[number + 1].strip().startswith('"""'), line
        if line == "DEFAULT = Config()":
            break
