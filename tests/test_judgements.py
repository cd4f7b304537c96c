"""judgements.toml: what it says, how it says no, and that what is written is read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.data import Judgement, Passage
from pipeline.errors import PlanFileError
from pipeline.judgements import append_judgement, read_judgements

FULL = """
[[same]]
one = {file = "a.md", quote = "harbour day", date = "2024-05-06"}
other = {file = "b.md", quote = "day of the harbour"}
note = "told on the phone"

[[different]]
one = {quote = "1. Dredge the bar"}
other = {quote = "1. Dredge the basin"}
subject = "objective"

[[value]]
at = {file = "a.md", quote = "harbour day"}
field = "city"
value = "Tema"
was = ""

[[not_an_event]]
at = {quote = "letter of 5 May"}

[[not_a_defect]]
at = {quote = "as follows:"}
what = "missing_list"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "harbour"
    folder.mkdir()
    return folder / "judgements.toml"


def test_everything_that_can_be_said(file: Path) -> None:
    file.write_text(FULL, encoding="utf-8")
    same, different, value, event, defect = read_judgements(file)
    one = Passage("harbour day", "a.md", "2024-05-06")
    assert same == Judgement("same", (one, Passage("day of the harbour", "b.md")), 2)
    assert (different.subject, different.line) == ("objective", 7)
    assert (value.name, value.value, value.was) == ("city", "Tema", "")
    assert event.passages == (Passage("letter of 5 May"),)
    assert defect.name == "missing_list"


REFUSED = [
    ("[[sam]]\n", "is no kind of judgement"),
    ("same = 1\n", "must be written as [[same]]"),
    ("[[same]\n", "not valid TOML"),
    ("\n[[same]]\none = {quote = 'x'}\n", 'line 2: "other" of same 1 must be written as'),
    ("[[not_an_event]]\nat = {quote = ' '}\n", 'line 2: "at" of not_an_event 1'),
    ("[[not_an_event]]\nat = {quote = 'x', page = 2}\n", "page = 2"),
    ("[[not_an_event]]\nat = {quote = 'x', file = '../y'}\n", "in the plan's folder"),
    ("[[not_a_defect]]\nat = {quote = 'x'}\n", "must name the kind"),
    ("[[not_an_event]]\nat = {quote = 'x'}\nwhy = 'y'\n", 'line 3: "why" of not_an_event 1 is unknown'),
    ("[[value]]\nat = {quote = 'x'}\nfield = 'colour'\nvalue = 'red'\n", 'line 3: "field" of value 1 must be one of'),
    ("[[value]]\nat = {quote = 'x'}\nfield = 'date_edtf'\nvalue = 'May'\n", "must be a date such as"),
    ("[[value]]\nat = {quote = 'x'}\nfield = 'country'\nvalue = 'Peru'\n", "must be three letters"),
    ("[[value]]\nat = {quote = 'x'}\nfield = 'host'\nvalue = 'PER'\n", "must be a list"),
    ("[[value]]\nat = {quote = 'x'}\nfield = 'online'\nvalue = 'yes'\n", "must be true or false"),
    ("[[value]]\nat = {quote = 'x'}\nfield = 'status'\nvalue = 'over'\n", "must be one of completed"),
    ("[[value]]\nat = {quote = 'x'}\nsubject = 'body'\nfield = 'status'\nvalue = 'planned'\n", "event or objective"),
]


@pytest.mark.parametrize(("content", "message"), REFUSED)
def test_what_is_wrong_is_named_with_its_place(file: Path, content: str, message: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(PlanFileError) as error:
        read_judgements(file)
    assert message in str(error.value)
    assert str(error.value).startswith("harbour/judgements.toml")
    assert "\n" not in str(error.value)


def test_what_is_written_is_read_again(file: Path) -> None:
    odd = Passage('"quoted" \\ back\u2028slash\x7f …', "sub folder/ä.md", "2024?")
    written = (
        Judgement("same", (odd, Passage("x")), 1),
        Judgement("different", (odd, Passage("x", "y.md")), 1, "objective"),
        Judgement("value", (odd,), 1, "event", "host", ("CHL", "PER"), ()),
        Judgement("value", (odd,), 1, "event", "online", True, False),
        Judgement("value", (odd,), 1, "event", "country", None, "PER"),
        Judgement("not_an_event", (odd,), 1),
        Judgement("not_a_defect", (odd,), 1, name="truncated_text"),
    )
    for judgement in written:
        append_judgement(file, judgement)
    read = read_judgements(file)
    assert [(j.kind, j.passages, j.subject, j.name, j.value, j.was or None) for j in read] == [
        (j.kind, j.passages, j.subject, j.name, j.value, j.was or None) for j in written
    ]
