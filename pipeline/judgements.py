"""judgements.toml: what a person decided about the readings of a plan; read, and written by `workplan review`.

A judgement names what it is about by words of the release, so that it survives every new reading of the file.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Literal, cast, get_args

from pipeline import edtf
from pipeline.data import Judgement, ObjectiveKind, Passage, Status
from pipeline.errors import PlanFileError
from pipeline.planfile import At, read_text, shown_name, toml_message

NAME = "judgements.toml"

Kind = Literal["same", "different", "value", "not_an_event", "not_a_defect"]
KINDS: tuple[Kind, ...] = get_args(Kind)
PAIRS = ("same", "different")
SUBJECTS = ("event", "objective")

TEXTS = ("title", "event_type", "venue", "city", "margins_of", "label", "number")
DATES = ("date_edtf", "timeline_edtf")
COUNTRY_LISTS = ("host", "sponsor", "participant", "accession", "chair")
CHOICES = {"status": get_args(Status), "kind": get_args(ObjectiveKind)}
FIELDS = {
    "event": (
        *("title", "event_type", "date_edtf", "status", "venue", "city", "country", "online", "margins_of"),
        *COUNTRY_LISTS,
    ),
    "objective": ("kind", "label", "number", "lead", "timeline_edtf", "status"),
}
"""The columns that a person may set."""

_COUNTRY = re.compile(r"[A-Z]{3}")
_KEYS = {
    "same": ("one", "other", "subject"),
    "different": ("one", "other", "subject"),
    "value": ("at", "subject", "field", "value", "was"),
    "not_an_event": ("at",),
    "not_a_defect": ("at", "what"),
}
_PASSAGE_KEYS = ("file", "quote", "date")


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file in the order of its kinds and lines; files as the file names them.

    Raises PlanFileError, which names file, line and key, for anything malformed.
    """
    text = read_text(path)
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PlanFileError(f"{shown_name(path)}: not valid TOML: {toml_message(error, text)}") from error
    for key in content:
        if key not in KINDS:
            raise At(path, text).error(f"is no kind of judgement; known are {', '.join(KINDS)}", key)
    return tuple(judgement for kind in KINDS for judgement in _of_kind(path, text, kind, content.get(kind, [])))


def _of_kind(path: Path, text: str, kind: Kind, tables: Any) -> Iterator[Judgement]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise At(path, text).error(f"must be written as [[{kind}]]", kind)
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line.strip().startswith(f"[[{kind}]]")]
    for number, table in enumerate(tables, 1):
        line = lines[number - 1] if number <= len(lines) else 1
        yield _judgement(At(path, text, kind, number), kind, table, line)


def _judgement(at: At, kind: Kind, table: dict[str, Any], line: int) -> Judgement:
    for key in table:
        if key not in (*_KEYS[kind], "note"):
            raise at.error(f"is unknown; known are {', '.join(_KEYS[kind])}, note", key)
    subject = table.get("subject", "event")
    if subject not in SUBJECTS:
        raise at.error(f"must be event or objective, not {subject!r}", "subject")
    name, value, was = None, None, None
    if kind == "value":
        name = _choice(at, table, "field", FIELDS[subject])
        value = _value(at, name, table, "value")
        was = (_value(at, name, table, "was") or "") if "was" in table else None
    elif kind == "not_a_defect":
        name = table.get("what")
        if not isinstance(name, str) or not name:
            raise at.error("must name the kind of finding or repair that is none", "what")
    passages = tuple(_passage(at, table, key) for key in (("one", "other") if kind in PAIRS else ("at",)))
    return Judgement(kind, passages, line, cast(Literal["event", "objective"], subject), name, value, was)


def _passage(at: At, table: dict[str, Any], key: str) -> Passage:
    given = table.get(key)
    if not isinstance(given, dict) or not isinstance(given.get("quote"), str) or not given["quote"].strip():
        raise at.error('must be written as {file = "…", quote = "…"}', key)
    for name, value in given.items():
        if name not in _PASSAGE_KEYS or not isinstance(value, str):
            raise at.error(f"holds {name} = {value!r}; file, quote and date may stand there, as texts", key)
    file = given.get("file")
    path = PurePosixPath((file or "").replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        raise at.error(f"must name a file in the plan's folder, not {file!r}", key)
    return Passage(given["quote"], str(path) if file else None, given.get("date"))


def _choice(at: At, table: dict[str, Any], key: str, known: tuple[str, ...]) -> str:
    value = table.get(key)
    if value not in known:
        raise at.error(f"must be one of {', '.join(known)}, not {value!r}", key)
    return str(value)


def _value(at: At, name: str, table: dict[str, Any], key: str) -> str | bool | tuple[str, ...] | None:
    """The value of a column; an empty text says that there is none."""
    value = table.get(key)
    if name == "online" and isinstance(value, bool):
        return value
    if name == "lead" or name in COUNTRY_LISTS:
        listed = value if isinstance(value, list) else [None]
        if all(isinstance(item, str) and (name == "lead" or _COUNTRY.fullmatch(item)) for item in listed):
            return tuple(listed)
        raise at.error(f"must be a list such as ['CHL', 'PER'], not {value!r}", key)
    if not isinstance(value, str) or name == "online":
        raise at.error(f"must be {'true or false' if name == 'online' else 'a text in quotes'}, not {value!r}", key)
    problem = problem_of(name, value)
    if problem:
        raise at.error(problem, key)
    return value or None


def problem_of(name: str, value: str) -> str | None:
    """What is wrong with a text as the value of a column; None where it may stand there."""
    if name in CHOICES:
        return None if value in CHOICES[name] else f"must be one of {', '.join(CHOICES[name])}, not {value!r}"
    if name in ("title", "event_type") and not value.strip():
        return "must not be empty"
    if not value:
        return None
    if name in DATES and ("XXXX" in value or not edtf.is_valid(value)):
        return f"must be a date such as 2022-11-05, 2022-11 or 2022, not {value!r}"
    if name == "country" and not _COUNTRY.fullmatch(value):
        return f"must be three letters such as CHL (ISO 3166-1 alpha-3), not {value!r}"
    return None


def append_judgement(path: Path, judgement: Judgement) -> None:
    """Writes a judgement at the end of the file, which is made where it is missing."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    with path.open("a", encoding="utf-8") as stream:
        stream.write(gap + as_toml(judgement))


def as_toml(judgement: Judgement) -> str:
    """A judgement as it stands in the file."""
    lines = [f"[[{judgement.kind}]]"]
    for key, passage in zip(("one", "other") if judgement.kind in PAIRS else ("at",), judgement.passages, strict=True):
        told = ((name, getattr(passage, name)) for name in _PASSAGE_KEYS)
        lines.append(f"{key} = {{{', '.join(f'{name} = {_toml(value)}' for name, value in told if value)}}}")
    if judgement.subject != "event":
        lines.append(f"subject = {_toml(judgement.subject)}")
    if judgement.kind == "value":
        lines += [f"field = {_toml(judgement.name)}", f"value = {_toml(judgement.value)}"]
        lines += [f"was = {_toml(judgement.was)}"] if judgement.was is not None else []
    elif judgement.kind == "not_a_defect":
        lines.append(f"what = {_toml(judgement.name)}")
    return "\n".join(lines) + "\n"


def _toml(value: str | bool | tuple[str, ...] | None) -> str:
    """A value in TOML, whose texts and lists are written as those of JSON are, but for the delete character."""
    return json.dumps("" if value is None else value, ensure_ascii=False).replace("\x7f", "\\u007f")
