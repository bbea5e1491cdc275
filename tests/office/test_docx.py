"""Word documents, read by python-docx and as plain XML, say what the analysis says."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_app.core.reports import report
from pyodide_app.core.reports.blocks import Bullets, Caution, Closing, Grid, Heading, Paragraph, Quote, Title
from pyodide_app.core.reports.options import Options
from pyodide_app.core.reports.story import story
from pyodide_app.core.results.advice import talks
from pyodide_app.core.results.evaluation import evaluate
from pyodide_app.labels import available_languages, load_labels
from pyodide_app.office import FORMATS
from pyodide_app.office.characters import clean
from pyodide_app.office.word_markup import TEXT_WIDTH, run, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docx.document import Document

    from pyodide_app.core.documents.analysis import Analysis
    from pyodide_app.core.documents.bundle import Bundle
    from pyodide_app.core.labels import Labels
    from pyodide_app.core.reports.blocks import Block, Line

    Make = Callable[..., Analysis]

NOW = Options(now="2026-11-22T08:15:00.000Z")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(bundle: Bundle, analysis: Analysis, labels: Labels) -> bytes:
    return report(bundle, analysis, "docx", labels, NOW, formats=FORMATS).data


def opened(bundle: Bundle, analysis: Analysis, labels: Labels) -> Document:
    return docx.Document(io.BytesIO(written(bundle, analysis, labels)))


def part(file: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314 - our own file


def said(line: Line) -> str:
    return clean(" ".join(piece.words for piece in line))


def told(blocks: Iterator[Block]) -> Iterator[tuple[str | None, str]]:
    """Give style and words of every paragraph that a report must have, outside of tables."""
    for block in blocks:
        match block:
            case Title(words):
                yield "Title", words
            case Heading(words, level):
                yield f"Heading {level}", words
            case Paragraph(line, keep):
                yield None if keep else "Normal", said(line)
            case Caution(line):
                yield "MINT-Q Caution", said(line)
            case Quote(words):
                yield "Quote", clean(words.strip("\r\n"))
            case Bullets(lines):
                yield from (("List Bullet", said(line)) for line in lines)
            case Grid():
                yield "Caption", block.caption
            case Closing(words):
                yield "MINT-Q Closing", words


@pytest.mark.parametrize("lang", available_languages())
def test_a_reader_finds_every_word_of_the_report_in_its_place(
    lang: str, real: Bundle, whole: Analysis
) -> None:
    labels = load_labels(lang)
    document = opened(real, whole, labels)
    expected = list(told(story(evaluate(real, whole), labels, NOW)))

    assert [paragraph.text for paragraph in document.paragraphs] == [words for _, words in expected]
    wrong = [
        (paragraph.style.name, style)
        for paragraph, (style, _) in zip(document.paragraphs, expected, strict=True)
        if paragraph.style.name != style and style is not None
    ]
    assert wrong == []
    assert len(expected) > 500


def test_headings_name_sections_areas_and_criteria(real: Bundle, whole: Analysis, german: Labels) -> None:
    paragraphs = opened(real, whole, german).paragraphs
    headings = {
        level: [each.text for each in paragraphs if each.style.name == f"Heading {level}"]
        for level in (1, 2, 3)
    }

    assert headings[1][0] == german.get("section.overview")
    # The conversation's questions come first, by criterion.
    evaluation = evaluate(real, whole)
    talked = [talk.part.criterion.title.pick("de").words for talk in talks(evaluation)]
    assert headings[2] == [*talked, *(area.title.pick("de").words for area in real.areas)]
    assert headings[3] == [
        criterion.title.pick("de").words for area in real.areas for criterion in area.criteria
    ]


@pytest.mark.parametrize("place", [0, 1])
def test_a_table_has_a_head_that_every_page_repeats(
    place: int, real: Bundle, whole: Analysis, german: Labels
) -> None:
    tables = opened(real, whole, german).tables
    grids = [block for block in story(evaluate(real, whole), german, NOW) if isinstance(block, Grid)]
    assert len(tables) == len(grids) == 2
    found, grid = tables[place], grids[place]

    assert [cell.text for cell in found.rows[0].cells] == list(grid.columns)
    assert [[cell.text for cell in row.cells] for row in found.rows[1:]] == [
        list(row.cells) for row in grid.rows
    ]
    heads = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in found.rows]
    assert heads == [True, *[False] * len(grid.rows)]
    assert found._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val") == grid.caption


def test_columns_fill_the_page_and_break_no_word(real: Bundle, whole: Analysis, german: Labels) -> None:
    for made in opened(real, whole, german).tables:
        widths = [column.width.twips for column in made.columns]

        assert sum(widths) == TEXT_WIDTH
        for column, width in zip(made.columns, widths, strict=True):
            # A bold letter of this size takes about 130 twentieths of a point.
            assert max(len(word) for cell in column.cells for word in cell.text.split()) * 130 <= width


def test_a_table_with_endless_words_stays_on_the_page() -> None:
    found = table(("a", "b"), [(("x" * 500, "y" * 50), False)], caption="c")
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(-?[0-9]+)"', found)]

    assert sum(widths) == TEXT_WIDTH
    assert widths[0] > widths[1] > 0


@pytest.mark.parametrize(("lang", "locale"), [("de", "de-DE"), ("en", "en-GB")])
def test_title_and_language_are_known(lang: str, locale: str, real: Bundle, whole: Analysis) -> None:
    file = written(real, whole, load_labels(lang))
    properties = docx.Document(io.BytesIO(file)).core_properties

    assert properties.title == load_labels(lang).get("report.title.named", name="Forschungswerkstatt Öde")
    assert properties.language == locale
    assert properties.created.isoformat() == "2026-11-22T00:00:00+00:00"
    assert part(file, "word/styles.xml").find(f".//{W}rPrDefault//{W}lang").attrib == {f"{W}val": locale}


def test_words_of_the_team_are_marked_with_their_language(
    real: Bundle, whole: Analysis, english: Labels, german: Labels
) -> None:
    def languages(labels: Labels) -> set[str | None]:
        document = opened(real, whole, labels)
        quotes = [each for each in document.paragraphs if each.style.name == "Quote"]
        return {found.get(f"{W}val") for quote in quotes for found in quote._p.iter(f"{W}lang")}

    assert languages(english) == {"de"}
    assert languages(german) == set()


def test_headings_and_statements_stay_with_what_follows(
    real: Bundle, whole: Analysis, german: Labels
) -> None:
    styles = part(written(real, whole, german), "word/styles.xml")
    kept = {
        style.get(f"{W}styleId")
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}pPr/{W}keepNext") is not None
    }

    assert kept == {
        "Title",
        "Heading1",
        "Heading2",
        "Heading3",
        "MintqStatement",
        "MintqName",
        "Caption",
    }


def test_every_style_that_is_used_is_there(real: Bundle, whole: Analysis, german: Labels) -> None:
    file = written(real, whole, german)
    known = {style.get(f"{W}styleId") for style in part(file, "word/styles.xml").iter(f"{W}style")}
    used = {
        element.get(f"{W}val")
        for name in ("word/document.xml", "word/footer1.xml")
        for kind in ("pStyle", "rStyle", "tblStyle")
        for element in part(file, name).iter(f"{W}{kind}")
    }

    assert used - known == set()
    assert len(used) > 10


def test_pages_are_numbered(real: Bundle, whole: Analysis, german: Labels) -> None:
    footer = part(written(real, whole, german), "word/footer1.xml")

    assert "".join(footer.itertext()).endswith("Forschungswerkstatt Öde · Seite 1 von 1")
    fields = [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.org/a?b=1&c=ü#d", "https://example.org/a?b=1&c=%C3%BC#d"),
        ("HTTPS://example.org", "HTTPS://example.org"),
        ("http://example.org:8080/[x]|100%", "http://example.org:8080/%5Bx%5D%7C100%25"),
        ("mailto:team@example.org", "mailto:team@example.org"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://[::1", None),
        ("https://example.org:port", None),
        ("mailto:nobody", None),
        ("https://example.org/with blank", None),
    ],
)
def test_only_sound_addresses_become_links(
    address: str, target: str | None, bundle: Bundle, make: Make, german: Labels
) -> None:
    answers = {"need.evidence": {"level": 1, "evidence": [{"url": address}, {"text": "x", "url": address}]}}
    document = opened(bundle, make(bundle, answers), german)
    links = [relation.target_ref for relation in document.part.rels.values() if relation.is_external]

    assert links == ([] if target is None else [target])
    assert sum(address in paragraph.text for paragraph in document.paragraphs) == 2


def test_the_file_says_nothing_about_where_it_was_made(real: Bundle, whole: Analysis, german: Labels) -> None:
    file = written(real, whole, german)

    assert file == written(real, whole, german)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert {(info.date_time, info.create_system) for info in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0)
        }
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_every_part_has_a_kind(bundle: Bundle, make: Make, german: Labels) -> None:
    file = written(bundle, make(bundle, {}), german)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        names = {f"/{name}" for name in archive.namelist()}
    kinds = part(file, "[Content_Types].xml")
    named = {element.get("PartName") for element in kinds if element.get("PartName")}

    assert named == {name for name in names if not name.endswith((".rels", "[Content_Types].xml"))}


@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_text_comes_back(text: str) -> None:
    """Lone surrogates too: what cannot stand in a file is replaced, and nothing else changes."""
    kept = clean(text)
    element = ET.fromstring(  # noqa: S314 - our own markup
        f'<x xmlns:w="{W.strip("{}")}">{run(text)}</x>'.encode()  # refuses what is no XML
    )
    back = "".join({f"{W}br": "\n", f"{W}tab": "\t"}.get(part.tag, part.text or "") for part in element[0])

    assert back == kept
    assert len(kept) <= len(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", kept)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_note_comes_back_from_a_whole_document(
    bundle: Bundle, make: Make, german: Labels, note: str
) -> None:
    document = opened(bundle, make(bundle, {"need.evidence": {"level": 1, "note": note}}), german)

    assert clean(note.strip("\r\n")) in [paragraph.text for paragraph in document.paragraphs]
