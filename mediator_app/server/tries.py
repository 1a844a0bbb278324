"""How often a code may be guessed: a few times from one address, and not many times from all of them together.

Kept in memory: a restart forgets, which gives an attacker five more tries of a million million codes.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from typing import Final

PER_ADDRESS: Final = 5
IN_ALL: Final = 200
PAUSE: Final = timedelta(minutes=10)


class Tries:
    """The wrong codes of the last ten minutes."""

    def __init__(self) -> None:
        self._failures: deque[tuple[datetime, str]] = deque()

    def pause(self, address: str, now: datetime) -> timedelta | None:
        """How long this address must wait; None if it may try."""
        while self._failures and self._failures[0][0] <= now - PAUSE:
            self._failures.popleft()
        mine = [at for at, whose in self._failures if whose == _network(address)]
        if len(mine) >= PER_ADDRESS:
            return mine[-PER_ADDRESS] + PAUSE - now
        if len(self._failures) >= IN_ALL:
            return self._failures[0][0] + PAUSE - now
        return None

    def failed(self, address: str, now: datetime) -> None:
        """Count a wrong code."""
        self._failures.append((now, _network(address)))


def _network(address: str) -> str:
    """Who is counted as one: an IPv4 address, or an IPv6 subscriber's whole /64."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(int(parsed) >> 64) if isinstance(parsed, IPv6Address) else address
