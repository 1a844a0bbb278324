"""A parcel is read by its recipient only, and only as its sender signed it."""

from __future__ import annotations

import msgspec
import pyrage
import pytest

from mediator_app.protocol.sealing import (
    CENTRE,
    MAX_PARCEL,
    Keys,
    Label,
    UnreadableParcelError,
    new_keys,
    new_parcel_id,
    seal,
    unseal,
)

SECRET = b"Paulette Aubrun, nee en 1948"
LAPTOP, CENTRES, STRANGER = new_keys(), new_keys(), new_keys()


def a_label(*messages: bytes, recipient: str = CENTRE) -> Label:
    """What is in a parcel of those messages."""
    sizes = tuple(map(len, messages))
    return Label("parcel-1", "territory-1", "device-1", recipient, "2026-11-24T10:00:00Z", 3, 1, 3, sizes)


@pytest.fixture
def parcel() -> bytes:
    return seal(a_label(SECRET, b"second"), [SECRET, b"second"], LAPTOP, CENTRES.box_key)


def refused(data: bytes, keys: Keys = CENTRES) -> str:
    """The word for why a file cannot be read."""
    with pytest.raises(UnreadableParcelError) as caught:
        unseal(data, keys)
    return caught.value.code


def test_recipient_reads_what_was_put_in(parcel: bytes) -> None:
    opened = unseal(parcel, CENTRES)
    opened.check(LAPTOP.verify_key)
    assert opened.messages == (SECRET, b"second")
    assert opened.label == a_label(SECRET, b"second")


def test_file_shows_only_format_id_and_count(parcel: bytes) -> None:
    line, _, sealed = parcel.partition(b"\n")
    assert line == b"TOURNEE-PARCEL 1 parcel-1 3"
    assert not any(word in sealed for word in (b"Paulette", b"territory-1", b"device-1"))


def test_whoever_carries_it_cannot_read_it(parcel: bytes) -> None:
    assert refused(parcel, STRANGER) == "not_for_us"


def test_not_even_its_sender_reads_it_again(parcel: bytes) -> None:
    assert refused(parcel, LAPTOP) == "not_for_us"


def test_signature_of_somebody_else_is_noticed(parcel: bytes) -> None:
    with pytest.raises(UnreadableParcelError, match="not_signed"):
        unseal(parcel, CENTRES).check(STRANGER.verify_key)


def test_plain_line_is_signed_too(parcel: bytes) -> None:
    altered = parcel.replace(b"parcel-1 3", b"parcel-1 9", 1)
    with pytest.raises(UnreadableParcelError, match="not_signed"):
        unseal(altered, CENTRES).check(LAPTOP.verify_key)


@pytest.mark.parametrize("at", [0.3, 0.5, 0.7, 0.999])
def test_one_flipped_bit_is_noticed(parcel: bytes, at: float) -> None:
    place = int(len(parcel) * at)
    altered = parcel[:place] + bytes([parcel[place] ^ 1]) + parcel[place + 1 :]
    assert refused(altered) in {"damaged", "not_for_us"}


@pytest.mark.parametrize("at", [0.3, 0.9, 0.999])
def test_file_cut_short_is_noticed(parcel: bytes, at: float) -> None:
    assert refused(parcel[: int(len(parcel) * at)]) in {"damaged", "not_for_us"}


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"PK\x03\x04", b"TOURNEE-PARCEL\n", b"TOURNEE-PARCEL x y 1\n", b"a" * 500]
)
def test_other_files_are_no_parcel(data: bytes) -> None:
    assert refused(data) == "not_a_parcel"


def test_parcel_of_a_newer_program_is_named(parcel: bytes) -> None:
    assert refused(parcel.replace(b"PARCEL 1", b"PARCEL 2", 1)) == "newer_parcel"


def test_file_larger_than_any_parcel_is_not_read() -> None:
    assert refused(b"TOURNEE-PARCEL 1 a 1\n" + bytes(MAX_PARCEL)) == "too_long"


@pytest.mark.parametrize("sizes", [(3,), (len(SECRET) + 1,), (-1, len(SECRET) + 1), ()])
def test_sizes_that_lie_are_noticed(sizes: tuple[int, ...]) -> None:
    label = Label("p", "t", "d", CENTRE, "", 1, 1, 1, sizes)
    assert refused(seal(label, [SECRET], LAPTOP, CENTRES.box_key)) == "damaged"


def test_keys_are_new_each_time() -> None:
    assert new_keys() != new_keys()


def sealed(content: bytes) -> bytes:
    """A file for the centre, as one makes it who has read how it is made."""
    line = b"TOURNEE-PARCEL 1 parcel-1 3\n"
    return line + bytes(pyrage.encrypt(b"s" * 64 + content, [pyrage.x25519.Recipient.from_str(CENTRES.box_key)]))


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"{}\n", b'"\xff"\n', b'{"id":"\xff"}\n', b'{"id":1}\nrest', b"[" * 9999]
)
def test_label_that_is_none_is_damage(content: bytes) -> None:
    assert refused(sealed(content)) == "damaged"


@pytest.mark.parametrize("key", ["", "not hex", "00" * 31, "00" * 33, "zz" * 32])
def test_key_that_is_none_has_signed_nothing(parcel: bytes, key: str) -> None:
    with pytest.raises(UnreadableParcelError, match="not_signed"):
        unseal(parcel, CENTRES).check(key)


@pytest.mark.parametrize("sizes", [(28, 0, 6), (-1, 35), (33,), (28, 7), ()])
def test_message_of_no_or_less_than_no_bytes_is_noticed(sizes: tuple[int, ...]) -> None:
    label = msgspec.structs.replace(a_label(SECRET, b"second"), sizes=sizes)
    assert refused(seal(label, [SECRET, b"second"], LAPTOP, CENTRES.box_key)) == "damaged"


def test_parcel_without_messages_is_one() -> None:
    assert unseal(seal(a_label(), [], LAPTOP, CENTRES.box_key), CENTRES).messages == ()


def test_parcel_ids_never_repeat() -> None:
    assert len({new_parcel_id() for _ in range(20)}) == 20
