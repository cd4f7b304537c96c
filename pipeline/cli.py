"""The command line: the only place that prints. Heavy imports happen inside the commands that need them."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.errors import IngestError, WorkplanError, unexpected
from pipeline.safe import printable

PAGE_WIDTH = 140
"""Characters a line where the output is no terminal."""

app = typer.Typer(
    help="Turns the work plans of international bodies into data that people trust.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """How a difference is shown."""

    terminal = "terminal"
    markdown = "markdown"
    json = "json"


Release = Annotated[Path, typer.Argument(metavar="FILE", help="A release: .md, .txt, .html, .pdf or .docx.")]


@app.command()
def run(
    corpus: Annotated[Path, typer.Argument(help="Folder with a folder of releases for each plan.")] = Path("corpus"),
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the outputs.")] = Path("outputs"),
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Worker processes; one a core.")] = None,
    config: Annotated[Path | None, typer.Option(help="TOML file with settings that differ.")] = None,
) -> None:
    """Read every plan of CORPUS and write the dataset. Exit code 1 if a file failed."""
    from pipeline.batch import run as run_corpus
    from pipeline.config import read_config
    from pipeline.terminal import run_summary

    settings = read_config(config) if config else None
    with _progress_bar() as progress:
        report = run_corpus(corpus, output, config=settings, jobs=jobs, progress=progress)
    _print(run_summary(report))
    raise typer.Exit(1 if report.failed else 0)


@app.command()
def show(
    file: Release,
    html: Annotated[Path | None, typer.Option(metavar="PAGE", help="Write the release with all marks instead.")] = None,
) -> None:
    """Print the events and objectives of one release as tables, or write it as a page with everything marked."""
    from pipeline.single import extract_file
    from pipeline.terminal import release

    told = extract_file(file)
    if html is None:
        _print(release(told))
        return
    from pipeline.views.annotated import annotated_html

    html.write_text(annotated_html(told), encoding="utf-8")
    print(html)


@app.command()
def blocks(
    file: Release,
    image: Annotated[int | None, typer.Option(metavar="PAGE", min=1, help="Draw the blocks of this PDF page.")] = None,
    to: Annotated[Path, typer.Option(metavar="PNG", help="Where the drawing goes.")] = Path("page.png"),
) -> None:
    """Print the block structure of one release as it was read: kind, marker, section, page."""
    from pipeline.single import read_file
    from pipeline.terminal import blocks as as_table

    document = read_file(file)
    if image is None:
        _print(as_table(document))
        return
    if document.media_type != "application/pdf" or not 1 <= image <= (document.pages or 0):
        raise typer.BadParameter(f"{file} has no page {image} to draw: only a PDF has pages", param_hint="--image")
    from pipeline.ingest.pdf.render import render_page

    render_page(file.read_bytes(), image, document.blocks).save(to)
    print(to)


@app.command()
def diff(
    old: Annotated[Path | None, typer.Argument(help="The older release.")] = None,
    new: Annotated[Path | None, typer.Argument(help="The newer release.")] = None,
    dataset: Annotated[Path | None, typer.Option(help="Outputs of a run, instead of two files.")] = None,
    plan: Annotated[str | None, typer.Option(help="Plan within the outputs.")] = None,
    from_: Annotated[str | None, typer.Option("--from", help="File or edition to compare.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="File or edition to compare it with.")] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to show it.")] = Format.terminal,
) -> None:
    """Print what changed between two releases: OLD and NEW, or those of a plan within the outputs of a run."""
    from pipeline.views import diff as view

    if dataset and plan and not old:
        difference = view.dataset_difference(dataset, plan, from_, to)
    elif old and new and not (dataset or plan or from_ or to):
        difference = view.file_difference(old, new)
    else:
        raise typer.BadParameter("name two files, OLD NEW, or --dataset OUT --plan ID")
    _print(view.render(difference, format.value))


@app.command()
def dates(
    text: Annotated[str | None, typer.Argument(help="Text to read; without it, JSON lines are read.")] = None,
    language: Annotated[str, typer.Option("--language", "-l", help="en, fr or es.")] = "en",
) -> None:
    """Find the dates in TEXT, or in JSON lines {"id", "text", "reference", "language"} on standard input."""
    from pipeline.terminal import found_dates

    if text is not None:
        _print(found_dates(_read_case({"text": text}, language)["dates"]))
        return
    for number, line in enumerate(sys.stdin, 1):
        if line.strip():
            print(json.dumps(_read_case(_case(line, number), language), ensure_ascii=False))


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Gold families.")],
    json_file: Annotated[Path | None, typer.Option("--json", help="Write all figures here.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every mistake.")] = False,
    dataset: Annotated[Path | None, typer.Option(help="Outputs of a run; without it, the pipeline is run.")] = None,
) -> None:
    """Score the pipeline against gold families: precision, recall and F1 of everything it extracts."""
    from pipeline.evaluate import evaluate as score
    result = score(gold, dataset)
    if json_file:
        json_file.write_text(result.to_json(), encoding="utf-8")
    print(result.to_text(errors=errors))


@app.command()
def review(
    output: Annotated[Path, typer.Argument(metavar="OUT", help="Outputs of a run.")] = Path("outputs"),
    corpus: Annotated[Path | None, typer.Option(help="The corpus, if it lies elsewhere now.")] = None,
) -> None:
    """Ask about the uncertain cases of a run and write the answers into each plan's judgements.toml."""
    from pipeline.review import review as walk

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise typer.BadParameter("it asks questions: start it in a terminal")
    done = walk(output, lambda text: input("\n".join(map(printable, text.split("\n")))), corpus=corpus)
    print(f"{done.judged} of {done.cases} uncertain cases judged")
    for path in done.files:
        print(f"written to {path}: `workplan run` applies it")


