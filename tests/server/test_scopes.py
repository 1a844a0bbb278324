"""Sectors at the centre: where a record belongs, what a laptop is sent, told to let go of, and may not write."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.protocol.digests import root_of, sums_of
from mediator_app.protocol.messages import Change, CheckRequest
from mediator_app.server import scopes
from mediator_app.server.checking import problems
from mediator_app.server.digesting import check
from mediator_app.server.erasing import erase, owed
from mediator_app.server.store.interface import Store
from tests.support.centre import NOW, SESSION, Post, a_device, a_person, a_redemption, device_of, together

Team = tuple[Post, Post, Post]


def limit(post: Post, *sectors: str) -> None:
    """Let a laptop hold the common records and those of these sectors only."""
    scopes.give_scopes(post.store, post.device.id, sectors, NOW)


def move(post: Post, record: str, sector: str) -> list[str]:
    """Put a record into a sector."""
    return scopes.move(post.store, record, sector, NOW)


def scope_of(post: Post, id_: str) -> str:
    """The sector of a record."""
    with post.store.reading() as session:
        return session.records([id_])[id_].scope


def pull(post: Post, page: int = 64 * 1024) -> list[Change]:
    """All that is new, taken in as a laptop does: what must go, goes."""
    received: list[Change] = []
    while True:
        reply = post.sync(page=page)
        received += reply.changes
        for change in reply.changes:
            if change.gone == "evicted":
                post.records.pop(change.id, None)
        if not reply.more:
            return received


def come_by(post: Post) -> None:
    """Receive everything, and say so the next time, as the door knows the laptop then."""
    pull(post)
    post.device = device_of(post.store, post.token)
    pull(post)


def evictions(received: list[Change]) -> set[str]:
    """What a laptop was told to let go of."""
    return {change.id for change in received if change.gone == "evicted"}


def presence(post: Post, id_: str, person: str, session: str = SESSION) -> object:
    """Somebody present."""
    return post.create("attendance", id_, session=session, person=person, status="present")


@pytest.fixture
def north(team: Team) -> Team:
    """The first mediator in the north, the second in the south, the coordinator everywhere; the workshop is the north's."""
    limit(team[0], "Nord")
    limit(team[1], "Sud")
    move(team[2], SESSION, "Nord")
    for post in team:
        come_by(post)
    return team


def test_what_was_made_before_there_were_sectors_is_common_to_all(team: Team) -> None:
    assert scope_of(team[2], SESSION) == ""


def test_person_belongs_to_the_first_sector_of_who_made_her(team: Team) -> None:
    limit(team[0], "Nord", "Sud")
    team[0].sync(a_person(team[0], "p1"))
    assert scope_of(team[0], "p1") == "Nord"


def test_presence_belongs_to_the_sector_of_its_workshop(north: Team) -> None:
    coordinator = north[2]
    coordinator.sync(a_person(coordinator, "p1"), presence(coordinator, "a1", "p1"))  # type: ignore[arg-type]
    assert (scope_of(coordinator, "p1"), scope_of(coordinator, "a1")) == ("", "Nord")


def test_workshop_belongs_to_the_sector_of_its_place(north: Team) -> None:
    coordinator = north[2]
    coordinator.sync(coordinator.create("place", "l1", name="Mairie"))
    move(coordinator, "l1", "Sud")
    coordinator.sync(coordinator.create("session", "s2", title="A", place="l1", starts_at="2026", ends_at="2026"))
    assert scope_of(coordinator, "s2") == "Sud"


def test_question_about_a_record_is_in_its_sector(north: Team) -> None:
    one, _, coordinator = north
    one.sync(a_person(one, "p1"))
    pull(coordinator)
    seen = coordinator.versions("p1")["last_name"]
    one.sync(one.edit("person", "p1", {"last_name": seen}, last_name="Rocher"))
    coordinator.sync(coordinator.edit("person", "p1", {"last_name": seen}, last_name="Roches"))
    with coordinator.store.reading() as session:
        assert [case.scope for case in session.records_of("case")] == ["Nord"]


def test_laptop_is_sent_its_sectors_and_what_is_common(north: Team) -> None:
    one, two, _ = north
    one.sync(a_person(one, "p1"))
    pull(two)
    assert "p1" not in two.records
    assert SESSION not in two.records
    assert "scheme-1" in two.records


def test_record_that_moves_leaves_one_laptop_and_comes_to_the_other(north: Team) -> None:
    one, two, coordinator = north
    one.sync(a_person(one, "p1"))
    move(coordinator, "p1", "Sud")
    assert evictions(pull(one)) == {"p1"}
    assert [change.id for change in pull(two)] == ["p1"]


def test_record_that_moved_away_and_back_stays(north: Team) -> None:
    one, _, coordinator = north
    one.sync(a_person(one, "p1"))
    move(coordinator, "p1", "Sud")
    move(coordinator, "p1", "Nord")
    assert evictions(pull(one)) == set()
    assert "p1" in one.records


