"""Closing in order and in time: sending stops, the lanes end their work, the profile is closed."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

log = logging.getLogger(__name__)


def close_in_order(
    stop_sync: Callable[[], object],
    drain: Callable[[float], bool],
    close_profile: Callable[[], object],
    seconds: float = 5.0,
) -> bool:
    """Stop the sending, drain the lanes within ``seconds``, close the profile; whether it could be closed.

    A lane that does not end in time still uses the profile: it is then left open, and what was written is safe in its
    journal. ``drain`` is ``Tasks.drain``.
    """
    until = time.monotonic() + seconds
    stop_sync()
    if not drain(max(0.0, until - time.monotonic())):
        log.warning("work was still running after %.1f s: the profile was left open", seconds)
        return False
    close_profile()
    return True
