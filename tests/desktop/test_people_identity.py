"""« Fiche »: each field is written when one leaves it and only then; what is refused is said and stays; nobody is mixed up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mediator_app.desktop.people.identity_form import IdentityForm
from mediator_app.desktop.widgets.toggles import ChoiceRow
from mediator_app.domain.people import PersonCard
from mediator_app.services import people
from mediator_app.services.changes import Changes
from tests.desktop.part_hands import Place, a_place, at_size, focused, heard, light, shown, strike

FIELDS = {"last_name": "Roche", "first_name": "Denise", "birth_year": 1948, "phone": "05 36 49 20 11"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("identity")) as made:
        yield made


class Form:
    """The form with a new person in it."""

    def __init__(self, qtbot: QtBot, place: Place) -> None:
        self.qtbot, self.place = qtbot, place
        self.person = people.add_person(place.laptop, FIELDS).id
        self.form = IdentityForm(place.workplace)
        shown(qtbot, self.form)
        self.form.show_card(self.card())
        self.saved: list[Changes] = heard(self.form.saved)

    def card(self) -> PersonCard:
        return people.person_card(self.place.laptop, self.person)

    def fill(self, name: str, text: str) -> None:
        field = self.form.fields[name]
        field.setFocus()
        field.selectAll()
        strike(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClick(field, Qt.Key.Key_Tab)
        self.place.settle(self.qtbot)

    def fault(self, name: str) -> str:
        return self.form.fields[name].accessibleDescription()


@pytest.fixture
def on(qtbot: QtBot, qapp: QApplication, place: Place) -> Form:
    light(qapp)
    return Form(qtbot, place)


def test_phone_is_shown_in_pairs_as_it_is_read_aloud(on: Form) -> None:
    assert on.form.fields["phone"].text() == "05\u00a036\u00a049\u00a020\u00a011"


def test_going_through_the_fields_writes_nothing(on: Form) -> None:
    on.form.begin()
    for _ in range(8):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    on.place.settle(on.qtbot)
    assert on.saved == []


def test_tab_goes_through_the_fields_in_reading_order(on: Form) -> None:
    on.form.begin()
    reached = []
    for _ in range(8):
        widget = focused()
        reached.append(widget.objectName().removeprefix("person_"))
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert reached == list(on.form.fields)


def test_phone_typed_another_way_is_no_change(on: Form) -> None:
    on.fill("phone", "+33 5 36 49 20 11")
    assert [changes for changes in on.saved if changes.txn] == []


def test_one_field_written_names_the_gesture_that_undo_takes_back(on: Form) -> None:
    on.fill("first_name", "Denyse")
    (changes,) = on.saved
    assert (changes.label, list(changes.ids)) == ("person.edit", [on.person])


def test_field_is_emptied(on: Form) -> None:
    on.fill("birth_year", "")
    assert not on.card().fields.get("birth_year")


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("birth_year", "48", "Quatre chiffres"),
        ("birth_year", "3048", "n’est pas possible"),
        ("phone", "12", "n’est pas reconnu"),
        ("email", "denise@", "n’est pas complète"),
        ("commune", "nulle part", "Choisissez une commune"),
    ],
)
def test_what_cannot_be_taken_is_said_under_its_field_and_stays(on: Form, name: str, typed: str, said: str) -> None:
    on.fill(name, typed)
    assert said in on.fault(name)
    assert (on.form.fields[name].text(), on.card().fields.get(name)) == (typed, on.card().fields.get(name))
    assert on.saved == []


def test_record_cannot_lose_its_only_names(on: Form) -> None:
    on.fill("first_name", "")
    on.fill("last_name", "")
    assert "Un nom ou un prénom suffit." in on.fault("last_name")
    assert on.card().text("last_name") == "Roche"


def test_fault_goes_once_the_field_is_right(on: Form) -> None:
    on.fill("birth_year", "48")
    on.fill("birth_year", "1949")
    assert (on.fault("birth_year"), on.card().fields["birth_year"]) == ("", 1949)


def test_fault_goes_when_the_old_value_is_typed_again(on: Form) -> None:
    on.fill("birth_year", "48")
    on.fill("birth_year", "1948")
    assert on.fault("birth_year") == ""


def test_refused_text_is_not_replaced_by_news_of_the_same_person(on: Form) -> None:
    on.fill("birth_year", "48")
    on.form.show_card(on.card())
    assert on.form.fields["birth_year"].text() == "48"


def test_refused_text_of_one_person_is_never_shown_on_another(on: Form) -> None:
    on.fill("birth_year", "48")
    other = people.add_person(on.place.laptop, {"last_name": "Faure"}).id
    on.form.show_card(people.person_card(on.place.laptop, other))
    assert (on.form.fields["birth_year"].text(), on.fault("birth_year")) == ("", "")


def test_refusal_that_comes_late_is_not_said_of_the_next_person(on: Form) -> None:
    field = on.form.fields["birth_year"]
    field.setText("48")
    field.editingFinished.emit()
    other = people.add_person(on.place.laptop, {"last_name": "Faure"}).id
    on.form.show_card(people.person_card(on.place.laptop, other))
    on.place.settle(on.qtbot)
    assert on.fault("birth_year") == ""


def test_what_is_being_typed_is_written_when_the_page_says_so(on: Form) -> None:
    field = on.form.fields["first_name"]
    field.setFocus()
    strike(field, "X")
    on.form.save()
    on.place.settle(on.qtbot)
    assert on.card().text("first_name") == "DeniseX"


def test_saving_twice_writes_once(on: Form) -> None:
    on.form.note.setPlainText("Vient en bus")
    on.form.save()
    on.place.settle(on.qtbot)
    on.form.save()
    on.place.settle(on.qtbot)
    assert len(on.saved) == 1


def test_note_keeps_its_lines(on: Form) -> None:
    on.form.note.setPlainText("Vient en bus\nMercredi")
    on.form.save()
    on.place.settle(on.qtbot)
    assert on.card().text("note") == "Vient en bus\nMercredi"


def test_note_being_typed_is_not_replaced_by_news(on: Form) -> None:
    on.form.note.setFocus()
    on.form.note.setPlainText("Vient")
    on.form.show_card(on.card())
    assert on.form.note.toPlainText() == "Vient"


def test_what_must_not_be_noted_is_said_beside_the_note(on: Form) -> None:
    said = [label.text() for label in on.form.findChildren(QLabel)]
    assert "Ni mot de passe, ni situation de santé ou de famille" in said


@pytest.mark.parametrize(("gender", "said"), [("feminin", "Retraitée"), ("masculin", "Retraité"), ("", "Retraité·e")])
def test_statuses_agree_with_the_person(on: Form, gender: str, said: str) -> None:
    people.edit_person(on.place.laptop, on.person, {"gender": gender})
    on.form.show_card(on.card())
    assert on.form.status.button("retraite").text() == said


@pytest.mark.parametrize("name", ["gender", "status"])
def test_not_told_is_chosen_when_nothing_is_known(on: Form, name: str) -> None:
    choice = getattr(on.form, name)
    assert isinstance(choice, ChoiceRow)
    assert choice.value() == "non_communique"


def test_status_chosen_then_taken_back_leaves_the_field_empty(on: Form) -> None:
    for key in ("retraite", "non_communique"):
        on.form.status.button(key).click()
        on.place.settle(on.qtbot)
    assert on.card().fields.get("status") is None


@pytest.mark.parametrize(("percent", "width", "columns"), [(100, 760, 2), (200, 760, 1), (200, 1200, 2)])
def test_fields_stand_under_one_another_where_large_text_leaves_no_room(
    on: Form, qapp: QApplication, percent: int, width: int, columns: int
) -> None:
    with at_size(qapp, percent):
        on.form.resize(width, 560)
        qapp.processEvents()
        lefts = {on.form.fields[name].mapTo(on.form, on.form.rect().topLeft()).x() for name in on.form.fields}
    assert len(lefts) == columns


def test_nothing_runs_out_of_the_form_at_twice_the_size(on: Form, qapp: QApplication) -> None:
    with at_size(qapp, 200):
        on.form.resize(600, 400)
        qapp.processEvents()
        page = on.form.widget()
        assert page is not None
        assert page.width() <= on.form.viewport().width()
