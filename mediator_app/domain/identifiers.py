"""Where ids come from: made on the laptop, never used to order anything or to read a time."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha1
from typing import Final, NewType
from uuid import UUID, uuid5

PersonId = NewType("PersonId", str)
PlaceId = NewType("PlaceId", str)
SessionId = NewType("SessionId", str)
SchemeId = NewType("SchemeId", str)
MergeId = NewType("MergeId", str)

NAMESPACE: Final = UUID("7d0f6a0e-8a63-5b0c-9d1e-6f1f0a4f2c11")
"""The project's own namespace; changing it would make every deterministic id differ."""


@lru_cache(maxsize=4096)
def attendance_id(session: str, person: str) -> str:
    """The one id of a person's presence at a session: two laptops that tick it make the same row.

    Remembered, since whoever receives a presence computes it just after, and hands it on to many.
    """
    return _named(f"attendance:{session}:{person}")


def headcount_id(session: str) -> str:
    """The one id of the count of unnamed people at a session."""
    return str(uuid5(NAMESPACE, f"headcount:{session}"))


def kit_check_id(item: str, day: str) -> str:
    """The one id of what was counted out and in of a kit's item on a civil day."""
    return str(uuid5(NAMESPACE, f"kit:{item}:{day}"))


def example_workshop_id(key: str) -> str:
    """The one id of a workshop of the example programme: two laptops that take it make the same record."""
    return str(uuid5(NAMESPACE, f"workshop:{key}"))


def pack_use_id(pack: str, session: str) -> str:
    """The one id of what a session took of a pack: two laptops that count it make the same row."""
    return str(uuid5(NAMESPACE, f"pack:{pack}:{session}"))


def distinction_id(one: str, other: str) -> str:
    """The one id of 'these are two different people', whichever is named first."""
    first, second = sorted((one, other))
    return str(uuid5(NAMESPACE, f"distinction:{first}:{second}"))


def place_id(source_key: str) -> str:
    """The one id of an imported place: two laptops that import the same file make the same place."""
    return str(uuid5(NAMESPACE, f"place:{source_key}"))


def imported_person_id(source_key: str) -> str:
    """The one id of a person imported from a file: two laptops that import the same file make the same record."""
    return _named(f"person:{source_key}")


def imported_session_id(source_key: str) -> str:
    """The one id of a session imported from a planning: two laptops that import the same file make the same session."""
    return str(uuid5(NAMESPACE, f"session:{source_key}"))


def field_case_id(record: str, field: str, seq: int) -> str:
    """The id of the question asked about a field, opened by the operation of that number."""
    return str(uuid5(NAMESPACE, f"case:{record}:{field}:{seq}"))


def voucher_case_id(scheme: str, code_key: str) -> str:
    """The one id of the question 'who keeps this voucher?'."""
    return str(uuid5(NAMESPACE, f"voucher:{scheme}:{code_key}"))


_SPACE: Final = NAMESPACE.bytes
_VARIANT: Final = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


def _named(name: str) -> str:
    """``str(uuid5(NAMESPACE, name))``, three times faster: thousands are computed with every full page."""
    digits = sha1(_SPACE + name.encode(), usedforsecurity=False).hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{_VARIANT[digits[16]]}{digits[17:20]}-{digits[20:32]}"
