"""The door over real HTTP: who passes, what is refused and how, and that nothing sent to it makes it fall."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediator_app.domain.rights import Role
from mediator_app.protocol.codec import MAX_COMPRESSED, encode
from mediator_app.protocol.messages import MEDIA_TYPE, PROTO_HEADER, EnrolRequest, SyncRequest
from mediator_app.server.asgi import MAX_ENROLMENT, centre_app
from mediator_app.server.embedded import serving
from mediator_app.server.enrolment import invite
from mediator_app.server.snapshots import make_snapshot
from mediator_app.server.store.sqlite import SqliteStore
from mediator_app.server.tries import PER_ADDRESS
from tests.support.centre import NOW, TERRITORY, Post, a_centre, a_device, a_person, a_scheme
from tests.support.http import OURS, Answer, ask, join


@dataclass(frozen=True)
class Open:
    """A centre that listens, and posts that know it."""

    url: str
    store: SqliteStore
    mediator: Post
    coordinator: Post
    revoked: Post

    def post(self, body: bytes, token: str = "", headers: dict[str, str] | None = None) -> Answer:
        """A round, as bytes."""
        return ask(self.url, "POST", "/v1/sync", body, token or self.mediator.token, headers)


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """One centre for all the tests of this file."""
    folder: Path = tmp_path_factory.mktemp("centre")
    with a_centre(folder / "centre.sqlite") as store, serving(centre_app(store, lambda: NOW)) as url:
        posts = a_device(store), a_device(store, Role.COORDINATOR), a_device(store)
        with store.writing() as session:
            session.revoke(posts[2].device.id, "2026-11-24T09:00:00Z")
        yield Open(url, store, *posts)


def sync_body(*ops: object, **changes: object) -> bytes:
    """The body of a round."""
    request = SyncRequest(TERRITORY.id, TERRITORY.epoch, "", 65536, "", list(ops))  # type: ignore[arg-type]
    for name, value in changes.items():
        setattr(request, name, value)
    return encode(request)


ENDPOINTS = [
    ("POST", "/v1/sync"),
    ("POST", "/v1/enrol"),
    ("GET", "/v1/hello"),
    ("GET", "/v1/health"),
    ("GET", "/v1/other"),
]
WHO = ["nobody", "stranger", "revoked", "mediator", "coordinator"]
ALLOWED = {
    "/v1/sync": [401, 401, 403, 200, 200],
    "/v1/enrol": [403] * 5,  # the token counts for nothing here, the code is wrong
    "/v1/hello": [200] * 5,
    "/v1/health": [200] * 5,
    "/v1/other": [404] * 5,
}


@pytest.mark.parametrize(("method", "path"), ENDPOINTS)
@pytest.mark.parametrize("who", WHO)
def test_who_may_pass_which_door(tmp_path: Path, method: str, path: str, who: str) -> None:
    with a_centre(tmp_path / "c") as store, serving(centre_app(store, lambda: NOW)) as url:
        posts = {
            "mediator": a_device(store),
            "coordinator": a_device(store, Role.COORDINATOR),
            "revoked": a_device(store),
        }
        with store.writing() as session:
            session.revoke(posts["revoked"].device.id, "2026-11-24T09:00:00Z")
        token = posts[who].token if who in posts else "x" * 43 if who == "stranger" else ""
        body = encode(EnrolRequest("WRONGCDE", "p")) if path == "/v1/enrol" else sync_body()
        answer = ask(url, method, path, body if method == "POST" else b"", token)
    assert answer.status == ALLOWED[path][WHO.index(who)]
    assert answer.headers[PROTO_HEADER.lower()] == "1"


def test_revoked_laptop_learns_why_and_leaves_nothing(centre: Open) -> None:
    answer = centre.post(sync_body(a_person(centre.revoked, "from-a-thief")), centre.revoked.token)
    assert (answer.status, answer.code) == (403, "access_removed")
    with centre.store.reading() as session:
        assert session.existing(["from-a-thief"]) == {}


def test_role_is_decided_by_the_token_not_by_the_message(centre: Open) -> None:
    operation = a_scheme(centre.mediator, "scheme-by-a-mediator")
    operation.actor = centre.coordinator.device.member
    assert [v.code for v in centre.post(sync_body(operation)).reply.verdicts] == ["not_allowed"]


def test_round_over_http_answers_in_our_media_type(centre: Open) -> None:
    answer = centre.post(sync_body(a_person(centre.mediator, "p-http")))
    assert (answer.headers["content-type"], answer.headers["cache-control"]) == (MEDIA_TYPE, "no-store")
    assert answer.reply.runs[0].count == 1


def test_hello_tells_the_territory_and_nothing_secret(centre: Open) -> None:
    answer = ask(centre.url, "GET", "/v1/hello", headers={})
    assert msgspec.json.decode(answer.body) == {"proto": 1, "territory_name": "Creuse"}


def test_other_method_is_refused_with_the_one_allowed(centre: Open) -> None:
    answer = ask(centre.url, "GET", "/v1/sync")
    assert (answer.status, answer.code, answer.headers["allow"]) == (405, "method", "POST")


@pytest.mark.parametrize("proto", ["", "0", "2", "1.0", "one"])
def test_other_protocol_is_told_to_upgrade(centre: Open, proto: str) -> None:
    answer = centre.post(sync_body(), headers={**OURS, PROTO_HEADER: proto})
    assert (answer.status, answer.code, answer.headers[PROTO_HEADER.lower()]) == (426, "protocol", "1")


def test_other_protocol_inside_the_message_is_told_to_upgrade(centre: Open) -> None:
    assert centre.post(sync_body(proto=2)).status == 426


@pytest.mark.parametrize("media_type", ["", "application/json", "text/html", MEDIA_TYPE + "x"])
def test_other_media_type_is_refused(centre: Open, media_type: str) -> None:
    answer = centre.post(sync_body(), headers={**OURS, "Content-Type": media_type})
    assert (answer.status, answer.code) == (415, "media_type")


def test_media_type_with_a_parameter_passes(centre: Open) -> None:
    assert (
        centre.post(sync_body(), headers={**OURS, "Content-Type": f"{MEDIA_TYPE.upper()}; charset=utf-8"}).status == 200
    )


def test_announced_length_beyond_the_limit_is_refused_unread(centre: Open) -> None:
    headers = {**OURS, "Content-Length": str(MAX_COMPRESSED + 1)}
    assert centre.post(b"", headers=headers).status == 413


def test_unannounced_length_beyond_the_limit_is_cut(centre: Open) -> None:
    answer = ask(centre.url, "POST", "/v1/enrol", iter([b"x" * MAX_ENROLMENT, b"x"]))  # type: ignore[arg-type]
    assert (answer.status, answer.code) == (413, "too_long")


def test_stranger_who_announces_much_is_turned_away_before_sending_it(centre: Open) -> None:
    headers = {**OURS, "Content-Length": "1000000"}
    assert centre.post(b"", "x" * 43, headers).status == 401


def test_other_territory_is_named(centre: Open) -> None:
    answer = centre.post(sync_body(territory="charente"))
    assert (answer.status, answer.code) == (409, "wrong_territory")


def test_guessing_codes_is_paused_and_a_right_code_waits_too(tmp_path: Path) -> None:
    with a_centre(tmp_path / "c") as store, serving(centre_app(store, lambda: NOW)) as url:
        code = invite(store, Role.MEDIATOR, "Anne", NOW).code
        wrong, right = (encode(EnrolRequest(one, "p")) for one in ("WRONGCDE", code))
        codes = [ask(url, "POST", "/v1/enrol", wrong).code for _ in range(PER_ADDRESS)]
        paused = ask(url, "POST", "/v1/enrol", right)
    assert codes == ["wrong_code"] * PER_ADDRESS
    assert (paused.status, paused.code, paused.headers["retry-after"]) == (429, "too_many_tries", "600")


def test_laptop_joins_and_makes_its_first_round(centre: Open) -> None:
    reply = join(centre.url, invite(centre.store, Role.MEDIATOR, "Bruno", NOW).code)
    assert centre.post(sync_body(), reply.token).reply.changes


def test_bug_is_told_without_what_was_sent(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with a_centre(tmp_path / "c") as store, serving(centre_app(store, lambda: NOW)) as url:
        post = a_device(store)
        with store.writing() as session:
            session.run("DROP TABLE records")
        answer = ask(url, "POST", "/v1/sync", sync_body(a_person(post, "p1", last_name="Roche")), post.token)
    assert (answer.status, answer.code) == (500, "bug")
    assert post.device.id in caplog.text
    assert not [word for word in ("Roche", post.token, "last_name") if word in caplog.text]


def sent(centre: Open, path: str, message: object) -> tuple[int, str]:
    """The refusal of a message, by status and word."""
    body = zstandard.ZstdCompressor().compress(msgspec.json.encode(message))
    answer = ask(centre.url, "POST", path, body, centre.mediator.token)
    return answer.status, answer.code


SYNC = {"territory": TERRITORY.id, "epoch": TERRITORY.epoch, "cursor": "", "page": 1024, "wall": ""}
JOINING = {"code": "AAAAAAAA", "device_name": "Portable"}
COPY = {"territory": TERRITORY.id, "installation": "i", "through": 0, "first_undecided": 1}
KEYS = {"verify_key": "00", "box_key": "age1x"}


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/v1/enrol", {**JOINING, "device_name": "Port\0able"}),
        ("/v1/enrol", {**JOINING, "installation": "i\0"}),
        ("/v1/enrol", {**JOINING, "former": [["d\0", 1]]}),
        ("/v1/enrol", {**JOINING, "role": "coordinator"}),
        ("/v1/enrol", {"code": "AAAAAAAA"}),
        ("/v1/fork", {**COPY, "installation": "i\0"}),
        ("/v1/fork", {**COPY, "installation": "i" * 65}),
        ("/v1/fork", {**COPY, "first_undecided": 0}),
        ("/v1/keys", KEYS),
        ("/v1/keys", {}),
        ("/v1/check", {"cursor": "", "repair": 256}),
        ("/v1/sync", {**SYNC, "asking": [2**53 + 1]}),
        ("/v1/sync", {**SYNC, "asking": [0]}),
        ("/v1/sync", {**SYNC, "ops": [[0, 1, "person", "p", "create", {}, {}, 0, ""]]}),
        ("/v1/sync", {**SYNC, "ops": [[1, 1, "person", "p", "create", {}, {}, 2**63, ""]]}),
        ("/v1/quarantine", {"territory": TERRITORY.id, "ops": []}),
        ("/v1/quarantine", {"territory": TERRITORY.id, "ops": [[0, ""]]}),
    ],
)
def test_message_that_no_laptop_makes_is_unreadable(centre: Open, path: str, message: object) -> None:
    assert sent(centre, path, message) == (400, "unreadable")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/v1/sync", {**SYNC, "territory": "charente"}),
        ("/v1/fork", {**COPY, "territory": "charente"}),
        ("/v1/quarantine", {"territory": "charente", "ops": [[1, ""]]}),
    ],
)
def test_message_for_another_territory_is_told_so(centre: Open, path: str, message: object) -> None:
    assert sent(centre, path, message) == (409, "wrong_territory")


@pytest.mark.parametrize("header", ["", "Basic YTpi", "token", "bearer x"])
def test_token_told_in_another_way_is_none(centre: Open, header: str) -> None:
    answer = ask(centre.url, "POST", "/v1/sync", sync_body(), headers={**OURS, "Authorization": header})
    assert (answer.status, answer.code, answer.headers["www-authenticate"]) == (401, "no_token", "Bearer")


@pytest.fixture(scope="module")
def piece(centre: Open) -> tuple[str, bytes]:
    """The address of a first copy's only piece, and its bytes."""
    where = f"/v1/snapshot/{make_snapshot(centre.store, NOW).id}/0"
    return where, ask(centre.url, "GET", where, token=centre.mediator.token).body


