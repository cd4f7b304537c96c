"""Markdown (CommonMark with tables, strike-through, front matter) by way of HTML: raw HTML inside it reads the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.ingest.draft import DraftDocument
from pipeline.ingest.html import read_markup
from pipeline.ingest.lines import entry_label
from pipeline.ingest.markers import split_marker
from pipeline.ingest.text import bounded, decode, encoding_findings, mend_mojibake

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"""^([A-Za-z_-]{1,40})[ \t]*:[ \t]*["']?(.{0,300}?)["']?[ \t]*$""", re.MULTILINE)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|\d{4}")
_DATE_FIELDS = ("lastmod", "last_modified", "modified", "updated", "date", "published")
_BULLET = re.compile(r"^([ \t]{0,40})[•‣▪●◦–][ \t\u00a0]+(?=\S)", re.MULTILINE)
_ITEM = re.compile(r"( {0,40})([-*+]|\d{1,9}[.)]) {1,4}(?=\S)")
MAX_OPEN_BRACKETS = 500
"""Brackets opened and never closed, from which a text holds no links."""
MAX_BRACKETS = 20_000
_MAX_NESTING = 100
"""Depth of lists and quotes; deeper ones are read as text."""


def read_markdown(data: bytes, *, name: str) -> DraftDocument:
    """Reads Markdown; `name` stands in errors."""
    decoded = decode(data)
    text, mended = mend_mojibake(bounded(decoded.text.replace("\r\n", "\n").replace("\r", "\n")))
    fields, text = _front_matter(text)
    draft = read_markup(_render(text), name=name)
    draft.media_type = "text/markdown"
    draft.language = fields.get("lang") or fields.get("language")
    draft.title = fields.get("title")
    dates = (_ISO_DATE.match(fields[key]) for key in _DATE_FIELDS if key in fields)
    draft.metadata_date = next((match.group() for match in dates if match), None)
    draft.findings.extend(encoding_findings(decoded, mended))
    return draft


def _render(text: str) -> str:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    parser.disable(["code"])
    tokens = parser.parse(_nested(_BULLET.sub(r"\1- ", _without_open_brackets(text))))
    _keep_numbers(tokens)
    for token in tokens:
        _part_lines(token.children or [])
    rendered: str = parser.renderer.render(tokens, parser.options, {})
    return rendered


def _without_open_brackets(text: str) -> str:
    """Brackets that no link can be made of are text: the parser looks for the end of each to the end of its part."""
    opened = text.count("[")
    if opened < MAX_BRACKETS and opened - text.count("]") < MAX_OPEN_BRACKETS:
        return text
    return text.replace("[", r"\[")


def _nested(text: str) -> str:
    """Bullets set in under a numbered item by fewer spaces than CommonMark asks for are moved to nest there."""
    moved: list[str] = []
    open_items: list[tuple[int, int, int, bool]] = []
    for line in text.split("\n"):
        item = _ITEM.match(line)
        indent = len(line) - len(line.lstrip(" "))
        if item is None:
            if line.strip() and not indent:
                open_items = []
            shift = open_items[-1][2] if open_items and indent else 0
            moved.append(" " * shift + line)
            continue
        ordered = item[2][-1] in ".)"
        while open_items and indent < open_items[-1][0]:
            open_items.pop()
        shift = open_items[-1][2] if open_items else 0
        if open_items and open_items[-1][3] and not ordered and open_items[-1][0] < indent < open_items[-1][1]:
            shift += open_items[-1][1] - indent
        elif open_items and indent == open_items[-1][0]:
            open_items.pop()
        open_items.append((indent, len(item[0]), shift, ordered))
        moved.append(" " * shift + line)
    return "\n".join(moved)


def _keep_numbers(tokens: Sequence[Token]) -> None:
    """Items keep the numbers they have in the source where these count up; "1. 1. 1." is counted by the reader."""
    open_lists: list[list[Token]] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            open_lists.append([])
        elif token.type == "list_item_open" and token.info and open_lists:
            open_lists[-1].append(token)
        elif token.type == "ordered_list_close":
            items = open_lists.pop()
            numbers = [int(item.info) for item in items]
            if all(a < b for a, b in pairwise(numbers)):
                for item in items:
                    item.attrSet("value", item.info)


def _part_lines(children: Sequence[Token]) -> None:
    """A line of a paragraph that begins with a printed marker stands for itself, and so do lines that each begin as
    entries do: with a date and a colon, or with a name that counts ("Goal 2. …")."""
    texts = [token.content for token in children]
    starts = [0, *(i + 1 for i, token in enumerate(children) if token.type == "softbreak")]
    first = entry_label("".join(texts[: starts[1] - 1])) if len(starts) > 1 else None
    for start, end in pairwise([*starts[1:], len(children) + 1]):
        line = "".join(texts[start : end - 1])
        if split_marker(line) or (first is not None and entry_label(line) == first):
            children[start - 1].type, children[start - 1].tag = "hardbreak", "br"


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields of a YAML header (single-line values, lower-case keys), and the text without it."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    return {key.lower(): value for key, value in _FIELD.findall(match.group(1))}, text[match.end() :]
