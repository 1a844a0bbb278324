"""Signed papers at the centre: taken piece by piece, once and whole, handed to whom may hold them, gone with their record."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from mediator_app.domain.signed_papers import MOST_BYTES, PIECE_BYTES
from mediator_app.protocol.codec import UnreadableMessageError, decode
from mediator_app.protocol.messages import PaperReceipt
from mediator_app.protocol.papers import pack_piece, unpack_piece
from mediator_app.server import backups, erasing, papers, scopes
from mediator_app.server.asgi import centre_app
from mediator_app.server.embedded import serving
from mediator_app.server.folder import DATABASE, centre_in
from mediator_app.server.metrics import Metrics
from mediator_app.server.papers import NoSuchPaperError, UnfitPaperError
from mediator_app.server.store.interface import Store
from tests.support.centre import NOW, SESSION, WALL, Post, a_centre, a_device, a_person, a_session
from tests.support.http import ask

DATA = Random(7).randbytes(2 * PIECE_BYTES + 10)
PIECES = [DATA[:PIECE_BYTES], DATA[PIECE_BYTES : 2 * PIECE_BYTES], DATA[2 * PIECE_BYTES :]]

DAYS = {"starts_on": "2026-11-24", "ends_on": "2026-12-24"}


def attach(post: Post, id_: str = "a1", data: bytes = DATA, **changed: Any) -> None:
    """The record of a paper, sent and accepted."""
    fields: dict[str, Any] = {"name": "feuille.jpg", "media_type": "image/jpeg", "taken_at": WALL, "session": SESSION}
    fields |= {"byte_count": len(data), "sha256": sha256(data).hexdigest(), **changed}
    assert post.verdicts(post.create("attachment", id_, **fields)) == ["accepted"]


def give(store: Store, post: Post, *numbers: int, id_: str = "a1", pieces: list[bytes] = PIECES) -> list[PaperReceipt]:
    """Some pieces, in this order."""
    return [papers.take_piece(store, post.device, id_, n, pack_piece(pieces[n]), NOW) for n in numbers]


def fetched(store: Store, post: Post, id_: str = "a1") -> bytes:
    """The whole, as a laptop fetches it."""
    return b"".join(unpack_piece(papers.piece_for(store, post.device, id_, n)) for n in range(len(PIECES)))


def figures(store: Store) -> tuple[int, int, int]:
    """Papers that are whole, those that are not, and the bytes of all."""
    with store.reading() as session:
        return session.paper_figures()


@pytest.fixture
def anne(store: Store) -> Post:
    """A mediator who has made a session and the record of its paper."""
    post = a_device(store)
    post.sync(a_session(post))
    attach(post)
    return post


def test_pieces_in_order_make_the_paper(store: Store, anne: Post) -> None:
    assert [one.wanted for one in give(store, anne, 0, 1, 2)] == [1, 2, 3]
    assert fetched(store, anne) == DATA
    assert figures(store) == (1, 0, len(DATA))


def test_piece_that_comes_twice_or_too_early_changes_nothing(store: Store, anne: Post) -> None:
    assert [one.wanted for one in give(store, anne, 0, 0, 2, 0, 1, 1, 2, 2, 0)] == [1, 1, 1, 1, 2, 2, 3, 3, 3]
    assert fetched(store, anne) == DATA


def test_paper_that_is_there_is_told_at_once(store: Store, anne: Post) -> None:
    give(store, anne, 0, 1, 2)
    attach(anne, "a2")
    assert give(store, anne, 2, id_="a2") == [PaperReceipt(3, is_whole=True)]


def test_altered_paper_is_forgotten_and_wanted_again(store: Store, anne: Post) -> None:
    altered = [PIECES[0], bytes(PIECE_BYTES), PIECES[2]]
    assert give(store, anne, 0, 1, 2, pieces=altered)[-1] == PaperReceipt(0, is_altered=True)
    assert figures(store) == (0, 0, 0)
    assert give(store, anne, 0, 1, 2)[-1].is_whole


def test_nothing_is_taken_without_an_accepted_record(store: Store, anne: Post) -> None:
    for id_ in ("unknown", SESSION, "", "\0", "é" * 200):
        with pytest.raises(NoSuchPaperError):
            give(store, anne, 0, id_=id_)


@pytest.mark.parametrize("piece", [b"short", PIECES[0] + b"x"])
def test_piece_of_another_length_is_refused(store: Store, anne: Post, piece: bytes) -> None:
    with pytest.raises((UnfitPaperError, UnreadableMessageError)):
        papers.take_piece(store, anne.device, "a1", 0, pack_piece(piece), NOW)
    assert figures(store) == (0, 0, 0)


def test_record_of_a_paper_too_large_is_refused(store: Store, anne: Post) -> None:
    attach(anne, "huge", byte_count=MOST_BYTES + 1)
    with pytest.raises(UnfitPaperError):
        give(store, anne, 0, id_="huge")


def test_paper_in_part_is_handed_to_nobody(store: Store, anne: Post) -> None:
    give(store, anne, 0, 1)
    with pytest.raises(NoSuchPaperError):
        papers.piece_for(store, anne.device, "a1", 0)


def test_colleague_of_another_sector_neither_reads_nor_writes_it(store: Store, anne: Post) -> None:
    bruno = a_device(store)
    scopes.move(store, SESSION, "Sud", NOW)
    scopes.give_scopes(store, bruno.device.id, ["Nord"], NOW)
    with pytest.raises(NoSuchPaperError):
        give(store, bruno, 0)
    give(store, anne, 0, 1, 2)
    with pytest.raises(NoSuchPaperError):
        fetched(store, bruno)
    scopes.give_scopes(store, bruno.device.id, ["Sud"], NOW)
    assert fetched(store, bruno) == DATA


def test_removed_paper_leaves_with_its_bytes(store: Store, anne: Post) -> None:
    give(store, anne, 0, 1, 2)
    anne.sync(anne.void("attachment", "a1"))
    assert figures(store) == (0, 0, 0)


def test_bytes_stay_while_another_record_names_them(store: Store, anne: Post) -> None:
    give(store, anne, 0, 1, 2)
    attach(anne, "a2")
    anne.sync(anne.void("attachment", "a1"))
    assert fetched(store, anne, "a2") == DATA


def test_erased_person_takes_her_signed_mandate_along(store: Store, anne: Post) -> None:
    anne.sync(a_person(anne, "p1"), anne.create("mandate", "m1", person="p1", actions="x", **DAYS))
    other = b"mandate" * 10
    attach(anne, "a2", other, session=None, mandate="m1")
    give(store, anne, 0, id_="a2", pieces=[other])
    give(store, anne, 0, 1, 2)
    erasing.erase(store, "p1", "", NOW)
    assert figures(store) == (1, 0, len(DATA))


def test_metrics_tell_papers(store: Store, anne: Post) -> None:
    give(store, anne, 0)
    with store.reading() as session:
        text = Metrics().text(session)
    assert "tournee_papers 0\n" in text
    assert "tournee_papers_in_part 1\n" in text
    assert f"tournee_paper_bytes {PIECE_BYTES}\n" in text


def test_packed_piece_with_a_flipped_bit_is_told() -> None:
    packed = bytearray(pack_piece(PIECES[0]))
    packed[len(packed) // 2] ^= 4
    with pytest.raises(UnreadableMessageError):
        unpack_piece(bytes(packed))


def test_small_bomb_is_not_unpacked() -> None:
    with pytest.raises(UnreadableMessageError):
        unpack_piece(pack_piece(bytes(50_000_000)))


def test_backup_brings_papers_back_and_erasures_take_them_again(tmp_path: Path) -> None:
    folder, file = tmp_path / "centre", tmp_path / "copy"
    folder.mkdir()
    with a_centre(folder / DATABASE) as store:
        post = a_device(store)
        post.sync(a_person(post, "p1"), post.create("mandate", "m1", person="p1", actions="x", **DAYS), a_session(post))
        attach(post, "a2", PIECES[2], session=None, mandate="m1")
        attach(post)
        give(store, post, 0, id_="a2", pieces=[PIECES[2]])
        give(store, post, 0, 1, 2)
        backups.back_up(folder, file, NOW)
        erasing.erase(store, "p1", "", NOW)
        erasing.keep_list(store, folder)
    backups.restore(folder, file, NOW)
    with centre_in(folder) as store:
        assert figures(store) == (1, 0, len(DATA))
        assert fetched(store, post) == DATA


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Post]]:
    """A centre that listens, and a mediator who has made the record of a paper."""
    with a_centre(tmp_path_factory.mktemp("door") / DATABASE) as store, serving(centre_app(store, lambda: NOW)) as url:
        post = a_device(store)
        post.sync(a_session(post))
        attach(post)
        yield url, post


def test_paper_goes_through_the_door_and_back(door: tuple[str, Post]) -> None:
    url, post = door
    given = [ask(url, "POST", f"/v1/paper/a1/{n}", pack_piece(piece), post.token) for n, piece in enumerate(PIECES)]
    assert [decode(PaperReceipt, one.body) for one in given] == [
        PaperReceipt(1),
        PaperReceipt(2),
        PaperReceipt(3, True),
    ]
    back = [ask(url, "GET", f"/v1/paper/a1/{n}", token=post.token) for n in range(3)]
    assert b"".join(unpack_piece(one.body) for one in back) == DATA


@pytest.mark.parametrize(
    ("method", "path", "body", "token", "answer"),
    [
        ("POST", "/v1/paper/a1/0", pack_piece(b"x"), "stranger", (401, "unknown_token")),
        ("GET", "/v1/paper/a1/0", b"", "stranger", (401, "unknown_token")),
        ("POST", "/v1/paper/a1/0", b"no piece", "", (400, "unreadable")),
        ("POST", "/v1/paper/a1/0", bytes(40_000), "", (413, "too_long")),
        ("POST", "/v1/paper/other/0", pack_piece(b"x"), "", (404, "no_such_paper")),
        ("GET", "/v1/paper/a1/99999999999999999999", b"", "", (404, "no_such_paper")),
        ("GET", "/v1/paper/a1/x", b"", "", (404, "no_such_page")),
    ],
)
def test_what_is_no_piece_is_refused_at_the_door(
    door: tuple[str, Post], method: str, path: str, body: bytes, token: str, answer: tuple[int, str]
) -> None:
    url, post = door
    got = ask(url, method, path, body, token or post.token)
    assert (got.status, got.code) == answer