def test_what_hangs_on_a_workshop_moves_with_it(north: Team) -> None:
    one, two, coordinator = north
    one.sync(a_person(one, "p1"), presence(one, "a1", "p1"), a_redemption(one, "r1", "A1"))  # type: ignore[arg-type]
    assert set(move(coordinator, SESSION, "Sud")) == {SESSION, "a1", "r1"}
    assert evictions(pull(one)) == {SESSION, "a1", "r1"}
    assert {SESSION, "a1", "r1"} <= {change.id for change in pull(two)}


def test_presences_of_a_person_who_moves_stay_with_their_workshops(north: Team) -> None:
    one, _, coordinator = north
    one.sync(a_person(one, "p1"), presence(one, "a1", "p1"))  # type: ignore[arg-type]
    assert move(coordinator, "p1", "Sud") == ["p1"]


def test_moving_changes_no_value_and_no_version(north: Team) -> None:
    one, two, coordinator = north
    one.sync(a_person(one, "p1"))
    before = one.fields("p1"), one.versions("p1")
    move(coordinator, "p1", "Sud")
    pull(two)
    assert (two.fields("p1"), two.versions("p1")) == before
    assert problems(coordinator.store) == []


def test_what_must_go_says_nothing_but_which(north: Team) -> None:
    one, _, coordinator = north
    one.sync(a_person(one, "p1"))
    move(coordinator, "p1", "Sud")
    [change] = pull(one)
    assert (bytes(change.fields), change.made_by, change.actor, change.wall) == (b"{}", "", "", "")


def test_laptop_that_gains_a_sector_receives_what_is_in_it(north: Team) -> None:
    one, two, _ = north
    one.sync(a_person(one, "p1"))
    limit(two, "Sud", "Nord")
    assert {"p1", SESSION} <= {change.id for change in pull(two)}


def test_laptop_that_regains_a_sector_receives_its_own_records_too(north: Team) -> None:
    one, _, _ = north
    one.sync(a_person(one, "p1"))
    limit(one, "Sud")
    assert "p1" in evictions(pull(one))
    limit(one, "Nord")
    pull(one)
    assert "p1" in one.records


def test_laptop_that_loses_a_sector_lets_go_of_that_sector_only(north: Team) -> None:
    one, two, coordinator = north
    one.sync(a_person(one, "p1"))
    two.sync(a_person(two, "other"))
    coordinator.sync(a_person(coordinator, "common"))
    limit(one, "Ouest")
    assert evictions(pull(one)) == {"p1", SESSION}


def test_laptop_brought_back_from_an_older_copy_lets_go_again(north: Team) -> None:
    one, _, _ = north
    one.sync(a_person(one, "p1"))
    before = one.cursor
    limit(one, "Sud")
    come_by(one)
    one.cursor, one.device = before, device_of(one.store, one.token)
    assert evictions(pull(one, page=1024)) == {"p1", SESSION}


def test_what_left_a_sector_that_was_lost_before_the_laptop_came_by_goes_too(north: Team) -> None:
    one, _, coordinator = north
    one.sync(a_person(one, "p1"))
    limit(one, "Ouest")
    move(coordinator, "p1", "Sud")
    assert "p1" in evictions(pull(one))


def test_record_that_changes_while_a_laptop_lets_go_is_not_forgotten(north: Team) -> None:
    one, _, coordinator = north
    one.sync(*(a_person(one, f"p{number:02}", note="x" * 300) for number in range(40)))
    limit(one, "Sud")
    first = one.sync(page=1024)
    assert first.more
    coordinator.sync(coordinator.edit("person", "p39", note="y"))
    gone = evictions(first.changes) | evictions(pull(one, page=1024))
    assert {f"p{number:02}" for number in range(40)} <= gone


def test_operation_beyond_the_sectors_is_parked(north: Team) -> None:
    _, two, _ = north
    person, edit = a_person(two, "p9"), two.edit("session", SESSION, title="Autre")
    tick = two.create("attendance", "a9", session=SESSION, person="p9", status="present")
    assert two.verdicts(person, edit, tick) == ["accepted", "parked out_of_scope", "parked out_of_scope"]


def test_parked_operation_changes_nothing_and_shows_nothing(north: Team) -> None:
    _, two, coordinator = north
    reply = two.sync(two.edit("session", SESSION, title="Autre"))
    assert [(change.id, change.gone) for change in reply.changes] == [(SESSION, "evicted")]
    pull(coordinator)
    assert coordinator.fields(SESSION)["title"] == "Atelier"


def test_what_follows_a_parked_creation_is_parked_rather_than_held_for_ever(north: Team) -> None:
    _, two, _ = north
    person = a_person(two, "p9")
    tick = two.create("attendance", "a9", session=SESSION, person="p9", status="present")
    assert two.verdicts(person, tick) == ["accepted", "parked out_of_scope"]
    assert two.verdicts(two.edit("attendance", "a9", status="absent")) == ["parked out_of_scope"]


