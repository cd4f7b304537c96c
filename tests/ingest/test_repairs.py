"""Repairs of single words tell the whole entry: as published and as mended."""

from __future__ import annotations

from pathlib import Path

from tests.ingest.pdf.making import drawn, lines
from tests.ingest.reading import read

TEXT = (
    "The commission shall report on the qualifica-\ntions of its staff and on the repre-\nsentation of members in it."
    "\n\n"
    "Title                       Place\nMeeting of the represen-    Hull\ntatives\nWorkshop on nets            Goole\n"
)
MENDED = "The commission shall report on the qualifications of its staff and on the representation of members in it."


def test_plain_text(tmp_path: Path) -> None:
    document = read(tmp_path, "plan.txt", TEXT)
    told = [(document.text[r.char_start : r.char_end], r.before, r.after) for r in document.repairs]
    broken = MENDED.replace("qualifications", "qualifica- tions").replace("representation", "repre- sentation")
    row = "Meeting of the representatives | Hull"
    assert told == [
        ("qualifications", broken, (MENDED,)), ("representation", broken, (MENDED,)),
        ("representatives", row.replace("representatives", "represen- tatives"), (row,)),
    ]


def test_pdf(tmp_path: Path) -> None:
    page = ["The commission shall report on the qualifica-", "tions of its staff and of those who left it."]
    document = read(tmp_path, "plan.pdf", drawn([lambda canvas: lines(canvas, page, 72, 700)]))
    repair, = document.repairs
    assert (repair.before, repair.after) == (" ".join(page), (" ".join(page).replace("- ", ""),))
