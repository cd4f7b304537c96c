"""The walk over a web page's tree: once, in document order, without recursion. Every text ends in a block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pipeline.ingest.draft import DraftBlock, DraftCell, table_row
from pipeline.ingest.entry import Entry
from pipeline.ingest.htmltable import is_layout, is_plain_glossary, read_glossary, read_table
from pipeline.ingest.lines import entries_of_lines
from pipeline.ingest.markers import counter, split_marker
from pipeline.ingest.plaintext import blocks_of_text
from pipeline.ingest.runs import BORDER, Line, Run, join, lay
from pipeline.ingest.text import MAX_LINE, superscript
from pipeline.ingest.webpage import furniture_nodes, is_fold

Node = Any
"""A node of the parsed tree; the library's classes for text and elements differ, and its stubs do not say so."""

SKIPPED = frozenset({
    "script", "style", "template", "svg", "math", "canvas", "object", "iframe", "audio", "video", "map", "head",
    "input", "select", "textarea", "datalist", "-comment", "!doctype", "-doctype", "noscript", "progress", "meter",
    "img",
})
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_DEEPEST = 6
_BOXES = frozenset({"span", "a", "time", "label", "button", "small"})
"""Inline elements that style sheets often set apart from their neighbours without white space in the text."""
_FOLDS = frozenset({"details", "dl"})
_LABELS = frozenset({"summary", "dt"})
"""What heads the content of a fold or a glossary; it ranks below the last heading."""
_TIME_ATTRIBUTE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T\s])")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_STRUCK_STYLE = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)


def walk(body: Node) -> list[Entry]:
    """The entries of a page, in document order."""
    state = _Walk(furniture_nodes(body))
    state.run(body)
    return state.entries


@dataclass(slots=True)
class _List:
    """An open list; `key` is that of its outermost list, `kind` the style of its numbers ("" for bullets)."""

    key: int
    kind: str
    number: int
    step: int


@dataclass(slots=True)
class _Item:
    """An open list item; `printed` once its first line stands in a block."""

    marker: str
    level: int
    key: int
    printed: bool = False


@dataclass(slots=True)
class Styles:
    """Inline styles that are on, counted, so that nested tags of one style close rightly."""

    bold: int = 0
    struck: int = 0
    raised: int = 0
    time: str | None = None

    def change(self, node: Node, by: int) -> None:
        """Takes an element's styles on (`by` 1) or off (-1)."""
        tag, style = node.tag, node.attributes.get("style") or ""
        self.bold += by * (tag in ("b", "strong") or bool(_BOLD_STYLE.search(style)))
        self.struck += by * (tag in ("s", "strike", "del") or bool(_STRUCK_STYLE.search(style)))
        self.raised += by * (tag == "sup")
        if tag == "time":
            match = _TIME_ATTRIBUTE.match((node.attributes.get("datetime") or "").strip())
            self.time = match.group() if match and by > 0 else None

    def run(self, text: str) -> Run:
        """The text in the styles that are on."""
        return Run(superscript(text) if self.raised else text, self.bold > 0, self.struck > 0, self.time)


