"""Fills the marked parts of README.md from true runs: `make docs`.

A part stands between `<!-- name -->` and `<!-- end name -->`: the rows of an example, the transcript of a run, an
excerpt of a diff, and the figures on the gold families.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import chdir, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pyarrow.parquet as pq

from pipeline.batch import run
from pipeline.cli import main as command
from pipeline.evaluate import evaluate
from pipeline.evaluate.corpus import make_corpus
from pipeline.evaluate.gold import read_family
from tests.floors import families

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
RUN = "workplan run corpus --output outputs"
DIFF = (
    "workplan diff --dataset outputs --plan blue-harbours "
    "--from blue-harbours/bhn-work-plan-2021-2023.html --to blue-harbours/bhn-work-plan-2021-2023-revised.docx"
)
DIFF_LINES = 24
EXAMPLE = "blue-harbours/bhn-work-plan-2024-2026.pdf"
EXAMPLE_ROWS = 4
COLUMNS = (
    "title", "date_edtf", "date_start", "date_end", "status", "city", "country", "host", "page", "char_start",
    "char_end",
)  # fmt: skip
WEAK = 0.95
"""Figures below this are named as the known failures."""


def said(line: str) -> str:
    """What a command prints, run in this process, without spaces at line ends."""
    out = io.StringIO()
    with patch.object(sys, "argv", line.split()), redirect_stdout(out):
        try:
            command()
        except SystemExit as end:
            if end.code:
                raise
    return "\n".join(text.rstrip() for text in out.getvalue().splitlines())


def transcript() -> str:
    """The main job, and what stands in the outputs afterwards; to be called where `corpus` is."""
    printed = said(RUN)
    listings = map(_listing, ("outputs", "outputs/dataset", "outputs/text"))
    return "\n".join(["```", f"$ {RUN}", printed, *listings, "```"])


def _listing(folder: str) -> str:
    names = sorted(path.name for path in Path(folder).glob("[!.]*"))
    return f"$ ls {folder}\n" + textwrap.fill(" ".join(names), 110, break_on_hyphens=False)


def diff_excerpt() -> str:
    """The beginning of a diff of the sample corpus; to be called where the outputs are."""
    lines = said(DIFF).splitlines()
    return "\n".join(["```", f"$ {DIFF}", *lines[:DIFF_LINES], *["…"] * (len(lines) > DIFF_LINES), "```"])


def event_rows() -> str:
    """The rows that the lines at the README's head become; to be called where the outputs are."""
    told = pq.read_table("outputs/dataset/event_mentions.parquet").to_pylist()
    rows = [row for row in told if row["file"] == EXAMPLE][-EXAMPLE_ROWS:]
    head = [f"| {' | '.join(COLUMNS)} |", "|---" * len(COLUMNS) + "|"]
    return "\n".join(head + [f"| {' | '.join(_cell(row[column]) for column in COLUMNS)} |" for row in rows])


def _cell(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def accuracy(output: Path) -> str:
    """A table of all figures, over itag and over all families, and the weakest by name."""
    itag, every = (evaluate(families(group), output).values() for group in ("itag", "all"))
    weak = ", ".join(f"{name} {value:.3f}" for name, value in sorted(every.items()) if value < WEAK)
    lines = [
        "F1, or accuracy where a figure is told by it, from `workplan evaluate tests/gold/itag` and",
        "`workplan evaluate tests/gold/*`:",
        "",
        "| figure | itag | all eleven plans |",
        "|---|---|---|",
        *_rows(itag, every),
        "",
        f"Known failures, the figures below {WEAK}: {weak or 'none'}.",
        "`workplan evaluate tests/gold/* --errors` lists each mistake.",
    ]
    return "\n".join(lines)


def _rows(itag: Mapping[str, float], every: Mapping[str, float]) -> Iterator[str]:
    for name, value in every.items():
        one = f"{itag[name]:.3f}" if name in itag else "–"
        yield f"| {name} | {one} | {value:.3f} |"


def filled(text: str, parts: Mapping[str, str]) -> str:
    """The README with its parts replaced."""
    for name, part in parts.items():
        marked = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end {name} -->)", re.S)
        text = marked.sub(lambda match, part=part: f"{match[1]}{part}\n{match[2]}", text)
    return text


def main() -> None:
    with tempfile.TemporaryDirectory() as work, chdir(work):
        Path("corpus").symlink_to(ROOT / "corpus")
        parts = {"transcript": transcript(), "rows": event_rows(), "diff": diff_excerpt()}
        make_corpus([read_family(folder) for folder in families("all")], Path("gold"))
        run(Path("gold"), Path("scored"))
        parts["accuracy"] = accuracy(Path("scored"))
    README.write_text(filled(README.read_text(), parts))


if __name__ == "__main__":
    main()
