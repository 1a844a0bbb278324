"""Questions between two real laptops and a real centre: what is asked, of whom, in which words, and what an answer does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.cases import Case
from mediator_app.errors import InvalidInputError, NotAllowedError, NotFoundError
from mediator_app.services import people, review, vouchers
from mediator_app.services.laptop import Laptop
from mediator_app.services.merging import unmerge_people
from tests.support import trios
from tests.support.laptops import a_laptop
from tests.support.trios import Trio, a_trio


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with a_trio(tmp_path) as made:
        yield made


def only_case(laptop: Laptop) -> Case:
    (case,) = review.to_check(laptop)
    return case


def test_nothing_waits_before_anybody_disagrees(trio: Trio) -> None:
    assert review.to_check(trio.helene) == []


def test_voucher_taken_twice_is_one_question(trio: Trio) -> None:
    trios.voucher_taken_twice(trio)
    assert review.sentence(only_case(trio.helene)) == ("Le chèque 0412 7785 a été accepté 2 fois. Qui le garde\u202f?")


def test_redemptions_stand_in_the_order_in_which_they_were_taken(trio: Trio) -> None:
    trios.voucher_taken_twice(trio)
    assert [option.details["person"] for option in only_case(trio.helene).options] == ["Gérard Thérond", "Denise Roche"]


def test_the_first_and_scanned_one_is_proposed(trio: Trio) -> None:
    trios.voucher_taken_twice(trio)
    case = only_case(trio.helene)
    assert case.proposed == case.options[0].id


def test_scanned_is_proposed_before_typed_even_if_it_came_later(trio: Trio) -> None:
    known = trio.known
    vouchers.redeem_voucher(trio.claire, trios.CODE, known["scheme"], known["royere"], how="typed")
    trio.clock.advance(days=1)
    vouchers.redeem_voucher(trio.karim, trios.CODE, known["scheme"], known["felletin"], how="scanned")
    trio.send(trio.claire, trio.karim, trio.helene)
    case = only_case(trio.helene)
    assert case.proposed == case.options[1].id


def test_question_tells_that_the_presence_was_noted(trio: Trio) -> None:
    trios.voucher_taken_twice(trio)
    assert all(option.details["was_present"] for option in only_case(trio.helene).options)


def test_voucher_cancelled_since_is_no_longer_an_answer(trio: Trio) -> None:
    trios.voucher_taken_twice(trio)
    denise = only_case(trio.claire).options[1]
    vouchers.void_voucher(trio.claire, denise.id)
    assert [option.details["person"] for option in only_case(trio.claire).options] == ["Gérard Thérond"]


def test_keeping_one_pays_it_and_refuses_the_other_everywhere(trio: Trio) -> None:
    trios.voucher_taken_twice(trio)
    case = only_case(trio.helene)
    review.settle(trio.helene, case.id, case.options[1].id)
    trio.send(trio.helene, trio.claire)
    states = [vouchers.session_vouchers(trio.claire, trio.known[key])[0].state for key in ("felletin", "royere")]
    assert states == ["refused", "accepted"]


def test_nobody_may_be_paid(trio: Trio) -> None:
    trios.voucher_taken_twice(trio)
    review.settle(trio.helene, only_case(trio.helene).id, review.NONE_KEPT)
    trio.send(trio.helene)
    states = {vouchers.session_vouchers(trio.helene, trio.known[key])[0].state for key in ("felletin", "royere")}
    assert states == {"refused"}


def test_settled_question_leaves_at_once_and_stays_away(trio: Trio) -> None:
    trios.voucher_taken_twice(trio)
    review.settle(trio.helene, only_case(trio.helene).id, review.NONE_KEPT)
    before = review.to_check(trio.helene)
    trio.send(trio.helene)
    assert before == review.to_check(trio.helene) == []


def test_settling_again_with_another_choice_wins(trio: Trio) -> None:
    trios.voucher_taken_twice(trio)
    case = only_case(trio.helene)
    for option in case.options:
        review.settle(trio.helene, case.id, option.id)
    trio.send(trio.helene)
    states = [vouchers.session_vouchers(trio.helene, trio.known[key])[0].state for key in ("felletin", "royere")]
    assert states == ["refused", "accepted"]


def test_odd_voucher_asks_whether_to_accept_it(trio: Trio) -> None:
    trios.odd_voucher(trio)
    assert review.sentence(only_case(trio.helene)) == (
        "Le chèque 0377 21O1 n’a pas la forme attendue. Faut-il l’accepter\u202f?"
    )


def test_odd_voucher_accepted_is_paid(trio: Trio) -> None:
    trios.odd_voucher(trio)
    case = only_case(trio.helene)
    review.settle(trio.helene, case.id, case.proposed)
    trio.send(trio.helene)
    assert vouchers.session_vouchers(trio.helene, trio.known["royere"])[0].state == "accepted"


def test_expired_voucher_says_so(trio: Trio) -> None:
    trio.clock.advance(days=90)
    vouchers.redeem_voucher(trio.claire, trios.CODE, trio.known["scheme"], trio.known["royere"])
    trio.send(trio.claire, trio.helene)
    assert "après sa date de fin" in review.sentence(only_case(trio.helene))


def test_phone_changed_by_two_people_names_the_person(trio: Trio) -> None:
    trios.phone_changed_twice(trio)
    assert review.sentence(only_case(trio.helene)) == "Deux téléphones pour Annie Rochefort\u00a0: lequel garder\u202f?"


def test_both_values_are_kept_with_their_authors(trio: Trio) -> None:
    trios.phone_changed_twice(trio)
    assert [(option.actor, option.value) for option in only_case(trio.helene).options] == [
        ("Claire Fourneau", "+33639981002"),
        ("Karim Benali", "+33639981003"),
    ]


def test_the_value_on_screen_is_told(trio: Trio) -> None:
    trios.phone_changed_twice(trio)
    shown = people.person_card(trio.helene, trio.known["annie"]).fields["phone"]
    assert [option.value for option in only_case(trio.helene).options if option.details["shown"]] == [shown]


def test_the_value_chosen_reaches_everybody(trio: Trio) -> None:
    trios.phone_changed_twice(trio)
    case = only_case(trio.helene)
    review.settle(trio.helene, case.id, case.options[0].id)
    trio.send(trio.helene, trio.karim)
    assert people.person_card(trio.karim, trio.known["annie"]).fields["phone"] == "+33639981002"


def test_session_changed_by_two_people_tells_where_and_when(trio: Trio) -> None:
    trios.title_changed_twice(trio)
    about = only_case(trio.helene).details["about"]
    assert (about["starts_at"][:10], about["place_name"]) == ("2026-11-24", "Royère-de-Vassivière, foyer rural")


def test_two_records_of_one_person_are_one_question(trio: Trio) -> None:
    trios.same_person_twice(trio)
    case = only_case(trio.helene)
    assert (case.kind, review.sentence(case)) == (
        "duplicate",
        "Jean-Pierre Lefèvre et J.-P. Lefebvre\u00a0: est-ce la même personne\u202f?",
    )


def test_merging_keeps_the_values_chosen(trio: Trio) -> None:
    trios.same_person_twice(trio)
    case = only_case(trio.helene)
    review.settle(trio.helene, case.id, trio.known["lefevre"], {"phone": "+33639981275"})
    merged = people.person_card(trio.helene, trio.known["lefebvre"])
    assert (merged.fields["last_name"], merged.fields["phone"]) == ("Lefèvre", "+33639981275")


def test_merge_undone_asks_again(trio: Trio) -> None:
    trios.same_person_twice(trio)
    merge, _ = review.settle(trio.helene, only_case(trio.helene).id, trio.known["lefevre"])
    assert review.to_check(trio.helene) == []
    unmerge_people(trio.helene, merge)
    assert len(review.to_check(trio.helene)) == 1


def test_two_different_people_are_never_asked_about_again(trio: Trio) -> None:
    trios.same_person_twice(trio)
    review.settle(trio.helene, only_case(trio.helene).id, review.DISTINCT)
    trio.send(trio.helene)
    assert review.to_check(trio.helene) == []


def test_mediator_sees_what_is_about_her_own_doings(trio: Trio) -> None:
    trios.odd_voucher(trio)
    trio.send(trio.karim)
    assert (len(review.to_check(trio.claire)), review.to_check(trio.karim)) == (1, [])


def test_mediator_is_not_asked_about_people_who_look_alike(trio: Trio) -> None:
    trios.same_person_twice(trio)
    trio.send(trio.claire)
    assert review.to_check(trio.claire) == []


def test_mediator_may_not_settle(trio: Trio) -> None:
    trios.odd_voucher(trio)
    case = only_case(trio.claire)
    with pytest.raises(NotAllowedError):
        review.settle(trio.claire, case.id, case.proposed)


def test_answer_that_is_none_of_the_options_is_refused(trio: Trio) -> None:
    trios.phone_changed_twice(trio)
    with pytest.raises(InvalidInputError, match="Réponse inconnue"):
        review.settle(trio.helene, only_case(trio.helene).id, "none")


def test_question_that_does_not_exist_is_refused(trio: Trio) -> None:
    with pytest.raises(NotFoundError):
        review.settle(trio.helene, "case-of-nothing", "none")


def test_count_is_the_length_of_the_list(trio: Trio) -> None:
    trios.voucher_taken_twice(trio)
    trios.phone_changed_twice(trio)
    trios.same_person_twice(trio)
    assert review.count_to_check(trio.helene) == len(review.to_check(trio.helene)) == 3


def test_somebody_alone_is_asked_about_people_who_look_alike(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        for first_name in ("Denise", "Denyse"):
            fields = {"last_name": "Roche", "first_name": first_name, "birth_year": 1948, "commune": "23165"}
            people.add_person(laptop, fields)
        assert [case.kind for case in review.to_check(laptop)] == ["duplicate"]


@pytest.mark.parametrize(
    ("make", "answers"),
    [
        (trios.voucher_taken_twice, "Aucun n’est payé."),
        (trios.odd_voucher, "Il n’est pas payé."),
        (trios.same_person_twice, "Ce sont 2 personnes différentes."),
    ],
)
def test_every_answer_is_told_in_words(trio: Trio, make: object, answers: str) -> None:
    make(trio)  # type: ignore[operator]
    assert list(review.answers(only_case(trio.helene)).values())[-1] == answers


def test_answer_about_a_voucher_names_person_place_time_and_mediator(trio: Trio) -> None:
    trios.voucher_taken_twice(trio)
    case = only_case(trio.helene)
    assert review.option_sentence(case, case.options[0]) == (
        "Payer celui de Gérard Thérond, Sécuriser son téléphone, Felletin, mairie, le 17/11/2026 à 10\u00a0h\u00a022,"
        " pris par Karim Benali, scanné."
    )


def test_answer_about_a_field_names_author_and_time(trio: Trio) -> None:
    trios.phone_changed_twice(trio)
    case = only_case(trio.helene)
    sentence = review.option_sentence(case, case.options[0])
    assert sentence.startswith("06\u00a039\u00a098\u00a010\u00a002\u00a0: noté par Claire Fourneau, le ")


def test_record_deleted_meanwhile_is_not_merged(trio: Trio) -> None:
    trios.same_person_twice(trio)
    case = only_case(trio.helene)
    people.delete_person(trio.helene, trio.known["lefebvre"])
    with pytest.raises(NotFoundError, match="Une des deux personnes"):
        review.settle(trio.helene, case.id, trio.known["lefevre"])


def test_the_fuller_name_is_proposed_for_the_merged_record(trio: Trio) -> None:
    for first_name in ("J.-P.", "Jean-Pierre"):
        fields = {"last_name": "Lefèvre", "first_name": first_name, "birth_year": 1949, "commune": "23165"}
        people.add_person(trio.helene, fields)
    case = only_case(trio.helene)
    assert case.proposed == case.options[1].id
