"""HTTP to the centre, by requests: bytes out, bytes in, and every failure of the network as one exception.

It decides nothing: whether an answer is the centre's stands in ``replies``. Redirects are not followed, certificates are
checked against the system's own store, 15 s to connect and 30 s without a byte end a try; there is no total limit.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from mediator_app.errors import InvalidInputError
from mediator_app.protocol.codec import MAX_COMPRESSED
from mediator_app.protocol.messages import MEDIA_TYPE, PROTO, PROTO_HEADER
from mediator_app.sync.replies import HttpReply

TIMEOUT: Final = (15.0, 30.0)
_BEARER: Final = "Bearer "
_CHUNK: Final = 64 * 1024


class NoAnswerError(Exception):
    """No answer came: no network, no centre, or it was cut on the way."""


class Transport(Protocol):
    """Whatever carries bytes to a centre."""

    def post(self, path: str, body: bytes) -> HttpReply:
        """Post bytes; NoAnswerError if no whole answer came."""


class Fetcher(Transport, Protocol):
    """A transport that can also fetch a part of something."""

    def get(self, path: str, start: int) -> HttpReply:
        """Get bytes from ``start`` on; also the beginning of an answer that was cut. NoAnswerError if none came at all."""


class HttpTransport:
    """A kept-alive connection to one centre."""

    def __init__(self, url: str, token: str = "") -> None:
        self._url = checked_url(url)
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.clear()
        ours = {"User-Agent": "tournee", "Content-Type": MEDIA_TYPE, PROTO_HEADER: str(PROTO)}
        self._session.headers.update(ours)
        self._ready: dict[str, requests.PreparedRequest] = {}
        self.token = token
        if self._url.startswith("https:"):
            self._session.mount("https://", _system_trust())

    @property
    def token(self) -> str:
        """Who sends, for the centre; empty for nobody yet."""
        return str(self._session.headers.get("Authorization", "")).removeprefix(_BEARER)

    @token.setter
    def token(self, token: str) -> None:
        self._session.headers.update({"Authorization": f"{_BEARER}{token}"} if token else {})
        self._ready.clear()

    def post(self, path: str, body: bytes) -> HttpReply:
        """Post bytes; NoAnswerError if no whole answer came."""
        try:
            ready = self._posting(path, body)
            with self._session.send(ready, timeout=TIMEOUT, allow_redirects=False, stream=True) as answer:
                headers = {name.lower(): value for name, value in answer.headers.items()}
                return HttpReply(answer.status_code, headers, _limited(answer))
        except requests.RequestException as error:
            raise NoAnswerError(type(error).__name__) from error

    def get(self, path: str, start: int) -> HttpReply:
        """Get bytes from ``start`` on; also the beginning of an answer that was cut. NoAnswerError if none came at all."""
        headers = {"Range": f"bytes={start}-"} if start else {}
        try:
            with self._session.get(
                self._url + path, headers=headers, timeout=TIMEOUT, allow_redirects=False, stream=True
            ) as answer:
                told = {name.lower(): value for name, value in answer.headers.items()}
                return HttpReply(answer.status_code, told, _as_far_as_it_goes(answer))
        except requests.RequestException as error:
            raise NoAnswerError(type(error).__name__) from error

    def _posting(self, path: str, body: bytes) -> requests.PreparedRequest:
        """The request with a body; all else is prepared once: that costs a tenth of an empty round."""
        if path not in self._ready:
            self._ready[path] = self._session.prepare_request(requests.Request("POST", self._url + path))
        ready = self._ready[path].copy()
        ready.prepare_body(body, None)
        return ready

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()


def checked_url(url: str) -> str:
    """The centre's address without its trailing slash; InvalidInputError if it is none.

    Plain http is taken only on this computer: anywhere else people's data would travel in clear.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        raise _not_an_address(url) from None
    is_local = parts.hostname in ("127.0.0.1", "::1", "localhost")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _not_an_address(url)
    if parts.scheme == "http" and not is_local:
        raise InvalidInputError(
            "L’adresse du centre doit commencer par https://.", "En http, les fiches voyageraient en clair."
        )
    return url.strip().rstrip("/")


def _not_an_address(url: str) -> InvalidInputError:
    return InvalidInputError(
        f"Cette adresse n’est pas celle d’un centre\u00a0: {url}.",
        "Elle commence par https://, comme sur votre invitation.",
    )


def _limited(answer: requests.Response) -> bytes:
    """The body, given up when it is longer than any message; cut short if fewer bytes came than announced."""
    parts: list[bytes] = []
    size = 0
    for part in answer.iter_content(_CHUNK):
        size += len(part)
        if size > MAX_COMPRESSED:
            raise NoAnswerError("too_long")
        parts.append(part)
    announced = answer.headers.get("Content-Length", "")
    if announced.isdecimal() and "Content-Encoding" not in answer.headers and size != int(announced):
        raise NoAnswerError("cut_short")
    if not size and not announced.isdecimal() and _needs_a_length(answer):
        raise NoAnswerError("cut_short")  # within the headers, which the library takes for their end
    return b"".join(parts)


def _as_far_as_it_goes(answer: requests.Response) -> bytes:
    """The body, or what of it came before the line was cut: read as it arrives, since a cut loses what is still awaited."""
    parts: list[bytes] = []
    size = 0
    with suppress(HTTPError, OSError):
        while size <= MAX_COMPRESSED and (part := answer.raw.read1(_CHUNK)):
            parts.append(part)
            size += len(part)
    return b"".join(parts)


def _needs_a_length(answer: requests.Response) -> bool:
    """Would a whole answer of this kind have said how long it is, or have come in chunks?"""
    return answer.headers.get("Transfer-Encoding", "").lower() != "chunked" and not answer.is_redirect


def _system_trust() -> HTTPAdapter:
    import ssl

    import truststore

    class SystemTrust(HTTPAdapter):
        """Checks certificates against the store of the system, which knows the proxies of administrations."""

        def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:
            context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            super().init_poolmanager(connections, maxsize, block, ssl_context=context, **options)

    return SystemTrust()
