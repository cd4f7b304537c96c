"""HTML: from bytes or markup to a draft. `htmlwalk` walks the tree, `webpage` tells what surrounds the content."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from pipeline.errors import IngestError
from pipeline.ingest.draft import DraftDocument
from pipeline.ingest.htmlwalk import walk
from pipeline.ingest.pages import settle_pages
from pipeline.ingest.runs import Run, lay
from pipeline.ingest.structure import structured
from pipeline.ingest.text import decode, encoding_findings, mend_mojibake

MANY_TAGS = 20_000
"""Tags from which a page may be nested too deep to be read in good time."""
MAX_DEPTH = 512
"""Depth of elements, as in browsers."""

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)[^<>]*>?")
_FLAT = frozenset({
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "br", "hr", "img", "input", "meta",
    "link", "wbr", "col", "area", "base", "source", "html", "body", "head",
})
"""Elements that hold nothing, or that the next of their kind closes."""
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE
)
_CHARSET_BYTES = 4096
"""Where browsers look for a charset, with room to spare."""
_DATE_META = (
    "dcterms.modified", "article:modified_time", "last-modified", "dc.date.modified", "dcterms.issued",
    "article:published_time", "dc.date.issued", "dcterms.date", "dc.date", "date",
)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|\d{4}")


def read_html(data: bytes, *, name: str) -> DraftDocument:
    """Reads a web page; raises IngestError, with `name`, where there is no page in it."""
    declared = _CHARSET.search(data[:_CHARSET_BYTES])
    decoded = decode(data, declared.group(1).decode("ascii", "ignore") if declared else None)
    text, mended = mend_mojibake(decoded.text)
    draft = read_markup(text, name=name)
    draft.findings.extend(encoding_findings(decoded, mended))
    return draft


def read_markup(markup: str, *, name: str) -> DraftDocument:
    """Reads HTML from characters."""
    tree = LexborHTMLParser(_flattened(markup))
    if tree.root is None or tree.body is None:
        raise IngestError(f"{name}: no page can be read in this HTML; open it in a browser and save it again")
    blocks = structured(settle_pages(walk(tree.body)), key="page")
    return DraftDocument(
        "text/html", blocks, language=_language(tree), title=_title(tree), metadata_date=_metadata_date(tree)
    )


def _flattened(markup: str) -> str:
    """The markup without elements nested deeper than any page's: a parser's time grows with the square of depth."""
    if markup.count("<") < MANY_TAGS:
        return markup
    kept: list[str] = []
    depth = dropped = at = 0
    for tag in _TAG.finditer(markup):
        if tag[2].lower() in _FLAT:
            continue
        if not tag[1]:
            depth += 1
            drop = depth > MAX_DEPTH
            dropped += drop
        else:
            drop = dropped > 0
            dropped -= drop
            depth = max(0, depth - 1)
        if drop:
            kept.append(markup[at : tag.start()])
            at = tag.end()
    return "".join(kept) + markup[at:]


def _language(tree: LexborHTMLParser) -> str | None:
    for node in (tree.root, tree.body):
        attributes = node.attributes if node is not None else {}
        value = attributes.get("lang") or attributes.get("xml:lang")
        if value:
            return value.split("-")[0].split("_")[0].strip().lower() or None
    return None


def _title(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("head title")
    return lay([Run(node.text())]).text or None if node is not None else None


def _metadata_date(tree: LexborHTMLParser) -> str | None:
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        key = attributes.get("name") or attributes.get("property") or attributes.get("http-equiv") or ""
        match = _ISO_DATE.match((attributes.get("content") or "").strip())
        if match:
            found.setdefault(key.lower(), match.group())
    return next((found[key] for key in _DATE_META if key in found), None)
