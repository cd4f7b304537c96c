"""Lines of a text file: their indents and pages, the width they are wrapped at, the groups that blank lines make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.ingest.columns import lines_up
from pipeline.ingest.furniture import count_skeletons, is_page_line, skeleton
from pipeline.ingest.markers import split_marker
from pipeline.ingest.text import clean

MAX_WIDTH = 120
"""Characters of the longest line in text that is wrapped by hand or by a program."""
WRAPPED_SHARE = 0.7
"""Share of the text in lines no longer than that, from which a text counts as wrapped."""
DENSE_SHARE = 0.05
"""Share of blank lines below which they part nothing: texts taken out of PDF files have none."""
SLACK = 0.25
"""Share of the width that a line leaves free when it ends where its author wanted."""
FAR = 8
"""Spaces before a line that is centred or set right."""
ENDS = (".", "!", "?", ":", ";", "…")
_WRAPPED_PAIRS = 2
_GAP = " " * 4
"""White space inside a line that sets a page number apart."""
_UNDERLINE = re.compile(r"[=~^*_#-]{3,}")
_UNREAD_BULLET = re.compile(r"\(cid:\d{1,5}\)[ \t]*")
"""A sign that a PDF's font did not name: at a line's beginning a bullet."""


@dataclass(slots=True)
class TextLine:
    """A line of the file: its text without indent, the indent in characters, its page where the file tells pages."""

    text: str
    indent: int
    page: int | None = None


@dataclass(slots=True)
class Group:
    """Lines between blank ones. `cut`: only a page's head or foot parts it from the group before."""

    lines: list[TextLine] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)


def lines_of(text: str) -> list[TextLine]:
    """The clean lines of a text, blank ones too; form feeds part its pages."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("\u00ad[ \t]*\n", "-\n", text)
    paged = "\f" in text
    lines: list[TextLine] = []
    for number, page in enumerate(text.split("\f"), start=1):
        for raw in re.split("[\n\v\u2028\u2029\x85]", page):
            line = clean(_UNREAD_BULLET.sub("• ", raw, count=1) if raw.lstrip().startswith("(cid:") else raw).rstrip()
            indent = line[: len(line) - len(line.lstrip())].expandtabs(8)
            lines.append(TextLine(line.lstrip(), len(indent), number if paged else None))
    return lines


def wrap_width(lines: Sequence[TextLine]) -> int | None:
    """The width at which a text is wrapped, None where each of its lines is a paragraph."""
    texts = [line.text if line.indent < FAR or line.text[:1].islower() else "" for line in lines]
    lengths = [len(text) + line.indent for text, line in zip(texts, lines, strict=True) if text]
    short = sum(length for length in lengths if length <= MAX_WIDTH)
    if not lengths or short < WRAPPED_SHARE * sum(lengths):
        return None
    width = max(length for length in lengths if length <= MAX_WIDTH)
    running = sum(
        bool(a and b) and not a.endswith(ENDS) and len(a) > (1 - SLACK) * width and b[0].islower()
        for a, b in pairwise(texts)
    )
    return width if running >= _WRAPPED_PAIRS or _full_lines(texts, width) else None


def _full_lines(texts: Sequence[str], width: int) -> bool:
    """Short texts: a line that breaks off in mid-sentence and runs on in the next shows wrapping too."""
    return any(
        a and b and a[-1].isalnum() and b[0].islower() and not split_marker(b) and len(a) + len(b.split()[0]) >= width
        for a, b in pairwise(texts)
    )


def groups_of(lines: Sequence[TextLine]) -> list[Group]:
    """Lines parted at blank ones; heads and feet of pages go to the group that follows them."""
    skeletons = count_skeletons(line.text for line in lines)
    running = _running_lines(lines)
    groups = [Group()]
    pending: list[str] = []
    for index, line in enumerate(lines):
        apart = all(not lines[i].text for i in (index - 1, index + 1) if 0 <= i < len(lines))
        if not line.text:
            if groups[-1].lines:
                groups.append(Group())
        elif index in running or (
            (apart or _GAP in line.text or skeletons[skeleton(line.text)] > 1) and is_page_line(line.text, skeletons)
        ):
            if groups[-1].lines:
                groups.append(Group())
            pending.append(line.text)
        else:
            if pending:
                groups[-1].cut, pending = pending, []
            groups[-1].lines.append(line)
    groups[-1].cut.extend(pending)
    return [group for group in groups if group.lines or group.cut]


def _running_lines(lines: Sequence[TextLine]) -> frozenset[int]:
    """First and last lines of pages that come back on other pages; the first of all is a title if underlined."""
    edges: set[int] = set()
    filled = [index for index, line in enumerate(lines) if line.text and line.page is not None]
    for before, after in pairwise([None, *filled, None]):
        if before is None or after is None or lines[before].page != lines[after].page:
            edges.update(index for index in (before, after) if index is not None)
    counts = Counter(skeleton(lines[index].text) for index in edges)
    first = filled[0] if filled else 0
    if first + 1 < len(lines) and _UNDERLINE.fullmatch(lines[first + 1].text):
        edges.discard(first)
    return frozenset(index for index in edges if counts[skeleton(lines[index].text)] > 1)


def is_dense(lines: Sequence[TextLine]) -> bool:
    """Whether the text has hardly any blank lines but at the ends of pages."""
    blank = sum(
        not line.text and bool(before.text) and before.page == line.page == after.page
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
    )
    return blank <= DENSE_SHARE * len(lines)


def tables_joined(groups: Sequence[Group]) -> list[Group]:
    """Rows of one table that blank lines part are one group: their columns line up."""
    joined: list[Group] = []
    for group in groups:
        if joined and group.lines and joined[-1].lines and not group.cut and lines_up(
            [" " * line.indent + line.text for line in joined[-1].lines],
            [" " * line.indent + line.text for line in group.lines],
        ):
            joined[-1].lines.extend(group.lines)
        else:
            joined.append(group)
    return joined
