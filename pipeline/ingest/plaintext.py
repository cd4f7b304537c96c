"""Plain text: hard-wrapped lines joined, lists by marks and indents, columns set with spaces, heads of pages apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.data import Finding
from pipeline.ingest.columns import has_columns, read_columns
from pipeline.ingest.draft import DraftBlock, DraftDocument, DraftRepair
from pipeline.ingest.entry import Entry
from pipeline.ingest.fields import is_field
from pipeline.ingest.furniture import is_contents_line
from pipeline.ingest.lines import is_dated
from pipeline.ingest.markers import is_bullet, is_lone_marker, split_marker
from pipeline.ingest.pages import page_furniture, settle_pages
from pipeline.ingest.structure import structured
from pipeline.ingest.tables import table_blocks
from pipeline.ingest.text import bounded, decode, encoding_findings, mend_mojibake, squeeze
from pipeline.ingest.textlines import (
    ENDS,
    FAR,
    SLACK,
    Group,
    TextLine,
    groups_of,
    is_dense,
    lines_of,
    tables_joined,
    wrap_width,
)
from pipeline.ingest.titles import is_capitals, is_title_like
from pipeline.ingest.words import join_lines, vocabulary

MAX_LINES = 200_000
"""Lines that are read: some 4,000 pages."""
TITLE_LINES = 4
"""Lines that a title at the top may take, the date of the document among them."""
FIELD_WORDS = 3
"""Words of the longest name of a field."""

_RULE = re.compile(r"[=\-_~*#^+.|: ]+")
_UNDERLINE = re.compile(r"\s*([=\-~^*_#])\1{2,}\s*$")
_UNDERLINE_LEVELS = {"=": 1, "#": 1, "*": 1, "-": 2, "~": 3, "^": 3, "_": 2}


def read_plaintext(data: bytes) -> DraftDocument:
    """Reads a text file in any encoding."""
    decoded = decode(data)
    text, mended = mend_mojibake(bounded(decoded.text))
    lines = text.splitlines()
    draft = DraftDocument("text/plain", findings=encoding_findings(decoded, mended))
    if len(lines) > MAX_LINES:
        text = "\n".join(lines[:MAX_LINES])
        message = f"{len(lines) - MAX_LINES:,} lines beyond the first {MAX_LINES:,} were left out"
        draft.findings.append(Finding("text_limit", message, "error"))
        draft.status = "partial"
    pages = text.count("\f")
    draft.pages = pages + 1 if pages else None
    draft.blocks = blocks_of_text(text, key="text")
    return draft


def blocks_of_text(text: str, *, key: str) -> list[DraftBlock]:
    """The blocks of a plain text; `key` sets its lists apart from others of the same release."""
    lines = lines_of(text)
    words = vocabulary(line.text for line in lines)
    width = wrap_width(lines)
    reader = _Reader(key, words, width, is_dense(lines))
    for group in tables_joined(groups_of(lines)):
        reader.read(group)
    return structured(settle_pages(reader.entries), key=key)


@dataclass(slots=True)
class _Reader:
    """Turns groups into entries. `last` holds the lines of the entry that may still run on over a page's end."""

    key: str
    words: Mapping[str, int]
    width: int | None
    dense: bool
    entries: list[Entry] = field(default_factory=list)
    last: list[TextLine] = field(default_factory=list)
    tables: int = 0

    def read(self, group: Group) -> None:
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

    def _table(self, lines: Sequence[TextLine]) -> None:
        self.tables += 1
        texts = [" " * line.indent + line.text for line in lines if any(c.isalnum() for c in line.text)]
        rows = read_columns(texts, self.width, self.words)
        blocks = table_blocks(rows, f"{self.key} table {self.tables}", page=lines[0].page)
        self.entries.extend(Entry(block) for block in blocks)
        self.last = []

    def _paragraphs(self, lines: Sequence[TextLine], *, alone: bool) -> None:
        entry: list[TextLine] = []
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
            title = len(self.entries) <= TITLE_LINES and all(map(_may_be_title, self.entries))
            for index, entry_made in enumerate(made):
                following = made[index + 1] if index + 1 < len(made) else None
                heads = following is not None and self._heads(entry_made, following)
                numbered = self.dense and entry_made.lines == 1 and split_marker(entry_made.block.text) is not None
                entry_made.alone = title or numbered or (heads and (index == 0 or self.dense))

    def _heads(self, first: Entry, second: Entry) -> bool:
        """A single line right above a longer paragraph or a list may head it."""
        text = second.block.text
        longer = second.lines > 1 or len(text) > 2 * len(first.block.text)
        return first.lines == 1 and (longer or split_marker(text) is not None or is_dated(text))

    def _add(self, lines: list[TextLine], *, underline: int = 0) -> None:
        if not lines:
            return
        text, repairs = join_lines([squeeze(line.text) for line in lines], self.words)
        block = DraftBlock("paragraph", text, page=lines[0].page, repairs=repairs)
        self.entries.append(Entry(block, indent=lines[0].indent, underline=underline, lines=len(lines)))
        self.last = lines

    def _begins(self, line: TextLine, entry: Sequence[TextLine]) -> bool:
        """Whether a line begins an entry of its own behind the lines of `entry`."""
        previous = entry[-1]
        if len(entry) == 1 and is_lone_marker(previous.text):
            return False
        if previous.text[-1] in "-–/" and line.text[0].isalnum() and not previous.text[-2:-1].isspace():
            return False
        if _adds_field(line, entry):
            return False
        if self.width is None and _hangs(line, entry):
            return False
        if self.width is None or is_contents_line(previous.text):
            return True
        marker = split_marker(line.text)
        if marker is not None:
            return self._is_item(line, marker, entry)
        far = max(previous.indent, line.indent) >= FAR and not line.text[0].islower()
        if far and previous.indent != line.indent and not split_marker(entry[0].text):
            return True
        if is_dated(line.text) and is_dated(entry[0].text) and line.indent <= entry[0].indent:
            return True
        if len(entry) > 1 and entry[1].indent > entry[0].indent and line.indent <= entry[0].indent:
            return True
        return self._ended(previous, line)

    def _is_item(self, line: TextLine, marker: str, entry: Sequence[TextLine]) -> bool:
        """A marker at a line's beginning begins an item unless the sentence above just ran on into it."""
        previous = entry[-1]
        if split_marker(entry[0].text) is not None or line.indent != previous.indent or previous.text.endswith(ENDS):
            return True
        if is_bullet(marker) and marker not in "-–—*o":
            return True
        assert self.width is not None
        return previous.indent + len(previous.text) + 1 + len(marker) <= self.width

    def _ended(self, previous: TextLine, line: TextLine) -> bool:
        """The line above ended of itself: the next word had room there, and it closed a sentence or left much room."""
        assert self.width is not None
        used = previous.indent + len(previous.text)
        if line.text[0].islower() or used + 1 + len(line.text.split()[0]) > self.width:
            return False
        short = used < (1 - SLACK) * self.width
        return short or previous.text.endswith(tuple(end for end in ENDS if end != ":"))

    def _run_on(self, lines: list[TextLine], furniture: str) -> list[TextLine]:
        """Joins the first entry of `lines` to the last one where a page's end cut it; gives the lines that are left."""
        if not (lines and self.last and self.entries) or self.entries[-1].block.kind != "paragraph":
            return lines
        previous, first = self.last[-1], lines[0]
        if previous.text.endswith(ENDS) or split_marker(first.text) or has_columns(first.text):
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


