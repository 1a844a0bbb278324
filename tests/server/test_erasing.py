"""Erasing a person: nothing of what was written about her is left, everything else is, and the log still fits."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediator_app.errors import NotFoundError
from mediator_app.protocol.messages import Operation
from mediator_app.server.__main__ import serving_store
from mediator_app.server.checking import problems
from mediator_app.server.erasing import erase, erase_again, keep_list, owed, read_list
from mediator_app.server.folder import DATABASE, centre_in
from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import (
    NOW,
    SESSION,
    WALL,
    Post,
    a_centre,
    a_person,
    a_redemption,
    a_team,
    cases_of,
    together,
)

MARK = "Wxyzzy-Quodlibet"
LISTED = {"id": "p1", "entity": "person", "seq": 9, "at": "2026-11-24T09:21:15Z", "actor": "x"}
MANDATE = {"starts_on": "2026-11-24", "ends_on": "2027-11-24", "consent": "paper"}


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[SqliteStore]:
    """A centre in a file."""
    with a_centre(tmp_path / DATABASE) as store:
        yield store


@pytest.fixture
def posts(centre: SqliteStore) -> tuple[Post, Post, Post]:
    """A team that has written a lot about Denise: versions, a question, a merge, a presence, a voucher."""
    anne, bruno, coordinator = a_team(centre)
    anne.sync(a_person(anne, "p1", last_name=MARK, note=f"{MARK} 1"), a_person(anne, "p2", last_name=f"{MARK} 2"))
    bruno.sync()
    anne.sync(anne.edit("person", "p1", anne.versions("p1"), note=f"{MARK} 3"))
    bruno.sync(bruno.edit("person", "p1", bruno.versions("p1"), note=f"{MARK} 4"))
    anne.sync(anne.create("attendance", "a1", session=SESSION, person="p1", status="present"))
    anne.sync(a_redemption(anne, "r1", "ABC1", person="p1"), a_person(anne, "p3"))
    merge = coordinator.create(
        "merge", "m1", survivor="p1", absorbed="p2", reason=MARK, choices={"last_name": f"{MARK} 5"}
    )
    coordinator.sync()
    coordinator.sync(merge)
    for post in (anne, bruno, coordinator):
        post.sync()
    assert MARK in str(cases_of(coordinator))
    return anne, bruno, coordinator


def by_coordinator(coordinator: Post) -> list[str]:
    """The coordinator's own act."""
    return coordinator.verdicts(coordinator.create("erasure", "e1", person="p1", reason="request"))


def test_no_byte_of_the_file_or_its_log_remembers(
    centre: SqliteStore, posts: tuple[Post, Post, Post], tmp_path: Path
) -> None:
    assert MARK.encode() in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    erase(centre, "p1", "request", NOW)
    centre.scrub()
    left = {path.name for path in tmp_path.iterdir() if MARK.encode() in path.read_bytes()}
    assert left == set()


def test_everything_about_a_person_goes_to_everybody_as_erased(
    centre: SqliteStore, posts: tuple[Post, Post, Post]
) -> None:
    assert by_coordinator(posts[2]) == ["accepted"]
    changes = {change.id: change for change in posts[1].sync().changes}
    gone = {id_: bytes(change.fields) for id_, change in changes.items() if change.gone == "erased"}
    assert (gone["p1"], gone["p2"], gone["m1"]) == (
        b'{"voided":true}',
        b'{"voided":true}',
        b'{"survivor":"p1","absorbed":"p2"}',
    )
    assert [id_ for id_ in gone if changes[id_].entity == "case"]
    assert len(gone) == 4


def test_log_records_and_chain_still_fit(centre: SqliteStore, posts: tuple[Post, Post, Post]) -> None:
    by_coordinator(posts[2])
    assert problems(centre) == []
    with centre.writing() as session:
        session.run("UPDATE operations SET state = 'rejected' WHERE id = 'p1' AND kind = 'create'")
    assert "not as it was written" in problems(centre)[0]


def test_presences_vouchers_and_others_stay(centre: SqliteStore, posts: tuple[Post, Post, Post]) -> None:
    by_coordinator(posts[2])
    with centre.reading() as session:
        records = session.records(["a1", "r1", "p3"])
    assert [bool(json.loads(records[id_].fields)) and not records[id_].erased for id_ in ("a1", "r1", "p3")] == [
        True
    ] * 3


def test_mandates_and_what_was_done_under_them_go_with_her(
    centre: SqliteStore, posts: tuple[Post, Post, Post], tmp_path: Path
) -> None:
    anne = posts[0]
    mandate = anne.create(
        "mandate", "d1", person="p2", actions="Lunatique", starts_on="2026-11-24", ends_on="2026-11-24"
    )
    anne.sync(mandate, anne.create("mandate_use", "u1", mandate="d1", action="Lunatique", used_at="2026-11-24T10:00"))
    by_coordinator(posts[2])
    with centre.reading() as session:
        assert "Lunatique" not in str(session.log(0, 1000))
        assert {one.fields for one in session.records(["d1", "u1"]).values()} == {'{"voided":true}'}


