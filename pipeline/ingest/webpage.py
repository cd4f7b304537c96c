"""Which elements of a web page belong to the page and not to the plan.

An element is a candidate by its tag, its role, the words of its class or id, or because it stands outside the page's
main part. A candidate that holds content after all (much text that is no link, dated entries, a table) stays content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.gazetteers import load_toml
from pipeline.ingest.furniture import is_furniture
from pipeline.ingest.text import MAX_LINE

Node = Any

CONTENT_CHARS = {"tag": 700, "sure": 500, "class": 300, "outside": 300}
"""Characters outside links from which a candidate is content; a page's header or footer says less."""
ENTRY_CHARS = 25
"""Characters outside links from which an item with a figure in it counts as a dated entry."""
SECTION_CHARS = 100
"""Characters outside links from which an `aside` or `footer` with a heading is a section of the content."""
CONTENT_ENTRIES = 2
MAIN_SHARE = 0.4
"""Share of the page's text that an element must hold to be its main part."""
MAX_EMPTY = 20
"""Empty elements before a list among which what stands above it is looked for."""
MAX_NODES = 400
"""Nodes below an element that are visited to read its beginning."""
FOLD_CHARS = 15
"""Characters behind a button from which it heads them."""
_BARE_LINK_CHARS = 16
"""Mean characters of the links that alone make up a paragraph or a cell, and lead through a site."""
_BARE_LINKS = 3
_LINK_CHARS = 70
"""Mean characters of an item in a list of links that leads through a site."""

_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_INNER = frozenset({"main", "article", "h1"})
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PHRASES = frozenset({
    "a", "b", "strong", "em", "i", "span", "small", "time", "abbr", "sup", "sub", "label", "u", "font",
})
_ENTRY_TAGS = frozenset({"li", "tr", "p", "dd"})
_LINES = frozenset({"p", "div", "td", "center"})
_SILENT = frozenset({"script", "style", "template", "svg", "head", "noscript", "option"})


@dataclass(slots=True)
class _Measure:
    """What an element holds: characters in and outside links, dated entries, items, inner links, main parts."""

    node: Node
    linked: int = 0
    unlinked: int = 0
    figures: bool = False
    entries: int = 0
    links: int = 0
    anchors: int = 0
    items: int = 0
    rows: int = 0
    inner: int = 0
    heads: int = 0

    def take(self, other: _Measure) -> None:
        """Adds what a child holds."""
        self.linked += other.linked
        self.unlinked += other.unlinked
        self.figures = self.figures or other.figures
        self.entries += other.entries
        self.links += other.links
        self.anchors += other.anchors
        self.items += other.items + (other.node.tag == "li")
        self.rows += other.rows + (other.node.tag == "tr")
        self.inner += other.inner + (other.node.tag in _INNER)
        self.heads += other.heads + (other.node.tag in _HEADS)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load_toml("furniture.toml")[key])


def furniture_nodes(body: Node) -> frozenset[int]:
    """The memory ids of the outermost elements that are furniture."""
    measures = _measure(body)
    main = _main(measures)
    inside = _inside(main)
    headings = sum(m.node.tag == "h1" for m in measures)
    chosen = set()
    for measure in measures:
        node = measure.node
        around = main is not None and _holds(measure, main)
        why = None if around else _candidate(node, outside=main is not None and node.mem_id not in inside)
        if (why and not _is_content(measure, why, headings)) or (not around and _is_link_list(measure)):
            chosen.add(node.mem_id)
    return frozenset(chosen)


def _measure(body: Node) -> list[_Measure]:
    """Every element with what it holds, in the order in which they end; the body comes last."""
    done: list[_Measure] = []
    above: list[_Measure] = [_Measure(body)]
    node, links = body.child, 0
    while True:
        if node is None:
            measure = above.pop()
            links -= measure.node.tag == "a"
            _count_entry(measure)
            done.append(measure)
            if not above:
                return done
            above[-1].take(measure)
            node = measure.node.next
        elif node.tag == "-text":
            _count_text(above[-1], node.text_content or "", linked=links > 0)
            node = node.next
        elif node.tag in _SILENT or node.tag.startswith("-"):
            node = node.next
        else:
            measure = _Measure(node)
            if node.tag == "a":
                links += 1
                measure.links = 1
                measure.anchors = int((node.attributes.get("href") or "").startswith("#"))
            above.append(measure)
            node = node.child


def _count_text(measure: _Measure, text: str, *, linked: bool) -> None:
    text = text[:MAX_LINE]
    size = len(text.strip())
    if linked:
        measure.linked += size
    else:
        measure.unlinked += size
        measure.figures = measure.figures or any(c.isdigit() for c in text)


def _count_entry(measure: _Measure) -> None:
    if measure.node.tag in _ENTRY_TAGS and measure.figures and measure.unlinked >= ENTRY_CHARS and not measure.entries:
        measure.entries = 1


