"""The centre behind its real HTTP entry, and requests to it as bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from http.client import HTTPConnection

import msgspec

from mediator_app.protocol.codec import decode, encode
from mediator_app.protocol.messages import MEDIA_TYPE, PROTO_HEADER, EnrolReply, EnrolRequest, Problem, SyncReply

OURS = {"Content-Type": MEDIA_TYPE, PROTO_HEADER: "1"}


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str] = field(repr=False)
    body: bytes

    @property
    def code(self) -> str:
        """The word of a problem."""
        return msgspec.json.decode(self.body, type=Problem).code

    @property
    def reply(self) -> SyncReply:
        """The message of a round."""
        return decode(SyncReply, self.body)


def ask(
    url: str, method: str, path: str, body: bytes = b"", token: str = "", headers: dict[str, str] | None = None
) -> Answer:
    """One request on a connection of its own; ``headers`` replace the usual ones."""
    connection = HTTPConnection(url.removeprefix("http://"), timeout=10)
    sent = dict(OURS if headers is None else headers)
    if token:
        sent["Authorization"] = f"Bearer {token}"
    try:
        connection.request(method, path, body, sent)
        response = connection.getresponse()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
    finally:
        connection.close()


def join(url: str, code: str, name: str = "Portable") -> EnrolReply:
    """Join with a code."""
    return decode(EnrolReply, ask(url, "POST", "/v1/enrol", encode(EnrolRequest(code, name))).body)
