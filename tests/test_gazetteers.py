from __future__ import annotations

import csv
import tomllib
from io import StringIO
from pathlib import Path

import pytest

import pipeline.gazetteers
from pipeline.gazetteers import load_lines, load_rows, load_toml
from pipeline.nlp.dates.lexicon import fold

ROOT = Path(pipeline.gazetteers.__file__).parent


def names(suffix: str) -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob(f"*{suffix}"))


@pytest.mark.parametrize("name", names(".toml"))
def test_toml_parses(name: str) -> None:
    """The parser itself refuses a key that stands twice."""
    assert tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", names(".csv"))
def test_csv_rows_fill_the_header(name: str) -> None:
    header, *rows = csv.reader(StringIO((ROOT / name).read_text(encoding="utf-8")))
    assert len(set(header)) == len(header)
    assert all(len(row) == len(header) for row in rows)


@pytest.mark.parametrize("name", names(".txt"))
def test_text_files_hold_lines(name: str) -> None:
    assert load_lines(name)


def test_loaders_read_once() -> None:
    assert load_toml("en/dates.toml") is load_toml("en/dates.toml")


def test_loaders_name_what_is_missing() -> None:
    with pytest.raises(FileNotFoundError):
        load_rows("none.csv")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_dates_files_hold_the_same_sections(language: str) -> None:
    data, english = load_toml(f"{language}/dates.toml"), load_toml("en/dates.toml")
    assert set(data) - {"cardinals"} == set(english) - {"cardinals"}
    assert set(data["words"]) == set(english["words"])
    assert set(data["context"]) == set(english["context"])
    assert [len(data["months"]), len(data["weekdays"])] == [12, 7]


def strings(value: object) -> list[list[str]]:
    """Every list of strings inside a value."""
    if isinstance(value, dict):
        return [found for below in value.values() for found in strings(below)]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [value]
    return [found for below in value for found in strings(below)] if isinstance(value, list) else []


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_dates_lists_repeat_nothing_and_are_folded(language: str) -> None:
    for words in strings(load_toml(f"{language}/dates.toml")):
        assert len(set(words)) == len(words)
        assert [fold(word) for word in words] == words


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_word_of_dates_stands_in_one_list(language: str) -> None:
    seen: dict[str, str] = {}
    for section, phrases in load_toml(f"{language}/dates.toml")["words"].items():
        for phrase in phrases:
            assert phrase not in seen, f"{phrase!r} is in {seen.get(phrase)} and {section}"
            seen[phrase] = section
