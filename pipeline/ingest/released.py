"""When a release was published or last changed: its text, then its file's name."""

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
ALONE_WORDS = 3
"""Words that may stand beside a date in a line of its own."""
TOP_BLOCKS = 8
"""Blocks at the top among which the front matter is looked for."""


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


def month_names() -> tuple[str, ...]:
    """The names of months in all languages, as `plain` writes them."""
    return tuple(_months())


def is_month(word: str) -> bool:
    """Whether a word is the name of a month, in any of the languages."""
    return plain(word) in _months()


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


def is_date_alone(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    return bool(text) and not any(c.isalnum() for c in _date().sub("", plain(text), count=1)) and any(date_spans(text))


def first_date(text: str) -> str | None:
    """The first date of a short text as EDTF; a numeric date counts only where its order is certain."""
    return next(all_dates(text), None)


def all_dates(text: str) -> Iterator[str]:
    """The dates of a short text in order."""
    for match in _date().finditer(plain(text)):
        value = _value(match)
        if value:
            yield value


def _value(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return _checked(*match["iso"].split("-"))
    if match["numeric"]:
        first, second, year = re.split(r"[./]", match["numeric"])
        if int(first) > 12 or first == second or "." in match["numeric"]:
            return _checked(year, second, first)
        return _checked(year, first, second) if int(second) > 12 else year
    year, month, day = (match[name] or match[f"{name}2"] for name in ("year", "month", "day"))
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
    """EDTF, or None where neither the text nor the file's name tells it."""
    in_words, in_figures = date_in_name(file)
    return (
        _labelled(draft.blocks, "modified")
        or _labelled(draft.blocks, "published")
        or in_words
        or _of_the_document(draft.blocks)
        or in_figures
    )


def _labelled(blocks: Iterable[DraftBlock], key: str) -> str | None:
    for block in blocks:
        if len(block.text) > MAX_LABEL_CHARS or block.kind in ("list_item", "table_row", "heading"):
            continue
        if not any(c.isdigit() for c in block.text):
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
    """The latest date in the front matter: what stands between the title and the first section, where there is one."""
    content = [block for block in blocks if block.kind != "furniture"]
    title = next((i for i, block in enumerate(content[:TOP_BLOCKS]) if block.kind == "heading"), 0)
    rank = content[title].level if content else 0
    front: list[DraftBlock] = []
    for index, block in enumerate(content[: TOP_BLOCKS + title]):
        if index > title and block.kind == "heading" and block.level > rank and front:
            break
        if block.kind == "paragraph":
            front.append(block)
    else:
        return None
    return max((date for block in front for date in _own_dates(block.text)), default=None)


def _own_dates(text: str) -> Iterator[str]:
    """Dates of a line about the document itself: alone in the line, or behind a word that dates documents."""
    if len(text) > 2 * MAX_LABEL_CHARS:
        return
    words = load_toml("editions.toml")
    lowered = plain(text)
    after = 0
    for match in _date().finditer(lowered):
        before = re.split(r"[.;] ", lowered[after : match.start()])[-1]
        alone = len(_date().sub("", lowered).split()) <= ALONE_WORDS
        own = alone or any(_has_word(before, word) for word in words["dated"])
        if own and not any(_has_word(before, word) for word in words["replaced"]) and (value := _value(match)):
            yield value
        after = match.end()


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(plain(word))}(?!\w)", text) is not None


def date_in_name(file: str) -> tuple[str | None, str | None]:
    """The date in a file's name, if in words or to the day ("january-2021", "2023-07-19"), and if in figures to the
    month, which may be a document's number ("2024-07"). A bare year is an edition."""
    name = re.sub(r"\.[A-Za-z]+$", "", file.replace("\\", "/").rpartition("/")[2])
    packed = re.search(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)", name)
    full = _checked(*packed.groups()) if packed else None
    month = re.search(r"(?<!\d)((?:19|20)\d\d)[-_.](0[1-9]|1[0-2])(?![-_.]?\d)", name)
    words = _date().finditer(plain(re.sub(r"[-_.]+", " ", name)))
    worded = next((value for found in words if not found["iso"] and (value := _value(found))), None)
    return full or worded, f"{month[1]}-{month[2]}" if month else None
