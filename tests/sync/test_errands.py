"""What is asked of the centre around a run: in which order, with how much patience, and what a failure leaves."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import ParcelReceipt, PublicKeys
from mediator_app.protocol.sealing import new_keys
from mediator_app.services.laptop import Laptop
from mediator_app.storage import carrying, settings
from mediator_app.sync import errands
from mediator_app.sync.parcels import keep_keys
from mediator_app.sync.replies import HttpReply
from mediator_app.sync.transport import NoAnswerError
from tests.support.laptops import a_laptop
from tests.support.networks import PORTAL, ours

KEYS = PublicKeys(new_keys().verify_key, new_keys().box_key)


class Silence:
    """A line on which nobody answers."""

    def post(self, path: str, _body: bytes) -> HttpReply:
        """Nothing comes."""
        raise NoAnswerError(path)

    def get(self, path: str, _start: int) -> HttpReply:
        """Nothing comes."""
        raise NoAnswerError(path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    with a_laptop(tmp_path_factory.mktemp("errands")) as laptop:
        yield laptop


@pytest.fixture
def laptop(shared: Laptop) -> Iterator[Laptop]:
    """A laptop that knows its centre; what a test does is taken back."""
    shared.connection.execute("BEGIN")
    who = settings.Membership("device-1", "m", territory="t", url="u", token="x")
    settings.keep_membership(shared.connection, who)
    yield shared
    shared.connection.execute("ROLLBACK")


def following(laptop: Laptop) -> str:
    """The path of the next errand, empty if there is none."""
    errand = errands.after(laptop.connection, laptop.clock)
    return errand.path if errand else ""


def settled(laptop: Laptop, reply: HttpReply) -> bool:
    """Was the next errand settled by this answer?"""
    errand = errands.after(laptop.connection, laptop.clock)
    assert errand is not None
    return errands.settle(laptop.connection, laptop.clock, errand, reply)


def test_keys_go_before_colleagues_parcels_and_those_before_all_else(laptop: Laptop) -> None:
    carrying.take_along(laptop.connection, [b"parcel"])
    before = following(laptop)
    keep_keys(laptop.connection, KEYS)
    assert (before, following(laptop)) == (errands.KEYS_PATH, errands.PARCEL_PATH)


def test_laptop_with_nothing_to_settle_has_no_errand(laptop: Laptop) -> None:
    keep_keys(laptop.connection, KEYS)
    assert following(laptop) == ""


def test_keys_of_the_centre_are_kept(laptop: Laptop) -> None:
    assert settled(laptop, ours(encode(KEYS)))
    assert following(laptop) == ""


@pytest.mark.parametrize("reply", [PORTAL, ours(b"", 503), ours(b"cut"), ours(b'{"code":"no_such_page"}', 404)])
def test_keys_are_given_again_after_any_other_answer(laptop: Laptop, reply: HttpReply) -> None:
    assert not settled(laptop, reply)
    assert following(laptop) == errands.KEYS_PATH


@pytest.mark.parametrize(
    ("reply", "stays"),
    [
        (ours(encode(ParcelReceipt("parcel-1", 3))), False),
        (ours(b'{"code":"refused_parcel"}', 400), False),
        (ours(b'{"code":"unknown_token"}', 401), True),
        (ours(b"", 503), True),
        (PORTAL, True),
    ],
)
def test_parcel_is_kept_until_the_centre_has_it_or_never_will(laptop: Laptop, reply: HttpReply, *, stays: bool) -> None:
    keep_keys(laptop.connection, KEYS)
    carrying.take_along(laptop.connection, [b"parcel"])
    assert settled(laptop, reply) is not stays
    assert (carrying.first_carried(laptop.connection) is not None) is stays


def test_parcels_are_handed_on_one_by_one(laptop: Laptop) -> None:
    keep_keys(laptop.connection, KEYS)
    carrying.take_along(laptop.connection, [b"one", b"two"])
    settled(laptop, ours(encode(ParcelReceipt("parcel-1", 3))))
    errand = errands.after(laptop.connection, laptop.clock)
    assert errand is not None
    assert errand.body == b"two"


def test_silence_leaves_every_errand_where_it_was(laptop: Laptop) -> None:
    assert not errands.run_all(laptop.connection, laptop.clock, Silence())
    assert following(laptop) == errands.KEYS_PATH


@pytest.mark.parametrize("errand", [errands.Errand("/v1/keys", b"x"), errands.Errand("/v1/snapshot", None)])
def test_silence_is_no_answer_to_posting_nor_to_getting(errand: errands.Errand) -> None:
    assert errands.ask(Silence(), errand) is None


@pytest.mark.parametrize(("failures", "longest"), [(0, 0.25), (1, 0.5), (2, 1.0), (3, 2.0), (4, 2.0), (60, 2.0)])
def test_pause_doubles_up_to_two_seconds(failures: int, longest: float) -> None:
    drawn = [errands.pause(failures, random.Random(seed)) for seed in range(200)]
    assert 0 <= min(drawn) < longest * 0.1
    assert longest * 0.9 < max(drawn) <= longest


@pytest.mark.parametrize(("patience", "tries"), [(0, 0), (4, 4), (50, 50)])
def test_patience_is_as_told_as_long_as_no_copy_is_coming(laptop: Laptop, patience: int, tries: int) -> None:
    assert errands.tries(laptop.connection, patience) == tries


@pytest.mark.parametrize(("path", "is_paper"), [("/v1/paper/a/0", True), ("/v1/parcel", False), ("/v1/keys", False)])
def test_only_a_piece_of_a_paper_is_one(path: str, *, is_paper: bool) -> None:
    assert errands.Errand(path, b"").is_paper is is_paper
