"""Characters: decoding, mojibake, cleaning, words cut at line ends, cues of furniture, formats."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config import Config
from pipeline.errors import IngestError, LimitError
from pipeline.gazetteers import load_toml
from pipeline.ingest import read_document
from pipeline.ingest.furniture import LANGUAGES, fold, is_furniture, is_page_line
from pipeline.ingest.outline import outline
from pipeline.ingest.text import clean, decode, mend_mojibake
from pipeline.ingest.words import join_lines, vocabulary
from tests.ingest.reading import read


@pytest.mark.parametrize(("data", "declared", "text", "encoding"), [
    ("né".encode(), None, "né", "utf-8"), ("né".encode("utf-8-sig"), None, "né", "utf-8-sig"),
    ("né le 3".encode("utf-16"), None, "né le 3", "utf-16"), ("Meeting in May".encode("utf-16-le"), None,
     "Meeting in May", "utf-16-le"),
    ("à Genève".encode("cp1252"), None, "à Genève", "cp1252"), ("план".encode("koi8-r"), "koi8-r", "план", "koi8-r"),
    (b"caf\xe9", "no-such-charset", "café", "cp1252"), (b"a\x81b", None, "a\x81b", "cp1252"), (b"+AOk- x\xff",
     "utf-7", "+AOk- xÿ", "cp1252"),
])
def test_decoding(data: bytes, declared: str | None, text: str, encoding: str) -> None:
    decoded = decode(data, declared)
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_a_few_wrong_bytes_do_not_spoil_utf8() -> None:
    decoded = decode("réunion à Genève, été ".encode() * 5 + b"caf\xe9")
    assert decoded.text.endswith("été café") and decoded.doubtful == 1


@given(st.binary(max_size=200))
def test_any_bytes_decode(data: bytes) -> None:
    assert isinstance(decode(data).text, str)


@pytest.mark.parametrize(("text", "mended"), [
    ("rÃ©union dâ€™Ã©tÃ©", "réunion d’été"), ("2022â€“2024", "2022–2024"), ("SÃ£o TomÃ©", "São Tomé"), ("réunion",
     "réunion"),
    ("Âge et façon", "Âge et façon"), ("« À Nîmes »", "« À Nîmes »"),
])
def test_mojibake(text: str, mended: str) -> None:
    assert mend_mojibake(text)[0] == mended


@pytest.mark.parametrize(("text", "cleaned"), [
    ("eﬃcient ﬁsh", "efficient fish"), ("sea\u00adfarers", "seafarers"), ("a\u00a0b\u2009c", "a b c"),
     ("e\u0301te\u0301", "été"),
    ("co\u2011operate", "co-operate"), ("“x” – ‘y’", "“x” – ‘y’"), ("a\x00\x07b\u200b", "ab"),
])
def test_cleaning(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(("lines", "joined", "mended"), [
    (["the retire-", "ment of one"], "the retirement of one", ["retirement"]),
    (["the well-", "known port"], "the well-known port", []),
    (["in Guinea-", "Bissau now"], "in Guinea-Bissau now", []),
    (["peut-", "être demain"], "peut-être demain", []),
    (["2022-", "2024 plan"], "2022-2024 plan", []),
    (["the data-", "base and a data-base"], "the data-base and a data-base", []),  # so written elsewhere
    (["the coast-", "line. A coastline"], "the coastline. A coastline", ["coastline"]),
    (["the plan pro", "longe. Il prolonge"], "the plan prolonge. Il prolonge", ["prolonge"]),
    (["they go", "on and on"], "they go on and on", []),
    (["one –", "two"], "one – two", []),
    (["and/", "or"], "and/or", []),
    (["NATO-", "led force"], "NATO-led force", []),
])
def test_words_at_line_ends(lines: list[str], joined: str, mended: list[str]) -> None:
    text, repairs = join_lines(lines, vocabulary(lines))
    assert text == joined
    assert [repair.after[0] for repair in repairs] == mended
    assert all(text[r.start : r.end] == r.after[0] for r in repairs)


@pytest.mark.parametrize(("text", "furniture"), [
    ("Language selection", True), ("Language selection: English | Français | Español", True), ("Partager cette page",
     True),
    ("Fecha de modificación: 2023-07-19", True), ("Date modified: 2021-01-29 | Terms and conditions", True),
     ("Inicio » Planes » Plan", True),
    ("English | Français", True), ("English version: Pier plan", True), ("© Port Union 2024", True),
     ("Skip to main content", True),
    ("Privacy notice. Terms of use. Follow us", True), ("Dernière mise à jour : novembre 2023", True),
    # content that begins alike
    ("Mise à jour du guide, 2024", False), ("English version of the guide, March 2024", False), ("Updated text", False),
    ("Last updates of the tool will be published in 2025 by the ports.", False), ("Passer au numérique d’ici 2025",
     False),
    ("Home care: train nurses", False), ("Menus for schools", False), ("Contacts with ports", False),
     ("Search for wrecks", False),
    ("English", True), ("(c) South exchange: learn from others", False),
    ("(c) 2024 Port Union", True), ("Copyright Port Union", True), ("Accessibility", False), ("Formation", False),
     ("Home / care", True),
])
def test_web_furniture(text: str, furniture: bool) -> None:
    assert is_furniture(text) is furniture


@pytest.mark.parametrize(("text", "page"), [
    ("Pier plan 2024 – page 2 of 4", True), ("ABC/2024/1      page 2", True), ("Page 3", True), ("Página 4 de 9",
     True), ("- 2 -", True),
    ("Pier plan – 5/7", True), ("p. 4", True), ("See page 4 of the guide", False), ("It is told on page 4.", False),
     ("FY 2023/24", False),
    ("2024", False), ("12", False), ("Plan 2024-2026", False), ("Meeting, 5/7", False),
])
def test_page_lines(text: str, page: bool) -> None:
    assert is_page_line(text, Counter()) is page


@pytest.mark.parametrize(("name", "data", "message"), [
    ("x.txt", b"", "empty"), ("x.md", b" \n\n ", "empty"), ("x.txt", bytes(range(256)) * 40, "no text in any encoding"),
    ("x.md", b"\x89PNG\r\n\x1a\n....", "PNG picture"), ("x.txt", b"{\\rtf1 hello}", "RTF"), ("x.odt", b"x", "soffice"),
    ("x.rtf", b"x", "soffice"), ("x.doc", b"x", "soffice"), ("x.pages", b"x", "Export"), ("x", b"text", "suffix"),
     ("x.zzz", b"text", "suffix"),
    ("x.docx", b"plain words", "no Word file"), ("x.html", b"<html><body></body></html>", "no text in it"), ("x.txt",
     b"PK\x03\x04zip", "zip archive"),
])
def test_bad_input_gives_one_clear_line(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    with pytest.raises(IngestError, match=message) as caught:
        read(tmp_path, name, data)
    assert name in str(caught.value) and "\n" not in str(caught.value) and ";" in str(caught.value)


def test_missing_and_large_files(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="cannot be opened"):
        read_document(tmp_path / "no.md", file="no.md", plan_id="p")
    (tmp_path / "big.txt").write_text("word " * 100)
    with pytest.raises(LimitError, match="500 bytes are more than the 100 allowed"):
        read_document(tmp_path / "big.txt", file="big.txt", plan_id="p", config=Config(max_file_bytes=100))


def test_a_page_under_another_suffix_is_read_as_a_page(tmp_path: Path) -> None:
    document = read(tmp_path, "x.txt", "<!doctype html><html><body><h1>Plan</h1><ul><li>one</ul>")
    assert [block.text for block in document.blocks] == ["Plan", "• one"]
    assert read(tmp_path, "y.txt", "# Plan\n\n## Aims\n\n- one\n").blocks[0].kind == "heading"


def test_too_much_text_is_cut_and_told(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("\n\n".join(["Words of a paragraph."] * 50) + "\n\n" + "w " * 150_000)
    document = read_document(tmp_path / "x.md", file="x.md", plan_id="p", config=Config(max_text_chars=500))
    assert document.status == "partial" and len(document.text) <= 500
    assert [finding.kind for finding in document.findings] == ["long_block", "text_limit"]
    whole = read_document(tmp_path / "x.md", file="x.md", plan_id="p")
    assert whole.status == "partial" and len(whole.blocks[-1].text) == 50_000


def test_the_same_bytes_give_the_same_document(tmp_path: Path) -> None:
    text = "# Work plan 2024-2026\n\nAdopted on 3 May 2024.\n\n## Aims\n\n1. Dig.\n"
    first, second = read(tmp_path, "a.md", text), read(tmp_path, "a.md", text)
    assert first == second and len(first.document_id) == 16
    assert (first.title, first.edition, first.released, first.language) == ("Work plan 2024-2026", "2024/2026",
     "2024-05-03", "en")
    assert [(row.indent, row.kind, row.marker) for row in outline(first)] == [
        (0, "heading", ""), (1, "paragraph", ""), (1, "heading", ""), (2, "list_item", "1."),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cues_are_sound(language: str) -> None:
    table = load_toml(f"{language}/furniture.toml")
    for key, entries in table.items():
        assert len({fold(entry) for entry in entries}) == len(entries), key
    for line in table["lines"]:
        assert is_furniture(line), line
        assert is_furniture(line.upper() + ":"), line
    for label in (*table["modified"], *table["published"]):
        assert is_furniture(f"{label}: 3 May 2024"), label
    assert all(is_page_line(f"{word} 3", Counter()) for word in table["page"])


def test_names_of_languages_and_words_are_sound() -> None:
    table = load_toml("languages.toml")
    assert len(set(table["names"])) == len(table["names"])
    assert set(table["words"]) == set(LANGUAGES)
    assert all(len(set(words)) == len(words) for words in table["words"].values())
    for key, entries in load_toml("hyphens.toml").items():
        assert all(entry == entry.lower() for entry in entries), key
