"""The centre's side of a stick: whose keys it keeps, for whom it writes, and in which words it turns a file down."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from mediator_app.errors import AppError
from mediator_app.protocol.codec import UnreadableMessageError, encode
from mediator_app.protocol.messages import PublicKeys
from mediator_app.protocol.sealing import CENTRE, Keys, Label, new_keys, seal
from mediator_app.server.parcels import exchange_keys, keys_of, make_answer, take_parcel, unreadable
from mediator_app.server.scopes import give_scopes
from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import NOW, TERRITORY, Post, a_centre, a_device, a_person, stamp

REASONS = ("too_long", "not_a_parcel", "newer_parcel", "not_for_us", "damaged", "not_signed", "other_territory")


@pytest.fixture(scope="module")
def store() -> Iterator[SqliteStore]:
    """One centre for all tests of this file; each has laptops of its own."""
    with a_centre() as store:
        yield store


@pytest.fixture
def known(store: SqliteStore) -> tuple[Post, Keys]:
    """A laptop that has given its keys, and they."""
    post, keys = a_device(store), new_keys()
    exchange_keys(store, post.device, PublicKeys(keys.verify_key, keys.box_key))
    return post, keys


def parcel(post: Post, keys: Keys, to: SqliteStore, **changes: str) -> bytes:
    """A round of that laptop as a file for the centre."""
    told = {"territory": TERRITORY.id, "sender": post.device.id, "recipient": CENTRE, **changes}
    message = encode(post.request(a_person(post, f"{post.device.id}-{post.n}")))
    label = Label("l1", told["territory"], told["sender"], told["recipient"], stamp(), 1, 1, 1, (len(message),))
    return seal(label, [message], keys, keys_of(to).box_key)


def refusal(store: SqliteStore, data: bytes) -> str:
    """The code with which a file is turned down."""
    with pytest.raises(AppError) as refused:
        take_parcel(store, data, NOW)
    return refused.value.code


def test_centre_keeps_the_keys_that_it_made_first(store: SqliteStore) -> None:
    assert keys_of(store) == keys_of(store)


def test_laptop_learns_the_centres_keys_and_those_of_colleagues_with_access(store: SqliteStore) -> None:
    posts = [a_device(store) for _ in range(3)]
    given = [new_keys() for _ in posts]
    for post, keys in zip(posts, given, strict=True):
        told = exchange_keys(store, post.device, PublicKeys(keys.verify_key, keys.box_key))
    with store.writing() as session:
        session.revoke(posts[1].device.id, stamp())
    told = exchange_keys(store, posts[2].device, PublicKeys(given[2].verify_key, given[2].box_key))
    ids = [post.device.id for post in posts]
    assert (told.verify_key, told.box_key) == (keys_of(store).verify_key, keys_of(store).box_key)
    assert [told.colleagues.get(id_) for id_ in ids] == [given[0].box_key, None, None]


GOOD = new_keys()


@pytest.mark.parametrize(
    ("verify_key", "box_key"),
    [
        ("", GOOD.box_key),
        ("00" * 31, GOOD.box_key),
        ("zz" * 32, GOOD.box_key),
        (GOOD.verify_key, ""),
        (GOOD.verify_key, "age1nonsense"),
        (GOOD.verify_key, GOOD.box_key[:-1]),
        (GOOD.verify_key, GOOD.box_key + "\0"),
        (GOOD.verify_key, GOOD.box),
    ],
    ids=["none", "too short", "no figures", "no address", "no key", "cut", "with a NUL", "secret"],
)
def test_what_is_no_key_is_refused_and_not_handed_to_colleagues(
    store: SqliteStore, verify_key: str, box_key: str
) -> None:
    post = a_device(store)
    with pytest.raises(UnreadableMessageError):
        exchange_keys(store, post.device, PublicKeys(verify_key, box_key))
    with store.reading() as session:
        kept = session.device(post.device.id)
    assert kept is not None
    assert (kept.verify_key, kept.box_key) == ("", "")


def test_parcel_is_taken_as_if_it_had_come_by_the_network(store: SqliteStore, known: tuple[Post, Keys]) -> None:
    post, keys = known
    taken = take_parcel(store, parcel(post, keys, store), NOW)
    assert (taken.device, taken.operations, taken.accepted, taken.parked) == (post.device.id, 1, 1, 0)
    with store.reading() as session:
        assert session.existing([f"{post.device.id}-0"])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"territory": "territory-charente"}, "other_territory"),
        ({"recipient": "poste-9"}, "other_territory"),
        ({"sender": "poste-9"}, "not_signed"),
    ],
)
def test_label_that_says_something_else_is_refused_and_keeps_nothing(
    store: SqliteStore, known: tuple[Post, Keys], changes: dict[str, str], code: str
) -> None:
    post, keys = known
    assert refusal(store, parcel(post, keys, store, **changes)) == code
    with store.reading() as session:
        assert not session.existing([f"{post.device.id}-0"])


def test_parcel_signed_by_another_laptop_is_refused(store: SqliteStore, known: tuple[Post, Keys]) -> None:
    assert refusal(store, parcel(known[0], new_keys(), store)) == "not_signed"


def test_parcel_of_a_laptop_that_never_gave_keys_is_refused(store: SqliteStore) -> None:
    assert refusal(store, parcel(a_device(store), new_keys(), store)) == "not_signed"


def test_parcel_for_another_centre_is_not_read(store: SqliteStore, known: tuple[Post, Keys]) -> None:
    with a_centre() as other:
        assert refusal(store, parcel(*known, other)) == "not_for_us"


def test_answer_goes_to_who_may_read_it_and_is_refused_otherwise(store: SqliteStore, known: tuple[Post, Keys]) -> None:
    post, _ = known
    label, _ = make_answer(store, post.device.id, NOW)
    assert (label.sender, label.recipient, label.territory) == (CENTRE, post.device.id, TERRITORY.id)
    with store.writing() as session:
        session.revoke(post.device.id, stamp())
    with pytest.raises(AppError) as refused:
        make_answer(store, post.device.id, NOW)
    assert refused.value.code == "access_removed"


def test_laptop_without_keys_is_told_when_it_gives_them(store: SqliteStore) -> None:
    with pytest.raises(AppError, match="pas encore donné ses clés") as refused:
        make_answer(store, a_device(store).device.id, NOW)
    assert refused.value.hint == "Il les donne à son premier envoi par le réseau."


def test_laptop_whose_sectors_changed_since_its_parcel_must_come_by_network_once(
    store: SqliteStore, known: tuple[Post, Keys]
) -> None:
    post, keys = known
    take_parcel(store, parcel(post, keys, store), NOW)
    give_scopes(store, post.device.id, ["Nord"], NOW)
    with pytest.raises(AppError) as refused:
        make_answer(store, post.device.id, NOW)
    assert refused.value.code == "scopes_changed"


@pytest.mark.parametrize("reason", REASONS)
def test_each_refusal_is_two_french_sentences_without_our_words(reason: str) -> None:
    error = unreadable(reason)
    assert error.code == reason
    assert error.title.startswith("Ce ")
    assert all(text.endswith(".") for text in (error.title, error.hint))
    assert not re.search(r"serveur|synchronis|conflit|\bbase\b|« | »", f"{error.title} {error.hint}", re.IGNORECASE)
