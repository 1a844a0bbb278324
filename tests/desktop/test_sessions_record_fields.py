"""The fields that La Coop's record asks for: lengths, kinds of place, individual help, the team, notes and prices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.sessions.session_form import SessionForm
from mediator_app.desktop.widgets.money_field import MoneyField
from mediator_app.desktop.widgets.team_button import TeamButton
from mediator_app.domain.vocabularies import ADMINISTRATIVE_HELP, DURATION_PRESETS
from tests.desktop.part_hands import Place, a_place, heard, light, shown, words_on
from tests.desktop.test_sessions_form import FIELDS

HOME = {"id": "home", "name": "À domicile", "commune": "23165", "address": ""}
HALL = {"id": "hall", "name": "Foyer rural", "commune": "23165", "address": ""}
HELP: dict[str, Any] = {**FIELDS, "kind": "individuel", "level": None}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("record")) as made:
        yield made


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication, place: Place) -> SessionForm:
    light(qapp)
    made = SessionForm(place.workplace)
    made.where.set_places([HALL, HOME])
    shown(qtbot, made, 800, 760)
    made.show_fields(FIELDS, is_other=True)
    return made


def chosen(form: SessionForm) -> str:
    return form.times.durations.value()


def test_length_on_screen_is_lit_among_those_offered(form: SessionForm) -> None:
    assert chosen(form) == "120"


def test_length_chosen_moves_the_end(form: SessionForm) -> None:
    edited = heard(form.edited)
    form.times.durations.button("45").click()
    assert (list(edited[0]), form.end.time().toString("HH:mm")) == (["ends_at"], "10:45")


def test_unusual_length_lights_nothing_until_it_is_learnt(form: SessionForm) -> None:
    form.end.setTime(form.start.time().addSecs(75 * 60))
    before = chosen(form)
    form.offer((*DURATION_PRESETS, 75), {})
    assert (before, chosen(form)) == ("", "75")


@pytest.mark.parametrize(
    ("kind", "words"),
    [("lieu_activite", ["Lieu"]), ("domicile", ["Commune"]), ("autre", ["Commune"]), ("a_distance", [])],
)
def test_kind_of_place_asks_for_a_place_a_commune_or_nothing(form: SessionForm, kind: str, words: list[str]) -> None:
    form.show_fields({**FIELDS, "place_kind": kind}, is_other=True)
    assert [word for word in words_on(form) if word in {"Lieu", "Commune"}] == words


def test_choosing_at_home_keeps_the_commune_of_the_place(form: SessionForm) -> None:
    form.show_fields({**FIELDS, "place": "hall"}, is_other=True)
    edited = heard(form.edited)
    form.where.kind.set_value("domicile")
    form.where.kind.chosen.emit("domicile")
    assert edited == [{"place_kind": "domicile", "commune": "23165"}]


def test_choosing_another_place_kind_tells_the_commune_again(form: SessionForm) -> None:
    form.show_fields({**FIELDS, "place": "home", "place_kind": "domicile"}, is_other=True)
    edited = heard(form.edited)
    form.where.kind.set_value("autre")
    form.where.kind.chosen.emit("autre")
    assert edited == [{"place_kind": "autre", "commune": "23165"}]


def test_back_to_a_usual_place_none_is_chosen_yet(form: SessionForm) -> None:
    form.show_fields({**FIELDS, "place": "home", "place_kind": "domicile"}, is_other=True)
    edited = heard(form.edited)
    form.where.kind.set_value("lieu_activite")
    form.where.kind.chosen.emit("lieu_activite")
    assert edited == [{"place_kind": "lieu_activite", "place": None}]


def test_structure_is_asked_only_for_somebody_redirected(form: SessionForm) -> None:
    form.show_fields(HELP, is_other=True)
    before = "Réorientée vers" in words_on(form)
    form.help.sent_on.click()
    assert (before, "Réorientée vers" in words_on(form)) == (False, True)


def test_who_is_no_longer_redirected_has_no_structure(form: SessionForm) -> None:
    form.show_fields({**HELP, "redirected": True, "redirection": "autre"}, is_other=True)
    edited = heard(form.edited)
    form.help.sent_on.click()
    assert edited == [{"redirected": None, "redirection": None}]


def test_workshop_has_neither_posture_nor_redirection(form: SessionForm) -> None:
    form.show_fields({**HELP, "posture": "fait"}, is_other=True)
    before = form.values()["posture"]
    form.kind.button("collectif").click()
    assert (before, form.values()["posture"], form.help.isVisible()) == ("fait", None, False)


def test_procedure_is_named_only_beside_administrative_help(form: SessionForm) -> None:
    form.show_fields({**FIELDS, "themes": [ADMINISTRATIVE_HELP], "procedure": "Carte grise"}, is_other=True)
    before = form.values()["procedure"]
    form.themes.themes.chips[ADMINISTRATIVE_HELP].click()
    assert (before, form.values()["procedure"], form.procedure.isVisible()) == ("Carte grise", None, False)


def test_autonomy_is_told_in_la_coops_words_beside_its_button(form: SessionForm) -> None:
    told = form.autonomy.button("partiellement_autonome").toolTip()
    assert told == "Autonome avec guidage en cas de besoin (2/3)"


def test_no_material_goes_with_no_other(form: SessionForm) -> None:
    form.materials.set_value(["tablette", "telephone"])
    form.materials.chips["aucun"].click()
    alone = form.materials.value()
    form.materials.chips["ordinateur"].click()
    assert (alone, form.materials.value()) == (["aucun"], ["ordinateur"])


def test_warning_comes_and_goes_with_the_words(form: SessionForm) -> None:
    form.note.setPlainText("Son mot de passe est dans le carnet")
    said = form.notes.warning.text()
    form.note.setPlainText("Deux chargeurs")
    assert "«\u00a0mot de passe\u00a0»\u00a0: un mot de passe ne se note pas" in said
    assert not form.notes.warning.isVisible()


def test_warning_is_read_with_the_field(form: SessionForm) -> None:
    form.note.setPlainText("Diabète")
    assert "santé" in form.note.accessibleDescription()


def test_team_is_not_asked_where_one_works_alone(form: SessionForm) -> None:
    form.offer(DURATION_PRESETS, {"member-Claire Fourneau": "Claire Fourneau"})
    alone = form.team.isVisible()
    form.offer(DURATION_PRESETS, {"m2": "Karim Belhadj"})
    assert (alone, form.team.isVisible()) == (False, True)


@pytest.fixture
def team(qtbot: QtBot, qapp: QApplication) -> TeamButton:
    light(qapp)
    made = TeamButton("me")
    shown(qtbot, made, 200, 60)
    made.offer({"m1": "Karim", "me": "Claire", "m3": "Odile"})
    return made


def tick(team: TeamButton, *names: str) -> None:
    team.click()
    for action in team.choices.actions():
        if action.text() in names:
            action.trigger()
    team.choices.close()


def test_ticked_member_holds_the_session_too(team: TeamButton) -> None:
    tick(team, "Karim")
    told = (team.value(), team.text(), team.accessibleName())
    assert told == (["m1", "me"], "Vous +\u00a01", "Animé par vous, Karim")


def test_session_is_given_to_a_colleague(team: TeamButton) -> None:
    tick(team, "Karim")
    tick(team, "Vous")
    assert (team.value(), team.text()) == (["m1"], "Karim")


def test_session_that_a_colleague_planned_is_said_to_be_hers(team: TeamButton) -> None:
    team.set_value((), "m3")
    assert (team.text(), team.value()) == ("Odile", [])
    tick(team, "Vous")
    assert (team.text(), team.value()) == ("Vous +\u00a01", ["m3", "me"])


def test_whoever_looks_is_named_once(team: TeamButton) -> None:
    team.set_value(["m1", "me"], "m1")
    assert team.toolTip() == "vous, Karim"


def test_session_is_always_somebodys(team: TeamButton) -> None:
    tick(team, "Vous")
    assert (team.value(), team.text()) == ([], "Vous")


def test_price_is_written_in_french(qtbot: QtBot) -> None:
    field = MoneyField("Prix")
    qtbot.addWidget(field)
    field.setValue(550)
    assert (field.text(), field.value()) == ("5,50\u00a0€", 550)
