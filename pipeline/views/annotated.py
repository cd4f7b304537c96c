"""One release with everything that was found in it drawn over its text, by spaCy's displacy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from html import escape

from spacy import displacy
from spacy.tokens import Doc, Span

from pipeline.data import Block, Release
from pipeline.nlp.pipeline import blank

_COLOURS = {
    "EVENT": "#fde68a",
    "OBJECTIVE": "#ddd6fe",
    "DATE": "#bbf7d0",
    "COUNTRY": "#bfdbfe",
    "CITY": "#a5f3fc",
    "VENUE": "#99f6e4",
    "ORG": "#fecaca",
    "AGREEMENT": "#fbcfe8",
}
_PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>body{{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}
h1{{font-size:1.3rem}}.heading{{font-weight:bold}}.furniture{{color:#888}}section{{margin:.6rem 0}}</style>
</head><body><h1>{title}</h1>
{body}
</body></html>
"""


def annotated_html(release: Release) -> str:
    """A self-contained page: each block of the release with its dates, names, events and objectives marked."""
    document = release.document
    nlp = blank(document.language)
    found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for mention in release.mentions:
        found[mention.block_id].append((mention.char_start, mention.char_end, mention.label))
    for event in release.events:
        found[event.block_id].append((event.char_start, event.char_end, "EVENT"))
    for objective in release.objectives:
        found[objective.block_id].append((objective.char_start, objective.char_end, "OBJECTIVE"))
    parts = (
        f'<section class="{block.kind}">{_drawn(nlp.make_doc(block.text), block, found[block.block_id])}</section>'
        for block in document.blocks
    )
    title = escape(document.title or document.file)
    return _PAGE.format(language=escape(document.language), title=title, body="\n".join(parts))


def _drawn(doc: Doc, block: Block, found: list[tuple[int, int, str]]) -> str:
    spans = list(_spans(doc, block, found))
    if not spans:
        return escape(block.text)
    doc.spans["sc"] = spans
    return str(displacy.render(doc, style="span", jupyter=False, options={"colors": _COLOURS}))


def _spans(doc: Doc, block: Block, found: list[tuple[int, int, str]]) -> Iterator[Span]:
    for start, end, label in dict.fromkeys(found):
        span = doc.char_span(start - block.char_start, end - block.char_start, label=label, alignment_mode="expand")
        if span is not None:
            yield span
