"""Plain text: hard-wrapped lines joined, lists by marks and indents, columns set with spaces, heads of pages apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.ingest.columns import has_columns, lines_up, read_columns
from pipeline.ingest.draft import DraftBlock, DraftDocument, DraftRepair
from pipeline.ingest.entry import Entry
from pipeline.ingest.furniture import count_skeletons, is_page_line, skeleton
from pipeline.ingest.headings import is_title_like
from pipeline.ingest.lines import is_dated
from pipeline.ingest.markers import is_bullet, is_lone_marker, split_marker
from pipeline.ingest.pages import page_furniture, settle_pages
from pipeline.ingest.structure import structured
from pipeline.ingest.tables import table_blocks
from pipeline.ingest.text import clean, decode, encoding_findings, mend_mojibake, squeeze
from pipeline.ingest.words import join_lines, vocabulary

MAX_WIDTH = 120
"""Characters of the longest line in text that is wrapped by hand or by a program."""
WRAPPED_SHARE = 0.7
"""Share of the text in lines no longer than that, from which a text counts as wrapped."""
_WRAPPED_PAIRS = 2
_SLACK = 0.25
"""Share of the width that a line leaves free when it ends where its author wanted."""
_FAR = 8
"""Spaces before a line that is centred or set right."""
_ENDS = (".", "!", "?", ":", ";", "…")
_GAP = " " * 4
"""White space inside a line that sets a page number apart."""
_RULE = re.compile(r"[=\-_~*#^+.|: ]+")
_UNDERLINE = re.compile(r"\s*([=\-~^*_#])\1{2,}\s*$")
_UNDERLINE_LEVELS = {"=": 1, "#": 1, "*": 1, "-": 2, "~": 3, "^": 3, "_": 2}


@dataclass(slots=True)
class _Line:
    """A line of the file: its text without indent, the indent in characters, its page where the file tells pages."""

    text: str
    indent: int
    page: int | None = None


@dataclass(slots=True)
class _Group:
    """Lines between blank ones. `cut`: only a page's head or foot parts it from the group before."""

    lines: list[_Line] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)


def read_plaintext(data: bytes) -> DraftDocument:
    """Reads a text file in any encoding."""
    decoded = decode(data)
    text, mended = mend_mojibake(decoded.text)
    pages = text.count("\f")
    return DraftDocument(
        "text/plain", blocks_of_text(text, key="text"), pages=pages + 1 if pages else None,
        findings=encoding_findings(decoded, mended),
    )


def blocks_of_text(text: str, *, key: str) -> list[DraftBlock]:
    """The blocks of a plain text; `key` sets its lists apart from others of the same release."""
    lines = _lines(text)
    words = vocabulary(line.text for line in lines)
    width = wrap_width([line.text if line.indent < _FAR else "" for line in lines], [line.indent for line in lines])
    reader = _Reader(key, words, width)
    for group in _tables_joined(_groups(lines)):
        reader.read(group)
    return structured(settle_pages(reader.entries), key=key)


def _lines(text: str) -> list[_Line]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("\u00ad[ \t]*\n", "-\n", text)
    paged = "\f" in text
    lines: list[_Line] = []
    for number, page in enumerate(text.split("\f"), start=1):
        for raw in re.split("[\n\v\u2028\u2029\x85]", page):
            line = clean(raw).rstrip()
            indent = line[: len(line) - len(line.lstrip())].expandtabs(8)
            lines.append(_Line(line.lstrip(), len(indent), number if paged else None))
    return lines


def wrap_width(texts: Sequence[str], indents: Sequence[int]) -> int | None:
    """The width at which a text is wrapped, None where each of its lines is a paragraph."""
    lengths = [len(text) + indent for text, indent in zip(texts, indents, strict=True) if text]
    short = sum(length for length in lengths if length <= MAX_WIDTH)
    if not lengths or short < WRAPPED_SHARE * sum(lengths):
        return None
    width = max(length for length in lengths if length <= MAX_WIDTH)
    running = sum(
        bool(a and b) and not a.endswith(_ENDS) and len(a) > (1 - _SLACK) * width and b[0].islower()
        for a, b in pairwise(texts)
    )
    return width if running >= _WRAPPED_PAIRS or _full_lines(texts, width) else None


