"""The words of a page with boxes, sizes and weights, read through pdfium.

A call into pdfium costs about a microsecond, so the text comes in one call and only the first and the last character
of a word are asked for their boxes; words that look uneven (a superscript, two cells run together) are read by
character.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.ingest.pdf.model import Frame, Word

_CHARS = r"[^\s\ufffe\ufeff\x00-\x1f\u200b]+"
_WORD = re.compile(rf"{_CHARS}(?:[\xa0\u202f]{_CHARS})*")
"""What no line may break: no-break spaces stay inside until the text is laid out."""
_UNEVEN = re.compile(r"[^\W\d_]\d|[\d)\].,;:][a-z*†‡§]|\w[*†‡§¹²³]")
_SYMBOL = re.compile(r"[\ue000-\uf8ff]$|\(cid:\d+\)$")
"""A sign from a symbol font's private range, alone: a bullet."""
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|extrab", re.IGNORECASE)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SIGNS = {"\u2010": "-", "\u2011": "-", "\xa0": " ", "\u202f": " ", "\u200c": "", "\u200d": "", "\u2060": ""}
_CLEANED = str.maketrans({**_LIGATURES, **_SIGNS})
_FORCE_BOLD = 1 << 18
_SAME_SIZE = 0.12
"""Share by which the heights of two characters of one word may differ; a superscript is 30 % smaller or more."""

CharBox = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Run:
    """What the characters of one text object share."""

    size: float
    bold: bool
    angle: int


class TextLayer:
    """The characters of one page; valid while the page is open."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._page = textpage.raw
        self.count = max(0, raw.FPDFText_CountChars(textpage.raw))
        self.text = self._read_text()
        self._rect = raw.FS_RECTF()
        self._pointer = ctypes.byref(self._rect)
        self._runs: dict[int, _Run] = {}
        self._fonts: dict[int, bool] = {}

    def _read_text(self) -> str:
        """One character of the result for one of pdfium's, so that offsets serve as its indices."""
        count = self.count
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(self._page, 0, count, buffer) if count else 0
        if written == count + 1:
            units = bytes(buffer)[: 2 * count]
            text = units.decode("utf-16-le", "surrogatepass")
            if len(text) == count:
                return text
        codes = (raw.FPDFText_GetUnicode(self._page, i) for i in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else "\x00" for code in codes)

    def box(self, index: int) -> CharBox:
        """Left, bottom, right and top of a character in page space."""
        raw.FPDFText_GetLooseCharBox(self._page, index, self._pointer)
        rect = self._rect
        return (rect.left, rect.bottom, rect.right, rect.top)

    def run(self, index: int) -> _Run:
        """The style at a character."""
        handle = raw.FPDFText_GetTextObject(self._page, index)
        key = ctypes.addressof(handle.contents) if handle else 0
        run = self._runs.get(key)
        if run is None or not key:
            run = self._runs[key] = self._read_run(index, handle if key else None)
        return run

    def _read_run(self, index: int, handle: object | None) -> _Run:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._page, index, ctypes.byref(matrix))
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = abs(raw.FPDFText_GetFontSize(self._page, index)) * scale
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
        return _Run(round(size, 1), self._is_bold(index, handle), angle)

    def _is_bold(self, index: int, handle: object | None) -> bool:
        font = raw.FPDFTextObj_GetFont(handle) if handle is not None else None
        key = ctypes.addressof(font.contents) if font else 0
        if key and key in self._fonts:
            return self._fonts[key]
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self._page, index, buffer, 128, ctypes.byref(flags))
        name = buffer.value.decode("utf-8", "replace")
        weight = raw.FPDFText_GetFontWeight(self._page, index)
        bold = is_bold_name(name) or bool(flags.value & _FORCE_BOLD) or weight >= 600
        if key:
            self._fonts[key] = bold
        return bold


def is_bold_name(font: str) -> bool:
    """Whether the name of a font tells that it is bold."""
    return _BOLD_NAME.search(font) is not None


