"""Word files: numbering as printed, changes as accepted, boxes, merged cells, heads and feet, hostile archives."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.errors import IngestError, LimitError
from pipeline.ingest.docx import read_docx
from tests.ingest.reading import short, word

NS = nsdecls("w")


def read(*paragraphs: str, numbering: str = "", styles: str = "") -> list[str]:
    """Reads a file whose body is the given XML (prefix w), with abstract numberings and styles added."""
    document = docx.Document()
    body = document.element.body
    for xml in paragraphs:
        body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {NS}>", 1) if "/>" not in xml[:8] else xml))
    if numbering:
        root = document.part.numbering_part.element
        for child in list(root):
            root.remove(child)
        for element in parse_xml(f"<w:numbering {NS}>{numbering}</w:numbering>"):
            root.append(element)
    for element in parse_xml(f"<w:styles {NS}>{styles}</w:styles>"):
        document.styles.element.append(element)
    return short(read_docx(word(document), name="x.docx").blocks)


def p(text: str, num: int | None = None, level: int = 0, style: str = "", extra: str = "") -> str:
    """A paragraph, numbered by `num` at `level` or styled."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>' if num is not None else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p><w:pPr>{named}{number}{extra}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def level(index: int, form: str, text: str, start: int = 1, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{720 * (index + 1)}"/></w:pPr></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


LEGAL = abstract(
    1, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "%3."),
    level(3, "decimal", "%1.%4"),
)


def test_levels_count_and_start_again_below_a_new_parent() -> None:
    lines = read(
        p("Aim", 1), p("first", 1, 1), p("deep", 1, 2), p("second", 1, 1), p("Next", 1), p("again", 1, 1),
        numbering=LEGAL + num(1, 1),
    )
    assert lines == ["li1 1. Aim", "li2 (a) first", "li3 i. deep", "li2 (b) second", "li1 2. Next", "li2 (a) again"]


def test_two_lists_of_one_definition_count_on_unless_told_to_start_again() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lines = read(
        p("one", 1), p("Some words between."), p("two", 2), p("More words between."), p("anew", 3),
        numbering=LEGAL + num(1, 1) + num(2, 1) + num(3, 1, again),
    )
    assert [line for line in lines if line.startswith("li")] == ["li1 1. one", "li1 2. two", "li1 1. anew"]


@pytest.mark.parametrize(("form", "text", "start", "marker"), [
    ("upperRoman", "%1.", 4, "IV."),
    ("upperLetter", "%1)", 27, "AA)"),
    ("decimalZero", "%1", 3, "03"),
    ("ordinal", "%1", 12, "12th"),
    ("decimal", "Article %1 –", 2, "Article 2 –"),
    ("bullet", "\uf0b7", 1, "•"),
    ("bullet", "–", 1, "–"),
])
def test_number_formats(form: str, text: str, start: int, marker: str) -> None:
    assert read(p("entry", 1), numbering=abstract(1, level(0, form, text, start)) + num(1,
     1)) == [f"li1 {marker} entry"]


def test_legal_numbers_are_figures_throughout() -> None:
    numbering = abstract(
        1, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", extra="<w:isLgl/>")
    ) + num(1, 1)
    assert read(p("a", 1), p("b", 1, 1), p("c", 1), p("d", 1, 1), numbering=numbering) == [
        "li1 I. a", "li2 1.1 b", "li1 II. c", "li2 2.1 d",
    ]


def test_numbering_by_style_alone() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Task"><w:name w:val="Task"/><w:pPr><w:numPr><w:numId '
        'w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn '
        'w:val="Task"/></w:style>'
    )
    tied = abstract(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", extra='<w:pStyle w:val="Sub"/>'))
    assert read(p("x", style="Task"), p("y", style="Sub"), p("z", style="Task"), numbering=tied + num(1, 1),
     styles=styles) == [
        "li1 1. x", "li2 a) y", "li1 2. z",
    ]


def test_number_zero_takes_a_paragraph_out_of_its_list() -> None:
    assert read(p("one", 1), p("A sentence that stands apart.", 0), p("two", 1), numbering=LEGAL + num(1, 1)) == [
        "li1 1. one", "p A sentence that stands apart.", "li1 2. two",
    ]


def test_an_own_marker_stands_for_the_bullet() -> None:
    numbering = abstract(1, level(0, "bullet", "·")) + num(1, 1)
    assert read(p("(a) Open data.", 1), p("Nothing printed.", 1), numbering=numbering) == [
        "li1 (a) Open data.", "li1 • Nothing printed.",
    ]


def test_changes_are_accepted() -> None:
    changed = (
        '<w:p><w:r><w:t xml:space="preserve">Meet in </w:t></w:r><w:del '
        'w:id="1"><w:r><w:delText>Oslo</w:delText></w:r></w:del>'
        "<w:ins w:id=\"2\"><w:r><w:t>Bergen.</w:t></w:r></w:ins></w:p>"
    )
    cut = (
        '<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Open the </w:t></w:r></w:p>'
    )
    assert read(changed, cut, p("house to all.")) == ["p Meet in Bergen.", "p Open the house to all."]


def test_struck_hidden_and_raised_text() -> None:
    runs = (
        '<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">12 May </w:t></w:r><w:r><w:t '
        'xml:space="preserve">19 May</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign '
        'w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>'
        "<w:r><w:t>: open day.</w:t></w:r></w:p>"
    )
    document = docx.Document()
    document.element.body.insert(0, parse_xml(runs.replace(">", f" {NS}>", 1)))
    block = read_docx(word(document), name="x").blocks[0]
    assert block.text == "12 May 19 May²: open day."
    assert [block.text[a:b] for a, b in block.struck] == ["12 May"]


def test_headings_rank_below_a_title_and_bold_lines_head_their_text() -> None:
    document = docx.Document()
    document.add_heading("Plan of the harbours", 0)
    document.add_heading("Aims", 1)
    document.add_paragraph().add_run("First aim").bold = True
    document.add_paragraph("Keep the water clean for all who live from it.")
    assert short(read_docx(word(document), name="x").blocks) == [
        "h1 Plan of the harbours", "h2 Aims", "h3 First aim", "p Keep the water clean for all who live from it.",
    ]


def test_merged_cells_and_title_rows() -> None:
    document = docx.Document()
    table = document.add_table(4, 3)
    texts = [["Aim", "Task", "Due"], ["Part one", "", ""], ["Clean water", "Sample", "May 2024"], ["", "Report",
     "June 2024"]]
    for row, values in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, values, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(1, 2))
    table.cell(2, 0).merge(table.cell(3, 0))
    blocks = read_docx(word(document), name="x").blocks
    assert [block.text for block in blocks] == [
        "Aim | Task | Due", "Part one", "Clean water | Sample | May 2024", " | Report | June 2024",
    ]
    assert [block.header for block in blocks] == [True, False, False, False]
    assert [(c.column, c.inherited) for c in blocks[3].cells] == [("Aim", "Clean water"), ("Task", ""), ("Due", "")]
    assert [cell.column for cell in blocks[1].cells] == [""]


