import json
from io import StringIO

import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from pipeline.reconcile import reconcile
from pipeline.views.diff import Difference, Row, _of_plan, render
from pipeline.views.markdown import escaped
from pipeline.views.phrases import LONGEST, marked, shown
from tests.reconcile.build import INFO, event, objective, release

HOSTILE = "Forum [bold]x[/bold] \x1b[31m| `a` <script>alert(1)</script> [link](http://bad.example) \u202egnp"

ROWS = (
    Row("not_comparable", "event", "p-1", "Seminar", None, "Seminar on looms", None, "Completed work to date:"),
    Row(
        "rescheduled",
        "event",
        "p-2",
        "Forum on dust",
        "date_edtf",
        "2021-06?",
        "2022",
        "later",
        0.9,
        "p. 1, character 4",
        "character 9",
    ),
    Row("relocated", "event", "p-2", "Forum on dust", "city", "Lima, PER", "Quito, ECU", None),
    Row(
        "reworded", "objective", "p-3", "Glossary", "text", "Publish a short glossary", "Publish a long glossary", None
    ),
    Row("added", "event", "p-4", HOSTILE, None, None, HOSTILE, None),
    Row("removed", "event", "p-5", "Course", None, "Course", None, "past"),
)
DIFFERENCE = Difference("p", "publication", "a.md", "b.md", ROWS)


def terminal(*differences: Difference) -> str:
    console = Console(width=140, force_terminal=True, record=True, file=StringIO())
    console.print(render(differences, "terminal"))
    return console.export_text()


def test_the_terminal_shows_old_and_new_by_kind_and_the_incomparable_first() -> None:
    text = terminal(DIFFERENCE)
    places = [
        text.index(word)
        for word in (
            "p: a.md → b.md",
            "nothing tells which came first",
            "Not comparable (1)",
            "Completed work to date:",
            "Rescheduled (1)",
            "2021-06?",
            "Added (1)",
            "Removed (1)",
        )
    ]
    assert places == sorted(places)
    line = next(line for line in text.splitlines() if "2021-06?" in line)
    assert line.index("Forum on dust") < line.index("2021-06?") < line.index("2022")
    assert "lies in the past" in text


def test_no_text_of_a_release_steers_the_terminal() -> None:
    text = terminal(DIFFERENCE)
    assert "[bold]x[/bold]" in text
    assert "\x1b[31m|" not in text and "\u202e" not in text


def test_markdown_marks_values_and_escapes_texts() -> None:
    text = render([DIFFERENCE], "markdown")
    assert isinstance(text, str)
    assert text.startswith("# p: a.md → b.md\n")
    assert "| event | Forum on dust | ~~2021-06?~~ | **2022** | later · character 9 |" in text
    assert "Publish a ~~short~~ glossary | Publish a **long** glossary" in text
    assert "\x1b" not in text
    html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    assert "<script" not in html and "<a " not in html and "<code" not in html
    rows = [line for line in text.splitlines() if line.startswith("| event | Forum \\[bold")]
    assert len(rows) == 1 and rows[0].count("|") == 4


def test_json_holds_every_value_as_it_is() -> None:
    text = render([DIFFERENCE], "json")
    assert isinstance(text, str)
    (found,) = json.loads(text)
    assert found["scope"] == "publication"
    assert [row["change"] for row in found["rows"]] == [row.change for row in ROWS]
    assert found["rows"][4]["after"] == HOSTILE


@pytest.mark.parametrize("format", ["terminal", "markdown", "json"])
def test_nothing_changed(format: str) -> None:
    empty = Difference("p", "release", "a", "b", ())
    assert "no changes" in terminal(empty)
    assert render([empty], format)
    assert render([], format) is not None


def test_a_long_text_is_cut_and_control_characters_go() -> None:
    assert len(shown("word " * 200)) <= LONGEST
    assert shown("a\x00b\nc\u202ed") == "ab cd"
    assert escaped("1 < 2 | *x*") == "1 &lt; 2 &#124; \\*x\\*"


def test_marked_runs_reproduce_both_texts() -> None:
    old, new = marked("Publish a short glossary", "Publish a long and clear glossary")
    assert " ".join(words for words, _ in old) == "Publish a short glossary"
    assert [words for words, differs in new if differs] == ["long and clear"]


def test_a_plan_is_shown_with_settled_names_in_the_order_of_kinds() -> None:
    plan = reconcile(
        INFO,
        [
            release(
                "a",
                [event("Forum on dust", "2021-05", "tentative")],
                [objective("1. Publish maps", "1")],
                released="2020",
            ),
            release("b", [event("Forum on dust", "2021-06")], [objective("2. Publish maps", "2")], released="2021"),
        ],
    )
    difference = _of_plan(plan, plan.changes, "a", "b")
    assert [(row.change, row.name) for row in difference.rows] == [
        ("rescheduled", "Forum on dust"),
        ("status_changed", "Forum on dust"),
        ("renumbered", "2. Publish maps"),
    ]
    assert difference.rows[0].before_at == "character 0"