def test_transaction_with_a_part_beyond_the_sectors_is_parked_whole(north: Team) -> None:
    _, two, _ = north
    both = together(a_person(two, "p9"), two.edit("session", SESSION, title="Autre"))
    assert two.verdicts(*both) == ["parked out_of_scope", "parked out_of_scope"]


def test_verdict_stays_after_the_sector_was_given(north: Team) -> None:
    _, two, _ = north
    edit = two.edit("session", SESSION, title="Autre")
    two.sync(edit)
    limit(two, "Nord")
    assert two.verdicts(edit) == ["parked out_of_scope"]


def test_parked_operations_are_listed_for_the_coordinator(north: Team) -> None:
    _, two, _ = north
    two.sync(two.edit("session", SESSION, title="Autre"))
    with two.store.reading() as session:
        assert [(line.id, line.about) for line in scopes.parked(session)] == [(SESSION, SESSION)]


def test_answer_that_comes_after_the_record_has_left_says_so_again(north: Team) -> None:
    one, _, coordinator = north
    made = a_person(one, "p1")
    one.sync(made)
    move(coordinator, "p1", "Sud")
    pull(one)
    assert evictions(one.sync(made).changes) == {"p1"}


def test_token_read_before_the_sectors_changed_opens_nothing(north: Team) -> None:
    one, two, _ = north
    two.device = replace(two.device, scopes='["*"]')
    one.sync(a_person(one, "p1"))
    assert "p1" not in {change.id for change in two.sync().changes}


@pytest.mark.parametrize("who", [0, 1, 2])
def test_digest_is_that_of_the_laptops_sectors(north: Team, who: int) -> None:
    one, _, coordinator = north
    post = north[who]
    check(post.store, post.device, CheckRequest(post.cursor, root_of([])))
    one.sync(a_person(one, "p1"), a_person(one, "p2"))
    move(coordinator, "p2", "Sud")
    pull(post)
    mine = root_of(sums_of((change.id, change.seq) for change in post.records.values()))
    assert check(post.store, post.device, CheckRequest(post.cursor, mine)).state == "same"


def test_laptop_whose_sectors_have_changed_is_not_compared_before_it_has_received_them(north: Team) -> None:
    one, _, _ = north
    limit(one, "Nord", "Sud")
    assert check(one.store, one.device, CheckRequest(one.cursor, "")).state == "behind"


def test_erasure_is_owed_only_by_laptops_that_may_hold_the_person(north: Team) -> None:
    one, _, coordinator = north
    one.sync(a_person(one, "p1"))
    erase(coordinator.store, "p1", "demande", NOW)
    with one.store.reading() as session:
        assert set(owed(session)[0].laptops) == {one.device.id, coordinator.device.id}


def test_laptop_that_has_let_go_of_a_person_does_not_owe_her_erasure(north: Team) -> None:
    one, _, coordinator = north
    one.sync(a_person(one, "p1"))
    limit(one, "Sud")
    come_by(one)
    erase(coordinator.store, "p1", "demande", NOW)
    with one.store.reading() as session:
        assert owed(session)[0].laptops == (coordinator.device.id,)


def test_erasure_of_what_has_left_is_told_by_its_id_to_who_may_have_written_about_it(north: Team) -> None:
    one, _, coordinator = north
    one.sync(a_person(one, "p1"))
    move(coordinator, "p1", "Sud")
    come_by(one)
    erase(coordinator.store, "p1", "demande", NOW)
    told = [(one.id, one.seq, bytes(one.fields)) for one in pull(one) if one.gone == "erased"]
    assert told == [("p1", 0, b'{"voided":true}')]


def test_operation_about_somebody_who_left_and_was_erased_is_answered_with_that_news(north: Team) -> None:
    one, _, coordinator = north
    one.sync(a_person(one, "p1"))
    move(coordinator, "p1", "Sud")
    erase(coordinator.store, "p1", "demande", NOW)
    come_by(one)
    changes = one.sync(one.edit("person", "p1", note="Wxyzzy")).changes
    assert [change.id for change in changes if change.gone == "erased"] == ["p1"]


def test_same_sectors_again_change_nothing(north: Team) -> None:
    one, _, _ = north
    with one.store.reading() as session:
        before = session.head()
    limit(one, " Nord ")
    with one.store.reading() as session:
        assert session.head() == before


@pytest.mark.parametrize(("record", "sector"), [("scheme-1", "Nord"), (SESSION, "*"), (SESSION, "x" * 61)])
def test_what_cannot_be_moved_so_is_refused(team: Team, record: str, sector: str) -> None:
    with pytest.raises(InvalidInputError):
        move(team[2], record, sector)


def test_unknown_laptops_and_records_are_told(store: Store) -> None:
    with pytest.raises(NotFoundError):
        scopes.give_scopes(store, "nobody", ["Nord"], NOW)
    with pytest.raises(NotFoundError):
        move(a_device(store), "nothing", "Nord")
