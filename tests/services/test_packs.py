"""Packs opened, counted across sessions and merged records, closed; what is warned about and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from mediator_app.domain.packs import PackTemplate
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import attendance, merging, packs, people, sessions, undoing
from mediator_app.services.laptop import Laptop
from tests.support.laptops import a_laptop


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """One laptop for all: each test has people and sessions of its own."""
    with a_laptop(tmp_path_factory.mktemp("packs")) as opened:
        yield opened


@dataclass
class Learner:
    """Somebody with five hours, and sessions of two hours to which she comes."""

    laptop: Laptop
    id: str
    pack: str

    def comes(self, status: str = "present", person: str = "") -> str:
        times = {"starts_at": "2026-11-24T10:00", "ends_at": "2026-11-24T12:00"}
        session = sessions.add_session(self.laptop, {"title": "Tablette", **times}).id
        attendance.set_attendance(self.laptop, session, person or self.id, status)
        return session

    def balance(self) -> tuple[int, int]:
        found, _ = packs.pack_card(self.laptop, self.pack)
        return found.used, found.left


@pytest.fixture
def learner(laptop: Laptop) -> Learner:
    person = people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"}).id
    return Learner(laptop, person, packs.open_pack(laptop, person, "hours5", 5000)[0])


def test_pack_of_five_hours_is_opened_from_its_template(learner: Learner) -> None:
    found, _ = packs.pack_card(learner.laptop, learner.pack)
    wanted = ("Parcours 5 heures", "minutes", 300, 5000, "2026-11-24")
    assert (found.title, found.unit, found.amount, found.price_cents, found.opened_on) == wanted


@pytest.mark.parametrize(
    "template",
    [
        "hours50",
        PackTemplate(" ", "minutes", 10),
        PackTemplate("P", "weeks", 1),
        PackTemplate("P", "minutes", 0),
        PackTemplate("P", "sessions", 1001),
    ],
)
def test_pack_that_cannot_be_is_refused(laptop: Laptop, learner: Learner, template: PackTemplate | str) -> None:
    with pytest.raises(InvalidInputError):
        packs.open_pack(laptop, learner.id, template)


def test_pack_of_nobody_is_refused(laptop: Laptop) -> None:
    with pytest.raises(NotFoundError):
        packs.open_pack(laptop, "nobody", "hours5")


def test_session_is_counted_by_its_length(learner: Learner) -> None:
    counted = packs.count_session(learner.laptop, learner.pack, learner.comes())
    assert (learner.balance(), counted.warnings) == ((120, 180), ())


def test_session_counted_twice_counts_once(learner: Learner) -> None:
    session = learner.comes()
    first = packs.count_session(learner.laptop, learner.pack, session)
    second = packs.count_session(learner.laptop, learner.pack, session)
    assert (learner.balance(), first.id, second.changes.kinds) == ((120, 180), second.id, frozenset())


def test_counting_again_corrects_the_amount(learner: Learner) -> None:
    session = learner.comes()
    packs.count_session(learner.laptop, learner.pack, session)
    packs.count_session(learner.laptop, learner.pack, session, 60)
    assert learner.balance() == (60, 240)


def test_amount_corrected_within_the_pack_is_not_below_zero(learner: Learner) -> None:
    session = learner.comes()
    packs.count_session(learner.laptop, learner.pack, session, 200)
    assert packs.count_session(learner.laptop, learner.pack, session, 300).warnings == ()


def test_use_taken_back_can_be_counted_again(learner: Learner) -> None:
    session = learner.comes()
    packs.count_session(learner.laptop, learner.pack, session)
    packs.take_back(learner.laptop, learner.pack, session)
    without = learner.balance()
    packs.count_session(learner.laptop, learner.pack, session)
    assert (without, learner.balance()) == ((0, 300), (120, 180))


def test_pack_going_below_zero_is_warned_about(learner: Learner) -> None:
    warnings = [packs.count_session(learner.laptop, learner.pack, learner.comes(), 150).warnings for _ in range(3)]
    assert (warnings, learner.balance()) == ([(), (), ("overdrawn",)], (450, -150))


def test_session_without_her_is_warned_about(learner: Learner) -> None:
    counted = packs.count_session(learner.laptop, learner.pack, learner.comes("absent"))
    assert counted.warnings == ("not_present",)


@pytest.mark.parametrize("amount", [0, 100_000])
def test_senseless_amount_is_refused(learner: Learner, amount: int) -> None:
    with pytest.raises(InvalidInputError):
        packs.count_session(learner.laptop, learner.pack, learner.comes(), amount)


def test_closed_pack_is_counted_only_after_it_is_opened_again(learner: Learner) -> None:
    packs.close_pack(learner.laptop, learner.pack)
    with pytest.raises(InvalidInputError, match="clos"):
        packs.count_session(learner.laptop, learner.pack, learner.comes())
    packs.reopen_pack(learner.laptop, learner.pack)
    packs.count_session(learner.laptop, learner.pack, learner.comes())
    assert learner.balance() == (120, 180)


def test_those_present_with_a_pack_are_proposed(learner: Learner) -> None:
    session = learner.comes()
    other = people.add_person(learner.laptop, {"last_name": "Aubrun"}).id
    attendance.set_attendance(learner.laptop, session, other, "present")
    assert [(one.pack.id, one.amount) for one in packs.proposals(learner.laptop, session)] == [(learner.pack, 120)]


def test_somebody_absent_is_not_proposed(learner: Learner) -> None:
    assert packs.proposals(learner.laptop, learner.comes("absent")) == []


def test_proposed_packs_are_counted_in_one_gesture_and_undone_in_one(learner: Learner) -> None:
    session = learner.comes()
    changes = packs.count_proposed(learner.laptop, session)
    counted = (learner.balance(), packs.proposals(learner.laptop, session))
    undoing.undo(learner.laptop, changes.txn)
    assert (counted, learner.balance()) == (((120, 180), []), (0, 300))


def test_only_the_chosen_packs_are_counted(learner: Learner) -> None:
    changes = packs.count_proposed(learner.laptop, learner.comes(), ["another"])
    assert (changes.kinds, learner.balance()) == (frozenset(), (0, 300))


def test_merged_records_have_one_balance(learner: Learner) -> None:
    twin = people.add_person(learner.laptop, {"last_name": "Roche", "first_name": "Denyse"}).id
    session = learner.comes(person=twin)
    merging.merge_people(learner.laptop, learner.id, twin, {})
    proposed = [one.pack.id for one in packs.proposals(learner.laptop, session)]
    packs.count_proposed(learner.laptop, session)
    assert proposed == [learner.pack]
    assert [one.left for one in packs.packs_of(learner.laptop, twin)] == [180]


def test_sessions_that_no_pack_has_counted_are_told_with_the_pack_to_use(learner: Learner) -> None:
    first, second = learner.comes(), learner.comes()
    learner.comes("absent")
    packs.count_session(learner.laptop, learner.pack, first)
    found = packs.to_count(learner.laptop, learner.id)
    assert [(use.session, use.amount, pack.id) for use, pack in found] == [(second, 120, learner.pack)]


def test_without_an_open_pack_nothing_is_to_be_counted(learner: Learner) -> None:
    learner.comes()
    packs.close_pack(learner.laptop, learner.pack)
    assert packs.to_count(learner.laptop, learner.id) == []


def test_uses_are_told_with_their_sessions(learner: Learner) -> None:
    packs.count_session(learner.laptop, learner.pack, learner.comes())
    [use] = packs.pack_uses(learner.laptop, learner.pack)
    assert (use.session_title, use.amount) == ("Tablette", 120)


@pytest.mark.parametrize("work", [packs.close_pack, packs.pack_card])
def test_unknown_pack_is_told_in_words(laptop: Laptop, work: object) -> None:
    with pytest.raises(NotFoundError, match="parcours"):
        work(laptop, "none")  # type: ignore[operator]


@pytest.mark.parametrize("cents", [-1, packs.MOST_CENTS + 1])
def test_price_that_is_a_slip_of_the_hand_is_refused(laptop: Laptop, learner: Learner, cents: int) -> None:
    with pytest.raises(InvalidInputError, match="Le prix doit être entre 0 et 10\u202f000\u00a0€"):
        packs.open_pack(laptop, learner.id, "hours5", cents)


def test_unknown_template_is_refused_with_those_there_are(laptop: Laptop, learner: Learner) -> None:
    with pytest.raises(InvalidInputError, match="Parcours inconnu\u00a0: hours50") as refused:
        packs.open_pack(laptop, learner.id, "hours50")
    assert "hours5" in refused.value.hint.split(", ")


def test_pack_of_sessions_counts_one_for_each(learner: Learner) -> None:
    pack, _ = packs.open_pack(learner.laptop, learner.id, PackTemplate("Trois ateliers", "sessions", 3))
    packs.count_session(learner.laptop, pack, learner.comes())
    found, _ = packs.pack_card(learner.laptop, pack)
    assert (found.used, found.left) == (1, 2)


def test_last_minute_of_a_pack_is_not_below_zero(learner: Learner) -> None:
    warnings = packs.count_session(learner.laptop, learner.pack, learner.comes(), 300).warnings
    assert (warnings, learner.balance()) == ((), (300, 0))


def test_session_that_was_never_counted_is_taken_back_without_a_change(learner: Learner) -> None:
    assert packs.take_back(learner.laptop, learner.pack, learner.comes()).txn == ""


@pytest.mark.parametrize("work", [packs.proposals, packs.count_proposed])
def test_session_that_is_not_here_proposes_nothing(laptop: Laptop, work: object) -> None:
    with pytest.raises(NotFoundError, match="Cet atelier"):
        work(laptop, "nowhere")  # type: ignore[operator]


def test_closed_pack_keeps_what_is_left(learner: Learner) -> None:
    packs.count_session(learner.laptop, learner.pack, learner.comes())
    packs.close_pack(learner.laptop, learner.pack)
    assert learner.balance() == (120, 180)


def test_open_packs_stand_before_closed_ones(learner: Learner) -> None:
    packs.close_pack(learner.laptop, learner.pack)
    second, _ = packs.open_pack(learner.laptop, learner.id, "hours5")
    assert [one.id for one in packs.packs_of(learner.laptop, learner.id)] == [second, learner.pack]
