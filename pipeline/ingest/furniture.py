"""Lines that belong to a page or to a web site and not to the plan: recognised by cue words, names of languages,
breadcrumbs, page numbers. The cues are data (`gazetteers/<language>/furniture.toml`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.gazetteers import load_toml

LANGUAGES = ("en", "fr", "es")
SHORT = 140
"""Characters up to which a line that begins with a cue is furniture; sentences of content are longer."""

_LABEL_REST = 40
"""Characters that a date after a label may take."""

_FIGURE = re.compile(r"\d")
_EDGE = " \t.:;,!*_|·•–—-"
_CRUMB = re.compile(r"\s*[>›»→/|]\s+|\s+[>›»→/|]\s*")
_BARE_NUMBER = re.compile(r"(?P<dash>[-–—] ?)?(?P<number>\d{1,4})(?(dash) ?[-–—])")
_CONTENTS = re.compile(r"[^.…][^…]{1,200}?(?:(?:\. ?){5,}|…{2,}) *\d{1,4}")
_COPYRIGHT = re.compile(r"©|(?:\(c\)\s*)?copyright\b|\(c\)\s*(?:19|20)\d\d\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cues:
    lines: frozenset[str]
    starts: tuple[str, ...]
    labels: tuple[str, ...]
    home: frozenset[str]
    languages: frozenset[str]
    page_number: re.Pattern[str]


def fold(text: str) -> str:
    """A line as cues are compared: lower case, straight apostrophes, one space, no punctuation at its ends."""
    return " ".join(text.replace("’", "'").lower().split()).strip(_EDGE)


@cache
def _cues() -> _Cues:
    tables = [load_toml(f"{language}/furniture.toml") for language in LANGUAGES]

    def gather(*keys: str) -> list[str]:
        return [fold(entry) for table in tables for key in keys for entry in table[key]]

    page = "|".join(sorted({re.escape(w.lower()) for t in tables for w in t["page"]}, key=len, reverse=True))
    of = "|".join(sorted({re.escape(w.lower()) for t in tables for w in t["of"]}, key=len, reverse=True))
    number = rf"\d{{1,4}}(?:\s*(?:/|{of})\s*\d{{1,4}})?"
    return _Cues(
        lines=frozenset([*gather("lines"), *load_toml("furniture.toml")["lines"]]),
        starts=tuple(gather("starts")),
        labels=tuple(sorted(gather("labels", "modified", "published"), key=len, reverse=True)),
        home=frozenset(gather("home")),
        languages=frozenset(fold(name) for name in load_toml("languages.toml")["names"]),
        page_number=re.compile(rf"(?:\b(?:{page})\s*{number}\b|\b\d{{1,4}}\s*/\s*\d{{1,4}})", re.IGNORECASE),
    )


def is_furniture(text: str) -> bool:
    """Whether a whole block is web chrome by its words: a cue line, a language switch, a breadcrumb, a copyright."""
    cues = _cues()
    folded = fold(text)
    if not folded or len(text) > 2 * SHORT:
        return False
    if is_contents_line(text):
        return True
    if folded in cues.lines:
        return True
    begins = folded.startswith(cues.starts) or _is_labelled(folded) or _COPYRIGHT.match(text.strip())
    if begins and len(text) <= SHORT:
        return True
    return is_language_switch(text) or is_breadcrumb(text) or _is_cue_row(text)


def is_contents_line(text: str) -> bool:
    """A line of a table of contents: a title, dots, a page."""
    return len(text) <= 2 * SHORT and _CONTENTS.fullmatch(text) is not None


def is_language_switch(text: str) -> bool:
    """Nothing but names of languages ("English | Français"), at least one of them whole."""
    languages = _cues().languages
    if fold(text) in languages and len(fold(text)) > 3:
        return True
    parts = [fold(part) for part in re.split(r"[|/·•,;\s]+", text) if fold(part)]
    whole = [fold(part) for part in re.split(r"\s*[|/·•,;]\s*|\s{2,}", text) if fold(part)]
    return any(len(names) > 1 and all(name in languages for name in names) for names in (parts, whole))


def is_breadcrumb(text: str) -> bool:
    """A path of short names that begins at the home page ("Home / Topics / Trade")."""
    parts = [part for part in _CRUMB.split(text.strip()) if part.strip()]
    return len(parts) > 1 and fold(parts[0]) in _cues().home and all(len(part) <= 80 for part in parts)


def _is_cue_row(text: str) -> bool:
    """Several cues side by side ("Privacy notice. Terms of use. Follow us", "Compartir Imprimir")."""
    cues = _cues()
    parts = [fold(part) for part in re.split(r"\s*[|·•.;]\s+|\s+[|·•]\s*", text) if fold(part)]
    return len(parts) > 1 and all(
        part in cues.lines or part in cues.languages or part.startswith(cues.starts) or _is_labelled(part)
        for part in parts
    )


def is_page_date(text: str) -> bool:
    """Whether a line or row only tells when the page was changed or published ("Date modified: | 2023-07-19")."""
    return len(text) <= SHORT and _is_labelled(fold(text.replace(" | ", " ")))


def _is_labelled(folded: str) -> bool:
    """A label ("last updated", "available in") that a colon, a language, a date or nothing follows."""
    labels = _cues().labels
    if not folded.startswith(labels):
        return False
    label = next(label for label in labels if folded.startswith(label))
    rest = folded[len(label) :]
    if not rest.strip(_EDGE) or rest.lstrip()[0] in ":|":
        return True
    words = [fold(word) for word in rest.split()]
    dated = len(rest) <= _LABEL_REST and any(word[0].isdigit() for word in words[:2] if word)
    return rest[0].isspace() and (dated or words[0] in _cues().languages)


def page_number(text: str) -> re.Match[str] | None:
    """The page number in a line ("Page 2 of 4", "p. 3", "5/7"): the first with its word, else the last bare one."""
    found = list(_cues().page_number.finditer(text))
    return next((match for match in found if match.group()[0].isalpha()), found[-1] if found else None)


@cache
def citing_words() -> frozenset[str]:
    """Words after which a page number belongs to a citation ("see page 4")."""
    return frozenset(
        fold(word) for language in LANGUAGES for word in load_toml(f"{language}/furniture.toml")["citing"]
    )


def skeleton(text: str) -> str:
    """A running line without what changes from page to page."""
    return re.sub(r"\d+", "#", fold(text))


def is_page_line(text: str, skeletons: Counter[str]) -> bool:
    """Whether a line set apart by itself is a running header or footer: short, with a page number at one end, or coming
    back on other pages. `skeletons` counts the document's lines (`count_skeletons`)."""
    if len(text) > SHORT or _FIGURE.search(text) is None:
        return False
    bare = _BARE_NUMBER.fullmatch(text.strip())
    if bare is not None:
        return bool(bare["dash"]) or (len(bare["number"]) < 4 and skeletons[skeleton(text)] > 1)
    found = page_number(text)
    if found is None:
        return False
    rest = (text[: found.start()] + text[found.end() :]).strip(_EDGE + "()/[]")
    at_end = not text[: found.start()].strip(_EDGE + "/([") or not text[found.end() :].strip(_EDGE + ")]")
    worded = any(c.isalpha() for c in found.group())
    if not rest:
        return worded
    if skeletons[skeleton(text)] > 1:
        return at_end
    cites = text.rstrip().endswith(".") or fold(rest.split()[-1]) in citing_words()
    return at_end and not cites and (worded or _apart(text, found)) and not rest.endswith((".", "?", "!", ";"))


def _apart(text: str, found: re.Match[str]) -> bool:
    """A bare "5/7" counts only behind a dash, a bar or a wide gap."""
    return bool(re.search(r"(?:[–—|-]|\s{2,})\s*$", text[: found.start()]))


def count_skeletons(lines: Iterable[str]) -> Counter[str]:
    """How often each line that holds figures comes back but for them."""
    return Counter(skeleton(line) for line in lines if len(line) <= SHORT and _FIGURE.search(line))