def _full_lines(texts: Sequence[str], width: int) -> bool:
    """Short texts: a line that breaks off in mid-sentence and runs on in the next shows wrapping too."""
    return any(
        a and b and a[-1].isalnum() and b[0].islower() and not split_marker(b) and len(a) + len(b.split()[0]) >= width
        for a, b in pairwise(texts)
    )


def _groups(lines: Sequence[_Line]) -> list[_Group]:
    """Lines parted at blank ones; heads and feet of pages go to the group that follows them."""
    skeletons = count_skeletons(line.text for line in lines)
    groups = [_Group()]
    pending: list[str] = []
    for index, line in enumerate(lines):
        apart = all(not lines[i].text for i in (index - 1, index + 1) if 0 <= i < len(lines))
        if not line.text:
            if groups[-1].lines:
                groups.append(_Group())
        elif (apart or _GAP in line.text or skeletons[skeleton(line.text)] > 1) and is_page_line(line.text, skeletons):
            if groups[-1].lines:
                groups.append(_Group())
            pending.append(line.text)
        else:
            if pending:
                groups[-1].cut, pending = pending, []
            groups[-1].lines.append(line)
    groups[-1].cut.extend(pending)
    return [group for group in groups if group.lines or group.cut]


def _tables_joined(groups: Sequence[_Group]) -> list[_Group]:
    """Rows of one table that blank lines part are one group: their columns line up."""
    joined: list[_Group] = []
    for group in groups:
        if joined and group.lines and joined[-1].lines and not group.cut and lines_up(
            [" " * line.indent + line.text for line in joined[-1].lines],
            [" " * line.indent + line.text for line in group.lines],
        ):
            joined[-1].lines.extend(group.lines)
        else:
            joined.append(group)
    return joined


