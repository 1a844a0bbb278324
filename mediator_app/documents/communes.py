"""Reads the table of communes that ships with the program; what is asked of it is in ``domain.communes``."""

from __future__ import annotations

import zlib
from functools import lru_cache

from mediator_app.domain.communes import CommuneTable
from mediator_app.resources import resource_path


@lru_cache(maxsize=1)
def load_communes() -> CommuneTable:
    """The communes of France, read once, in about 20 ms; its indexes are made when they are first needed."""
    packed = resource_path("communes", "communes.zlib").read_bytes()
    return CommuneTable.from_text(zlib.decompress(packed).decode())
