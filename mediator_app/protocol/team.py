"""What is said about the laptops of a territory: which there are, a code for one more, taking one's access away.

A coordinator learns of all of them, anybody else of the own one. Shapes only; who may what stands in ``server.team``.
"""

from __future__ import annotations

from msgspec import Struct

from mediator_app.protocol.messages import PROTO


class KnownLaptop(Struct, omit_defaults=True):
    """One laptop as the centre knows it. Times are UTC texts, empty if there is none.

    ``skew`` is how many seconds its clock was ahead of the centre's at its last visit, and ``version`` its program's; None
    and empty before the first one. ``scopes``: the sectors that it may hold, ``*`` for all and the empty one for what is
    common. ``people`` is how many people's records it may hold now, counted for a coordinator only. ``waiting`` operations
    were announced and have not come, since ``waiting_since``. ``owes_erasures``: it has not carried out all of them yet.
    """

    id: str
    name: str
    member_name: str
    role: str
    joined_at: str
    last_seen_at: str
    revoked_at: str = ""
    version: str = ""
    skew: int | None = None
    scopes: list[str] = []
    people: int = 0
    waiting: int = 0
    waiting_since: str = ""
    owes_erasures: bool = False
    is_own: bool = False


class LaptopList(Struct):
    """The laptops that the asker may know of, as of ``at`` (UTC), those with access first."""

    at: str
    laptops: list[KnownLaptop]
    proto: int = PROTO


class InviteRequest(Struct, forbid_unknown_fields=True):
    """A coordinator wants a code with which one laptop can join, for somebody of this name and role."""

    name: str
    role: str
    proto: int = PROTO


class InviteReply(Struct):
    """The code, told this once, and until when it works (UTC)."""

    code: str
    expires: str
    proto: int = PROTO


class RevokeRequest(Struct, forbid_unknown_fields=True):
    """A coordinator takes a laptop's access away, for good; which one stands in the path."""

    proto: int = PROTO


class RevokeReply(Struct):
    """Since when the laptop has no access any longer (UTC)."""

    laptop: str
    revoked_at: str
    proto: int = PROTO
