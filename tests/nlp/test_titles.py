"""Titles: what is left out, and what only looks as if it could be."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import extract

CASES = [
    # "online" behind a comma or a dash is the place; elsewhere it is part of the title
    ("- 4 March 2024: Course on plums, online", "Course on plums"),
    ("- 4 March 2024: Course on plums – online, hosted by Portugal", "Course on plums"),
    ("- 4 March 2024: Online course on plums", "Online course on plums"),
    ("- 4 March 2024: Course on plums, Oslo, Norway", "Course on plums"),
    ("- 4 March 2024: Workshop of the Oslo Group on plums, Bergen", "Workshop of the Oslo Group on plums"),
]


@pytest.mark.parametrize(("line", "title"), CASES)
def test_titles(tmp_path: Path, line: str, title: str) -> None:
    path = tmp_path / "plan.md"
    path.write_text(f"# Plum Growers: Work Plan 2024-2025\n\n## Meetings\n\n{line}\n", encoding="utf-8")
    assert [event.title for event in extract(path).events] == [title]
