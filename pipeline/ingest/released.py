"""When a release was published or last changed: its text, then its file's name, then its metadata."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.data import Span
from pipeline.gazetteers import load_toml
from pipeline.ingest.draft import DraftBlock, DraftDocument
from pipeline.ingest.furniture import LANGUAGES, fold

MAX_LABEL_CHARS = 200
"""Longest line whose "last updated" is about the page; sentences that mention an update are longer."""
TOP_BLOCKS = 8
"""Blocks at the top in which a line of its own may date the document."""


def plain(text: str) -> str:
    """Lower case without accents, character for character, as the words of dates are written in the data."""
    return "".join(unicodedata.normalize("NFD", char)[0] for char in text.lower())


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = {}
    for language in LANGUAGES:
        for number, forms in enumerate(load_toml(f"{language}/dates.toml")["months"], start=1):
            for form in forms:
                months.setdefault(form, number)
    return months


@cache
def _date() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    day = r"\d{1,2}(?:st|nd|rd|th|er|\.?[oº°])?\.?"
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"\b(?P<iso>{year}-\d\d(?:-\d\d)?)\b(?!-?\d)"
        rf"|\b(?P<numeric>\d{{1,2}}[./]\d{{1,2}}[./]{year})\b"
        rf"|\b(?:(?P<day>{day})\s+(?:de\s+|of\s+)?)?(?P<month>{month})\b\.?,?\s+(?:de\s+|del\s+)?(?P<year>{year})\b"
        rf"|\b(?P<month2>{month})\b\.?\s+(?P<day2>{day}),?\s+(?P<year2>{year})\b"
    )


def date_spans(text: str) -> Iterator[Span]:
    """Where dates finer than a year stand in a text."""
    for match in _date().finditer(plain(text)):
        if match["month"] or match["month2"] or match["numeric"] or match["iso"].count("-") == 2:
            yield match.span()


def first_date(text: str) -> str | None:
    """The first date of a short text as EDTF; a numeric date counts only where its order is certain."""
    for match in _date().finditer(plain(text)):
        value = _value(match)
        if value:
            return value
    return None


def _value(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return _checked(*match["iso"].split("-"))
    if match["numeric"]:
        first, second, year = re.split(r"[./]", match["numeric"])
        if int(first) > 12 or first == second or "." in match["numeric"]:
            return _checked(year, second, first)
        return _checked(year, first, second) if int(second) > 12 else year
    year, month, day = (match["year"] or match["year2"], match["month"] or match["month2"], match["day"] or match["day2"])
    digits = re.match(r"\d+", day or "")
    return _checked(year, str(_months()[month]), *([digits.group()] if digits else []))


def _checked(year: str, month: str, day: str | None = None) -> str | None:
    if not 1 <= int(month) <= 12 or (day is not None and not 1 <= int(day) <= 31):
        return None
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


@cache
def _labels(key: str) -> tuple[str, ...]:
    return tuple(fold(label) for language in LANGUAGES for label in load_toml(f"{language}/furniture.toml")[key])


def released_of(draft: DraftDocument, *, file: str) -> str | None:
    """EDTF, or None where nothing tells it."""
    return (
        _labelled(draft.blocks, "modified")
        or _labelled(draft.blocks, "published")
        or _of_the_document(draft.blocks)
        or date_in_name(file)
        or draft.metadata_date
    )


def _labelled(blocks: Iterable[DraftBlock], key: str) -> str | None:
    for block in blocks:
        if len(block.text) > MAX_LABEL_CHARS or block.kind in ("list_item", "table_row", "heading"):
            continue
        folded = fold(block.text.replace(" | ", " "))
        for label in _labels(key):
            at = folded.find(label)
            if at >= 0 and (at == 0 or block.kind == "furniture" or folded[at - 1] in " .·|("):
                found = first_date(folded[at + len(label) :][:60])
                if found:
                    return found
    return None


def _of_the_document(blocks: Iterable[DraftBlock]) -> str | None:
    """A line at the top that holds nothing but a date, or a symbol and a date."""
    top = [block for block in blocks if block.kind != "furniture"][:TOP_BLOCKS]
    for block in top:
        rest = _date().sub("", plain(block.text))
        if block.kind == "paragraph" and len(block.text) <= 60 and rest != plain(block.text) and len(rest.split()) <= 3:
            return first_date(block.text)
    return None


def date_in_name(file: str) -> str | None:
    """A full date or a month in a file's name ("2023-07-19", "20230719", "january-2021"); a bare year is an edition."""
    name = re.sub(r"\.[A-Za-z]+$", "", file.replace("\\", "/").rpartition("/")[2])
    packed = re.search(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)", name)
    if packed:
        found = _checked(*packed.groups())
        if found:
            return found
    month = re.search(r"(?<!\d)((?:19|20)\d\d)[-_.](0[1-9]|1[0-2])(?!\d)", name)
    if month:
        return f"{month[1]}-{month[2]}"
    return first_date(re.sub(r"[-_.]+", " ", name))
