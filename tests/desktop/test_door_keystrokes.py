"""Keystrokes at the door, counted by driving the window: what a queue of elderly people cannot wait for.

A key held with Shift is one keystroke; what a scanner types is none.
"""

from __future__ import annotations

from statistics import median

from PySide6.QtCore import Qt

from mediator_app.services import attendance, people, sessions
from tests.desktop.door_hands import ENTER, Hands
from tests.support.laptops import TWELVE

F3, F8 = Qt.Key.Key_F3, Qt.Key.Key_F8


def short(name: str) -> str:
    return name.replace("Œ", "oe").lower()[:2]


def unnamed(hands: Hands) -> dict[str, int]:
    return sessions.session_card(hands.laptop, hands.workshop.session).counts


def test_known_person_is_present_in_three_keys_at_most(hands: Hands) -> None:
    counts = []
    for last_name, _, _ in TWELVE:
        before = hands.strokes
        hands.enter(short(last_name))
        assert hands.seat(last_name).status == "present"
        counts.append(hands.strokes - before)
    assert median(counts) <= 3


def test_twelve_people_and_six_scanned_vouchers_in_sixty_keys(hands: Hands) -> None:
    for place, (last_name, _, _) in enumerate(TWELVE):
        hands.enter(short(last_name))
        if place % 2:
            hands.scan(f"041277{place:02d}")
    counts = attendance.door_counts(hands.laptop, hands.workshop.session)
    assert (counts.present, counts.vouchers) == (12, 6)
    assert hands.strokes <= 60


def test_new_person_with_her_phone_in_twenty_five_keys(hands: Hands) -> None:
    hands.enter("dupuis émile 0639984155")
    hands.press(ENTER)
    card = people.person_card(hands.laptop, hands.seat("Dupuis").person)
    assert (card.text("first_name"), card.text("phone")) == ("Émile", "+33639984155")
    assert hands.strokes <= 25


def test_new_person_with_her_year_field_by_field_in_twenty_five_keys(hands: Hands) -> None:
    hands.type("dupuis")
    hands.press(F8)
    hands.type("émile")
    hands.press(Qt.Key.Key_Tab)
    hands.type("1950")
    hands.press(ENTER)
    card = people.person_card(hands.laptop, hands.seat("Dupuis").person)
    assert (card.text("first_name"), card.fields["birth_year"]) == ("Émile", 1950)
    assert hands.strokes <= 25


def test_somebody_who_turns_out_to_be_known_takes_two_keys_more(hands: Hands) -> None:
    people.add_person(hands.laptop, {"last_name": "Vergnaud", "first_name": "Aline"})
    hands.type("vergnod aline")
    hands.press(F8)
    before = hands.strokes
    hands.press(Qt.Key.Key_Down)
    hands.press(ENTER)
    assert (hands.seat("Vergnaud").walk_in, hands.strokes - before) == (True, 2)
    assert len(people.search_people(hands.laptop, "aline")) == 1


def test_group_of_fourteen_with_ages_and_genders_in_twenty_keys(hands: Hands) -> None:
    hands.press(F3)
    hands.type("9f5h 10x70 4x60")
    hands.press(ENTER)
    ages = {"age.soixante_dix_plus": 10, "age.soixante_soixante_neuf": 4}
    assert unnamed(hands) == {"total": 14, "feminin": 9, "masculin": 5, **ages}
    assert hands.strokes <= 20


def test_group_on_a_french_keyboard_without_shift_in_twenty_keys(hands: Hands) -> None:
    hands.press(F3)
    hands.type("çf(h &àxèà 'x-à")
    hands.press(ENTER)
    assert (unnamed(hands)["total"], unnamed(hands)["feminin"]) == (14, 9)
    assert hands.strokes <= 20


def test_one_more_person_without_a_name_is_one_key(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F9)
    assert (unnamed(hands), hands.strokes) == ({"total": 1}, 1)


def test_gesture_is_taken_back_in_one_key(hands: Hands) -> None:
    hands.enter("ro")
    before = hands.strokes
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (hands.present(), hands.strokes - before) == ([], 1)
