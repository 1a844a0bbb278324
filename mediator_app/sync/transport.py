"""HTTP to the centre, by requests: bytes out, bytes in, and every failure of the network as one exception.

It decides nothing: whether an answer is the centre's stands in ``replies``. Redirects are not followed, certificates are
checked against the system's own store, 15 s to connect and 30 s without a byte end a try; there is no total limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool
from urllib3.connection import HTTPConnection as Connection
from urllib3.exceptions import HTTPError

from mediator_app.config import program_version
from mediator_app.errors import InvalidInputError
from mediator_app.protocol.codec import MAX_COMPRESSED
from mediator_app.protocol.messages import MEDIA_TYPE, PROTO, PROTO_HEADER
from mediator_app.sync.replies import HttpReply

TIMEOUT: Final = (15.0, 30.0)
_BEARER: Final = "Bearer "
_CHUNK: Final = 64 * 1024
_REDIRECTIONS: Final = frozenset({301, 302, 303, 307, 308})


def agent() -> str:
    """What this program calls itself, with its version: a coordinator sees which laptops lag behind."""
    return f"tournee/{program_version()}".rstrip("/")


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
        ours = {"User-Agent": agent(), "Content-Type": MEDIA_TYPE, PROTO_HEADER: str(PROTO)}
        self._session.headers.update(ours)
        self._door = _system_trust() if self._url.startswith("https:") else _Door()
        self._session.mount(self._url, self._door)
        self.token = token

    @property
    def token(self) -> str:
        """Who sends, for the centre; empty for nobody yet."""
        return str(self._session.headers.get("Authorization", "")).removeprefix(_BEARER)

    @token.setter
    def token(self, token: str) -> None:
        self._session.headers.update({"Authorization": f"{_BEARER}{token}"} if token else {})
        self._posted = {name: str(value) for name, value in self._session.headers.items()}

    def post(self, path: str, body: bytes) -> HttpReply:
        """Post bytes; NoAnswerError if no whole answer came."""
        try:
            return self._door.post(self._url + path, self._posted, body)
        except (HTTPError, HTTPException, OSError) as error:
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


class _Door(HTTPAdapter):
    """Posts over the library's kept-alive connections, without what it does besides: a third of an empty round."""

    _pool: HTTPConnectionPool | None = None

    def post(self, url: str, headers: dict[str, str], body: bytes) -> HttpReply:
        """The whole answer. Always to the same centre."""
        self._pool = pool = self._pool or self._pool_of(url)
        line = pool._get_conn()
        assert isinstance(line, Connection)  # noqa: S101  what the library says less exactly
        try:
            if line.is_closed:
                _connect(line, url)
            line.request("POST", urlsplit(url).path, body, headers)
            answer = HTTPConnection.getresponse(line)  # the library's own looks at each header three times
            told = {name.lower(): value for name, value in answer.headers.raw_items()}
            return HttpReply(answer.status, told, _limited(answer, told))
        except BaseException:
            line.close()  # what is left in it answers nothing that comes later
            raise
        finally:
            pool._put_conn(line)

    def _pool_of(self, url: str) -> HTTPConnectionPool:
        pool = self.get_connection_with_tls_context(requests.Request("POST", url).prepare(), verify=True)
        self.cert_verify(pool, url, verify=True, cert=None)  # type: ignore[no-untyped-call]
        assert isinstance(pool, HTTPConnectionPool)  # noqa: S101  what the library says less exactly
        return pool


def _connect(line: Connection, url: str) -> None:
    """Open a connection; its certificate is checked as the library checks it, and nothing is sent if it was not."""
    line.timeout, patience = TIMEOUT
    line.connect()
    if url.startswith("https:") and not line.is_verified:
        raise NoAnswerError("not_verified")
    line.timeout = patience


def _limited(answer: HTTPResponse, headers: Mapping[str, str]) -> bytes:
    """The body, given up when it is longer than any message; cut short if fewer bytes came than announced."""
    is_encoded = "content-encoding" in headers
    body = _decoded(answer, headers) if is_encoded else answer.read(MAX_COMPRESSED + 1)
    if len(body) > MAX_COMPRESSED:
        raise NoAnswerError("too_long")
    announced = headers.get("content-length", "")
    if announced.isdecimal() and not is_encoded and len(body) != int(announced):
        raise NoAnswerError("cut_short")
    if not body and not announced.isdecimal() and _needs_a_length(answer, headers):
        raise NoAnswerError("cut_short")  # within the headers, which the library takes for their end
    return body


def _decoded(answer: HTTPResponse, headers: Mapping[str, str]) -> bytes:
    """What some proxy has packed, though nobody asked for it; no more of it than can be a message."""
    packed = urllib3.HTTPResponse(answer, headers, preload_content=False)
    return packed.read(MAX_COMPRESSED + 1, decode_content=True)


def _as_far_as_it_goes(answer: requests.Response) -> bytes:
    """The body, or what of it came before the line was cut: read as it arrives, since a cut loses what is still awaited."""
    parts: list[bytes] = []
    size = 0
    with suppress(HTTPError, OSError):
        while size <= MAX_COMPRESSED and (part := answer.raw.read1(_CHUNK)):
            parts.append(part)
            size += len(part)
    return b"".join(parts)


def _needs_a_length(answer: HTTPResponse, headers: Mapping[str, str]) -> bool:
    """Would a whole answer of this kind have said how long it is, or have come in chunks?"""
    is_redirection = answer.status in _REDIRECTIONS and "location" in headers
    return headers.get("transfer-encoding", "").lower() != "chunked" and not is_redirection


def _system_trust() -> _Door:
    import ssl

    import truststore

    class SystemTrust(_Door):
        """Checks certificates against the store of the system, which knows the proxies of administrations."""

        def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:
            context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            super().init_poolmanager(connections, maxsize, block, ssl_context=context, **options)

    return SystemTrust()
