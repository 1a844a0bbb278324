"""CSV as it is met in France: encodings, separators, quotes, numbers of lines."""

from __future__ import annotations

import pytest

from mediator_app.documents.cells import MAX_COLUMNS
from mediator_app.documents.delimited import decoded, is_text, rows_of_text
from mediator_app.errors import InvalidInputError

LINE = "Nom;Prénom\nŒuvrard;Élise – née à L’Haÿ\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16"])
def test_text_is_decoded_whatever_program_wrote_it(encoding: str) -> None:
    assert decoded(LINE.encode(encoding)) == LINE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_told_by_its_zeros(encoding: str) -> None:
    data = "Nom;Ville\nRoche;Crocq\n".encode(encoding)
    assert is_text(data)
    assert decoded(data) == "Nom;Ville\nRoche;Crocq\n"


@pytest.mark.parametrize(
    ("data", "can_be_read"),
    [(b"Nom;Ville", True), (b"\xff\xfeN\x00", True), (b"\x89PNG\r\n\x00\x00\x00\rIHDR\x00\x00\x00\x10" * 9, False)],
)
def test_file_that_is_no_text_is_not_read_as_one(data: bytes, can_be_read: bool) -> None:
    assert is_text(data) is can_be_read


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_separator_is_the_one_that_cuts_lines_alike(separator: str) -> None:
    text = "\n".join(separator.join(cells) for cells in (("Nom", "Ville"), ("Roche", "Crocq"), ("Faure", "Ahun")))
    assert [cells for _, cells in rows_of_text(text)] == [["Nom", "Ville"], ["Roche", "Crocq"], ["Faure", "Ahun"]]


def test_comma_within_a_text_does_not_cut_what_semicolons_cut() -> None:
    rows = rows_of_text("Nom;Adresse\nRoche;12, rue Haute\nFaure;3, place du Marché\n")
    assert [len(cells) for _, cells in rows] == [2, 2, 2]


def test_list_of_one_column_is_not_cut() -> None:
    assert [cells for _, cells in rows_of_text("Roche, Denise\nFaure\nPeyrot\n")] == [
        ["Roche, Denise"],
        ["Faure"],
        ["Peyrot"],
    ]


def test_separator_told_by_the_first_line_is_believed() -> None:
    assert rows_of_text("sep=,\r\nNom,Ville; bourg\r\n") == [(2, ["Nom", "Ville; bourg"])]


def test_row_has_the_number_of_its_first_line() -> None:
    rows = rows_of_text('Nom;Note\nRoche;"deux\nlignes"\nFaure;une\n')
    assert [number for number, _ in rows] == [1, 2, 4]


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("  Roche ", "Roche"),
        ("   ", None),
        ("'=1+1", "=1+1"),
        ("'+33639984110", "+33639984110"),
        ("'-12", "-12"),
        ("'@claire", "@claire"),
        ("'Aubrun", "'Aubrun"),  # an apostrophe of its own
        ("=1+1", "=1+1"),
    ],
)
def test_apostrophe_that_guards_a_formula_goes(written: str, cell: str | None) -> None:
    assert rows_of_text(f"Nom;Ville\n{written};Crocq\n")[1] == (2, [cell, "Crocq"])


def test_broken_quotes_are_told_with_their_line() -> None:
    huge = '"' + "x" * 200_000
    with pytest.raises(InvalidInputError, match="La ligne 3 du fichier ne peut pas être lue"):
        rows_of_text(f"Nom;Ville\nRoche;Crocq\nFaure;{huge}")


def test_table_wider_than_any_list_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="Le tableau est trop grand"):
        rows_of_text(";".join("x" * (MAX_COLUMNS + 1)))


def test_separator_that_a_line_does_not_name_is_looked_for() -> None:
    assert rows_of_text("séparateur=;\nNom;Ville\n")[0] == (1, ["séparateur=", None])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_computer(end: str) -> None:
    assert rows_of_text(f"Nom;Ville{end}Roche;Crocq{end}") == [(1, ["Nom", "Ville"]), (2, ["Roche", "Crocq"])]


def test_quotes_hold_the_separator_and_are_doubled_inside() -> None:
    assert rows_of_text('Nom;Note\nRoche;"a;b ""c"""\n')[1] == (2, ["Roche", 'a;b "c"'])


@pytest.mark.parametrize("text", ["", "\n", "  \n\t\n"])
def test_text_of_nothing_has_no_filled_row(text: str) -> None:
    assert all(cell is None for _, cells in rows_of_text(text) for cell in cells)


def test_sign_that_no_encoding_has_does_not_lose_the_rest() -> None:
    assert decoded(b"Nom\x81Roche").endswith("Roche")


@pytest.mark.parametrize("data", [b"", b"\x00" * 40, b"\x00a" * 3])
def test_zeros_alone_are_no_text_of_two_bytes(data: bytes) -> None:
    assert is_text(data) is (not data)


def test_short_line_keeps_its_own_width() -> None:
    assert [len(cells) for _, cells in rows_of_text("a;b;c\nd\ne;f;g\n")] == [3, 1, 3]
