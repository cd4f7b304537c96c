"""PDF: pages to blocks in reading order, through pdfium."""

from pipeline.ingest.pdf.reader import read_pdf
from pipeline.ingest.pdf.render import render_page

__all__ = ["read_pdf", "render_page"]