def test_piece_goes_on_from_the_byte_that_is_asked_for(centre: Open, piece: tuple[str, bytes]) -> None:
    where, whole = piece
    for start in (1, 100, len(whole) - 1):
        answer = ask(centre.url, "GET", where, b"", centre.mediator.token, {**OURS, "Range": f"bytes={start}-"})
        assert (answer.status, answer.body) == (206, whole[start:])
        assert answer.headers["content-range"] == f"bytes {start}-{len(whole) - 1}/{len(whole)}"


@pytest.mark.parametrize("asked", ["bytes=0-", "bytes=1-5", "bytes=-5", "bytes=9999999-", "bytes=²-", "lines=3-", "3"])
def test_piece_is_given_whole_to_any_other_question(centre: Open, piece: tuple[str, bytes], asked: str) -> None:
    where, whole = piece
    answer = ask(centre.url, "GET", where, b"", centre.mediator.token, {**OURS, "Range": asked})
    assert (answer.status, answer.body) == (200, whole)


@pytest.mark.parametrize(
    "path", ["/v1/snapshot/nothing/0", "/v1/snapshot/%00/0", "/v1/snapshot/x/99999999999999999999"]
)
def test_piece_that_there_is_not_is_told_so(centre: Open, path: str) -> None:
    answer = ask(centre.url, "GET", path, token=centre.mediator.token)
    assert (answer.status, answer.code) == (404, "no_such_copy")


