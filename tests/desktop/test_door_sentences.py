"""The door's words: agreement with each person's gender, French spaces, and who, where and when of a voucher."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediator_app.desktop.door import sentences
from mediator_app.services.door import Passed
from mediator_app.services.undoing import Passage
from tests.desktop.door_values import first_taken, in_paris, listed, passage, passed, scheme, session

N, F = "\u00a0", "\u202f"


@pytest.fixture(autouse=True)
def _paris() -> Iterator[None]:
    with in_paris():
        yield


@pytest.mark.parametrize(
    ("status", "feminine", "masculine", "unknown"),
    [
        ("registered", "Attendue", "Attendu", "Attendu·e"),
        ("present", "Présente", "Présent", "Présent·e"),
        ("absent", "Absente", "Absent", "Absent·e"),
        ("excused", "Excusée", "Excusé", "Excusé·e"),
        ("waiting", "En liste d’attente", "En liste d’attente", "En liste d’attente"),
    ],
)
def test_state_agrees_with_the_recorded_gender(status: str, feminine: str, masculine: str, unknown: str) -> None:
    said = [sentences.status_word(status, gender) for gender in ("feminin", "masculin", "")]
    assert said == [feminine, masculine, unknown]


def test_gender_that_the_door_does_not_know_is_written_for_both() -> None:
    assert sentences.status_word("present", "autre") == "Présent·e"


@pytest.mark.parametrize(("gender", "end"), [("feminin", "présente"), ("masculin", "présent"), ("", "présent·e")])
def test_button_and_second_passage_agree_too(gender: str, end: str) -> None:
    said = (sentences.mark_words(gender), sentences.already_there(gender))
    assert said == (f"Marquer {end}", f"Déjà {end}")


@pytest.mark.parametrize(("gender", "word"), [("feminin", "venue"), ("masculin", "venu"), ("", "venu·e")])
def test_last_visit_agrees_too(gender: str, word: str) -> None:
    assert sentences.came(gender, f"3{N}nov.") == f"{word} le 3{N}nov."


@pytest.mark.parametrize(("gender", "word"), [("feminin", "présente"), ("masculin", "présent"), ("", "présent·e")])
def test_presence_that_stands_is_said_with_the_number_on_the_sheet(gender: str, word: str) -> None:
    assert sentences.indeed_present("Denise Roche", gender, 11) == f"Denise Roche est bien {word} (N°{N}11)"


@pytest.mark.parametrize(
    ("status", "state"),
    [("registered", "expected"), ("waiting", "waiting"), ("present", "present"), ("absent", "absent")],
)
def test_chip_shows_the_state_with_its_own_look(status: str, state: str) -> None:
    assert sentences.status_chip(status, "feminin").state == state


@pytest.mark.parametrize(
    ("gender", "last_name", "first_name", "said"),
    [
        ("feminin", "Roche", "Denise", "Mme Roche"),
        ("masculin", "Faure", "Luc", "M. Faure"),
        ("", "Roche", "Denise", "Denise Roche"),
        ("feminin", "", "Denise", "Denise"),
        ("", "Roche", "", "Roche"),
    ],
)
def test_polite_name_needs_a_gender_and_a_last_name(gender: str, last_name: str, first_name: str, said: str) -> None:
    assert sentences.polite_name(gender, last_name, first_name) == said


@pytest.mark.parametrize(
    ("gesture", "said"),
    [
        (passage(), f"Mme Roche{N}: présence"),
        (passage(code="04127785"), f"Mme Roche{N}: présence et chèque"),
        (passage("excused"), f"Mme Roche{N}: excuse"),
        (passage("new"), f"Mme Roche{N}: nouvelle fiche et présence"),
        (passage("new", code="04127785"), f"Mme Roche{N}: nouvelle fiche et présence"),
        (passage("voucher.take", code="04127785"), f"Mme Roche{N}: chèque 04127785"),
        (passage("voucher.give", code="04127785"), f"Mme Roche{N}: chèque 04127785"),
        (passage("voucher.take", code="04127785", person=""), "Chèque 04127785 sans personne"),
    ],
)
def test_undo_names_the_gesture(gesture: Passage, said: str) -> None:
    assert sentences.gesture_name(gesture) == said


@pytest.mark.parametrize(
    ("gesture", "said"),
    [
        (passage(), "présente, sans chèque"),
        (passage(gender="masculin"), "présent, sans chèque"),
        (passage(code="04127785"), "présente, chèque 04127785"),
        (passage(code="04127785", is_reported=True), "présente, chèque 04127785 signalé au centre"),
        (passage("excused"), "excusée"),
        (passage("voucher.take", code="04127785"), "chèque 04127785"),
        (passage("voucher.report", code="04127785"), "chèque 04127785 signalé au centre"),
    ],
)
def test_line_of_the_last_passages_tells_presence_and_voucher(gesture: Passage, said: str) -> None:
    assert sentences.passage_words(gesture) == said


@pytest.mark.parametrize(
    ("kind", "reason", "last_day", "title"),
    [
        ("voucher_used", "", "2026-12-31", "Chèque déjà utilisé"),
        ("voucher_used", "expired", "2026-12-31", "Chèque déjà utilisé"),
        ("voucher_odd", "expired", "2026-12-31", "Chèque périmé"),
        ("voucher_odd", "pattern", "2026-12-31", "Chèque non reconnu"),
        ("voucher_odd", "expired", "", "Chèque non reconnu"),
        ("unknown", "", "", "Chèque non reconnu"),
    ],
)
def test_amber_card_says_what_is_wrong(kind: str, reason: str, last_day: str, title: str) -> None:
    assert sentences.trouble_title(passed(kind, reason=reason), last_day) == title


@pytest.mark.parametrize(
    ("gesture", "said"),
    [
        (passed("voucher_used", listed(), amount_cents=1000, how="scanned"), f"10{N}€ · scanné pour Denise Roche"),
        (passed("voucher_used", listed(), amount_cents=1050, how="typed"), f"10,50{N}€ · tapé pour Denise Roche"),
        (passed("voucher_used", amount_cents=1000, how="scanned"), f"10{N}€ · scanné"),
        (passed("unknown", how="typed"), "tapé"),
    ],
)
def test_amber_card_says_how_much_and_for_whom(gesture: Passed, said: str) -> None:
    assert sentences.trouble_line(gesture) == said


def test_first_use_tells_the_day_and_the_place() -> None:
    assert sentences.first_use(first_taken())[0] == f"Mardi{N}17{N}nov., 10{N}h{N}22, à Felletin, mairie"


def test_first_use_without_a_place_names_the_workshop() -> None:
    title, _ = sentences.first_use(first_taken(place_name=""))
    assert title.endswith(", à Sécuriser son téléphone")


def test_first_use_without_place_nor_workshop_keeps_the_time_alone() -> None:
    assert sentences.first_use(first_taken(place_name="", session_title=""))[0] == f"Mardi{N}17{N}nov., 10{N}h{N}22"


@pytest.mark.parametrize(
    ("other", "begins"),
    [
        ({}, "Pris par Karim Benali pour M. Thérond · "),
        ({"last_name": "", "first_name": ""}, "Pris par Karim Benali, sans nom de personne · "),
        ({"member_name": ""}, "Pris pour M. Thérond · "),
        ({"member_name": "", "last_name": "", "first_name": ""}, "Pris sans nom de personne · "),
    ],
)
def test_first_use_says_who_took_it_for_whom(other: dict[str, str], begins: str) -> None:
    assert sentences.first_use(first_taken(**other))[1].startswith(begins)


@pytest.mark.parametrize(
    ("received_at", "end"),
    [("", "pas encore confirmé par le centre"), ("2026-11-18T08:00:00+00:00", f"reçu par le centre le 18{N}nov.")],
)
def test_first_use_says_whether_the_centre_has_it(received_at: str, end: str) -> None:
    assert sentences.first_use(first_taken(received_at=received_at))[1].endswith(end)


@pytest.mark.parametrize(("day", "said"), [("2026-12-31", f"31{N}déc.{N}2026"), ("2027-01-01", f"1er{N}janv.{N}2027")])
def test_last_day_of_a_scheme_is_told_with_its_year(day: str, said: str) -> None:
    assert sentences.expired_since(day) == f"Utilisable jusqu’au {said}"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({}, f"N°{N}11 sur la feuille"),
        ({"walk_in": True}, f"N°{N}11, sans inscription"),
        ({"status": "present", "arrived_at": "2026-11-24T10:04:00+01:00"}, f"N°{N}11 sur la feuille · arrivée à 10{N}h{N}04"),
        ({"status": "present"}, f"N°{N}11 sur la feuille"),
        ({"status": "excused", "arrived_at": "2026-11-24T10:04:00+01:00"}, f"N°{N}11 sur la feuille"),
        (
            {"status": "present", "arrived_at": "2026-11-24T10:00:00+01:00", "gender": "", "walk_in": True},
            f"N°{N}11, sans inscription · arrivé·e à 10{N}h",
        ),
    ],
)  # fmt: skip
def test_arrival_tells_the_number_and_the_hour(other: dict[str, object], said: str) -> None:
    assert sentences.arrival(listed(**other)) == said


@pytest.mark.parametrize(
    ("place", "commune", "said"),
    [
        (
            "Salle du foyer rural",
            "Royère-de-Vassivière",
            f"Royère-de-Vassivière, salle du foyer rural · 10{N}h – 12{N}h",
        ),
        ("Mairie de Felletin", "Felletin", f"Mairie de Felletin · 10{N}h – 12{N}h"),
        ("mairie de FELLETIN", "Felletin", f"mairie de FELLETIN · 10{N}h – 12{N}h"),
        ("", "Felletin", f"Felletin · 10{N}h – 12{N}h"),
        ("", "", f"10{N}h – 12{N}h"),
    ],
)
def test_place_is_said_once_with_its_commune(place: str, commune: str, said: str) -> None:
    assert sentences.place_and_hours(session(place_name=place), commune) == said


def test_amount_of_a_scheme_keeps_its_unit_on_the_line() -> None:
    line = sentences.trouble_line(passed("voucher_odd", amount_cents=scheme().face_value_cents, how="scanned"))
    assert line.split(" ")[0] == f"10{N}€"


def test_money_of_nobody_in_particular_is_named_by_its_amount() -> None:
    assert sentences.gesture_name(passage("payment", person="", amount_cents=750)) == "7,50\u00a0€ encaissés"
