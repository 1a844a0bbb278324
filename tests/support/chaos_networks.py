"""How lines between a laptop and its centre behave: rates, distance, cuts, who answers on them; and what they counted.

Carrying bytes that way is left to ``chaos``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

_PAGE = b"<html><title>Wi-Fi de la salle des f\xc3\xaates</title>Acceptez les conditions.</html>"


class Gate(Enum):
    """Who answers on this line: the centre, or somebody else instead of it. The value is that one's answer."""

    OPEN = b""
    PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%b" % (
        len(_PAGE),
        _PAGE,
    )
    REDIRECT = (
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/login\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    BAD_GATEWAY = (
        b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )


@dataclass(frozen=True, slots=True)
class Network:
    """How a line behaves: rates in bit/s, times in seconds.

    ``cuts`` is the shortest and longest time from one cut to the next; ``loss`` the share of segments that must travel
    twice; ``trips`` and ``greeting`` how many round trips and bytes down a new connection costs before it is of use;
    ``late`` the share of connections whose request arrives only after a later one has been answered; ``overloaded``
    the share of connections that draw a 502.
    """

    name: str
    up: float
    down: float
    rtt: float
    cuts: tuple[float, float] | None = None
    loss: float = 0.0
    trips: int = 1
    greeting: int = 0
    late: float = 0.0
    overloaded: float = 0.0

    def faster(self, times: float) -> Network:
        """The same shape on another scale of time."""
        cuts = (self.cuts[0] / times, self.cuts[1] / times) if self.cuts else None
        return replace(self, up=self.up * times, down=self.down * times, rtt=self.rtt / times, cuts=cuts)

    def with_tls(self) -> Network:
        """With what a full TLS 1.3 handshake costs beside TCP's own: a round trip, and certificates of 3 KB."""
        return replace(self, name=f"{self.name} with TLS", trips=self.trips + 1, greeting=3000)


TWO_G = Network("2G", up=20_000, down=20_000, rtt=0.6, cuts=(3, 8))
SATELLITE = Network("satellite", up=256_000, down=2_000_000, rtt=0.65, loss=0.002)
VILLAGE_WIFI = Network("village Wi-Fi", up=1_000_000, down=4_000_000, rtt=0.08, loss=0.01, late=0.1, overloaded=0.1)


@dataclass
class Traffic:
    """Bytes of TCP that were sent each way, and how many of them belonged to exchanges that came to their end.

    ``copied`` counts the bytes of a first copy's pieces that reached the laptop, whether or not their exchange ended: it
    keeps what came and asks for the rest.
    """

    up: int = 0
    down: int = 0
    useful_up: int = 0
    useful_down: int = 0
    connections: int = 0
    copied: int = 0
    cuts: int = 0
    late: int = 0

    @property
    def repeated(self) -> float:
        """The share of bytes that had to travel again."""
        useful = self.useful_up + self.useful_down
        return (self.up + self.down - useful) / useful if useful else 0.0