def test_piece_is_for_laptops_with_access_only(centre: Open, piece: tuple[str, bytes]) -> None:
    told = [ask(centre.url, "GET", piece[0], token=token).code for token in ("", "x" * 43, centre.revoked.token)]
    assert told == ["no_token", "unknown_token", "access_removed"]


def never_falls(answer: Answer) -> None:
    """The answer is one of those foreseen."""
    assert answer.status in (200, 400, 403, 409, 413, 415, 426, 429)
    assert answer.headers[PROTO_HEADER.lower()] == "1"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300))
def test_random_bytes_never_make_it_fall(centre: Open, body: bytes) -> None:
    never_falls(centre.post(body))


def test_cut_and_bent_messages_never_make_it_fall(centre: Open) -> None:
    chance = random.Random(20261124)
    whole = sync_body(*(a_person(centre.mediator, f"bent-{i}", note=str(i)) for i in range(5)))
    for _ in range(150):
        bent = bytearray(whole[: chance.randint(1, len(whole))])
        for _ in range(chance.randint(0, 3)):
            bent[chance.randrange(len(bent))] ^= 1 << chance.randrange(8)
        never_falls(centre.post(bytes(bent)))


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
ENTITIES_AND_JUNK = st.sampled_from(["person", "session", "redemption", "settlement", "merge", "case", "x"]) | st.text(
    max_size=4
)
NAMES = st.sampled_from(
    ["voided", "themes", "scheme", "code", "session", "case", "keep", "supersedes", "taken_at", "phone"]
)
OPERATIONS = st.tuples(
    st.integers(min_value=1, max_value=50) | st.integers(),
    st.integers(min_value=1, max_value=50),
    ENTITIES_AND_JUNK,
    st.sampled_from(["p1", "p2", "", "a\x00b"]) | st.text(max_size=6),
    st.sampled_from(["create", "edit", "void", "x"]),
    st.dictionaries(NAMES | st.text(max_size=6), JUNK, max_size=6) | JUNK,
    st.dictionaries(NAMES, st.integers(), max_size=2),
    st.integers(),
    st.text(max_size=5),
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(ops=st.lists(OPERATIONS, max_size=4), who=st.booleans())
def test_well_formed_nonsense_never_makes_it_fall(centre: Open, ops: list[object], who: bool) -> None:
    message = {"territory": TERRITORY.id, "epoch": TERRITORY.epoch, "cursor": "", "page": 1024, "wall": "", "ops": ops}
    body = zstandard.ZstdCompressor().compress(msgspec.json.encode(message))
    never_falls(centre.post(body, (centre.coordinator if who else centre.mediator).token))