@app.command()
def tables() -> None:
    """Print every table and column of the dataset with what it means, as Markdown."""
    from pipeline.tables.describe import markdown

    print(markdown(), end="")


def main() -> None:
    """The command `workplan`: one clean line for an error; exit code 1 where a file failed, 2 for wrong usage."""
    with _clean_errors():
        app()


def _case(line: str, number: int) -> dict[str, Any]:
    try:
        case = json.loads(line)
    except ValueError as error:
        raise typer.BadParameter(f"line {number} is no JSON: {error}") from error
    if not isinstance(case, dict) or not isinstance(case.get("text"), str):
        raise typer.BadParameter(f'line {number} must hold an object with a "text"')
    try:
        return case | {"reference": date.fromisoformat(case["reference"]) if case.get("reference") else None}
    except (TypeError, ValueError) as error:
        raise typer.BadParameter(f'line {number}: "reference" must be a date such as 2016-11-07') from error


def _read_case(case: dict[str, Any], language: str) -> dict[str, Any]:
    from pipeline.nlp.dates.service import read_case

    found = read_case(case["text"], reference=case.get("reference"), language=case.get("language") or language)
    return {"id": case.get("id"), "dates": found}


def _print(content: Any) -> None:
    """Prints text as it stands, anything else through rich: as wide as the terminal, or as a page without one."""
    if isinstance(content, str):
        print(content)
        return
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else PAGE_WIDTH, highlight=False).print(content)


@contextmanager
def _progress_bar() -> Iterator[Callable[[int, int, str], None] | None]:
    """Gives what a run tells its progress to; None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def tell(done: int, total: int, file: str) -> None:
            bar.update(task, completed=done, total=total, description=escape(printable(file)[-60:]))

        yield tell


@contextmanager
def _clean_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(1) from None
    except WorkplanError as error:
        print(f"workplan: {printable(str(error))}", file=sys.stderr)
        raise SystemExit(1 if isinstance(error, IngestError) else 2) from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"workplan: {printable(f'{where}{error.strerror or error}')}", file=sys.stderr)
        raise SystemExit(1) from None
    except Exception as error:
        if os.environ.get("WORKPLAN_TRACEBACK"):
            raise
        print(f"workplan: {printable(unexpected(error))} (WORKPLAN_TRACEBACK=1 shows more)", file=sys.stderr)
        raise SystemExit(1) from None
