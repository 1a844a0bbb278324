"""Ids in order instead of at random, so that a seed gives the same history each time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from unittest.mock import patch
from uuid import UUID


@contextmanager
def same_ids_again() -> Iterator[None]:
    """Laptops and centre number what they make until the end of the block."""
    numbers = count(1)
    made = partial(_numbered_id, numbers)
    with patch("uuid_utils.uuid7", made), patch("mediator_app.server.enrolment.uuid4", made):
        yield


def _numbered_id(numbers: Iterator[int]) -> UUID:
    return UUID(int=next(numbers))
