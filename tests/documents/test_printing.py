"""PDFs of any document: hostile texts, the text layer, the tags, and pictures of pages."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from pypdf import PdfReader

from mediator_app.documents.printing import NO_GLYPH, page_pictures, pdf, plain
from mediator_app.documents.session_papers import AttendanceSheet, SheetRow
from mediator_app.errors import AppError
from tests.documents.printed import heading, pages_of, sheet, tags_of, text_of, written


@dataclass(frozen=True)
class Hollow:
    """A document that lacks what its template shows."""

    template: str = "poster"
    title: str = "Affiche"

    def content(self) -> Mapping[str, Any]:
        """Nothing."""
        return {}


HOSTILE = (
    "#let x = 1",
    "$a$ *b* _c_ `d`",
    r"back\slash \u{41}",
    "\"guillemets\" 'simples' «\u00a0oui\u00a0»",
    "<étiquette> @renvoi [c] {a}",
    "// rien /* rien */ = - +",
    "~ -- --- ... https://exemple",
    '#image("/etc/passwd")',
    "Œuvrard Ÿ Ω Ж",
)


@pytest.fixture(scope="module")
def hostile_sheet() -> str:
    """The text layer of a sheet whose names are written like a template's source."""
    return text_of(sheet(*HOSTILE))


@pytest.mark.parametrize(("number", "name"), list(enumerate(HOSTILE, 1)))
def test_name_comes_out_as_it_is_written(hostile_sheet: str, number: int, name: str) -> None:
    assert " ".join(f"{number} {name} Denise".split()) in hostile_sheet


def test_arabic_name_is_printed_with_a_font_of_the_computer_or_the_compiler() -> None:
    assert "محمد" in text_of(sheet("محمد"))


def test_sign_that_no_font_has_is_replaced_and_the_rest_is_kept() -> None:
    assert f"Zo{NO_GLYPH}é Denise" in text_of(sheet("Zo\U00013000é"))


def test_long_name_without_a_space_wraps_and_loses_no_letter() -> None:
    [page] = pages_of(sheet("Wolfeschlegel" * 15))
    name = page[page.index("Wolfe") : page.index("Denise")]
    assert name.count("\n") > 3
    assert "".join(name.split()) == "Wolfeschlegel" * 15


def test_long_name_with_hyphens_wraps_at_them_alone() -> None:
    [page] = pages_of(
        AttendanceSheet(heading(), (SheetRow(1, "Roche", "Denise", "Saint-Rémy-en-Bouzemont-Genest-et-Isson"),), 0)
    )
    assert "Bouzemont" in page


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a\x00b\x07c", "abc"),
        ("de\tux\nlignes", "de ux lignes"),
        ("\u202egnal\u202c", "gnal"),
        ("Zo\ud83d", "Zo"),
        ("e\u0301", "é"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_plain_text_has_nothing_that_harms_a_page(text: str, printed: str) -> None:
    assert plain(text) == printed


def test_document_declares_pdf_ua_french_and_its_title() -> None:
    made = written(sheet("Roche"))
    reader = PdfReader(io.BytesIO(made))
    assert reader.metadata is not None
    assert reader.metadata.title == "Feuille de présence\u00a0: Découvrir la tablette, mardi 24\u00a0novembre\u00a02026"
    assert str(reader.root_object["/Lang"]).startswith("fr")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


def test_every_picture_has_words_for_who_does_not_see_it() -> None:
    figures = [words for kind, words in tags_of(sheet("Roche")) if kind == "/Figure"]
    assert figures == ["Code QR de la feuille 2WM9-UMNN"]


def test_first_row_of_a_table_is_made_of_header_cells() -> None:
    kinds = [kind for kind, _ in tags_of(sheet("Roche"))]
    assert kinds.count("/TH") == 7


def test_pictures_are_as_many_as_pages() -> None:
    pictures = page_pictures(sheet(*["Roche"] * 30), 20)
    assert len(pictures) == 2
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


def test_what_the_compiler_refuses_is_an_error_in_words() -> None:
    with pytest.raises(AppError) as caught:
        pdf(Hollow())
    assert caught.value.code == "not_printed"
