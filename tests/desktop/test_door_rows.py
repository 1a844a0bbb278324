"""The rows of the door's list as they are drawn and as they are said: nothing private, nothing told by colour alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediator_app.desktop.door.rows import (
    NEW,
    KnownRow,
    ListedRow,
    NewRow,
    Row,
    key_of,
    keys_after,
    list_shape,
    marked_letters,
    match_rows,
    view_of,
)
from mediator_app.desktop.widgets.row_views import GroupHeader, RowView
from mediator_app.services.door import Matches
from tests.desktop.door_values import in_paris, known, listed

N, F = "\u00a0", "\u202f"
COMMUNES = {"23165": "Royère-de-Vassivière", "23079": "Felletin"}
ARRIVED = {"status": "present", "arrived_at": "2026-11-24T10:04:00+01:00"}


@pytest.fixture(autouse=True)
def _paris() -> Iterator[None]:
    with in_paris():
        yield


def view(row: Row) -> RowView:
    return view_of(row, lambda code: COMMUNES.get(code, code))


def found(*registered: object, known_ones: tuple[object, ...] = (), new: str = "", chosen: str = "") -> Matches:
    return Matches(registered, known_ones, new, "", None, chosen)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "key"),
    [(ListedRow(listed()), "p11"), (KnownRow(known(), ()), "p99"), (NewRow("Roch", "", ""), NEW)],
)
def test_key_is_the_persons_or_the_one_of_a_new_person(row: Row, key: str) -> None:
    assert key_of(row) == key
    assert view(row).key == key


def test_listed_person_has_the_number_of_the_paper_sheet() -> None:
    assert view(ListedRow(listed(number=7))).number == "7"


def test_last_name_stands_first_and_strong() -> None:
    spans = view(ListedRow(listed())).title
    assert not isinstance(spans, str)
    assert [(span.text, span.strong) for span in spans] == [("Roche", True), (" ", False), ("Denise", False)]


@pytest.mark.parametrize(
    ("last_name", "first_name", "title"),
    [("Roche", "Denise", "Roche Denise"), ("", "Denise", "Denise"), ("Roche", "", "Roche")],
)
def test_name_has_no_stray_space(last_name: str, first_name: str, title: str) -> None:
    assert view(ListedRow(listed(last_name=last_name, first_name=first_name))).plain_title() == title


@pytest.mark.parametrize(
    ("other", "right"),
    [
        ({}, ""),
        (ARRIVED, f"10{N}h{N}04"),
        ({**ARRIVED, "status": "excused"}, ""),
        ({"status": "present"}, ""),
    ],
)
def test_hour_of_arrival_is_only_that_of_somebody_present(other: dict[str, str], right: str) -> None:
    assert view(ListedRow(listed(**other))).right == right


@pytest.mark.parametrize(
    ("code", "state", "mark"),
    [
        ("", "", ""),
        ("04127785", "provisional", "ticket"),
        ("04127785", "accepted", "ticket"),
        ("04127785", "parked", "warning"),
        ("04127785", "refused", "warning"),
    ],
)
def test_voucher_in_doubt_has_another_mark(code: str, state: str, mark: str) -> None:
    assert view(ListedRow(listed(voucher_code=code, voucher_state=state))).mark == mark


@pytest.mark.parametrize(
    ("status", "words"), [("registered", "Attendue"), ("present", "Présente"), ("excused", "Excusée")]
)
def test_state_is_a_word_and_not_a_colour_alone(status: str, words: str) -> None:
    chip = view(ListedRow(listed(status=status))).chip
    assert chip is not None
    assert chip.text == words


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({}, f"N°{N}11, Denise Roche, attendue"),
        (ARRIVED, f"N°{N}11, Denise Roche, présente, 10{N}h{N}04"),
        ({**ARRIVED, "voucher_code": "04127785"}, f"N°{N}11, Denise Roche, présente, 10{N}h{N}04, chèque pris"),
    ],
)
def test_screen_reader_says_number_name_state_hour_and_voucher(other: dict[str, str], said: str) -> None:
    assert view(ListedRow(listed(**other))).accessible_text() == said


def test_row_of_the_whole_list_tells_nothing_under_the_name() -> None:
    assert view(ListedRow(listed())).subtitle == ""


def test_match_tells_the_commune_that_distinguishes_namesakes() -> None:
    assert view(ListedRow(listed(), ("ro",))).subtitle == "Royère-de-Vassivière"


def test_match_that_enter_would_mark_shows_the_key_and_what_it_does() -> None:
    shown = view(ListedRow(listed(), ("ro",), is_chosen=True))
    assert (shown.cap, shown.cap_words) == ("Return", "présente")


@pytest.mark.parametrize(
    "row", [ListedRow(listed(), ("ro",)), ListedRow(listed(status="present"), ("ro",), is_chosen=True)]
)
def test_no_key_is_promised_where_enter_would_mark_nobody(row: ListedRow) -> None:
    assert (view(row).cap, view(row).cap_words) == ("", "")


def test_typed_letters_are_marked_in_both_names() -> None:
    spans = view(ListedRow(listed(), ("ro", "de"))).title
    assert not isinstance(spans, str)
    assert [span.text for span in spans if span.marked] == ["Ro", "De"]


@pytest.mark.parametrize(
    ("commune", "last_visit", "subtitle"),
    [
        ("23165", "2026-11-03T10:00:00+01:00", f"Royère-de-Vassivière · venue le 3{N}nov."),
        ("23165", "", "Royère-de-Vassivière"),
        ("", "2026-11-03T10:00:00+01:00", f"venue le 3{N}nov."),
        ("", "", ""),
    ],
)
def test_known_person_is_told_by_commune_and_last_visit(commune: str, last_visit: str, subtitle: str) -> None:
    assert view(KnownRow(known(commune=commune, last_visit=last_visit), ())).subtitle == subtitle


def test_known_person_says_what_enter_would_do_with_her() -> None:
    shown = view(KnownRow(known(), ("roch",)))
    assert (shown.right, shown.number) == ("Ajouter à l’atelier", "")


@pytest.mark.parametrize(
    "row", [ListedRow(listed()), ListedRow(listed(), ("ro",)), KnownRow(known(phone="0639984110"), ())]
)
def test_no_phone_and_no_age_is_shown_at_the_door(row: Row) -> None:
    shown = view(row)
    words = f"{shown.plain_title()} {shown.subtitle} {shown.right} {shown.accessible_text()}"
    assert "0639984110" not in words.replace(N, "").replace(" ", "")
    assert "1948" not in words


@pytest.mark.parametrize(("commune", "subtitle"), [("Felletin", f"Commune proposée{N}: Felletin"), ("", "")])
def test_new_person_is_offered_with_the_halls_commune(commune: str, subtitle: str) -> None:
    shown = view(NewRow("Dupuis", "Émile", commune))
    assert (shown.plain_title(), shown.subtitle) == (f"Nouvelle personne{N}: Émile Dupuis", subtitle)


def test_new_person_shows_her_key() -> None:
    assert view(NewRow("Dupuis", "", "")).cap == "F8"


def test_three_groups_stand_in_the_order_of_likelihood() -> None:
    rows = match_rows(found(listed(), known_ones=(known(),), new="Roch"), "roch", "Felletin")
    assert [type(row) for row in rows] == [GroupHeader, ListedRow, GroupHeader, KnownRow, GroupHeader, NewRow]


def test_empty_groups_have_no_header() -> None:
    rows = match_rows(found(known_ones=(known(),)), "roch", "")
    assert [row.title for row in rows if isinstance(row, GroupHeader)] == ["Déjà connues, non inscrites"]


def test_nothing_found_makes_no_row() -> None:
    assert match_rows(found(), "zz", "Felletin") == []


@pytest.mark.parametrize(
    ("genders", "title"),
    [
        (["feminin"], "Inscrite à cet atelier"),
        (["masculin"], "Inscrit à cet atelier"),
        ([""], "Inscrit·e à cet atelier"),
        (["feminin", "feminin"], "Inscrits à cet atelier"),
    ],
)
def test_group_of_registered_people_agrees(genders: list[str], title: str) -> None:
    people = [listed(person=str(place), gender=gender) for place, gender in enumerate(genders)]
    header = match_rows(found(*people), "ro", "")[0]
    assert isinstance(header, GroupHeader)
    assert header.title == title


def test_question_before_a_new_person_has_its_narrow_space() -> None:
    headers = [row for row in match_rows(found(new="Dupuis"), "dupuis", "") if isinstance(row, GroupHeader)]
    assert headers[0].title == f"Pas dans la liste{F}?"


def test_only_the_chosen_one_is_marked_so() -> None:
    rows = match_rows(found(listed(), listed(person="p12"), chosen="p12"), "ro", "")
    assert [row.is_chosen for row in rows if isinstance(row, ListedRow)] == [False, True]


def test_arrows_down_from_nobody_take_the_first_row() -> None:
    assert keys_after(found(listed(), known_ones=(known(),)), 1) == "p11"


def test_arrows_up_from_nobody_take_the_last_row() -> None:
    assert keys_after(found(listed(), known_ones=(known(),), new="Roch"), -1) == NEW


def test_arrows_among_nothing_take_nobody() -> None:
    assert keys_after(found(), 2) == ""


@pytest.mark.parametrize(
    ("name", "typed", "letters"),
    [
        ("Saint-Amand", ("ama",), ["Ama"]),
        ("D’Arbois", ("arb",), ["Arb"]),
        ("Le Goff", ("le", "go"), ["Le", "Go"]),
        ("Lefèvre", ("lefev",), ["Lefèv"]),
        ("", ("ro",), []),
        ("Roche", (), []),
    ],
)
def test_letters_are_found_in_compound_names(name: str, typed: tuple[str, ...], letters: list[str]) -> None:
    assert [name[start:end] for start, end in marked_letters(name, typed)] == letters


def test_longest_of_two_words_that_begin_alike_is_marked() -> None:
    assert marked_letters("Roche", ("r", "roc")) == [(0, 3)]


@pytest.mark.parametrize("height", [36, 40])
def test_columns_keep_their_room_at_either_height(height: int) -> None:
    shape = list_shape(height)
    assert (shape.height, shape.number_sample, shape.right_sample) == (height, "12", f"10{N}h{N}04")
