"""Why the centre does not answer a request at all, and whom it answers."""

from __future__ import annotations

from mediator_app.protocol.messages import PROTO
from mediator_app.server.store.interface import Device


class RefusedError(Exception):
    """The request as a whole is refused, with an HTTP status, a stable code, and headers."""

    def __init__(self, status: int, code: str, **headers: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.headers = headers


def admitted(device: Device | None) -> Device:
    """The device of a token; RefusedError if there is none, or its access was removed."""
    if device is None:
        raise RefusedError(401, "unknown_token", **{"WWW-Authenticate": "Bearer"})
    if device.revoked_at:
        raise RefusedError(403, "access_removed")
    return device


def other_proto() -> RefusedError:
    """The laptop speaks another protocol."""
    return RefusedError(426, "protocol", Upgrade=f"tournee/{PROTO}", Connection="Upgrade")