def _main(measures: list[_Measure]) -> _Measure | None:
    """The page's main part: `main` or its role, else the one `article`, where it holds enough of the text."""
    total = measures[-1].unlinked
    for test in (_is_main, lambda node: node.tag == "article"):
        found = [m for m in measures if test(m.node)]
        if found:
            best = max(found, key=lambda m: m.unlinked)
            return best if best.unlinked >= MAIN_SHARE * total else None
    return None


def _is_main(node: Node) -> bool:
    return bool(node.tag == "main" or node.attributes.get("role") == "main")


def _inside(main: _Measure | None) -> frozenset[int]:
    if main is None:
        return frozenset()
    found = {main.node.mem_id}
    above, node = [main.node], main.node.child
    while above:
        if node is None:
            node = above.pop().next if len(above) > 1 else above.pop() and None
            continue
        found.add(node.mem_id)
        if node.child is not None:
            above.append(node)
            node = node.child
        else:
            node = node.next
    return frozenset(found)


def _holds(measure: _Measure, main: _Measure) -> bool:
    """Whether the main part lies in the element."""
    node = main.node
    while node is not None:
        if node.mem_id == measure.node.mem_id:
            return True
        node = node.parent
    return False


def _candidate(node: Node, *, outside: bool) -> str | None:
    """Why an element may be furniture: "tag", "sure" or "class" by its names, "outside", or None."""
    attributes = node.attributes
    if node.tag in _words("chrome_tags") or attributes.get("role") in _words("chrome_roles"):
        return "tag"
    if node.tag == "button" and not in_heading(node) and not is_fold(node):
        return "tag"
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    tokens = {token.lower() for token in _TOKEN.findall(names)}
    if tokens & _words("sure_classes"):
        return "sure"
    if tokens & _words("chrome_classes"):
        return "class"
    return "outside" if outside and node.tag not in _PHRASES else None


def is_fold(node: Node) -> bool:
    """A button that opens the part of the page right behind it: its words head that part."""
    if in_heading(node) or not _text_of(node, 1):
        return False
    following = node.next
    while following is not None and following.tag == "-text" and not (following.text_content or "").strip():
        following = following.next
    if following is None or following.tag not in ("div", "section", "ul", "ol", "p"):
        return False
    controls = {"aria-expanded", "aria-controls", "data-toggle", "data-bs-toggle"}
    return bool(controls & set(node.attributes)) or len(_text_of(following, FOLD_CHARS + 1)) > FOLD_CHARS


def _text_of(root: Node, chars: int) -> str:
    """The beginning of an element's text: `chars` characters at least, where it has so many."""
    found = root.text_content or "" if root.tag == "-text" else ""
    above: list[Node] = []
    node = root.child
    for _ in range(MAX_NODES):
        if len(found.strip()) >= chars or (node is None and not above):
            break
        if node is None:
            node = above.pop().next
            continue
        if node.tag == "-text":
            found += (node.text_content or "")[:MAX_LINE]
        if node.child is not None:
            above.append(node)
            node = node.child
        else:
            node = node.next
    return " ".join(found.split())


def in_heading(node: Node) -> bool:
    """Whether an element stands in a heading, a few elements below it at most."""
    for _ in range(3):
        node = node.parent
        if node is None:
            return False
        if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "summary") or node.attributes.get("role") == "heading":
            return True
    return False


def _is_content(measure: _Measure, why: str, headings: int) -> bool:
    if measure.unlinked >= CONTENT_CHARS[why] or measure.entries >= CONTENT_ENTRIES:
        return True
    if measure.node.tag in ("h1", "h2", "h3", "html", "body"):
        return True
    prose = measure.unlinked > measure.linked
    note = measure.node.tag == "aside" and not measure.heads
    if (why == "class" or note) and prose and not is_furniture(_text_of(measure.node, CONTENT_CHARS["class"])):
        return True
    if why == "tag" and prose and measure.heads and measure.unlinked >= SECTION_CHARS:
        return True
    return measure.inner > 0 and (headings == 1 or measure.node.tag not in _words("chrome_tags"))


def _is_link_list(measure: _Measure) -> bool:
    """A list of nothing but short links that lead within the page, or that a cue ("Related links") stands above; a line
    or a cell of nothing but links of a word or two."""
    if measure.node.tag in _LINES and measure.links >= _BARE_LINKS and not measure.items:
        return measure.unlinked <= measure.links and measure.linked <= _BARE_LINK_CHARS * measure.links
    if measure.node.tag not in ("ul", "ol") or measure.unlinked > measure.items or measure.links < 2:
        return False
    if measure.linked > _LINK_CHARS * measure.links:
        return False
    return measure.anchors == measure.links or is_furniture(_text_before(measure.node))


def _text_before(node: Node) -> str:
    for _ in range(MAX_EMPTY):
        node = node.prev
        text = _text_of(node, CONTENT_CHARS["class"]) if node is not None else ""
        if node is None or text:
            return text
    return ""