def test_mandate_that_comes_late_about_an_erased_person_is_emptied_at_once(
    centre: SqliteStore, posts: tuple[Post, Post, Post]
) -> None:
    bruno = posts[1]
    by_coordinator(posts[2])
    late = bruno.create("mandate", "d1", person="p1", actions="Lunatique", starts_on="2026-11-24", ends_on="2026-11-24")
    assert bruno.verdicts(late) == ["accepted"]
    with centre.reading() as session:
        assert "Lunatique" not in str(session.log(0, 1000))
    assert problems(centre) == []


def refused(post: Post, *ops: Operation) -> list[str]:
    """What becomes of a transaction of which one part may not be written by a mediator."""
    return post.verdicts(*together(*ops, post.create("scheme", "s9", name="Pass", face_value_cents=1)))


def about_her(post: Post) -> tuple[Operation, ...]:
    """A mandate of Denise's, what was done under it, and a level, each with words about her."""
    return (
        post.create("mandate", "d1", person="p1", actions=MARK, **MANDATE),
        post.create("mandate_use", "u1", mandate="d1", action=MARK, used_at=WALL),
        post.create("assessment", "l1", person="p1", area=MARK, moment="before", level=1, taken_on="2026-11-24"),
    )


def text_of(centre: SqliteStore) -> str:
    """All that the log and the records say."""
    with centre.reading() as session:
        return str((session.log(0, 999), session.records_after("", 999)))


def test_what_was_refused_about_her_goes_with_her_and_its_author_hears_of_it(
    centre: SqliteStore, posts: tuple[Post, Post, Post]
) -> None:
    anne, _, coordinator = posts
    assert refused(anne, *about_her(anne))[0] == "rejected transaction"
    by_coordinator(coordinator)
    assert MARK not in text_of(centre)
    assert {change.id for change in anne.sync().changes if change.gone} >= {"d1", "u1", "l1"}
    assert problems(centre) == []


def test_what_is_refused_about_somebody_erased_keeps_no_word(
    centre: SqliteStore, posts: tuple[Post, Post, Post]
) -> None:
    anne, _, coordinator = posts
    by_coordinator(coordinator)
    refused(anne, *about_her(anne))
    assert MARK not in text_of(centre)
    assert problems(centre) == []


def test_refused_merge_keeps_only_whom_it_was_to_join(centre: SqliteStore, posts: tuple[Post, Post, Post]) -> None:
    anne, _, coordinator = posts
    assert anne.verdicts(anne.create("merge", "m9", survivor="p3", absorbed="p1", reason=MARK)) == [
        "rejected not_allowed"
    ]
    by_coordinator(coordinator)
    assert MARK not in text_of(centre)
    coordinator.sync()
    assert coordinator.fields("m9") == {"survivor": "p3", "absorbed": "p1", "voided": True}


def test_what_was_refused_about_somebody_else_stays_in_the_log(
    centre: SqliteStore, posts: tuple[Post, Post, Post]
) -> None:
    anne, _, coordinator = posts
    refused(anne, anne.create("mandate", "d2", person="p3", actions="Ses impôts", **MANDATE))
    by_coordinator(coordinator)
    assert "Ses impôts" in text_of(centre)


def test_later_operation_is_parked_and_its_content_dropped(
    centre: SqliteStore, posts: tuple[Post, Post, Post], tmp_path: Path
) -> None:
    anne, bruno, coordinator = posts
    by_coordinator(coordinator)
    assert bruno.verdicts(bruno.edit("person", "p1", note="Lunatique")) == ["parked erased"]
    assert anne.verdicts(a_person(anne, "p1", last_name="Lunatique")) == ["parked erased"]
    with centre.reading() as session:
        assert "Lunatique" not in str(session.log(0, 1000))
        assert session.records(["p1"])["p1"].fields == '{"voided":true}'


def test_refused_operation_on_an_erased_person_keeps_no_content(
    centre: SqliteStore, posts: tuple[Post, Post, Post]
) -> None:
    by_coordinator(posts[2])
    assert posts[1].verdicts(posts[1].edit("person", "p1", birth_year="Lunatique")) == ["rejected malformed"]
    with centre.reading() as session:
        assert "Lunatique" not in str(session.log(0, 1000))


def test_erased_operation_sent_again_is_no_copy_of_a_laptop(
    centre: SqliteStore, posts: tuple[Post, Post, Post]
) -> None:
    anne = posts[0]
    again = anne.edit("person", "p1", anne.versions("p1"), note="encore")
    assert anne.verdicts(again) == ["accepted"]
    by_coordinator(posts[2])
    assert anne.verdicts(again) == ["accepted"]


