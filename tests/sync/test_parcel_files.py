"""Parcels as files: each refusal in its own words with its code, nothing changed by it; files whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.errors import AppError
from mediator_app.protocol.codec import decode, encode
from mediator_app.protocol.messages import PublicKeys, SyncReply, SyncRequest
from mediator_app.protocol.sealing import CENTRE, MAX_PARCEL, Keys, Label, new_keys, seal, unseal
from mediator_app.services.laptop import Laptop
from mediator_app.services.people import add_person
from mediator_app.storage import settings
from mediator_app.sync.parcel_files import SUFFIX, read_parcel, write_papers, write_parcel
from mediator_app.sync.parcels import keep_keys, keys_to_give, parcel_keys, unpack
from tests.support.laptops import a_laptop

THEIRS, STRANGER = new_keys(), new_keys()
REPLY = SyncReply("t", "e1", "e1:5", 5, more=False, hlc=1, server_time="2026-11-24T09:00:00Z")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """A laptop that knows its centre's keys and has received up to number 3."""
    with a_laptop(tmp_path_factory.mktemp("parcels")) as laptop:
        settings.keep_membership(laptop.connection, settings.Membership("d", "m", territory="t", url="u", token="x"))
        settings.keep_cursor(laptop.connection, settings.Cursor("e1", "e1:3", 3))
        keys_to_give(laptop.connection)
        keep_keys(laptop.connection, PublicKeys(THEIRS.verify_key, THEIRS.box_key))
        laptop.refresh_membership()
        yield laptop


@pytest.fixture
def laptop(shared: Laptop) -> Iterator[Laptop]:
    """The same; what a test does is taken back."""
    shared.connection.execute("BEGIN")
    yield shared
    shared.connection.execute("ROLLBACK")


def answer(laptop: Laptop, *, keys: Keys = THEIRS, body: bytes = encode(REPLY), **told: str | int) -> bytes:
    """A parcel of the centre for this laptop."""
    about = {"id": "a", "territory": "t", "sender": CENTRE, "recipient": "d", "after": 3, **told}
    label = Label(**about, made_at="", count=0, first=1, last=0, sizes=(len(body),))  # type: ignore[arg-type]
    return seal(label, [body], keys, parcel_keys(laptop.connection)[0].box_key)


def refused(laptop: Laptop, data: bytes) -> AppError:
    """How reading such a parcel is refused, which changes nothing."""
    before = settings.cursor(laptop.connection)
    with pytest.raises(AppError) as error:
        unpack(laptop.connection, laptop.clock, data)
    assert settings.cursor(laptop.connection) == before
    return error.value


def test_answer_of_the_centre_moves_the_laptop_on(laptop: Laptop) -> None:
    unpack(laptop.connection, laptop.clock, answer(laptop))
    assert settings.cursor(laptop.connection) == settings.Cursor("e1", "e1:5", 5)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"keys": STRANGER}, "not_signed"),
        ({"territory": "another"}, "other_territory"),
        ({"after": 4}, "gap"),
        ({"body": b"no message"}, "damaged"),
        ({"body": encode(SyncReply("t", "e2", "e2:5", 5, more=False, hlc=1, server_time=""))}, "other_epoch"),
    ],
)
def test_parcel_that_is_not_the_next_one_of_the_centre_is_refused(
    laptop: Laptop, told: dict[str, str], code: str
) -> None:
    assert refused(laptop, answer(laptop, **told)).code == code  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_parcel"),
        (b"%PDF-1.7\n", "not_a_parcel"),
        (b"TOURNEE-PARCEL 9 a 1\nsealed", "newer_parcel"),
        (b"TOURNEE-PARCEL 1 a 1\n" + bytes(MAX_PARCEL), "too_long"),
        (b"TOURNEE-PARCEL 1 a 1\nsealed", "damaged"),
    ],
    ids=["empty", "pdf", "newer", "long", "cut"],
)
def test_other_file_is_refused_with_what_to_do(laptop: Laptop, data: bytes, code: str) -> None:
    error = refused(laptop, data)
    assert (error.code, error.title.endswith("."), bool(error.hint)) == (code, True, True)


def test_parcel_for_a_colleague_is_told_to_be_handed_to_him(laptop: Laptop) -> None:
    label = Label("a", "t", CENTRE, "other", "", 0, 1, 0, (4,))
    error = refused(laptop, seal(label, [b"abcd"], THEIRS, STRANGER.box_key))
    assert (error.code, "destinataire" in str(error.hint)) == ("not_for_us", True)


def test_empty_outbox_makes_a_parcel_that_asks_for_what_is_new(laptop: Laptop, tmp_path: Path) -> None:
    packed = write_parcel(laptop.connection, laptop.clock, tmp_path / f"colis{SUFFIX}")
    (message,) = unseal(packed.data, THEIRS).messages
    asked = decode(SyncRequest, message)
    assert (packed.count, asked.ops, asked.cursor) == (0, [], "e1:3")


def test_file_holds_the_parcel_and_nothing_lies_beside_it(laptop: Laptop, tmp_path: Path) -> None:
    add_person(laptop, {"last_name": "Roche"})
    path = tmp_path / f"colis{SUFFIX}"
    path.write_bytes(b"an older parcel, longer than the new one will ever be" * 100)
    packed = write_parcel(laptop.connection, laptop.clock, path)
    assert (packed.count, path.read_bytes()) == (1, packed.data)
    assert list(tmp_path.iterdir()) == [path]


def test_stick_that_is_gone_is_told_and_nothing_is_lost(laptop: Laptop, tmp_path: Path) -> None:
    with pytest.raises(AppError, match="n’a pas pu être écrit") as error:
        write_parcel(laptop.connection, laptop.clock, tmp_path / "gone" / f"colis{SUFFIX}")
    assert (error.value.code, "Rien n’est perdu" in str(error.value.hint)) == ("not_saved", True)


def test_folder_in_the_place_of_the_file_leaves_no_half_of_one(laptop: Laptop, tmp_path: Path) -> None:
    (tmp_path / f"colis{SUFFIX}").mkdir()
    with pytest.raises(AppError, match="n’a pas pu être écrit"):
        write_parcel(laptop.connection, laptop.clock, tmp_path / f"colis{SUFFIX}")
    assert [path.name for path in tmp_path.iterdir()] == [f"colis{SUFFIX}"]


def test_file_that_is_not_there_is_told_by_its_name(laptop: Laptop, tmp_path: Path) -> None:
    with pytest.raises(AppError, match=r"retour\.tournee") as error:
        read_parcel(laptop.connection, laptop.clock, tmp_path / "retour.tournee")
    assert error.value.code == "not_read"


def test_without_papers_no_file_is_written_beside_the_parcel(laptop: Laptop, tmp_path: Path) -> None:
    assert write_papers(laptop.connection, laptop.clock, tmp_path / f"colis{SUFFIX}") == []
    assert list(tmp_path.iterdir()) == []
