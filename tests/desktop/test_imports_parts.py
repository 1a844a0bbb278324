"""Parts of the import page alone: figures that agree, answers about doubtful lines, columns, and what each is called."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.imports.columns_card import ColumnsCard
from mediator_app.desktop.imports.lines_card import LinesCard
from mediator_app.desktop.imports.trying import open_file, open_pasted
from mediator_app.desktop.imports.wording import field_choices, field_words, kinds, model_name
from mediator_app.documents.tables import read_text
from mediator_app.domain.import_headers import IMPORT_KINDS, ImportKind, fields_of
from mediator_app.errors import InvalidInputError
from mediator_app.services.changes import Changes
from mediator_app.services.import_plan import LEAVE_OUT, NEW_PERSON, ImportReport, Outcome, RowOutcome
from tests.desktop.part_hands import heard, light, titles_of

ASKED = RowOutcome(4, Outcome.ASKED, ("Est-ce Denise Roche\u202f?",), ("p1", "p2"))
REFUSED = RowOutcome(3, Outcome.REFUSED, ("La ligne n’a ni nom ni prénom.",))
TAKEN = RowOutcome(2, Outcome.CREATED)


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> QApplication:
    return light(qapp)


@pytest.fixture
def lines(qtbot: QtBot) -> LinesCard:
    made = LinesCard()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def columns(qtbot: QtBot) -> ColumnsCard:
    made = ColumnsCard()
    qtbot.addWidget(made)
    return made


def report(*rows: RowOutcome) -> ImportReport:
    return ImportReport(rows, Changes.none())


def figures(lines: LinesCard) -> list[str]:
    return [figure.accessibleName() for figure in lines.figures.values()]


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 ligne à importer"), (1, "1 ligne à importer"), (2, "2 lignes à importer")]
)
def test_lines_to_import_are_counted_as_the_french_do(lines: LinesCard, number: int, said: str) -> None:
    lines.show_report(report(*(TAKEN._replace(row=row) for row in range(2, 2 + number))), {})
    assert figures(lines)[0] == said


@pytest.mark.parametrize(("number", "said"), [(0, "0 refusée"), (1, "1 refusée"), (2, "2 refusées")])
def test_refused_lines_are_counted_as_the_french_do(lines: LinesCard, number: int, said: str) -> None:
    lines.show_report(report(*(REFUSED._replace(row=row) for row in range(2, 2 + number))), {})
    assert figures(lines)[2] == said


def test_what_needs_a_person_stands_before_what_is_refused_or_to_look_at(lines: LinesCard) -> None:
    told = TAKEN._replace(row=9, sentences=("un avis",))
    lines.show_report(report(TAKEN, REFUSED, ASKED, told), {})
    groups = ["= À vérifier =", "Ligne 4", "= Lignes refusées =", "Ligne 3", "= À regarder =", "Ligne 9"]
    assert titles_of(lines.rows) == groups


def test_lines_with_nothing_to_say_are_not_listed(lines: LinesCard) -> None:
    lines.show_report(report(TAKEN), {})
    assert (titles_of(lines.rows), lines.rows.isHidden()) == ([], True)


def test_doubtful_line_offers_those_it_may_be_a_new_person_and_leaving_it(lines: LinesCard) -> None:
    lines.show_report(report(ASKED), {"p1": "Denise Roche, 1948"})
    offered = [(lines.picker.itemData(place), lines.picker.itemText(place)) for place in range(lines.picker.count())]
    assert offered == [
        ("", "Choisissez…"),
        ("p1", "C’est Denise Roche, 1948"),
        ("p2", "C’est p2"),
        (NEW_PERSON, "C’est une nouvelle personne"),
        (LEAVE_OUT, "Laisser cette ligne"),
    ]


@pytest.mark.parametrize(("answer", "told"), [("p1", [(4, "p1")]), (LEAVE_OUT, [(4, LEAVE_OUT)]), ("", [])])
def test_answer_is_told_with_its_line_and_choosing_nothing_is_none(
    lines: LinesCard, answer: str, told: list[tuple[int, str]]
) -> None:
    lines.show_report(report(ASKED), {})
    said = heard(lines.answered)
    lines.picker.chosen.emit(answer)
    assert said == told


def test_refused_line_is_explained_and_not_asked_about(lines: LinesCard) -> None:
    lines.show_report(report(REFUSED, ASKED), {})
    lines.rows.chosen.emit(3)
    assert (lines.detail.text(), lines.answer.isHidden()) == ("La ligne n’a ni nom ni prénom.", True)


def test_cleared_card_shows_no_line_and_no_question(lines: LinesCard) -> None:
    lines.show_report(report(ASKED, REFUSED), {})
    lines.clear()
    assert (titles_of(lines.rows), lines.answer.isHidden(), lines.detail.text()) == ([], True, "")


def test_column_without_a_title_is_not_shown(columns: ColumnsCard) -> None:
    columns.show_table(read_text("Nom;;Prénom\nRoche;x;Denise\n").table(), "people", {"last_name": "Nom"})
    assert (list(columns.pickers), columns.columns()) == (["Nom", "Prénom"], {"last_name": "Nom"})


def test_table_shown_next_forgets_the_one_before(columns: ColumnsCard) -> None:
    for header in ("Nom;Âge", "Lieu;Commune"):
        columns.show_table(read_text(f"{header}\na;b\n").table(), "people", {})
    assert list(columns.pickers) == ["Lieu", "Commune"]


@pytest.mark.parametrize("kind", IMPORT_KINDS)
def test_every_field_of_a_list_has_words_of_its_own(kind: ImportKind) -> None:
    said = {name: field_words(name) for name in fields_of(kind)}
    assert [name for name, words in said.items() if words == name] == []
    assert len(set(said.values())) == len(said)


@pytest.mark.parametrize("kind", IMPORT_KINDS)
def test_column_can_be_left_aside_first_of_all(kind: ImportKind) -> None:
    assert field_choices(kind)[0] == ("", "Laisser de côté")


def test_every_kind_of_list_has_words_and_a_model_of_its_own() -> None:
    assert [key for key, _ in kinds()] == list(IMPORT_KINDS)
    assert len({model_name(kind) for kind in IMPORT_KINDS}) == len(IMPORT_KINDS)


@pytest.mark.parametrize("text", ["", "  \n\t"])
def test_nothing_copied_is_said_to_be_nothing(text: str) -> None:
    with pytest.raises(InvalidInputError, match="Il n’y a rien à coller") as refused:
        open_pasted(text, None)
    assert refused.value.hint == "Copiez d’abord des lignes dans votre tableur."


@pytest.mark.parametrize(
    ("header", "kind"),
    [("Nom\tPrénom", "people"), ("Atelier\tDate\tDébut\tFin", "sessions"), ("nom\thoraires\ttypologie", "places")],
)
def test_kind_of_a_pasted_list_is_told_by_its_titles(header: str, kind: str) -> None:
    assert open_pasted(f"{header}\na\tb\tc\td\n", None).kind == kind


def test_kind_that_was_wanted_is_not_guessed() -> None:
    assert open_pasted("Nom\tPrénom\nRoche\tDenise\n", "registrations").kind == "registrations"


def test_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="ne peut pas être lu"):
        open_file(tmp_path / "absent.csv", None)


def test_figures_stand_at_the_top_when_no_line_is_to_be_looked_at(lines: LinesCard) -> None:
    lines.show_report(report(), {})
    lines.resize(900, 400)
    lines.show()
    assert all(figure.mapTo(lines, figure.rect().topLeft()).y() < 40 for figure in lines.figures.values())