def test_answer_to_a_question_about_an_erased_person_is_parked(
    centre: SqliteStore, posts: tuple[Post, Post, Post]
) -> None:
    coordinator = posts[2]
    case = cases_of(coordinator)[0]
    by_coordinator(coordinator)
    answer = coordinator.create("settlement", "s1", case=case["id"], keep="1", supersedes=[])
    assert coordinator.verdicts(answer) == ["parked erased"]


def test_operations_of_the_same_batch_are_emptied_too(centre: SqliteStore, posts: tuple[Post, Post, Post]) -> None:
    coordinator = posts[2]
    batch = coordinator.edit("person", "p3", note="Lunatique"), coordinator.create("erasure", "e3", person="p3")
    later = coordinator.edit("person", "p3", note="Lunatique")
    assert coordinator.verdicts(*batch, later) == ["accepted", "accepted", "parked erased"]
    with centre.reading() as session:
        assert "Lunatique" not in str(session.log(0, 1000))
    assert problems(centre) == []


def test_mediator_may_not_erase(centre: SqliteStore, posts: tuple[Post, Post, Post]) -> None:
    assert posts[0].verdicts(posts[0].create("erasure", "e2", person="p1")) == ["rejected not_allowed"]


def test_erasing_is_for_good(centre: SqliteStore, posts: tuple[Post, Post, Post]) -> None:
    by_coordinator(posts[2])
    assert posts[2].verdicts(posts[2].void("erasure", "e1")) == ["rejected for_good"]


def test_erasing_twice_changes_nothing(centre: SqliteStore, posts: tuple[Post, Post, Post]) -> None:
    assert len(erase(centre, "p1", "request", NOW)) == 4
    assert erase(centre, "p2", "request", NOW) == []


def test_nobody_is_erased_by_a_wrong_number(centre: SqliteStore, posts: tuple[Post, Post, Post]) -> None:
    with pytest.raises(NotFoundError):
        erase(centre, "a1", "request", NOW)


def test_laptops_that_have_not_carried_it_out_are_named(centre: SqliteStore, posts: tuple[Post, Post, Post]) -> None:
    by_coordinator(posts[2])
    with centre.writing() as session:
        done = session.erasures()[-1].seq
        session.carried_out(posts[0].device.id, done)
        (denise, absorbed) = owed(session)
    assert {denise.id, absorbed.id} == {"p1", "p2"}
    assert set(denise.laptops) == {posts[1].device.id, posts[2].device.id}


def test_list_beside_the_data_holds_ids_only_and_each_once(
    centre: SqliteStore, posts: tuple[Post, Post, Post], tmp_path: Path
) -> None:
    by_coordinator(posts[2])
    keep_list(centre, tmp_path)
    keep_list(centre, tmp_path)
    assert sorted(one.entity for one in read_list(tmp_path)) == ["case", "merge", "person", "person"]
    assert MARK not in (tmp_path / "erasures.jsonl").read_text()


def test_line_of_the_list_cut_off_by_a_crash_hides_no_other(
    centre: SqliteStore, posts: tuple[Post, Post, Post], tmp_path: Path
) -> None:
    (tmp_path / "erasures.jsonl").write_text('{"id":"p9","ent')
    by_coordinator(posts[2])
    keep_list(centre, tmp_path)
    assert len(read_list(tmp_path)) == 4


def test_what_came_back_with_an_older_copy_is_erased_again(
    centre: SqliteStore, posts: tuple[Post, Post, Post], tmp_path: Path
) -> None:
    with a_centre() as older:
        person = a_team(older)[0]
        person.sync(a_person(person, "p1", last_name=MARK))
        by_coordinator(posts[2])
        keep_list(centre, tmp_path)
        assert erase_again(older, tmp_path, NOW) == 1
        with older.reading() as session:
            assert MARK not in str(session.log(0, 100))
        assert erase_again(older, tmp_path, NOW) == 0
        assert problems(older) == []


def test_somebody_whom_an_older_copy_never_knew_stays_erased_when_a_laptop_brings_her_again(
    posts: tuple[Post, Post, Post], centre: SqliteStore, tmp_path: Path
) -> None:
    by_coordinator(posts[2])
    keep_list(centre, tmp_path)
    with a_centre() as older:
        post = a_team(older)[0]
        assert erase_again(older, tmp_path, NOW) == 0
        late = a_person(post, "p1", last_name=MARK), post.create("mandate", "d1", person="p1", actions=MARK, **MANDATE)
        assert post.verdicts(*late) == ["accepted", "accepted"]
        with older.reading() as session:
            assert MARK not in str(session.log(0, 100))
        assert problems(older) == []


