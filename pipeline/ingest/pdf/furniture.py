"""Running headers, footers and page numbers: what repeats at the edge of pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from pipeline.ingest.pdf.lines import rows_of
from pipeline.ingest.pdf.model import Line

_EDGE_LINES = 3
"""Lines from the top and from the bottom of a page that may repeat."""
_EDGE_SHARE = 0.15
"""Share of a page's height from either end within which furniture stands."""
_SAME_PLACE = 4.0
_LONG = 60
_OUTER_SHARE = 0.065
"""Share of the height, from either end, in which a piece in small type that stands apart is furniture even alone."""
_SMALLER = 0.92
_APART = 1.5
_OFF = 0.6
"""White space, in type sizes, beyond which a line at a page's end stands apart from the next."""
_PRINTED = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d\b|(?:https?|file)://\S+(?: \d{1,4}/\d{1,4})?$")
"""What a browser prints at the ends of a page: when it was printed, and from where."""
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|•]\s*)?(?:[^\W\d_]{1,8}\.?\s*)?\d{1,4}(?:\s*(?:/|\||of|de|sur|von|di)\s*\d{1,4})?(?:\s*[-–—|•])?$"
)

_Place = tuple[float, int, Line]
"""Distance from the page's nearer end, page number, piece."""


@dataclass(frozen=True, slots=True)
class PageLines:
    """The pieces of lines of one page outside of ruled tables."""

    number: int
    height: float
    pieces: Sequence[Line]


def find_furniture(pages: Sequence[PageLines], size: float) -> set[int]:
    """The identities (`id`) of the pieces that are page furniture; `size` is that of most of the text."""
    places: dict[str, list[_Place]] = defaultdict(list)
    for page in pages:
        for piece in edge_pieces(page, size):
            places[_shape(piece.text)].append((_place(piece, page.height), page.number, piece))
    found: set[int] = set()
    for group in places.values():
        found.update(_repeated(sorted(group, key=lambda entry: entry[0])))
    return found | _lone_numbers(pages) | _printed(pages) | _set_apart(pages, size)


def edge_pieces(page: PageLines, size: float) -> list[Line]:
    """Pieces on the first and the last lines of a page, near its ends and set apart from what follows."""
    rows = rows_of([piece for piece in page.pieces if not piece.words[0].turned])
    top = [row for row in rows if row[0].middle < _EDGE_SHARE * page.height]
    bottom = [row for row in reversed(rows) if row[0].middle > (1 - _EDGE_SHARE) * page.height]
    following = rows[len(top) :][:1], rows[: len(rows) - len(bottom)][-1:]
    edges = (_set_off(edge, rest, size) for edge, rest in zip((top, bottom), following, strict=True))
    return [piece for edge in edges for row in edge for piece in row]


def _set_off(edge: Sequence[list[Line]], rest: Sequence[list[Line]], size: float) -> Sequence[list[Line]]:
    """The first lines, up to the last of them that white space or smaller type sets apart from the next."""
    last = 0
    rows = [*edge, *rest]
    for index in range(min(_EDGE_LINES, len(edge))):
        gap = _gap(rows[index], rows[index + 1]) if index + 1 < len(rows) else float("inf")
        if gap > _OFF * size or all(piece.size < _SMALLER * size for piece in rows[index]):
            last = index + 1
    return rows[:last]


def _gap(row: list[Line], other: list[Line]) -> float:
    return max(other[0].top - row[0].bottom, row[0].top - other[0].bottom)


def _shape(text: str) -> str:
    """What stays of a text from page to page: its numbers do not."""
    shape = _DIGITS.sub("#", text.casefold())
    return _ROMAN.sub("#", shape) if len(shape) < 12 else shape


def _place(piece: Line, height: float) -> float:
    """Distance from the top, or from the bottom as a negative number, so that pages of two sizes compare."""
    return piece.middle if piece.middle < height / 2 else piece.middle - height


def _repeated(group: list[_Place]) -> set[int]:
    """Pieces of one shape at one height on two pages or more; a long one with other figures does not count."""
    found: set[int] = set()
    for place, _, first in group:
        near = [entry for entry in group if abs(entry[0] - place) <= _SAME_PLACE]
        near = [entry for entry in near if len(first.text) < _LONG or entry[2].text == first.text]
        if len({number for _, number, _ in near}) > 1:
            found.update(id(piece) for _, _, piece in near)
    return found


def _lone_numbers(pages: Sequence[PageLines]) -> set[int]:
    """Page numbers that stand alone at the very top or bottom of a page."""
    found: set[int] = set()
    for page in pages:
        ordered = sorted(page.pieces, key=attrgetter("middle"))
        for piece in {id(p): p for p in (*ordered[:1], *ordered[-1:])}.values():
            outer = piece.middle < 0.08 * page.height or piece.middle > 0.92 * page.height
            if outer and len(ordered) > 1 and _PAGE_NUMBER.match(piece.text):
                found.add(id(piece))
    return found


def _printed(pages: Sequence[PageLines]) -> set[int]:
    """The lines that a browser adds to what it prints."""
    found: set[int] = set()
    for page in pages:
        rows = rows_of([piece for piece in page.pieces if not piece.words[0].turned])
        for row in (*rows[:1], *rows[-1:]):
            outer = min(row[0].middle, page.height - row[0].middle) < _OUTER_SHARE * page.height
            if outer and _PRINTED.match(row[0].text):
                found.update(map(id, row))
    return found


def _set_apart(pages: Sequence[PageLines], size: float) -> set[int]:
    """Pieces in small type at the very ends of a page with white space between them and the rest."""
    found: set[int] = set()
    for page in pages:
        rows = rows_of([piece for piece in page.pieces if not piece.words[0].turned])
        for row, following in ((rows[0], rows[1]), (rows[-1], rows[-2])) if len(rows) > 2 else ():
            middle = row[0].middle
            outer = min(middle, page.height - middle) < _OUTER_SHARE * page.height
            if outer and _gap(row, following) > _APART * size and all(piece.size <= _SMALLER * size for piece in row):
                found.update(map(id, row))
    return found
