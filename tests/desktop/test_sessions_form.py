"""The fields of a session alone: what they show, what they give, and what is told when one leaves them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.sessions.session_form import SessionForm
from mediator_app.domain.vocabularies import ADMINISTRATIVE_HELP
from mediator_app.services import sessions
from tests.desktop.part_hands import Place, a_place, at_size, focused, heard, light, shown, strike, words_on

START = datetime(2026, 11, 24, 10, 0).astimezone()
FIELDS: dict[str, Any] = {
    "title": "Ses photos",
    "starts_at": START.isoformat(timespec="seconds"),
    "ends_at": (START + timedelta(hours=2)).isoformat(timespec="seconds"),
    "kind": "collectif",
    "level": "debutant",
    "capacity": 12,
    "themes": ["prendre_en_main_du_materiel"],
    "note": "Deux chargeurs",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("form")) as made:
        yield made


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication, place: Place) -> SessionForm:
    light(qapp)
    made = SessionForm(place.workplace)
    shown(qtbot, made, 800, 700)
    made.show_fields(FIELDS, is_other=True)
    return made


def told(form: SessionForm) -> list[dict[str, Any]]:
    return heard(form.edited)


def fault(form: SessionForm, name: str) -> str:
    return str(getattr(form, name).accessibleDescription())


def test_fields_shown_are_the_fields_given_back(form: SessionForm) -> None:
    assert {name: form.values()[name] for name in FIELDS} == {
        **FIELDS,
        "starts_at": form.values()["starts_at"],
        "ends_at": form.values()["ends_at"],
    }
    assert datetime.fromisoformat(form.values()["starts_at"]) == START


def test_fields_shown_and_left_tell_nothing(form: SessionForm) -> None:
    edited = told(form)
    form.save()
    assert edited == []


def test_only_what_differs_is_told(form: SessionForm) -> None:
    edited = told(form)
    form.title.setText("  Ses photos de famille ")
    form.save()
    form.save()
    assert edited == [{"title": "Ses photos de famille"}]


def test_emptied_title_is_said_to_be_missing_and_not_told(form: SessionForm) -> None:
    edited = told(form)
    form.title.clear()
    form.level.button("avance").click()
    assert (edited, fault(form, "title")) == ([{"level": "avance"}], "Il manque le nom de l’atelier.")


def test_emptied_title_stays_empty_when_news_come(form: SessionForm) -> None:
    form.title.clear()
    form.save()
    form.show_fields(FIELDS, is_other=False)
    form.save()
    assert (form.title.text(), fault(form, "title")) == ("", "Il manque le nom de l’atelier.")


def test_title_typed_again_is_told_and_its_fault_goes(form: SessionForm) -> None:
    form.title.clear()
    form.save()
    edited = told(form)
    form.title.setText("Courriel")
    form.save()
    assert (edited, fault(form, "title")) == ([{"title": "Courriel"}], "")


def test_what_could_not_be_written_is_told_again(form: SessionForm) -> None:
    edited = told(form)
    form.title.setText("Autre")
    form.save()
    form.forget({"title": "Autre"})
    form.save()
    assert edited == [{"title": "Autre"}, {"title": "Autre"}]


def test_blank_session_shows_blank_fields(form: SessionForm) -> None:
    form.show_fields({"starts_at": FIELDS["starts_at"], "ends_at": FIELDS["ends_at"]}, is_other=True)
    values = form.values()
    assert [values[name] for name in ("title", "place", "level", "capacity", "note", "themes")] == [
        "",
        None,
        None,
        None,
        "",
        [],
    ]
    assert values["kind"] == "collectif"


def test_no_number_of_seats_is_said_in_a_word(form: SessionForm) -> None:
    form.capacity.setValue(0)
    assert (form.capacity.text(), form.values()["capacity"]) == ("libre", None)


def test_long_title_is_read_from_its_beginning(form: SessionForm) -> None:
    form.show_fields({**FIELDS, "title": "Premiers pas " * 20}, is_other=True)
    assert form.title.cursorPosition() == 0


@pytest.mark.parametrize(
    ("kind", "shown_words", "hidden_words"),
    [
        ("collectif", "Niveau de l’atelier", "Autonomie de la personne"),
        ("individuel", "Autonomie de la personne", "Niveau de l’atelier"),
    ],
)
def test_each_kind_asks_its_own_question(form: SessionForm, kind: str, shown_words: str, hidden_words: str) -> None:
    form.show_fields({**FIELDS, "kind": kind}, is_other=True)
    assert shown_words in words_on(form)
    assert hidden_words not in words_on(form)


def test_turning_to_individual_help_takes_the_level_away(form: SessionForm) -> None:
    edited = told(form)
    form.kind.button("individuel").click()
    assert edited == [{"kind": "individuel", "level": None}]


def test_turning_back_to_a_workshop_brings_the_level_back(form: SessionForm) -> None:
    form.kind.button("individuel").click()
    edited = told(form)
    form.kind.button("collectif").click()
    assert edited == [{"kind": "collectif", "level": "debutant"}]


def test_autonomy_is_told_for_individual_help(form: SessionForm) -> None:
    form.kind.button("individuel").click()
    edited = told(form)
    form.autonomy.button("partiellement_autonome").click()
    assert edited == [{"autonomy": "partiellement_autonome"}]


def test_theme_is_told_with_the_others_in_one_order(form: SessionForm) -> None:
    edited = told(form)
    form.themes.themes.chips[ADMINISTRATIVE_HELP].click()
    assert edited == [{"themes": sorted(["prendre_en_main_du_materiel", ADMINISTRATIVE_HELP])}]


def test_material_is_told_on_its_click(form: SessionForm) -> None:
    edited = told(form)
    form.materials.chips["tablette"].click()
    form.materials.chips["tablette"].click()
    assert edited == [{"materials": ["tablette"]}, {"materials": []}]


@pytest.mark.parametrize("minutes", [0, -30])
def test_end_that_does_not_come_after_the_start_is_said_and_not_told(form: SessionForm, minutes: int) -> None:
    edited = told(form)
    form.end.setTime(form.start.time().addSecs(60 * minutes))
    form.end.editingFinished.emit()
    assert (fault(form, "end"), edited) == ("La fin doit venir après le début.", [])


def test_wrong_end_does_not_hold_the_other_fields_back(form: SessionForm) -> None:
    edited = told(form)
    form.end.setTime(form.start.time())
    form.title.setText("Autre")
    form.save()
    assert edited == [{"title": "Autre"}]


def test_end_put_right_is_told_and_its_fault_goes(form: SessionForm) -> None:
    form.end.setTime(form.start.time())
    form.end.editingFinished.emit()
    edited = told(form)
    form.end.setTime(form.start.time().addSecs(3600))
    form.end.editingFinished.emit()
    assert fault(form, "end") == ""
    assert [list(changed) for changed in edited] == [["ends_at"]]


def test_start_moved_before_the_end_leaves_the_end(form: SessionForm) -> None:
    form.start.setTime(form.start.time().addSecs(1800))
    form.start.editingFinished.emit()
    assert form.end.time() == QTime(START.hour, 0).addSecs(7200)


def test_start_moved_past_the_end_keeps_the_length(form: SessionForm) -> None:
    form.start.setTime(form.end.time().addSecs(3600))
    form.start.editingFinished.emit()
    assert form.start.time().secsTo(form.end.time()) == 7200


def test_start_moved_late_takes_the_end_past_midnight(form: SessionForm) -> None:
    form.start.setTime(QTime(23, 30))
    form.start.editingFinished.emit()
    ends = datetime.fromisoformat(form.values()["ends_at"])
    assert (fault(form, "end"), ends - datetime.fromisoformat(form.values()["starts_at"])) == ("", timedelta(hours=2))


def test_session_that_passes_midnight_is_shown_and_left_as_it_is(form: SessionForm) -> None:
    night = {"starts_at": "2026-11-24T20:00:00+01:00", "ends_at": "2026-11-25T00:30:00+01:00"}
    form.show_fields({**FIELDS, **night}, is_other=True)
    edited = told(form)
    form.end.editingFinished.emit()
    assert (edited, fault(form, "end")) == ([], "")
    assert datetime.fromisoformat(form.values()["ends_at"]) == datetime.fromisoformat(night["ends_at"])


def test_day_is_told_with_both_times(form: SessionForm) -> None:
    edited = told(form)
    form.date.setDate(QDate(2026, 12, 1))
    form.date.editingFinished.emit()
    assert [sorted(changed) for changed in edited] == [["ends_at", "starts_at"]]


def test_news_do_not_replace_the_title_that_is_being_typed(form: SessionForm) -> None:
    form.title.setFocus()
    form.title.setText("Ses photos !")
    form.show_fields({**FIELDS, "title": "Ailleurs", "note": "Ailleurs"}, is_other=False)
    assert (form.title.text(), form.note.toPlainText()) == ("Ses photos !", "Ailleurs")


def test_title_being_typed_while_news_came_is_still_told_on_leaving_it(form: SessionForm) -> None:
    form.title.setFocus()
    form.title.setText("Courriel")
    form.show_fields({**FIELDS, "level": "avance"}, is_other=False)
    edited = told(form)
    form.save()
    assert edited == [{"title": "Courriel"}]


def test_note_being_typed_while_news_came_is_still_told_on_leaving_it(form: SessionForm) -> None:
    form.note.setFocus()
    form.note.setPlainText("Trois chargeurs")
    form.show_fields(FIELDS, is_other=False)
    edited = told(form)
    form.save()
    assert edited == [{"note": "Trois chargeurs"}]


def test_field_looked_at_while_news_came_does_not_write_the_old_value_back(form: SessionForm) -> None:
    form.title.setFocus()
    edited = told(form)
    form.show_fields({**FIELDS, "title": "Ailleurs"}, is_other=False)
    form.save()
    assert edited == []


def test_news_do_not_replace_the_hour_that_is_being_typed(form: SessionForm) -> None:
    form.start.setFocus()
    form.start.setTime(QTime(8, 15))
    form.show_fields(FIELDS, is_other=False)
    assert form.start.time() == QTime(8, 15)


def test_another_session_replaces_everything_and_its_faults(form: SessionForm) -> None:
    form.end.setTime(form.start.time())
    form.title.setFocus()
    form.end.editingFinished.emit()
    form.set_fault("title", "Il manque le nom de l’atelier.")
    form.show_fields({**FIELDS, "title": "Courriel"}, is_other=True)
    assert (form.title.text(), fault(form, "title"), fault(form, "end")) == ("Courriel", "", "")


def test_note_is_told_on_leaving_it(form: SessionForm) -> None:
    edited = told(form)
    form.note.setFocus()
    QTest.keyClick(form.note, Qt.Key.Key_End)
    strike(form.note, "!")
    assert edited == []
    QTest.keyClick(form.note, Qt.Key.Key_Tab)
    assert edited == [{"note": "Deux chargeurs!"}]


def test_tab_goes_from_the_name_through_when_and_where(form: SessionForm) -> None:
    form.title.setFocus()
    reached: list[str] = []
    while (
        len(reached) < 30 and "session_capacity" not in reached
    ):  # Tab stops at day, month and year, at hours and minutes
        reached.append(focused().objectName())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert list(dict.fromkeys(reached)) == [
        f"session_{name}" for name in ("title", "date", "start", "end", "place_kind", "place", "capacity")
    ]


def test_place_is_given_by_its_id(form: SessionForm, place: Place) -> None:
    known, _ = sessions.add_place(place.laptop, "Mairie", "23079")
    form.place.set_places(sessions.list_places(place.laptop))
    form.show_fields({**FIELDS, "place": known}, is_other=True)
    assert (form.place.text(), form.values()["place"]) == ("Mairie, Felletin", known)


def test_what_must_not_be_noted_is_said_beside_the_note(form: SessionForm) -> None:
    assert "Ni mot de passe, ni situation de santé ou de famille" in words_on(form)


def test_dates_and_hours_are_whole_at_twice_the_size(form: SessionForm, qapp: QApplication) -> None:
    with at_size(qapp, 200):
        form.resize(1200, 1400)
        qapp.processEvents()
        for field in (form.date, form.start, form.end):
            line = field.lineEdit()
            assert line.width() >= line.fontMetrics().horizontalAdvance(field.text())
