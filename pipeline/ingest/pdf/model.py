"""What travels inside the PDF reader. Lengths are PDF points; y grows downwards from the top of the upright page.

The upright page is the page turned so that most of its text reads from left to right; `Frame` leads back to the page
as it is displayed, which is what the boxes of blocks refer to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.data import Box


@dataclass(slots=True)
class Word:
    """A run of characters without white space. `glued`: no space stands before it (a superscript, a split word).

    `hyphen`: a hyphen at its end is known to come from breaking the line. `turned`: not set in the page's direction.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    glued: bool = False
    raised: bool = False
    struck: bool = False
    hyphen: bool = False
    turned: bool = False

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Edge:
    """A ruling line from `start` to `end` at `position` on the other axis."""

    position: float
    start: float
    end: float


@dataclass(slots=True)
class Rulings:
    """The drawn lines of a page, the rectangles filled behind its text with their colours, and its drawn bullets.

    `pictured` is the share of the page that pictures cover, `paths` how many shapes are drawn on it.
    """

    horizontal: list[Edge] = field(default_factory=list)
    vertical: list[Edge] = field(default_factory=list)
    fills: list[tuple[Box, int]] = field(default_factory=list)
    dots: list[tuple[Box, str]] = field(default_factory=list)
    pictured: float = 0.0
    paths: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """How page space (y up) maps to the upright page (`turn`) and to the displayed page (`rotation`), in degrees."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0
    turn: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn in (90, 270) else (width, height)

    def upright(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Turns a box of page space into one of the upright page."""
        if self.turn == 0:
            return (x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        return self._seen(x0, y0, x1, y1, self.turn)

    def displayed(self, box: Box) -> Box:
        """Turns a box of the upright page into one of the displayed page."""
        if self.turn == self.rotation:
            return box
        x0, top, x1, bottom = box
        if self.turn == 90:
            page = (self.left + top, self.bottom + x0, self.left + bottom, self.bottom + x1)
        elif self.turn == 180:
            page = (self.right - x1, self.bottom + top, self.right - x0, self.bottom + bottom)
        elif self.turn == 270:
            page = (self.right - bottom, self.top - x1, self.right - top, self.top - x0)
        else:
            page = (self.left + x0, self.top - bottom, self.left + x1, self.top - top)
        return self._seen(*page, self.rotation)

    def _seen(self, x0: float, y0: float, x1: float, y1: float, turn: int) -> Box:
        if turn == 90:
            return (y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left)
        if turn == 180:
            return (self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom)
        if turn == 270:
            return (self.top - y1, self.right - x1, self.top - y0, self.right - x0)
        return (x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)


@dataclass(slots=True)
class PageContent:
    """A page as it was drawn: its words in the order of drawing, and its rulings."""

    number: int
    frame: Frame
    words: list[Word]
    rulings: Rulings


@dataclass(slots=True)
class Line:
    """Words on one baseline, left to right. `left` and `right` bound the text column it stands in, `column` counts
    the columns of the document in reading order; `note`: it belongs to a footnote.
    """

    words: list[Word]
    page: int
    left: float = 0.0
    right: float = 0.0
    column: int = 0
    note: bool = False
    x0: float = field(init=False)
    top: float = field(init=False)
    x1: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.x0, self.top, self.x1, self.bottom = around(self.words)
        sizes: dict[float, int] = {}
        for word in self.words:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        self.size = max(sizes, key=lambda size: (sizes[size], size)) if len(sizes) > 1 else self.words[0].size
        self.text = self._joined()

    def _joined(self) -> str:
        return "".join(word.text if word.glued or not i else " " + word.text for i, word in enumerate(self.words))

    def drop_first_word(self) -> None:
        """Takes the first word away; the line keeps its place."""
        del self.words[0]
        self.text = self._joined()

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def bold(self) -> bool:
        """Whether all its letters and digits are bold."""
        return all(word.bold or not any(map(str.isalnum, word.text)) for word in self.words)


@dataclass(slots=True)
class TableCell:
    """The lines of a cell over the columns [column, column_end); `row_end` is one past the last row it covers."""

    lines: list[Line]
    column: int
    column_end: int
    row_end: int


@dataclass(slots=True)
class TableRow:
    """The cells that begin in a row, left to right; `fill` is the colour behind its first cell, if any."""

    cells: list[TableCell]
    box: Box
    fill: int | None = None


@dataclass(slots=True)
class Table:
    """A table of a page; `edges` are the sides of its columns, `ruled` whether lines part its cells."""

    page: int
    box: Box
    edges: list[float]
    rows: list[TableRow]
    ruled: bool

    @property
    def x0(self) -> float:
        return self.box[0]

    @property
    def top(self) -> float:
        return self.box[1]

    @property
    def x1(self) -> float:
        return self.box[2]

    @property
    def bottom(self) -> float:
        return self.box[3]

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


Item = Line | Table


def around(items: Sequence[Word] | Sequence[Line]) -> Box:
    """The smallest box around them."""
    x0, top, x1, bottom = items[0].x0, items[0].top, items[0].x1, items[0].bottom
    for item in items:
        x0 = item.x0 if item.x0 < x0 else x0
        top = item.top if item.top < top else top
        x1 = item.x1 if item.x1 > x1 else x1
        bottom = item.bottom if item.bottom > bottom else bottom
    return (x0, top, x1, bottom)
