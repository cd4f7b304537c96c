"""Every threshold by name, with the reason for its value; a TOML file may override any of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Limits and thresholds of a run. Sizes are bytes, times seconds, scores 0 to 1 unless said."""

    # ingest: bounds per file
    max_file_bytes: int = 64 * 1024 * 1024
    """Largest file that is opened; the largest plan seen is under 5 MB."""
    max_pages: int = 2000
    """Pages read of a PDF; the rest is told as lost."""
    max_text_chars: int = 20_000_000
    """Characters of text kept of one release."""
    file_seconds: float = 120.0
    """Time one release may take to read."""
    file_memory_bytes: int = 3 * 1024**3
    """Address space one reading worker may use beyond what it holds at its start."""

    # normalise: findings within a release
    unordered_share: float = 0.34
    """Share of a list's entries out of order above which the list is not kept by date at all."""
    duplicate_title: float = 72.0
    """Likeness of titles (0 to 100, token set) from which two entries of one list and date are the same."""


DEFAULT = Config()


def read_config(path: Path) -> Config:
    """Thresholds from a TOML file, the rest as they are. Raises ConfigError that names the file and the key."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    known = {field.name: field.default for field in fields(Config)}
    for key, value in content.items():
        if key not in known:
            raise ConfigError(f"{path}: {key!r} is no setting; known are {', '.join(known)}")
        if not _fits(value, known[key]):
            raise ConfigError(f"{path}: {key!r} must be a {type(known[key]).__name__}, not {value!r}")
    return Config(**content)


def _fits(value: Any, default: Any) -> bool:
    """Whether a value has the type of the default; a whole number serves as a float, and no number is negative."""
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    kinds = (int, float) if isinstance(default, float) else type(default)
    return isinstance(value, kinds) and not (isinstance(value, int | float) and value < 0)
