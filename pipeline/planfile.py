"""Reads plan.toml: what only a person knows of a plan."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline import edtf
from pipeline.data import Member, PlanInfo, ReleaseInfo
from pipeline.errors import PlanFileError

NAME = "plan.toml"
MAX_BYTES = 1_000_000
"""Largest plan.toml that is read; ten thousand releases fit."""

_PLAN_KEYS = ("title", "members", "release")
_MEMBER_KEYS = ("country", "from", "to")
_RELEASE_KEYS = ("file", "released", "edition", "language", "title", "url")
_EDITION = re.compile(r"(\d{4})(?:\s*[/–-]\s*(\d{4}))?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_COUNTRY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class At:
    """A place in the file, for messages: `table` is "release" or "member" with its number, or ""."""

    path: Path
    text: str
    table: str = ""
    number: int = 0

    def error(self, message: str, key: str = "") -> PlanFileError:
        line = self._line(key)
        where = f", line {line}" if line else ""
        table = f"{self.table} {self.number}" if self.table else ""
        what = " of ".join(part for part in (key and f'"{key}"', table) if part)
        return PlanFileError(f"{shown_name(self.path)}{where}: {what} {message}")

    def _line(self, key: str) -> int | None:
        """The line on which the key stands: after the n-th header of its table, if it has any; else that header."""
        header = f"[[{self.table}]]"
        counted = header in self.text
        seen, headed = 0, None
        for number, line in enumerate(self.text.splitlines(), 1):
            seen += line.strip().startswith(header if counted else "[[")
            if seen != (self.number if counted else 0):
                continue
            if re.match(rf'\s*"?{re.escape(key or header)}"?\s*=?', line):
                return number
            headed = headed or (number if counted else None)
        return headed


def read_plan_file(path: Path, plan_id: str) -> tuple[PlanInfo, tuple[str, ...]]:
    """What the file says, and a warning for each key that means nothing here.

    Raises PlanFileError, which names file, line and key, for anything malformed.
    """
    text = read_text(path)
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PlanFileError(f"{shown_name(path)}: not valid TOML: {toml_message(error, text)}") from error
    at = At(path, text)
    releases = _tables(at, content, "release")
    members = content.get("members", [])
    if not isinstance(members, list):
        raise at.error("must be a list of country codes", "members")
    info = PlanInfo(
        plan_id=plan_id,
        title=_string(at, content, "title"),
        members=tuple(_member(At(path, text, "member", n), item) for n, item in enumerate(members, 1)),
        releases=tuple(_release(At(path, text, "release", n), item) for n, item in enumerate(releases, 1)),
    )
    _refuse_repeated(at, info.releases)
    return info, _unknown_keys(at, content)


def toml_message(error: Exception, text: str) -> str:
    """What the parser says, with the line concerned; of an end that comes too soon, the last line."""
    message = " ".join(str(error).split())
    lines = text.rstrip().splitlines() or [""]
    number = re.search(r"line (\d+)", message)
    if not number:
        return f"{message}: line {len(lines)}: {lines[-1].strip()[:60]!r}"
    line = lines[min(int(number[1]), len(lines)) - 1]
    return f"{message}: {line.strip()[:60]!r}"


def shown_name(path: Path) -> str:
    """The file as messages name it: the same wherever the corpus lies, because they stand in a table."""
    return f"{path.resolve().parent.name}/{path.name}"


def read_text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PlanFileError(f"{shown_name(path)}: larger than {MAX_BYTES:,} bytes")
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PlanFileError(f"{shown_name(path)}, line {line}: not valid UTF-8: save the file as UTF-8") from error
    except OSError as error:
        raise PlanFileError(f"{shown_name(path)}: {error.strerror}") from error


def _tables(at: At, content: dict[str, Any], key: str) -> list[dict[str, Any]]:
    tables = content.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(item, dict) for item in tables):
        raise at.error(f"must be written as [[{key}]]", key)
    return tables


def _string(at: At, table: dict[str, Any], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise at.error(f"must be a text in quotes, not {value!r}", key)
    return value.strip() or None if value else None


def _date(at: At, table: dict[str, Any], key: str) -> str | None:
    """An EDTF date; a bare TOML date or year is taken as one."""
    value = table.get(key)
    if value is None or value == "":
        return None
    text = value.isoformat()[:10] if isinstance(value, date) else str(value)
    if isinstance(value, bool) or "XXXX" in text or not edtf.is_valid(text):
        raise at.error(f"must be a date such as 2022-11-05, 2022-11 or 2022, not {text!r}", key)
    return text


def _edition(at: At, table: dict[str, Any]) -> str | None:
    value = table.get("edition")
    if value is None or value == "":
        return None
    match = _EDITION.fullmatch(str(value).strip())
    if not match or (match[2] and match[2] < match[1]):
        raise at.error(f"must be a period such as 2022/2024 or 2024, not {value!r}", "edition")
    return f"{match[1]}/{match[2]}" if match[2] and match[2] != match[1] else match[1]


def _member(at: At, item: Any) -> Member:
    table = {"country": item} if isinstance(item, str) else item
    if not isinstance(table, dict) or not _COUNTRY.fullmatch(str(table.get("country"))):
        raise at.error(f"must be three letters such as CHL (ISO 3166-1 alpha-3), not {item!r}", "members")
    return Member(country=table["country"], start=_date(at, table, "from"), end=_date(at, table, "to"))


def _release(at: At, table: dict[str, Any]) -> ReleaseInfo:
    file = _string(at, table, "file")
    if file is None:
        raise at.error("names no file", "")
    path = PurePosixPath(file.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        raise at.error(f"must lie in the plan's folder, not {file!r}", "file")
    language = _string(at, table, "language")
    if language and not _LANGUAGE.fullmatch(language):
        raise at.error(f"must be a language tag such as en or fr, not {language!r}", "language")
    return ReleaseInfo(
        file=str(path),
        released=_date(at, table, "released"),
        edition=_edition(at, table),
        language=language,
        title=_string(at, table, "title"),
        url=_string(at, table, "url"),
    )


def _refuse_repeated(at: At, releases: tuple[ReleaseInfo, ...]) -> None:
    seen: set[str] = set()
    for number, release in enumerate(releases, 1):
        if release.file in seen:
            raise At(at.path, at.text, "release", number).error(f"names {release.file!r} a second time", "file")
        seen.add(release.file)


def _unknown_keys(at: At, content: dict[str, Any]) -> tuple[str, ...]:
    """A warning a key, in the order of the file."""
    members = [m for m in content.get("members", []) if isinstance(m, dict)]
    checks = [
        (at, content, _PLAN_KEYS),
        *((At(at.path, at.text, "member", n), item, _MEMBER_KEYS) for n, item in enumerate(members, 1)),
        *((At(at.path, at.text, "release", n), t, _RELEASE_KEYS) for n, t in enumerate(content.get("release", []), 1)),
    ]
    return tuple(
        str(place.error(f"is unknown and was not used; known are {', '.join(known)}", key))
        for place, table, known in checks
        for key in table
        if key not in known
    )
