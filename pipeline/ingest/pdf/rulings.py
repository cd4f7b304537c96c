"""The ruling lines and filled rectangles of a page, read from its path objects."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.data import Box
from pipeline.ingest.pdf.model import Edge, Frame, Rulings

MAX_OBJECTS = 20_000
"""Page objects looked at; a page with more is a drawing."""
_MAX_DEPTH = 4
_THIN = 3.0
"""Greatest thickness of a rectangle that stands for a line."""
_SHORT = 4.0
_DOT = (1.5, 7.0)
"""Width and height of a drawn bullet."""
_LEVEL = 0.5
"""How far the ends of a level line may differ in height."""

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Point = tuple[float, float]


def page_rulings(page: pdfium.PdfPage, frame: Frame) -> Rulings:
    """The lines that may rule a table, and how much of the page pictures cover; text is passed over."""
    rulings = Rulings()
    width, height = frame.size
    for item, matrix in _objects(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, [MAX_OBJECTS]):
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_PATH:
            rulings.paths += 1
            _add_path(rulings, item, matrix, frame)
        else:
            a, b, c, d, *_ = matrix
            rulings.pictured += abs(a * d - b * c) / max(width * height, 1.0)
    return rulings


def _objects(
    holder: object, count: Callable[[object], int], get: Callable[[object, int], object], budget: list[int],
    matrix: Matrix = _IDENTITY, depth: int = 0,
) -> Iterator[tuple[object, Matrix]]:
    """Paths and images, also inside of forms, with the matrix that leads to page space; `budget` objects at most."""
    for index in range(count(holder)):
        budget[0] -= 1
        if budget[0] < 0:
            return
        item = get(holder, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield item, _times(_matrix(item), matrix)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = _times(_matrix(item), matrix)
            yield from _objects(
                item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, budget, inner, depth + 1
            )


def _matrix(item: object) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(found))
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    if then == _IDENTITY:
        return first
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _add_path(rulings: Rulings, path: object, matrix: Matrix, frame: Frame) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not (fill.value or stroke.value):
        return
    for points in _subpaths(path, matrix):
        corners = [frame.upright(x, y, x, y)[:2] for x, y in points]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        box = (min(xs), min(ys), max(xs), max(ys))
        if _is_dot(box):
            rulings.dots.append((box, _dot_sign(len(set(corners)), filled=bool(fill.value))))
        elif not _add_thin(rulings, box):
            if fill.value and len(set(corners)) == 4:
                rulings.fills.append((box, _colour(path)))
            if stroke.value:
                _add_sides(rulings, corners)


def _subpaths(path: object, matrix: Matrix) -> Iterator[list[Point]]:
    """The points of each subpath in page space; a curve counts by its end points."""
    a, b, c, d, e, f = matrix
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), 2000)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _is_dot(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return _DOT[0] <= width <= _DOT[1] and _DOT[0] <= height <= _DOT[1] and 0.7 < width / height < 1.4


def _dot_sign(corners: int, *, filled: bool) -> str:
    """The character that a drawn bullet stands for: four corners make a square."""
    if corners == 4:
        return "▪" if filled else "▫"
    return "•" if filled else "◦"


def _add_thin(rulings: Rulings, box: Box) -> bool:
    """Whether the box is a line, which is then kept; a speck is a line of no length."""
    x0, top, x1, bottom = box
    if bottom - top <= _THIN and x1 - x0 >= _SHORT:
        rulings.horizontal.append(Edge((top + bottom) / 2, x0, x1))
    elif x1 - x0 <= _THIN and bottom - top >= _SHORT:
        rulings.vertical.append(Edge((x0 + x1) / 2, top, bottom))
    return min(x1 - x0, bottom - top) <= _THIN


def _add_sides(rulings: Rulings, corners: list[Point]) -> None:
    for (x0, y0), (x1, y1) in pairwise(corners):
        if abs(y1 - y0) <= _LEVEL and abs(x1 - x0) >= _SHORT:
            rulings.horizontal.append(Edge((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _LEVEL and abs(y1 - y0) >= _SHORT:
            rulings.vertical.append(Edge((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _colour(path: object) -> int:
    """Red, green and blue of a fill as one number."""
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(path, *(ctypes.byref(part) for part in parts))
    return parts[0].value << 16 | parts[1].value << 8 | parts[2].value
