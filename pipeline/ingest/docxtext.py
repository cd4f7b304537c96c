"""Paragraphs of a Word file as styled runs: changes as accepted, notes as raised figures, hidden text left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline.ingest.docxnumbering import attribute, integer, qn
from pipeline.ingest.runs import Run
from pipeline.ingest.text import superscript

Element = Any

_OFF = ("0", "false", "off", "none")
_DELETED = frozenset({qn("w:del"), qn("w:moveFrom")})
_TEXT, _TAB, _BREAK, _RETURN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")
_NOTES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
_MAX_STYLES = 20
"""Styles that may be based on one another; a longer chain is a circle."""
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def is_on(element: Element | None) -> bool | None:
    """A toggle property: None where it is not there."""
    return None if element is None else (attribute(element) or "1").lower() not in _OFF


class Styles:
    """Paragraph and character styles, with what they inherit."""

    def __init__(self, root: Element | None) -> None:
        found = root.findall(qn("w:style")) if root is not None else []
        self._styles = {attribute(style, "w:styleId") or "": style for style in found}
        self.default = next(
            (key for key, style in self._styles.items()
             if attribute(style, "w:type") == "paragraph" and attribute(style, "w:default") in ("1", "true")), None
        )
        self._found: dict[tuple[str | None, str], Element | None] = {}
        self._names: dict[str, str] = {}
        language = root.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}") if root is not None else None
        self.language = attribute(language)

    def chain(self, style_id: str | None) -> Iterator[tuple[str, Element]]:
        """The style and those it is based on, with their ids."""
        for _ in range(_MAX_STYLES):
            style = self._styles.get(style_id or "")
            if style is None:
                return
            yield style_id or "", style
            style_id = attribute(style.find(qn("w:basedOn")))

    def find(self, style_id: str | None, path: str) -> Element | None:
        """The first element at a path ("w:rPr/w:b") in the style or those it is based on."""
        key = (style_id, path)
        if key not in self._found:
            steps = "/".join(qn(step) for step in path.split("/"))
            self._found[key] = next((e for _, s in self.chain(style_id) if (e := s.find(steps)) is not None), None)
        return self._found[key]

    def name(self, style_id: str | None) -> str:
        """The style's name in lower case; Word keeps the English names of its own styles in every language."""
        key = style_id or ""
        if key not in self._names:
            style = self._styles.get(key)
            self._names[key] = (attribute(style.find(qn("w:name"))) or "").lower() if style is not None else ""
        return self._names[key]


@dataclass(slots=True)
class ParagraphText:
    """The runs of a paragraph by line (a break within it begins a new one), its text boxes and notes."""

    lines: list[list[Run]] = field(default_factory=lambda: [[]])
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    page_breaks: int = 0
    leading_breaks: int = 0

    def turn_page(self) -> None:
        """Counts a page's end; one before any text moves the paragraph to the next page."""
        self.page_breaks += 1
        self.leading_breaks += not any(run.text.strip() for line in self.lines for run in line)


class TextReader:
    """Reads paragraphs' runs; numbers the notes of the document in the order of their marks."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.note_numbers: dict[tuple[str, str], int] = {}

    def read(self, paragraph: Element) -> ParagraphText:
        """All text of a paragraph as it would print with every change accepted."""
        text = ParagraphText()
        style = attribute(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) or self._styles.default
        for run in _runs(paragraph):
            self._read_run(run, style, text)
        return text

    def _read_run(self, run: Element, style: str | None, text: ParagraphText) -> None:
        properties = run.find(qn("w:rPr"))
        if self._toggle(properties, style, "vanish"):
            return
        bold = self._toggle(properties, style, "b")
        struck = self._toggle(properties, style, "strike") or self._toggle(properties, style, "dstrike")
        raised = properties is not None and attribute(properties.find(qn("w:vertAlign"))) == "superscript"
        for child in run:
            if child.tag == _TEXT:
                words = child.text or ""
                text.lines[-1].append(Run(superscript(words) if raised else words, bold, struck))
            elif child.tag == _TAB:
                text.lines[-1].append(Run("\t", bold, struck))
            elif child.tag in (_BREAK, _RETURN):
                if attribute(child, "w:type") == "page":
                    text.turn_page()
                text.lines.append([])
            elif child.tag == qn("w:noBreakHyphen"):
                text.lines[-1].append(Run("-", bold, struck))
            elif child.tag == qn("w:lastRenderedPageBreak"):
                text.turn_page()
            elif child.tag in _NOTES:
                key = (_NOTES[child.tag], attribute(child, "w:id") or "")
                number = self.note_numbers.setdefault(key, len(self.note_numbers) + 1)
                text.lines[-1].append(Run(superscript(str(number))))
                text.notes.append(key)
            else:
                text.boxes.extend(_boxes(child))

    def _toggle(self, properties: Element | None, style: str | None, name: str) -> bool:
        """A property of a run: its own, its character style's, its paragraph style's."""
        own = is_on(properties.find(qn(f"w:{name}"))) if properties is not None else None
        if own is None and properties is not None:
            character = attribute(properties.find(qn("w:rStyle")))
            own = is_on(self._styles.find(character, f"w:rPr/w:{name}"))
        if own is None:
            own = is_on(self._styles.find(style, f"w:rPr/w:{name}"))
        return bool(own)


def _runs(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph in order, through links, fields and insertions, not through deletions."""
    for child in paragraph:
        if child.tag == qn("w:r"):
            yield child
        elif child.tag not in _DELETED and child.tag != qn("w:pPr"):
            yield from _runs(child)


def _boxes(element: Element) -> Iterator[Element]:
    """The contents of text boxes in a drawing; the second, older form of the same box is left out."""
    if element.tag == qn("w:txbxContent"):
        yield element
    elif element.tag != FALLBACK:
        for child in element:
            yield from _boxes(child)


def left_indent(paragraph: Element, styles: Styles, style: str | None) -> int | None:
    """The indent in twips that the paragraph or its style sets; None without one."""
    for indent in (paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}"), styles.find(style, "w:pPr/w:ind")):
        left = attribute(indent, "w:left") or attribute(indent, "w:start")
        if left:
            return integer(left)
    return None


def joined(first: ParagraphText, second: ParagraphText) -> ParagraphText:
    """Two paragraphs whose mark between them was deleted."""
    lines = [*first.lines[:-1], first.lines[-1] + second.lines[0], *second.lines[1:]]
    return ParagraphText(
        lines, first.boxes + second.boxes, first.notes + second.notes, first.page_breaks + second.page_breaks,
        first.leading_breaks,
    )
