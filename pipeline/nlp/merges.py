"""Merged entries: where one published entry holds two, and on which evidence it is cut.

Every signal is named and weighed here and nowhere else. A second date alone never cuts: a boundary needs signals
that sum to `CUT`. Dates inside quotes or brackets, and dates that a preposition governs, begin no entry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.data import Block, FoundDate, FoundName, Span
from pipeline.nlp.clauses import clause_words, enclosed, inside, unclosed

CUT = 0.8
"""Weight that a boundary needs. Two independent signals beside the list's own pattern reach it; no single one does."""

WEIGHTS = {
    "an open quote or bracket is cut off by a new date": 0.5,
    "the other entries of the list begin with a date": 0.3,
    "the other entries of the list end with a date": 0.3,
    "the entry itself begins with a date": 0.25,
    "a new date with the list's separator follows": 0.35,
    "no space stands between the entries": 0.4,
    "no stop stands before the new date": 0.25,
    "the text before breaks off": 0.35,
    "a stop stands before the new date": 0.2,
    "a bullet stands inside the entry": 0.6,
    "two dates stand side by side": 0.4,
    "a capital follows the date without a stop": 0.35,
    "the second part has a date of its own": 0.3,
    "a full date stands inside a cell that names an event": 0.25,
    "the inner marker follows the entry's own": 0.5,
    "that marker is missing from the list": 0.3,
}