def test_heads_feet_and_boxes() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "ABC/2024/7"
    document.sections[0].footer.paragraphs[0].text = "Page 3"
    document.add_paragraph("Words of the body are here.")
    box = (
        f'<w:p {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<w:r><mc:AlternateContent>"
        "<mc:Choice><w:txbxContent><w:p><w:r><w:t>Boxed words are read.</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>Boxed words are "
        "read.</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    document.element.body.insert(1, parse_xml(box))
    assert short(read_docx(word(document), name="x").blocks) == [
        "- ABC/2024/7", "p Words of the body are here.", "p Boxed words are read.", "- Page 3",
    ]


def test_lines_within_a_paragraph_part_where_entries_begin() -> None:
    document = docx.Document()
    document.add_paragraph("1. Clean the quay.\ni. Buy brooms.\nii. Hire two\nhands.")
    assert short(read_docx(word(document), name="x").blocks) == [
        "li1 1. Clean the quay.", "li2 i. Buy brooms.", "li2 ii. Hire two hands.",
    ]


def test_lines_set_with_tabs_are_rows_and_contents_are_furniture() -> None:
    document = docx.Document()
    for text in ("Aims\t2", "Dates\t3", "The dates are these.", "3 May\tOpening\tRiga", "4 May\tTour\tTartu",
     "1.\tDig."):
        document.add_paragraph(text)
    assert short(read_docx(word(document), name="x").blocks) == [
        "- Aims 2", "- Dates 3", "p The dates are these.", "row 3 May | Opening | Riga", "row 4 May | Tour | Tartu",
         "li1 1. Dig.",
    ]


def test_notes_pages_and_fields() -> None:
    body = (
        f'<w:document {NS}><w:body><w:p><w:r><w:t>They met in 2024</w:t></w:r>'
        '<w:r><w:footnoteReference w:id="5"/></w:r>'
        '<w:hyperlink><w:r><w:t xml:space="preserve"> with </w:t></w:r></w:hyperlink><w:fldSimple w:instr="X"><w:r>'
        "<w:t>others</w:t></w:r></w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>.</w:t></w:r></w:p>"
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>They met again.</w:t></w:r></w:p></w:body></w:document>"
    )
    note = '<w:footnote w:id="5"><w:p><w:r><w:t>In Riga.</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {NS}>{note}</w:footnotes>"
    blocks = read_docx(replaced({"word/document.xml": body}, footnotes=notes), name="x").blocks
    assert [(block.text, block.page) for block in blocks] == [
        ("They met in 2024¹ with others.", 1), ("They met again.", 2), ("¹ In Riga.", None),
    ]


def replaced(parts: dict[str, str], footnotes: str = "") -> bytes:
    """An empty Word file with parts replaced, and a part of footnotes added."""
    kind = "officedocument.wordprocessingml.footnotes+xml"
    added = {
        "[Content_Types].xml": ("</Types>",
         f'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-{kind}"/>'),
        "word/_rels/document.xml.rels": ("</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/'
                                         'officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>'),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(docx.Document()))) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = parts.get(name) or old.read(name).decode("utf-8", "surrogateescape")
            if footnotes and name in added:
                end, entry = added[name]
                data = data.replace(end, entry + end)
            new.writestr(name, data.encode("utf-8", "surrogateescape"))
        if footnotes:
            new.writestr("word/footnotes.xml", footnotes)
    return target.getvalue()


def archive(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return buffer.getvalue()


def test_hostile_archives_give_clear_errors() -> None:
    with pytest.raises(LimitError, match="unpacks to"):
        read_docx(archive(bomb=bytes(450_000_000)), name="bomb.docx")
    with pytest.raises(IngestError, match=r"cut\.docx.*fetch it again"):
        read_docx(word(docx.Document())[:5000], name="cut.docx")
    with pytest.raises(IngestError, match="broken"):
        read_docx(archive(x=b"y"), name="other.docx")


def test_an_entity_bomb_does_not_go_off() -> None:
    entities = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    xml = (
        f'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">{entities}]><w:document {NS}><w:body>'
        "<w:p><w:r><w:t>&i;</w:t></w:r></w:p>"
        "</w:body></w:document>"
    )
    try:
        blocks = read_docx(replaced({"word/document.xml": xml}), name="bomb.docx").blocks
    except IngestError:
        return
    assert sum(len(block.text) for block in blocks) < 1000