@dataclass(slots=True)
class _Walk:
    """What is open while the walk goes on, and the lines since the last block (`br` begins a new one). `alone`: the
    line at hand is all of its paragraph."""

    chrome: frozenset[int]
    entries: list[Entry] = field(default_factory=list)
    alone: bool = True
    lines: list[list[Run]] = field(default_factory=lambda: [[]])
    styles: Styles = field(default_factory=Styles)
    lists: list[_List] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    heading: int = 0
    stated: bool = False
    last_heading: int = 1
    folds: int = 0
    quote: int = 0
    furniture: int = 0
    keys: int = 0
    list_key: int = 0
    following: int | None = None

    def run(self, root: Node) -> None:
        """Visits every node below `root`."""
        above: list[Node] = []
        node = root.child
        while node is not None or above:
            if node is None:
                node = above.pop()
                self._leave(node)
                node = node.next
            elif self._enter(node):
                above.append(node)
                node = node.child
            else:
                node = node.next
        self._flush()

    def _enter(self, node: Node) -> bool:
        """Handles a node's beginning; False keeps the walk out of what is below it."""
        tag = node.tag
        if tag == "-text":
            self.lines[-1].append(self.styles.run((node.text_content or "")[:MAX_LINE]))
            return False
        if tag in SKIPPED:
            return False
        if tag == "br":
            self.lines.append([])
            return False
        chrome = node.mem_id in self.chrome
        role = node.attributes.get("role")
        fold = tag == "button" and is_fold(node)
        if tag not in INLINE or chrome or fold or role == "heading":
            self._flush()
        self.furniture += chrome
        if tag not in INLINE and self._whole(node, tag):
            self.furniture -= chrome
            return False
        self.styles.change(node, 1)
        self.folds += tag in _FOLDS
        if tag in _HEADINGS or role == "heading" or tag in _LABELS or fold:
            self.heading, self.stated = self._heading_level(node, tag), not fold and tag not in _LABELS
        elif tag in ("ul", "ol", "menu", "dir"):
            self._open_list(node, tag)
        elif tag == "li":
            self._open_item(node)
        elif tag == "q":
            self.lines[-1].append(self.styles.run("“"))
        self.quote += tag == "blockquote"
        return True

    def _leave(self, node: Node) -> None:
        tag = node.tag
        chrome = node.mem_id in self.chrome
        if tag == "q":
            self.lines[-1].append(self.styles.run("”"))
        if tag in _BOXES:
            self.lines[-1].append(Run(BORDER))
        fold = tag == "button" and is_fold(node)
        if tag not in INLINE or chrome or fold or node.attributes.get("role") == "heading":
            self._flush()
        self.styles.change(node, -1)
        self.furniture -= chrome
        self.quote -= tag == "blockquote"
        self.folds -= tag in _FOLDS
        if tag in _HEADINGS or tag in _LABELS or fold or node.attributes.get("role") == "heading":
            self.heading = 0
        elif tag in ("ul", "ol", "menu", "dir"):
            closed = self.lists.pop()
            if not self.lists:
                self.following = closed.number if closed.kind else None
        elif tag == "li":
            self.items.pop()

    def _heading_level(self, node: Node, tag: str) -> int:
        stated = node.attributes.get("aria-level") or ""
        if stated.isdigit() and int(stated):
            return min(int(stated), _DEEPEST)
        if tag in _HEADINGS:
            return _HEADINGS[tag]
        return 2 if node.attributes.get("role") == "heading" else min(self.last_heading + max(1, self.folds), _DEEPEST)

    def _open_list(self, node: Node, tag: str) -> None:
        start = _integer(node.attributes.get("start"))
        if not self.lists and (tag != "ol" or start is None or start != self.following):
            self.keys += 1
            self.list_key = self.keys
        key = self.lists[0].key if self.lists else self.list_key
        if tag != "ol":
            self.lists.append(_List(key, "", 0, 0))
            return
        attributes = node.attributes
        step = -1 if "reversed" in attributes else 1
        first = start
        if first is None:
            first = 1 if step > 0 else sum(child.tag == "li" for child in node.iter())
        self.lists.append(_List(key, attributes.get("type") or "1", first, step))

    def _open_item(self, node: Node) -> None:
        if not self.lists:
            self.items.append(_Item("•", 1, self.keys))
            return
        parent = self.lists[-1]
        value = _integer(node.attributes.get("value"))
        if value is not None:
            parent.number = value
        marker = counter(parent.number, parent.kind) + "." if parent.kind else "•"
        parent.number += parent.step
        self.items.append(_Item(marker, len(self.lists), parent.key))

    def _whole(self, node: Node, tag: str) -> bool:
        """Reads elements that make their own blocks at once: data tables, glossaries, preformatted text."""
        if tag == "table" and not is_layout(node):
            self.keys += 1
            self._add(read_table(node, f"table {self.keys}"))
        elif tag == "dl" and is_plain_glossary(node):
            self.keys += 1
            self._add([table_row((DraftCell(a), DraftCell(b)), f"table {self.keys}") for a, b in read_glossary(node)])
        elif tag == "pre" and "\n" in (node.text() or "").strip():
            self.keys += 1
            self._add(blocks_of_text(node.text(), key=f"pre {self.keys}"))
        else:
            return False
        return True

    def _add(self, blocks: list[DraftBlock]) -> None:
        if self.furniture:
            blocks = [DraftBlock("furniture", block.text) for block in blocks]
        self.entries.extend(map(Entry, blocks))

    def _flush(self) -> None:
        if not any(run.text.strip() for runs in self.lines for run in runs):
            self.lines = [[]]
            return
        lines = [lay(runs) for runs in self.lines]
        self.lines = [[]]
        if not any(line.text for line in lines):
            return
        if self.heading:
            entries = [join(line for line in lines if line.text)]
        else:
            entries = entries_of_lines(lines, in_item=bool(self.items))
        self.alone = len(entries) == 1
        for entry in entries:
            self._emit(entry)

    def _emit(self, line: Line) -> None:
        """One entry becomes a block of the kind that is open."""
        item = self.items[-1] if self.items else None
        if self.furniture:
            self.entries.append(Entry(DraftBlock("furniture", line.text)))
        elif self.heading:
            if item and not item.printed and item.marker != "•":
                line = line.prefixed(item.marker + " ")
            if item:
                item.printed = True
            self.last_heading = self.heading if self.stated else self.last_heading
            self.following = None
            self._block("heading", line, level=self.heading, marker=split_marker(line.text))
        elif item and not item.printed:
            item.printed = True
            own = split_marker(line.text)
            line = line if own else line.prefixed(item.marker + " ")
            self._block("list_item", line, level=item.level, marker=own or item.marker, key=item.key)
        elif item and split_marker(line.text):
            self._block("list_item", line, level=item.level + 1, marker=split_marker(line.text), key=item.key)
        else:
            self._block("quote" if self.quote else "paragraph", line, key=item.key if item else None)

    def _block(
        self, kind: Any, line: Line, *, level: int = 0, marker: str | None = None, key: int | None = None
    ) -> None:
        list_key = None if key is None else f"list {key}"
        block = DraftBlock(
            kind, line.text, level=level, marker=marker, list_key=list_key, bold=line.bold, struck=line.struck,
            times=line.times,
        )
        self.entries.append(Entry(block, alone=self.alone))


def _integer(value: str | None) -> int | None:
    try:
        return int(value or "")
    except ValueError:
        return None
