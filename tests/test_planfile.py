"""plan.toml: what it says, and how it says no."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.data import Member, ReleaseInfo
from pipeline.errors import PlanFileError
from pipeline.planfile import MAX_BYTES, read_plan_file

FULL = """
title = "Harbours"
members = ["CHL", {country = "PER", from = "2022-06-13"}, {country = "MEX", from = 2018, to = 2020-01-31}]

[[release]]
file = "2024/plan.md"
released = 2024-05-06
edition = "2024-2026"
language = "fr"
title = "Plan"
url = "https://example.org/plan"

[[release]]
file = "old.pdf"
released = "2022"
edition = 2022
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "harbour"
    folder.mkdir()
    return folder


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "plan.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_everything_that_can_be_said(folder: Path) -> None:
    info, warnings = read_plan_file(write(folder, FULL), "harbour")
    assert (info.plan_id, info.title) == ("harbour", "Harbours")
    assert info.members == (Member("CHL"), Member("PER", "2022-06-13"), Member("MEX", "2018", "2020-01-31"))
    assert info.releases == (
        ReleaseInfo("2024/plan.md", "2024-05-06", "2024/2026", "fr", "Plan", "https://example.org/plan"),
        ReleaseInfo("old.pdf", "2022", "2022"),
    )
    assert warnings == ()


@pytest.mark.parametrize("content", ["", "\ufefftitle = 'x'", "title = ''\r\n"])
def test_little_is_enough(folder: Path, content: str) -> None:
    info, warnings = read_plan_file(write(folder, content), "harbour")
    assert (info.releases, info.members, warnings) == ((), (), ())


def test_unknown_keys_are_named_and_passed_over(folder: Path) -> None:
    content = 'titel = "x"\nmembers = [{country = "CHL", since = 2020}]\n[[release]]\nfile = "a.md"\nrelased = "2020"\n'
    info, warnings = read_plan_file(write(folder, content), "harbour")
    assert info.releases == (ReleaseInfo("a.md"),)
    assert [warning.split(" is unknown")[0] for warning in warnings] == [
        'harbour/plan.toml, line 1: "titel"',
        'harbour/plan.toml: "since" of member 1',
        'harbour/plan.toml, line 5: "relased" of release 1',
    ]


WRONG = [
    ('title = "x"\ntitle', "line 2"),
    ('title = "x"\nmembers = [', "line 2"),
    ("title = 1", 'line 1: "title" must be a text in quotes, not 1'),
    ('members = "CHL"', 'line 1: "members" must be a list'),
    ('\nmembers = ["Chile"]', "\"members\" of member 1 must be three letters such as CHL"),
    ("members = [{from = 2020}]", "must be three letters"),
    ('members = [{country = "CHL", from = "soon"}]', "\"from\" of member 1 must be a date such as 2022-11-05"),
    ('release = "a.md"', '"release" must be written as [[release]]'),
    ("[release]\nfile = 'a.md'", '"release" must be written as [[release]]'),
    ('[[release]]\nreleased = "2020"', "release 1 names no file"),
    ('[[release]]\nfile = "/etc/passwd"', "line 2: \"file\" of release 1 must lie in the plan's folder"),
    ('[[release]]\nfile = "../other/a.md"', "must lie in the plan's folder"),
    ('[[release]]\nfile = "..\\\\other\\\\a.md"', "must lie in the plan's folder"),
    ('[[release]]\nfile = "a.md"\n' * 2, "line 4: \"file\" of release 2 names 'a.md' a second time"),
    ('[[release]]\nfile = "a.md"\nreleased = "May 2020"', "line 3: \"released\" of release 1 must be a date"),
    ('[[release]]\nfile = "a.md"\nreleased = "2020-02-30"', "must be a date"),
    ('[[release]]\nfile = "a.md"\nreleased = true', "must be a date"),
    ('[[release]]\nfile = "a.md"\nedition = "first"', '"edition" of release 1 must be a period such as 2022/2024'),
    ('[[release]]\nfile = "a.md"\nedition = "2024/2022"', "must be a period"),
    ('[[release]]\nfile = "a.md"\nlanguage = "English"', "must be a language tag"),
    (b'title = "caf\xe9"', "line 1: not valid UTF-8"),
    ("a = " + "[" * 5000, "not valid TOML"),
    ("#" * (MAX_BYTES + 1), "larger than"),
]


@pytest.mark.parametrize(("content", "message"), WRONG)
def test_what_is_wrong_is_named(folder: Path, content: str | bytes, message: str) -> None:
    with pytest.raises(PlanFileError) as caught:
        read_plan_file(write(folder, content), "harbour")
    assert message in str(caught.value)
    assert str(caught.value).startswith("harbour/plan.toml")
    assert "\n" not in str(caught.value)
