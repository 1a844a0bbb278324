"""HTTP to the centre over real sockets: what comes whole comes, everything else is one exception."""

from __future__ import annotations

import gzip
from contextlib import closing

import pytest

from mediator_app.errors import InvalidInputError
from mediator_app.protocol.codec import MAX_COMPRESSED
from mediator_app.sync import transport
from mediator_app.sync.replies import HttpReply
from mediator_app.sync.transport import HttpTransport, NoAnswerError, checked_url
from tests.support.strangers import HEADERS, answering


@pytest.fixture(autouse=True)
def little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second is enough on loopback."""
    monkeypatch.setattr(transport, "TIMEOUT", (0.5, 0.5))


def posted(*parts: bytes, stays: bool = False) -> HttpReply:
    """What comes back from a server that answers with these bytes."""
    with answering(*parts, stays=stays) as (url, _), closing(HttpTransport(url)) as line:
        return line.post("/v1/sync", b"body")


def ok(body: bytes) -> bytes:
    """A whole answer."""
    return b"HTTP/1.1 200 OK\r\n" + HEADERS + b"Content-Length: %d\r\n\r\n" % len(body) + body


def test_answer_comes_with_its_status_headers_and_body() -> None:
    reply = posted(ok(b"abc"))
    assert (reply.status, reply.body, reply.claims_to_be_ours) == (200, b"abc", True)


def test_request_carries_what_the_centre_needs_and_nothing_more() -> None:
    with answering(ok(b"")) as (url, requests), closing(HttpTransport(url, "secret")) as line:
        line.post("/v1/sync", b"body")
    head, _, body = requests[0].partition(b"\r\n\r\n")
    names = {line.split(b":")[0].lower() for line in head.split(b"\r\n")[1:]}
    asked = {b"host", b"content-type", b"x-tournee-proto", b"authorization", b"content-length"}
    assert names == asked | {b"accept-encoding", b"user-agent"}
    assert b"python" not in head.lower()
    assert b"Bearer secret" in head
    assert body == b"body"


def test_line_that_the_server_closes_is_opened_anew() -> None:
    answer = ok(b"abc").replace(b"Content-Length", b"Connection: close\r\nContent-Length")
    with answering(answer) as (url, requests), closing(HttpTransport(url)) as line:
        bodies = [line.post("/v1/sync", b"one").body, line.post("/v1/sync", b"two").body]
    assert (bodies, [request[-3:] for request in requests]) == ([b"abc", b"abc"], [b"one", b"two"])


def test_identity_given_meanwhile_goes_with_the_next_request() -> None:
    with answering(ok(b"")) as (url, requests), closing(HttpTransport(url, "former")) as line:
        line.token = "present"
        line.post("/v1/sync", b"body")
    assert (b"Bearer present" in requests[0], b"former" in requests[0]) == (True, False)


def test_answer_that_a_proxy_has_packed_is_unpacked() -> None:
    packed = gzip.compress(b"abc")
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    assert posted(head, packed).body == b"abc"


def test_answer_in_chunks_is_put_together() -> None:
    head = b"HTTP/1.1 200 OK\r\n" + HEADERS + b"Transfer-Encoding: chunked\r\n\r\n"
    assert posted(head, b"3\r\nabc\r\n", b"2\r\nde\r\n", b"0\r\n\r\n").body == b"abcde"


CUT = {
    "before the status": (b"",),
    "after the status": (ok(b"abcdef")[:15],),
    "within the headers": (ok(b"abcdef")[:30],),
    "within the name of its form": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chun",),
    "within the body": (ok(b"abcdef")[:-3],),
    "within a chunk": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"6\r\nabc"),
    "between two chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"3\r\nabc\r\n"),
}


@pytest.mark.parametrize("parts", CUT.values(), ids=CUT.keys())
def test_answer_cut_on_its_way_is_none(parts: tuple[bytes, ...]) -> None:
    with pytest.raises(NoAnswerError):
        posted(*parts)


SILENT = {"at once": (b"",), "after the headers": (ok(b"abc")[:-3],), "within the body": (ok(b"abc")[:-1],)}


@pytest.mark.parametrize("parts", SILENT.values(), ids=SILENT.keys())
def test_server_that_falls_silent_is_given_up(parts: tuple[bytes, ...]) -> None:
    with pytest.raises(NoAnswerError):
        posted(*parts, stays=True)


@pytest.mark.parametrize(
    "nonsense",
    [
        b"HTTP/1.1 200 OK\r\nX-Tour",
        b"\x00\x01\x02\r\n\r\n",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: \xb2\r\n\r\n",
    ],
)
def test_what_is_no_http_is_no_answer_of_ours(nonsense: bytes) -> None:
    try:
        reply = posted(nonsense)
    except NoAnswerError:
        return
    assert not reply.claims_to_be_ours


def test_redirection_is_not_followed() -> None:
    with answering(ok(b"stolen")) as (elsewhere, requests):
        reply = posted(b"HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % elsewhere.encode())
    assert (reply.status, requests) == (302, [])


def test_login_page_comes_as_it_is_for_others_to_judge() -> None:
    reply = posted(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>")
    assert (reply.body, reply.claims_to_be_ours) == (b"<html>", False)


def test_endless_answer_is_given_up() -> None:
    head = b"HTTP/1.1 200 OK\r\n" + HEADERS + b"\r\n"
    with pytest.raises(NoAnswerError, match="too_long"):
        posted(head, *[b"x" * 1_000_000] * (MAX_COMPRESSED // 1_000_000 + 2))


def test_small_answer_that_unpacks_to_a_huge_one_is_given_up() -> None:
    packed = gzip.compress(b"x" * (2 * MAX_COMPRESSED))
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed)
    with pytest.raises(NoAnswerError, match="too_long"):
        posted(head, packed)


def test_nobody_at_the_address_is_no_answer() -> None:
    with closing(HttpTransport("http://127.0.0.1:9")) as line, pytest.raises(NoAnswerError):
        line.post("/v1/sync", b"")


def test_settings_of_the_environment_are_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert posted(ok(b"abc")).body == b"abc"


@pytest.mark.parametrize("url", ["https://centre.example/", " https://centre.example ", "https://centre.example"])
def test_address_is_kept_without_blanks_and_slash(url: str) -> None:
    assert checked_url(url) == "https://centre.example"


@pytest.mark.parametrize("url", ["", "centre.example", "ftp://centre.example", "https://", "http://[::1", "file:///x"])
def test_what_is_no_address_is_refused_in_words(url: str) -> None:
    with pytest.raises(InvalidInputError, match="n’est pas celle d’un centre"):
        checked_url(url)


def test_plain_http_is_refused_but_on_this_computer() -> None:
    with pytest.raises(InvalidInputError, match="https"):
        checked_url("http://centre.example")
    assert checked_url("http://127.0.0.1:8765/") == "http://127.0.0.1:8765"


def got(*parts: bytes, stays: bool = False, start: int = 0) -> HttpReply:
    """What is fetched from a server that answers with these bytes."""
    with answering(*parts, stays=stays) as (url, _), closing(HttpTransport(url)) as line:
        return line.get("/v1/snapshot/1/0", start)


@pytest.mark.parametrize("stays", [False, True], ids=["cut", "silent"])
@pytest.mark.parametrize("count", [1, 100, 5000])
def test_what_came_before_the_line_was_lost_is_kept_to_the_byte(count: int, stays: bool) -> None:
    whole = bytes(range(250)) * 40
    reply = got(ok(whole)[: count - len(whole)], stays=stays)
    assert (reply.status, reply.body) == (200, whole[:count])


def test_nothing_at_all_is_no_answer_to_fetching_either() -> None:
    with pytest.raises(NoAnswerError):
        got(b"")


def test_the_rest_is_asked_for_by_range() -> None:
    with answering(ok(b"rest")) as (url, requests), closing(HttpTransport(url)) as line:
        line.get("/v1/snapshot/1/0", 700)
    assert b"\r\nrange: bytes=700-\r\n" in requests[0].lower()