def _may_be_title(entry: Entry) -> bool:
    text = entry.block.text
    return entry.lines == 1 and (is_title_like(text) or is_capitals(text))


def _adds_field(line: TextLine, entry: Sequence[TextLine]) -> bool:
    """Whether a line gives one more field of what the lines of `entry` give fields of ("Date: …", then "Place: …")."""
    name, colon, _ = line.text.partition(": ")
    if not colon or not name[0].isupper() or len(name.split()) > FIELD_WORDS or not is_field(entry[0].text):
        return False
    return all(before.text.partition(": ")[0].lower() != name.lower() for before in entry)


def _hangs(line: TextLine, entry: Sequence[TextLine]) -> bool:
    """Whether a line stands right below the text of the marked item that `entry` is, which has not come to an end."""
    marker = split_marker(entry[0].text)
    if marker is None or split_marker(line.text) is not None or is_dated(line.text):
        return False
    text = entry[0].text[len(marker) :]
    below = entry[0].indent + len(entry[0].text) - len(text.lstrip())
    return line.indent == below and not entry[-1].text.endswith(ENDS)


def _is_rule(text: str) -> bool:
    """A line drawn with signs."""
    return len(text) > 2 and not any(c.isalnum() for c in text) and _RULE.fullmatch(text) is not None


def _segments(lines: Sequence[TextLine]) -> list[tuple[bool, Sequence[TextLine]]]:
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
