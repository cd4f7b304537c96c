"""A page as a picture with the blocks drawn on it."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from pipeline.data import Block
from pipeline.ingest.pdf.source import open_pdf

_SCALE = 1.5
_COLOURS = {
    "heading": "#c0392b", "paragraph": "#2471a3", "list_item": "#1e8449", "table_row": "#b9770e", "quote": "#7d3c98",
    "furniture": "#909497",
}


def render_page(data: bytes, page: int, blocks: Sequence[Block]) -> Image.Image:
    """Draws page `page` (from 1) with a frame, number and kind for each of the blocks that stand on it."""
    with open_pdf(data) as document:
        if not 1 <= page <= len(document):
            raise ValueError(f"page {page} of a document of {len(document)} pages")
        image = _picture(document[page - 1])
    draw = ImageDraw.Draw(image)
    for block in blocks:
        if block.page == page and block.box is not None:
            x0, y0, x1, y1 = (value * _SCALE for value in block.box)
            colour = _COLOURS[block.kind]
            draw.rectangle((x0, y0, max(x0, x1), max(y0, y1)), outline=colour)
            draw.text((max(0.0, x0 - 40), y0), f"{block.block_id} {block.kind[:4]}{block.level or ''}", fill=colour)
    return image


def _picture(page: pdfium.PdfPage) -> Image.Image:
    try:
        picture: Image.Image = page.render(scale=_SCALE).to_pil().convert("RGB")
        return picture
    finally:
        page.close()