def test_mandate_that_an_older_copy_never_knew_is_emptied_on_laptops_that_still_hold_it(tmp_path: Path) -> None:
    lines = [json.dumps(LISTED | of) + "\n" for of in ({}, {"id": "d1", "entity": "mandate"})]
    (tmp_path / "erasures.jsonl").write_text("".join(lines))
    with a_centre() as older:
        post = a_team(older)[0]
        assert erase_again(older, tmp_path, NOW, is_announced=True) == 0
        post.sync()
        assert (post.records["d1"].gone, post.fields("d1")) == ("erased", {"voided": True})
        assert problems(older) == []


def test_older_file_that_was_put_back_by_hand_is_erased_again_when_the_centre_starts(tmp_path: Path) -> None:
    with a_centre(tmp_path / DATABASE) as store:
        person = a_team(store)[0]
        person.sync(a_person(person, "p1", last_name=MARK))
    older = (tmp_path / DATABASE).read_bytes()
    with centre_in(tmp_path) as store:
        erase(store, "p1", "request", NOW)
        keep_list(store, tmp_path)
    (tmp_path / DATABASE).write_bytes(older)
    with serving_store(Namespace(data=tmp_path, database="", erasures=None)) as again, again.reading() as session:
        assert MARK not in str(session.log(0, 100))


def test_mandate_unknown_where_she_was_erased_is_emptied_with_her_in_the_copy_that_has_it(tmp_path: Path) -> None:
    (tmp_path / "erasures.jsonl").write_text(json.dumps(LISTED) + "\n")
    with a_centre() as store:
        post = a_team(store)[0]
        post.sync(a_person(post, "p1"), post.create("mandate", "d1", person="p1", actions=MARK, **MANDATE))
        assert erase_again(store, tmp_path, NOW) == 2
        with store.reading() as session:
            assert MARK not in str((session.log(0, 100), session.records(["d1"])))


def test_centre_that_finds_the_erased_again_knows_that_it_went_backwards(tmp_path: Path) -> None:
    (tmp_path / "erasures.jsonl").write_text(json.dumps(LISTED) + "\n")
    epochs = []
    with a_centre() as store:
        for _ in range(3):
            with store.reading() as session:
                epochs.append(session.territory().epoch)
            erase_again(store, tmp_path, NOW)
    assert epochs[0] != epochs[1] == epochs[2]


def test_merge_with_somebody_erased_meanwhile_keeps_nothing_but_who_it_joined(
    centre: SqliteStore, posts: tuple[Post, Post, Post]
) -> None:
    by_coordinator(posts[2])
    late = posts[2].create("merge", "m9", survivor="p3", absorbed="p1", choices={"phone": [None, MARK]})
    posts[2].sync(late)
    with centre.reading() as session:
        assert json.loads(session.records(["m9"])["m9"].fields) == {"survivor": "p3", "absorbed": "p1"}
        assert MARK not in str(session.log(0, 100))


def test_emptied_merge_that_a_copy_sends_once_more_stays_empty(
    centre: SqliteStore, posts: tuple[Post, Post, Post]
) -> None:
    by_coordinator(posts[2])
    for _ in range(2):
        posts[2].sync(posts[2].create("merge", "m9", survivor="p3", absorbed="p1", choices={"phone": [None, MARK]}))
    with centre.reading() as session:
        assert json.loads(session.records(["m9"])["m9"].fields) == {"survivor": "p3", "absorbed": "p1"}
        assert MARK not in str(session.log(0, 100))
    assert problems(centre) == []


def a_signature(post: Post, id_: str, person: str) -> Any:
    """A signature that somebody drew on a screen at a session."""
    fields = {"media_type": "image/svg+xml", "byte_count": 9, "sha256": "a" * 64, "taken_at": "2026-11-24T10:04"}
    return post.create("attachment", id_, session=SESSION, name=f"signature:{person}", **fields)


def test_drawn_signature_goes_with_her(centre: SqliteStore, posts: tuple[Post, Post, Post]) -> None:
    anne = posts[0]
    anne.sync(a_signature(anne, "s1", "p2"), a_signature(anne, "s3", "p3"))
    by_coordinator(posts[2])
    with centre.reading() as session:
        emptied = {one.id for one in session.records(["s1", "s3"]).values() if one.erased}
    assert emptied == {"s1"}


def test_signature_that_comes_late_is_emptied_at_once(centre: SqliteStore, posts: tuple[Post, Post, Post]) -> None:
    bruno = posts[1]
    by_coordinator(posts[2])
    assert bruno.verdicts(a_signature(bruno, "s1", "p1"), a_signature(bruno, "s3", "p3")) == ["accepted"] * 2
    with centre.reading() as session:
        assert [bool(session.records([id_])[id_].erased) for id_ in ("s1", "s3")] == [True, False]
    assert problems(centre) == []
