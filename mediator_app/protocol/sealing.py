"""A parcel on a USB stick: signed by who made it, then encrypted to who may read it, so that anybody can carry it.

Format 1, ``.tournee``: one plain line ``TOURNEE-PARCEL 1 <id> <count>``, then an age file (X25519) that holds an Ed25519
signature of the line and of all that follows: the label as a JSON line, then messages of the protocol, one after
another. Signing before sealing binds the signature to the recipient named on the label (sync.md §2.15).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import uuid4

import msgspec

MAX_PARCEL: Final = 64 * 1024 * 1024
"""Bytes of the largest file that is read at all; each message in it has the limits of the wire."""

CENTRE: Final = "centre"
"""The sender or the recipient that is no laptop."""

_MAGIC: Final = b"TOURNEE-PARCEL"
_FORMAT: Final = 1
_LONGEST_LINE: Final = 128
_SIGNATURE: Final = 64


class UnreadableParcelError(Exception):
    """The file is no parcel, is cut or altered, or is not for the reader; ``code`` says which, in one stable word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Keys(msgspec.Struct, frozen=True):
    """The secret halves of a laptop's or a centre's keys: Ed25519 as 64 hex digits, age's X25519 as age writes it."""

    sign: str
    box: str

    @property
    def verify_key(self) -> str:
        """What others check a signature with: 64 hex digits."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.sign)).public_key().public_bytes_raw().hex()

    @property
    def box_key(self) -> str:
        """What others encrypt to: ``age1…``."""
        from pyrage import x25519

        return str(x25519.Identity.from_str(self.box).to_public())


class Label(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a parcel is: from whom to whom, the numbers of the operations in it, and how long each message is (bytes).

    ``after`` is the centre's number that its recipient must have reached already, so that nothing between is missed.
    ``kind`` is empty for operations and what answers them, ``papers`` for pieces of signed papers (``protocol.papers``).
    ``papers``, in an answer: the records of the last such parcels whose papers the centre now has whole.
    """

    id: str
    territory: str
    sender: str
    recipient: str
    made_at: str
    count: int
    first: int
    last: int
    sizes: tuple[int, ...]
    after: int = 0
    kind: str = ""
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A parcel unsealed, its signature not yet checked: only the label tells whose key must fit."""

    label: Label
    messages: tuple[bytes, ...]
    signed: bytes
    signature: bytes

    def check(self, verify_key: str) -> None:
        """Raise UnreadableParcelError unless the sender with that key signed it all."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(verify_key)).verify(self.signature, self.signed)
        except (InvalidSignature, ValueError):
            raise UnreadableParcelError("not_signed") from None


def new_keys() -> Keys:
    """Keys for a new laptop or centre."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from pyrage import x25519

    return Keys(Ed25519PrivateKey.generate().private_bytes_raw().hex(), str(x25519.Identity.generate()))


def are_public_keys(verify_key: str, box_key: str) -> bool:
    """Could somebody check a signature with the one, and encrypt to the other?"""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from pyrage import RecipientError, x25519

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(verify_key))
        x25519.Recipient.from_str(box_key)
    except (ValueError, RecipientError):
        return False
    return True


def new_parcel_id() -> str:
    """The id of a new parcel."""
    return str(uuid4())


def seal(label: Label, messages: Sequence[bytes], keys: Keys, box_key: str) -> bytes:
    """The file: signed with ``keys``, readable only by who holds the secret of ``box_key``."""
    import pyrage
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    line = b"%s %d %s %d\n" % (_MAGIC, _FORMAT, label.id.encode(), label.count)
    content = msgspec.json.encode(label) + b"\n" + b"".join(messages)
    signature = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(keys.sign)).sign(line + content)
    return line + bytes(pyrage.encrypt(signature + content, [pyrage.x25519.Recipient.from_str(box_key)]))


def unseal(data: bytes, keys: Keys) -> Opened:
    """What is in the file; UnreadableParcelError: too_long, not_a_parcel, newer_parcel, not_for_us or damaged."""
    import pyrage

    line, sealed = _parts(data)
    try:
        plain = bytes(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(keys.box)]))
    except pyrage.DecryptError as error:
        # age says "No matching keys" before it reads any content; everything else is damage.
        raise UnreadableParcelError("not_for_us" if "matching" in str(error) else "damaged") from None
    signature, content = plain[:_SIGNATURE], plain[_SIGNATURE:]
    text, _, body = content.partition(b"\n")
    try:
        label = msgspec.json.decode(text, type=Label)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise UnreadableParcelError("damaged") from None
    return Opened(label, _cut(body, label.sizes), line + content, signature)


def _parts(data: bytes) -> tuple[bytes, bytes]:
    if len(data) > MAX_PARCEL:
        raise UnreadableParcelError("too_long")
    end = data.find(b"\n", 0, _LONGEST_LINE) + 1
    words = data[:end].split()
    if len(words) != 4 or words[0] != _MAGIC or not words[1].isdigit():
        raise UnreadableParcelError("not_a_parcel")
    if int(words[1]) > _FORMAT:
        raise UnreadableParcelError("newer_parcel")
    return data[:end], data[end:]


def _cut(body: bytes, sizes: Sequence[int]) -> tuple[bytes, ...]:
    if sum(sizes) != len(body) or any(size <= 0 for size in sizes):
        raise UnreadableParcelError("damaged")
    starts = [sum(sizes[:index]) for index in range(len(sizes))]
    return tuple(body[start : start + size] for start, size in zip(starts, sizes, strict=True))
