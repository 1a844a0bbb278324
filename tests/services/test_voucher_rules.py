"""Schemes and codes at their limits, what is refused of a voucher and what stays untouched; readings of a scanner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from mediator_app.errors import AlreadyTakenError, InvalidInputError, NotFoundError
from mediator_app.services import attendance, vouchers
from mediator_app.services.laptop import Laptop
from mediator_app.services.vouchers import redeem_voucher, report_voucher
from tests.support.laptops import Workshop, a_laptop, a_workshop

PASS: dict[str, Any] = {"name": "Pass", "face_value_cents": 500}


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, Workshop]]:
    """One laptop for all: each test has codes or schemes of its own."""
    with a_laptop(tmp_path_factory.mktemp("rules")) as laptop:
        yield laptop, a_workshop(laptop)


def codes(at: tuple[Laptop, Workshop]) -> list[str]:
    return [one.code for one in vouchers.session_vouchers(at[0], at[1].session)]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "  "}, "Il manque le nom du dispositif."),
        ({"face_value_cents": 0}, "La valeur d’un chèque doit être entre 0,01\u00a0€ et 10\u202f000\u00a0€."),
        ({"face_value_cents": 1_000_001}, "La valeur d’un chèque doit être entre 0,01\u00a0€ et 10\u202f000\u00a0€."),
        ({"book_size": -1}, "Un carnet a au plus 1000 chèques."),
        ({"book_size": 1001}, "Un carnet a au plus 1000 chèques."),
        ({"tolerance_days": 3651}, "La tolérance est d’au plus 3650 jours."),
        ({"valid_until": "fin 2026"}, "Cette date n’est pas reconnue\u00a0: fin 2026."),
        ({"colour": "rouge"}, "Champ inconnu\u00a0: colour."),
        ({"voided": True}, "Champ inconnu\u00a0: voided."),
    ],
)
def test_scheme_that_cannot_be_is_refused_in_words(
    at: tuple[Laptop, Workshop], fields: dict[str, Any], words: str
) -> None:
    known = len(vouchers.list_schemes(at[0]))
    with pytest.raises(InvalidInputError) as refused:
        vouchers.add_scheme(at[0], {**PASS, **fields})
    assert (refused.value.title, len(vouchers.list_schemes(at[0]))) == (words, known)


@pytest.mark.parametrize(
    "fields",
    [{"face_value_cents": 1}, {"face_value_cents": 1_000_000}, {"book_size": 1000}, {"tolerance_days": 3650}],
)
def test_limits_of_a_scheme_themselves_may_stand(at: tuple[Laptop, Workshop], fields: dict[str, int]) -> None:
    id_, _ = vouchers.add_scheme(at[0], {**PASS, **fields, "pattern": "LIMITE"})
    kept = next(one for one in vouchers.list_schemes(at[0]) if one.id == id_)
    assert {name: getattr(kept, name, getattr(kept.rules, name, None)) for name in fields} == fields


@pytest.mark.parametrize("code", ["", "  ", "- -"])
@pytest.mark.parametrize("take", [redeem_voucher, report_voucher])
def test_voucher_without_a_code_is_not_taken(at: tuple[Laptop, Workshop], take: Any, code: str) -> None:
    before = codes(at)
    with pytest.raises(InvalidInputError, match="Il manque le code du chèque"):
        take(at[0], code, at[1].scheme, at[1].session)
    assert codes(at) == before


@pytest.mark.parametrize("take", [redeem_voucher, report_voucher])
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"scheme": "nowhere"}, "Ce dispositif de chèques"),
        ({"session": "nowhere"}, "Cet atelier"),
        ({"person": "nobody"}, "Cette personne"),
    ],
)
def test_voucher_of_what_is_not_here_is_not_taken(
    at: tuple[Laptop, Workshop], take: Any, wrong: dict[str, str], words: str
) -> None:
    before = codes(at)
    given = {"scheme": at[1].scheme, "session": at[1].session, "person": at[1].people[0], **wrong}
    with pytest.raises(NotFoundError, match=words):
        take(at[0], "04120001", **given)
    assert codes(at) == before


def test_refusal_of_a_used_voucher_names_code_day_hour_and_place_and_saves_the_presence(
    at: tuple[Laptop, Workshop],
) -> None:
    laptop, workshop = at
    redeem_voucher(laptop, "0412 0002", workshop.scheme, workshop.session)
    with pytest.raises(AlreadyTakenError) as refused:
        redeem_voucher(laptop, "04120002", workshop.scheme, workshop.session)
    taken = laptop.now()
    when = f"24/11/2026 à {taken.hour}\u00a0h\u00a000"
    assert refused.value.title == f"Le chèque 0412 0002 a déjà été pris le {when}, Salle du foyer rural."
    assert refused.value.hint.startswith("La présence compte, avec ou sans chèque.")


def test_refused_voucher_leaves_the_presence_of_who_showed_it(at: tuple[Laptop, Workshop]) -> None:
    laptop, workshop = at
    attendance.set_attendance(laptop, workshop.session, workshop.people[3], "present")
    redeem_voucher(laptop, "04120003", workshop.scheme, workshop.session)
    with pytest.raises(AlreadyTakenError):
        redeem_voucher(laptop, "04120003", workshop.scheme, workshop.session, workshop.people[3])
    assert attendance.participants(laptop, workshop.session)[3].status == "present"


def test_code_that_is_odd_is_taken_and_said_to_be(at: tuple[Laptop, Workshop]) -> None:
    laptop, workshop = at
    taken = redeem_voucher(laptop, "0377 21O1", workshop.scheme, workshop.session)
    assert (taken.reason, taken.state, taken.code) == ("pattern", "provisional", "0377 21O1")


def test_same_code_of_another_scheme_is_another_voucher(at: tuple[Laptop, Workshop]) -> None:
    laptop, workshop = at
    other, _ = vouchers.add_scheme(laptop, {**PASS, "pattern": r"\d{8}"})
    redeem_voucher(laptop, "04120004", workshop.scheme, workshop.session)
    assert redeem_voucher(laptop, "04120004", other, workshop.session).amount_cents == 500


def test_voucher_keeps_the_value_that_it_had_when_it_was_taken(at: tuple[Laptop, Workshop]) -> None:
    laptop, workshop = at
    taken = redeem_voucher(laptop, "04120005", workshop.scheme, workshop.session)
    laptop.connection.execute("UPDATE scheme_row SET face_value_cents = 2000 WHERE id = ?", (workshop.scheme,))
    kept = next(one for one in vouchers.session_vouchers(laptop, workshop.session) if one.id == taken.id)
    laptop.connection.execute("UPDATE scheme_row SET face_value_cents = 1000 WHERE id = ?", (workshop.scheme,))
    assert kept.amount_cents == 1000


def test_cancelled_voucher_cannot_be_given_to_anybody(at: tuple[Laptop, Workshop]) -> None:
    laptop, workshop = at
    taken = redeem_voucher(laptop, "04120006", workshop.scheme, workshop.session)
    vouchers.void_voucher(laptop, taken.id)
    with pytest.raises(NotFoundError, match="Ce chèque"):
        vouchers.give_voucher(laptop, taken.id, workshop.people[0])


def test_cancelled_voucher_counts_in_no_figure(at: tuple[Laptop, Workshop]) -> None:
    laptop, workshop = at
    before = vouchers.session_figures(laptop, workshop.session)
    vouchers.void_voucher(laptop, redeem_voucher(laptop, "04120007", workshop.scheme, workshop.session).id)
    assert vouchers.session_figures(laptop, workshop.session) == before


def test_voucher_is_cancelled_once(at: tuple[Laptop, Workshop]) -> None:
    laptop, workshop = at
    taken = redeem_voucher(laptop, "04120008", workshop.scheme, workshop.session)
    changed = [vouchers.void_voucher(laptop, taken.id).kinds for _ in range(2)]
    assert changed == [{"redemption"}, frozenset()]


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """A laptop whose only scheme has no pattern; nobody changes it."""
    with a_laptop(tmp_path_factory.mktemp("bare")) as laptop:
        vouchers.add_scheme(laptop, PASS)
        yield laptop


@pytest.mark.parametrize(
    ("typed", "is_claimed"),
    [("AB12CD", True), ("12345", False), ("ABCDEF", False), ("12 3456", False), ("0639984120", False), ("   ", False)],
)
def test_typed_text_is_a_voucher_only_as_one_word_of_six_signs_with_a_digit(
    bare: Laptop, typed: str, is_claimed: bool
) -> None:
    assert (vouchers.scheme_for(bare, typed) is not None) is is_claimed


@pytest.mark.parametrize("text", ["0639984120", "+33639984120", "05.36.49.12.07", "0033639984120"])
def test_telephone_number_is_no_voucher_of_a_scheme_without_a_pattern(bare: Laptop, text: str) -> None:
    assert vouchers.scheme_for(bare, text, scanned=True) is None


@pytest.mark.parametrize(("scanned", "is_claimed"), [("X9", True), ("lacombe", False)])
def test_whatever_a_reader_sends_with_a_digit_is_a_voucher(bare: Laptop, scanned: str, is_claimed: bool) -> None:
    assert (vouchers.read_scan(bare, scanned)[1] is not None) is is_claimed