_SEPARATOR = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(:|\s[–—-])\s*(?=(\S))")
_BULLET = re.compile(r"\s[•▪●◦‣∙■]\s+(?=\S)")
_CAPITAL = re.compile(r"\s+(?=[A-ZÀ-Þ“\"«])")
_STOPPED = re.compile(r"[.!?…][”»\"')\]]*\s+$")
_GLUED = re.compile(r"(?:[a-zà-ÿ0-9][.!?][”»\"')\]]*|[a-zà-ÿ)”»\"])$")
_BARE_END = re.compile(r"[\w)”»\"'’%]\s*$")
_WORD = re.compile(r"[\w’']+")
_NUMBER = re.compile(r"\s*(\(?(?:\d+(?:\.\d+)*|[ivxlIVXL]+|[A-Za-z])[.)])\s")
_WHOLE_BEFORE = ("a stop stands before the new date", "no space stands between the entries")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How the entries of one list or table look: what a merged entry is measured against.

    `dated`: share of entries that begin with a date (or whose row has a date cell), `trailing`: that end with one;
    `bare`: entries go on right behind their date, without a separator;
    `lower_after`: an entry goes on in lower case after its date; `markers`: the markers of the list as printed.
    """

    dated: float = 0.0
    trailing: float = 0.0
    bare: bool = False
    lower_after: bool = False
    markers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """A boundary inside a text: the first part ends at `left`, the next begins at `right` (offsets in the text)."""

    left: int
    right: int
    evidence: tuple[str, ...]

    @property
    def weight(self) -> float:
        """Sum of the weights of the signals."""
        return sum(WEIGHTS[signal] for signal in self.evidence)


def begins_with_date(text: str, marker: str | None, dates: Sequence[FoundDate]) -> bool:
    """Whether an entry leads with its date, its marker and an article or weekday aside (offsets relative to `text`)."""
    lead = len(marker) if marker and text.startswith(marker) else 0
    return bool(dates) and dates[0].start - lead <= 8


def ends_with_date(text: str, dates: Sequence[FoundDate]) -> bool:
    """Whether an entry ends with its date, a stop or a closing bracket aside."""
    return bool(dates) and not text[dates[-1].end :].strip(" .;,)*")


def list_style(blocks: Sequence[Block], dates: Sequence[Sequence[FoundDate]]) -> ListStyle:
    """The style of a list from its blocks and their dates (offsets relative to each block's text)."""
    leads = [begins_with_date(b.text, b.marker, d) for b, d in zip(blocks, dates, strict=True)]
    lower = [
        bool(match and match.group(2).islower())
        for b, d, lead in zip(blocks, dates, leads, strict=True)
        if lead and (match := _SEPARATOR.match(b.text, d[0].end))
    ]
    bare = [bool(_CAPITAL.match(b.text, d[0].end)) for b, d, lead in zip(blocks, dates, leads, strict=True) if lead]
    ends = [ends_with_date(b.text, d) for b, d in zip(blocks, dates, strict=True)]
    return ListStyle(
        trailing=sum(ends) / len(ends) if sum(ends) > 1 else 0.0,
        dated=sum(leads) / len(leads) if sum(leads) > 1 else 0.0,
        bare=sum(bare) * 2 > len(bare),
        lower_after=sum(lower) * 2 > len(lower),
        markers=tuple(b.marker for b in blocks if b.marker),
    )


def merge_cuts(
    text: str,
    dates: Sequence[FoundDate],
    names: Sequence[FoundName],
    style: ListStyle,
    *,
    language: str,
    marker: str | None = None,
    cell: bool = False,
) -> list[Cut]:
    """The boundaries at which a published entry holds a second one, in order; empty for a whole entry.

    `dates` and `names` are at offsets of `text`; `cell` says that `text` is a table cell beside a date column.
    """
    shielded = enclosed(text)
    cuts = [*_date_cuts(text, dates, names, style, language, shielded, cell), *_bullet_cuts(text, marker, shielded)]
    cuts += _marker_cuts(text, marker, style, shielded)
    kept: list[Cut] = []
    for cut in sorted((c for c in cuts if c.weight >= CUT), key=lambda c: (c.right, -c.weight)):
        if not kept or cut.left > kept[-1].right:
            kept.append(cut)
    return kept


def _date_cuts(
    text: str,
    dates: Sequence[FoundDate],
    names: Sequence[FoundName],
    style: ListStyle,
    language: str,
    shielded: Sequence[Span],
    cell: bool,
) -> list[Cut]:
    cuts = []
    leading = bool(dates) and dates[0].start <= 8
    listed = style.dated >= 0.5 or (leading and style.dated > 0) or cell
    trailing = style.trailing >= 0.4
    for index, date in enumerate(dates):
        if date.kind in ("open", "duration") or inside(shielded, date.start) or date.start == 0:
            continue
        previous = dates[index - 1] if index else None
        start = _proper_start(date)
        evidence = _before(text, start, previous, language, date.kind)
        if evidence is not None:
            after = _SEPARATOR.match(text, date.end)
            whole_before = evidence[0] in _WHOLE_BEFORE
            separated = after is not None and (style.lower_after or whole_before or not after.group(2).islower())
            if separated or (style.bare and _CAPITAL.match(text, date.end)):
                evidence.append("a new date with the list's separator follows")
            elif cell and re.match(r"\s+[A-ZÀ-Þ]", text[date.end :]):
                evidence += ["a full date stands inside a cell that names an event"]
                evidence += ["a capital follows the date without a stop"]
            if listed or trailing:
                evidence.append(f"the other entries of the list {'begin' if listed else 'end'} with a date")
            elif leading and index:
                evidence.append("the entry itself begins with a date")
            if len(evidence) > 1 and (after or cell or style.bare):
                cuts.append(Cut(len(text[:start].rstrip()), start, tuple(evidence)))
        cuts += _after_date(text, dates, index, names, (listed or trailing) and not cell)
    return cuts


def _before(
    text: str, start: int, previous: FoundDate | None, language: str, date_kind: str
) -> list[str] | None:
    """The signals before a date at `start`; None where the text before governs the date."""
    before = text[:start]
    opened = unclosed(before)
    if opened:
        return ["an open quote or bracket is cut off by a new date"]
    if previous is not None and not text[previous.end : start].strip():
        return ["two dates stand side by side"]
    if not before[-1:].isspace() and _GLUED.search(before):
        return ["no space stands between the entries"]
    if _STOPPED.search(before):
        return ["a stop stands before the new date"]
    words = [match.group().lower() for match in _WORD.finditer(before[-60:])]
    word = words[-1] if words and _BARE_END.search(before) else ""
    function_words = clause_words(language, "function_words")
    if word in clause_words(language, "articles") and len(words) > 1 and words[-2] in function_words:
        return ["the text before breaks off"]
    if word in clause_words(language, "genitives") and previous is None and date_kind == "date":
        return ["the text before breaks off"]
    if word in clause_words(language, "date_prepositions"):
        return None
    if word in function_words:
        joined = previous is not None and len(text[previous.end : start].split()) == 1
        return None if joined else ["the text before breaks off"]
    if _BARE_END.search(before):
        return ["no stop stands before the new date"]
    return None


def _proper_start(date: FoundDate) -> int:
    """Where the date itself begins, without a word before it that would belong to an entry cut off there ("by")."""
    match = re.match(r"(?:by|par|por)\s+", date.text, re.IGNORECASE)
    return date.start + (match.end() if match else 0)


def _after_date(
    text: str, dates: Sequence[FoundDate], index: int, names: Sequence[FoundName], listed: bool
) -> list[Cut]:
    """A first entry that ends with its date, followed at once by the title of the next."""
    date = dates[index]
    following = re.compile(r"\s+(?=[A-ZÀ-Þ][a-zà-ÿ]+)").match(text, date.end)
    has_own_date = any(d.kind in ("date", "since") for d in dates[index + 1 :])
    set_apart = re.search(r"(?:,|\s[–—-]|\))\s*$", text[: date.start])
    if not listed or not following or not has_own_date or not set_apart:
        return []
    if any(name.start == following.end() for name in names):
        return []
    evidence = (
        "the other entries of the list begin with a date",
        "a capital follows the date without a stop",
        "the second part has a date of its own",
    )
    return [Cut(date.end, following.end(), evidence)]


def _bullet_cuts(text: str, marker: str | None, shielded: Sequence[Span]) -> list[Cut]:
    if marker is None:
        return []
    evidence = ("a bullet stands inside the entry", "no stop stands before the new date")
    return [
        Cut(match.start(), match.end(), evidence if not _STOPPED.search(text[: match.start() + 1]) else evidence[:1])
        for match in _BULLET.finditer(text, len(marker))
        if not inside(shielded, match.start())
    ]


def _marker_cuts(text: str, marker: str | None, style: ListStyle, shielded: Sequence[Span]) -> list[Cut]:
    printed = _inner_marker(text, marker)
    following = successor(printed)
    cuts: list[Cut] = []
    while following and printed:
        start = cuts[-1].right if cuts else len(marker or "") + len(printed)
        match = re.compile(rf"(?<=\s){re.escape(following)}\s+(?=[\w“\"«¿¡])").search(text, start)
        if match is None or inside(shielded, match.start()):
            break
        evidence = ["the inner marker follows the entry's own"]
        if following not in style.markers:
            evidence.append("that marker is missing from the list")
        if _STOPPED.search(text[: match.start()]):
            evidence.append("a stop stands before the new date")
        cuts.append(Cut(len(text[: match.start()].rstrip()), match.start(), tuple(evidence)))
        printed, following = following, successor(following)
    return cuts


def _inner_marker(text: str, marker: str | None) -> str | None:
    """The marker that counts: after a bullet, the number printed behind it ("• i. Hold …")."""
    if marker is None or any(map(str.isalnum, marker)):
        return marker
    match = _NUMBER.match(text, len(marker))
    return match.group(1) if match else marker


def successor(marker: str | None) -> str | None:
    """The marker that follows one in its sequence: "4." → "5.", "ii." → "iii.", "(c)" → "(d)", "1.1" → "1.2"."""
    match = re.fullmatch(r"(\(?(?:\d+\.)*)(\d+|[a-zA-Z]+)([.)]*)", marker or "")
    if match is None:
        return None
    before, core, after = match.groups()
    if core.isdigit():
        return f"{before}{int(core) + 1}{after}"
    if core.lower() in _ROMAN[:-1] and not (len(core) == 1 and core.lower() not in "iv"):
        following = _ROMAN[_ROMAN.index(core.lower()) + 1]
    elif len(core) == 1 and core.lower() != "z":
        following = chr(ord(core) + 1)
    else:
        return None
    return f"{before}{following.upper() if core.isupper() else following}{after}"
