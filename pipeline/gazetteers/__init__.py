"""Facts about the world, as data files: words, names and cues, by language ("en/dates.toml") or for all ("bodies.csv").

Every loader takes a file's name relative to this package, reads it once, and raises FileNotFoundError for a name
that is not there. What is returned is shared between callers: read it, never change it.
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import Any


def _read(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def load_toml(name: str) -> dict[str, Any]:
    """A TOML file as a dictionary; raises tomllib.TOMLDecodeError where it does not parse."""
    return tomllib.loads(_read(name))


@cache
def load_lines(name: str) -> tuple[str, ...]:
    """The lines of a text file in order, without blank lines and comments ("#" at a line's start)."""
    lines = (line.strip() for line in _read(name).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def load_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file with a header row, each a dictionary by column; a short row's missing cells are ""."""
    return tuple(csv.DictReader(StringIO(_read(name)), restval=""))