def page_words(textpage: pdfium.PdfTextPage, frame: Frame) -> tuple[list[Word], Frame]:
    """The words of a page in drawing order, and its frame turned so that most of them are upright."""
    layer = TextLayer(textpage)
    found = [(match.start(), match.end()) for match in _WORD.finditer(layer.text)]
    runs = [layer.run(start) for start, _ in found]
    frame = _turned(frame, runs, found)
    words: list[Word] = []
    for (start, end), run in zip(found, runs, strict=True):
        if run.angle == frame.turn:
            words.extend(_read_word(layer, start, end, run, frame))
        else:
            _add_turned(words, layer, start, end, run, frame)
    return words, frame


def _turned(frame: Frame, runs: list[_Run], found: list[tuple[int, int]]) -> Frame:
    angles: Counter[int] = Counter()
    for run, (start, end) in zip(runs, found, strict=True):
        angles[run.angle] += end - start
    upright = max((a for a in angles if a % 90 == 0), key=lambda a: angles[a], default=frame.rotation)
    return Frame(frame.left, frame.bottom, frame.right, frame.top, frame.rotation, upright)


def _read_word(layer: TextLayer, start: int, end: int, run: _Run, frame: Frame) -> list[Word]:
    first = frame.upright(*layer.box(start))
    last = frame.upright(*layer.box(end - 1)) if end - start > 1 else first
    text = layer.text[start:end]
    height = (first[3] - first[1]) or 1.0
    uneven = abs((last[3] - last[1]) - height) > _SAME_SIZE * height or abs(last[3] - first[3]) > _SAME_SIZE * height
    if uneven or last[2] < first[0] or _UNEVEN.search(text) or last[2] - first[0] > 1.3 * height * (end - start):
        words = _by_character(layer, start, end, frame)
    else:
        words = [_word(text, (first[0], first[1], last[2], last[3]), run)]
    if words and end < layer.count and layer.text[end] == "\ufffe":
        words[-1].text, words[-1].hyphen = words[-1].text.rstrip("-\xad") + "-", True
    return words


def _word(text: str, box: CharBox, run: _Run) -> Word:
    hyphen = text.endswith("\xad")
    if text.isascii() and text[0] != "(":
        return Word(text, *box, size=run.size or 1.0, bold=run.bold)
    if _SYMBOL.match(text):
        text = "•"
    cleaned = text.translate(_CLEANED).replace("\xad", "") + ("-" if hyphen else "")
    return Word(cleaned, *box, size=run.size or 1.0, bold=run.bold, hyphen=hyphen)


def _by_character(layer: TextLayer, start: int, end: int, frame: Frame) -> list[Word]:
    """Cuts a word where its characters jump to another line, size or place."""
    pieces: list[tuple[str, CharBox, _Run]] = []
    for index in range(start, end):
        box, run, char = frame.upright(*layer.box(index)), layer.run(index), layer.text[index]
        if pieces and _continues(pieces[-1][1], box):
            text, before, style = pieces[-1]
            pieces[-1] = (text + char, (before[0], before[1], max(before[2], box[2]), before[3]), style)
        else:
            pieces.append((char, box, run))
    words = [_word(*piece) for piece in pieces]
    for left, right in pairwise(words):
        right.glued = abs(right.x0 - left.x1) < 0.3 * left.size and right.top < left.bottom and right.bottom > left.top
    return words


def _continues(before: CharBox, box: CharBox) -> bool:
    height = before[3] - before[1]
    even = abs(box[3] - before[3]) <= _SAME_SIZE * height and abs(box[1] - before[1]) <= _SAME_SIZE * height
    return even and -0.5 * height <= box[0] - before[2] <= 0.6 * height


def _add_turned(words: list[Word], layer: TextLayer, start: int, end: int, run: _Run, frame: Frame) -> None:
    """Text set in another direction becomes one word a run, its words joined by spaces."""
    first, last = frame.upright(*layer.box(start)), frame.upright(*layer.box(end - 1))
    box = (min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3]))
    text = layer.text[start:end].translate(_CLEANED)
    before = words[-1] if words and words[-1].turned else None
    if before and box[0] < before.x1 + run.size and box[2] > before.x0 - run.size:
        before.text += " " + text
        before.x0, before.top = min(before.x0, box[0]), min(before.top, box[1])
        before.x1, before.bottom = max(before.x1, box[2]), max(before.bottom, box[3])
    else:
        words.append(Word(text, *box, size=run.size or 1.0, bold=run.bold, turned=True))
