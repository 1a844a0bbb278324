"""What is put aside unread holds words about people too: of whom, and what is left of it once they are erased."""

from __future__ import annotations

import msgspec
import pytest

from mediator_app.domain.entities import ENTITIES
from mediator_app.protocol.messages import Aside, QuarantineRequest
from mediator_app.server.erasing import erase
from mediator_app.server.setting_aside import put_aside
from mediator_app.server.store.sqlite import SqliteStore
from mediator_app.server.words_about import WORDS_ABOUT, ids_told_of, is_emptied
from tests.support.centre import NOW, TERRITORY, Post, a_device, a_person

SECRET = "Wxyzzy"


@pytest.fixture
def post(store: SqliteStore) -> Post:
    """A laptop whose people p1 and p2 are known."""
    post = a_device(store)
    post.sync(a_person(post, "p1"), a_person(post, "p2"))
    return post


def aside(post: Post, entity: str, id_: str, **fields: object) -> bytes:
    """What is put aside of an operation on which the centre stumbled; its bytes."""
    operation = post.create(entity, id_, **fields)
    blob = msgspec.json.encode(operation)
    put_aside(post.store, post.device, QuarantineRequest(TERRITORY.id, [Aside(operation.n, blob)]), NOW)
    return blob


def left(store: SqliteStore) -> list[bytes]:
    """What is put aside now."""
    with store.reading() as session:
        return [bytes(one.blob) for one in session.set_aside()]


@pytest.mark.parametrize("entity", sorted(WORDS_ABOUT))
def test_field_that_leads_to_the_person_is_a_reference(entity: str) -> None:
    assert WORDS_ABOUT[entity] in {field.name for field in ENTITIES[entity].references}


def test_mandate_tells_of_itself_and_of_its_person(post: Post) -> None:
    assert ids_told_of(aside(post, "mandate", "m1", person="p1")) == {"m1", "p1"}


def test_presence_tells_of_itself_only(post: Post) -> None:
    assert ids_told_of(aside(post, "attendance", "a1", person="p1")) == {"a1"}


@pytest.mark.parametrize("blob", [b"", b"junk", b"[]", b'{"n":1}'])
def test_what_cannot_be_read_tells_of_nobody_and_is_not_empty(blob: bytes) -> None:
    assert (ids_told_of(blob), is_emptied(blob)) == (set(), False)


ABOUT_HER: dict[str, dict[str, object]] = {
    "person": {"note": SECRET},
    "mandate": {"person": "p1", "actions": SECRET},
    "assessment": {"person": "p1", "area": SECRET},
}


@pytest.mark.parametrize("entity", ABOUT_HER)
def test_erasure_leaves_of_what_is_aside_about_her_only_that_it_was(
    post: Post, store: SqliteStore, entity: str
) -> None:
    id_ = "p1" if entity == "person" else "x1"
    aside(post, entity, id_, **ABOUT_HER[entity])
    erase(store, "p1", "demande", NOW)
    [blob] = left(store)
    assert (SECRET.encode() in blob, is_emptied(blob), msgspec.json.decode(blob)[3]) == (False, True, id_)


def test_erasure_leaves_what_is_aside_about_others_as_it_came(post: Post, store: SqliteStore) -> None:
    blob = aside(post, "person", "p2", note=SECRET)
    erase(store, "p1", "demande", NOW)
    assert left(store) == [blob]


def test_what_is_put_aside_about_somebody_erased_before_is_emptied_as_it_comes(post: Post, store: SqliteStore) -> None:
    erase(store, "p1", "demande", NOW)
    aside(post, "person", "p1", note=SECRET)
    assert [is_emptied(blob) for blob in left(store)] == [True]


def test_emptied_operation_that_comes_once_more_is_answered_for(post: Post, store: SqliteStore) -> None:
    blob = aside(post, "person", "p1", note=SECRET)
    erase(store, "p1", "demande", NOW)
    again = put_aside(store, post.device, QuarantineRequest(TERRITORY.id, [Aside(post.n, blob)]), NOW)
    assert again.kept == [post.n]
    assert SECRET.encode() not in left(store)[0]


def test_copy_hears_that_what_it_says_again_was_emptied(post: Post) -> None:
    said = post.create("attachment", "p9", name="signature:p1")
    # The other copy had been told so by a centre that has lost it since.
    post.sync(msgspec.structs.replace(said, fields=msgspec.Raw(b"{}")))
    assert [(change.id, change.gone, change.seq) for change in post.sync(said).changes] == [("p9", "erased", 0)]


def test_what_was_refused_and_is_said_again_keeps_its_words(post: Post) -> None:
    said = post.create("attachment", "p9", name="signature:p1")
    post.sync(said)
    assert post.sync(said).changes == []