@dataclass(slots=True)
class _Reader:
    """Turns groups into entries. `last` holds the lines of the entry that may still run on over a page's end."""

    key: str
    words: Mapping[str, int]
    width: int | None
    entries: list[Entry] = field(default_factory=list)
    last: list[_Line] = field(default_factory=list)
    tables: int = 0

    def read(self, group: _Group) -> None:
        """Reads the lines between two blank ones."""
        lines = group.lines
        if group.cut:
            lines = self._run_on(lines, " ".join(group.cut))
            self.entries.extend(Entry(page_furniture(DraftBlock("paragraph", squeeze(text)))) for text in group.cut)
        for columned, part in _segments(lines):
            if columned:
                self._table(part)
            else:
                self._paragraphs(part, alone=len(part) == len(group.lines))

    def _table(self, lines: Sequence[_Line]) -> None:
        self.tables += 1
        texts = [" " * line.indent + line.text for line in lines if any(c.isalnum() for c in line.text)]
        rows = read_columns(texts, self.width, self.words)
        blocks = table_blocks(rows, f"{self.key} table {self.tables}", page=lines[0].page)
        self.entries.extend(Entry(block) for block in blocks)
        self.last = []

    def _paragraphs(self, lines: Sequence[_Line], *, alone: bool) -> None:
        entry: list[_Line] = []
        before = len(self.entries)
        for line in lines:
            if _is_rule(line.text):
                if entry and _UNDERLINE.fullmatch(line.text) and len(entry) == 1:
                    self._add(entry, underline=_UNDERLINE_LEVELS.get(line.text.strip()[0], 2))
                    entry = []
            elif entry and not self._begins(line, entry):
                entry.append(line)
            else:
                self._add(entry)
                entry = [line]
        self._add(entry)
        made = self.entries[before:]
        if self.width is not None and (not alone or len(made) > 1):
            title = before == 0 and all(m.lines == 1 and is_title_like(m.block.text) for m in made)
            for index, entry_made in enumerate(made):
                entry_made.alone = title or (index == 0 and len(made) > 1 and self._heads(entry_made, made[1]))

    def _heads(self, first: Entry, second: Entry) -> bool:
        """A single line right above a longer paragraph or a list may head it."""
        text = second.block.text
        longer = second.lines > 1 or len(text) > 2 * len(first.block.text)
        return first.lines == 1 and (longer or split_marker(text) is not None or is_dated(text))

    def _add(self, lines: list[_Line], *, underline: int = 0) -> None:
        if not lines:
            return
        text, repairs = join_lines([squeeze(line.text) for line in lines], self.words)
        block = DraftBlock("paragraph", text, page=lines[0].page, repairs=repairs)
        self.entries.append(Entry(block, indent=lines[0].indent, underline=underline, lines=len(lines)))
        self.last = lines

    def _begins(self, line: _Line, entry: Sequence[_Line]) -> bool:
        """Whether a line begins an entry of its own behind the lines of `entry`."""
        previous = entry[-1]
        if len(entry) == 1 and is_lone_marker(previous.text):
            return False
        if previous.text[-1] in "-–/" and line.text[0].isalnum() and not previous.text[-2:-1].isspace():
            return False
        if self.width is None:
            return True
        marker = split_marker(line.text)
        if marker is not None:
            return self._is_item(line, marker, entry)
        far = max(previous.indent, line.indent) >= _FAR
        if far and previous.indent != line.indent and not split_marker(entry[0].text):
            return True
        if is_dated(line.text) and is_dated(entry[0].text) and line.indent <= entry[0].indent:
            return True
        if len(entry) > 1 and entry[1].indent > entry[0].indent and line.indent <= entry[0].indent:
            return True
        return self._ended(previous, line)

    def _is_item(self, line: _Line, marker: str, entry: Sequence[_Line]) -> bool:
        """A marker at a line's beginning begins an item unless the sentence above just ran on into it."""
        previous = entry[-1]
        if split_marker(entry[0].text) is not None or line.indent != previous.indent or previous.text.endswith(_ENDS):
            return True
        if is_bullet(marker) and marker not in "-–—*o":
            return True
        assert self.width is not None
        return previous.indent + len(previous.text) + 1 + len(marker) <= self.width

    def _ended(self, previous: _Line, line: _Line) -> bool:
        """The line above ended of itself: the next word had room there, and it closed a sentence or left much room."""
        assert self.width is not None
        used = previous.indent + len(previous.text)
        if line.text[0].islower() or used + 1 + len(line.text.split()[0]) > self.width:
            return False
        return previous.text.endswith(_ENDS) or used < (1 - _SLACK) * self.width

    def _run_on(self, lines: list[_Line], furniture: str) -> list[_Line]:
        """Joins the first entry of `lines` to the last one where a page's end cut it; gives the lines that are left."""
        if not (lines and self.last and self.entries) or self.entries[-1].block.kind != "paragraph":
            return lines
        previous, first = self.last[-1], lines[0]
        if previous.text.endswith(_ENDS) or split_marker(first.text) or has_columns(first.text):
            return lines
        full = self.width is not None and (
            previous.indent + len(previous.text) + 1 + len(first.text.split()[0]) > self.width
        )
        if not (first.text[0].islower() or full):
            return lines
        count = next((i for i in range(1, len(lines)) if self._begins(lines[i], lines[:i])), len(lines))
        earlier = self.entries.pop()
        start = len(earlier.block.text)
        taken = [*self.last, *lines[:count]]
        self._add(taken)
        block = self.entries[-1].block
        self.entries[-1].indent = earlier.indent
        rest = block.text[start:].strip()
        at = min(start, len(block.text))
        block.repairs.append(DraftRepair(
            "removed_furniture", at, at, f"{block.text[:at]} {squeeze(furniture)} {rest}", (block.text,),
            "a page's head or foot stands inside the entry",
        ))
        return lines[count:]


def _is_rule(text: str) -> bool:
    """A line drawn with signs."""
    return len(text) > 2 and not any(c.isalnum() for c in text) and _RULE.fullmatch(text) is not None


def _segments(lines: Sequence[_Line]) -> list[tuple[bool, Sequence[_Line]]]:
    """Parts of a group: lines set in columns (two at least), and the rest."""
    rows = [has_columns(line.text) for line in lines]
    if sum(rows) < 2:
        return [(False, lines)] if lines else []
    first = rows.index(True)
    last = len(rows) - rows[::-1].index(True)
    if sum(rows[first:last]) * 2 < last - first:
        return [(False, lines)]
    while last < len(lines) and not split_marker(lines[last].text) and lines[last].text[0].islower():
        last += 1
    if last < len(lines) and len(lines) - last == 1 and rows[last - 1]:
        last = len(lines)
    parts = [(False, lines[:first]), (True, lines[first:last]), (False, lines[last:])]
    return [(columned, part) for columned, part in parts if part]
