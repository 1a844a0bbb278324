"""Signatures drawn at the door: kept encrypted, one for each, taken back by name, never counted among signed sheets."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pytest

from mediator_app.domain.drawn_signatures import drawing_of
from mediator_app.errors import InvalidInputError
from mediator_app.services import attachments, attendance, door, merging, paper, sessions, undoing
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.services.signatures import drawings_of, sign, signatures_of
from mediator_app.storage import attachments as stored
from mediator_app.storage.operations import Draft
from tests.support.laptops import Workshop, a_laptop, a_workshop

STROKES = [[(20, 100), (200, 20), (400, 180)]]
OTHER = [[(20, 20), (400, 20)], [(30, 90), (300, 150)]]
TIMES = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:00:00+01:00"}


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, Workshop]]:
    """One laptop for all: each test has a session of its own."""
    with a_laptop(tmp_path_factory.mktemp("signatures")) as laptop:
        yield laptop, a_workshop(laptop)


@pytest.fixture
def laptop(at: tuple[Laptop, Workshop]) -> Laptop:
    return at[0]


@pytest.fixture
def denise(at: tuple[Laptop, Workshop]) -> str:
    return at[1].people[10]


@pytest.fixture
def session(laptop: Laptop, denise: str) -> str:
    made = sessions.add_session(laptop, {"title": "Atelier", **TIMES}).id
    door.mark_present(laptop, made, denise)
    return made


def svg(laptop: Laptop, session: str, person: str) -> str:
    return drawings_of(laptop, session)[person].svg


def test_drawing_is_kept_with_its_hash_and_read_back(laptop: Laptop, session: str, denise: str) -> None:
    sign(laptop, session, denise, STROKES)
    assert svg(laptop, session, denise) == drawing_of(STROKES).decode()
    assert attachments.papers_waiting(laptop).byte_count >= len(drawing_of(STROKES))


def test_second_signature_takes_the_place_of_the_first(laptop: Laptop, session: str, denise: str) -> None:
    sign(laptop, session, denise, STROKES)
    sign(laptop, session, denise, OTHER)
    assert svg(laptop, session, denise) == drawing_of(OTHER).decode()
    standing = "SELECT count(*) FROM attachments WHERE session = ?"
    assert laptop.connection.execute(standing, (session,)).fetchone() == (1,)


def test_dot_is_refused_and_nothing_kept(laptop: Laptop, session: str, denise: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        sign(laptop, session, denise, [[(5, 5)]])
    assert (refused.value.code, signatures_of(laptop, session)) == ("nothing_drawn", {})


def test_only_who_is_present_signs(laptop: Laptop, session: str, at: tuple[Laptop, Workshop]) -> None:
    absent = at[1].people[0]
    attendance.set_attendance(laptop, session, absent, "registered")
    with pytest.raises(InvalidInputError, match="présente"):
        sign(laptop, session, absent, STROKES)


def test_signature_is_a_passage_of_its_own(laptop: Laptop, session: str, denise: str) -> None:
    sign(laptop, session, denise, STROKES)
    undoing.undo_last(laptop, session)
    assert signatures_of(laptop, session) == {}
    assert [one.status for one in attendance.participants(laptop, session)] == ["present"]
    assert [(one.kind, bool(one.undone_at)) for one in undoing.journal(laptop, session)][:1] == [("signature", True)]


def test_signature_goes_with_the_presence_it_was_given_for(laptop: Laptop, session: str, denise: str) -> None:
    sign(laptop, session, denise, STROKES)
    presence = undoing.passages(laptop, session)[-1]
    undoing.undo(laptop, *presence.txns)
    door.mark_present(laptop, session, denise)
    assert signatures_of(laptop, session) == {}
    assert [one.kind for one in undoing.passages(laptop, session)] == ["present"]


def test_drawing_is_no_signed_sheet(laptop: Laptop, session: str, denise: str) -> None:
    sessions.close_session(laptop, session)
    before = attachments.coverage(laptop)
    sign(laptop, session, denise, STROKES)
    assert (attachments.papers_of(laptop, session), attachments.coverage(laptop)) == ([], before)
    assert attachments.list_papers(laptop) == []


def test_sheet_shows_the_drawing_in_its_row(laptop: Laptop, session: str, denise: str) -> None:
    sign(laptop, session, denise, STROKES)
    [row] = paper.attendance_sheet(laptop, session).content()["rows"]
    assert (row["signed_half"], row["drawing"]) == (0, drawing_of(STROKES).decode())


def test_sheet_says_that_somebody_signed_whose_drawing_is_elsewhere(laptop: Laptop, session: str, denise: str) -> None:
    sign(laptop, session, denise, [[(1, 1), (90, 17)]])
    laptop.connection.execute("DELETE FROM attachment_piece WHERE sha256 = ?", (_hash(laptop, session),))
    [row] = paper.attendance_sheet(laptop, session).content()["rows"]
    assert (row["signed_half"], row["drawing"]) == (0, "")


def test_drawing_that_was_altered_is_not_printed(laptop: Laptop, session: str, denise: str) -> None:
    sign(laptop, session, denise, [[(1, 1), (90, 19)]])
    forged = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>'
    laptop.connection.execute(
        "UPDATE attachment_piece SET bytes = ? WHERE sha256 = ?", (forged, _hash(laptop, session))
    )
    assert svg(laptop, session, denise) == ""


def test_what_came_as_a_drawing_and_is_none_is_not_printed(laptop: Laptop, session: str, denise: str) -> None:
    forged = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>'
    fields = {"session": session, "name": f"signature:{denise}", "media_type": "image/svg+xml"}
    digest = sha256(forged).hexdigest()
    told = {**fields, "byte_count": len(forged), "sha256": digest, "taken_at": "2026-11-24T10:04:00+01:00"}
    record(laptop, [Draft("attachment", new_id(), told)], "attachment.add")
    stored.keep(laptop.connection, digest, forged)
    assert svg(laptop, session, denise) == ""


def test_signature_follows_a_merged_person(laptop: Laptop, session: str, at: tuple[Laptop, Workshop]) -> None:
    one, other = at[1].people[4:6]
    door.mark_present(laptop, session, one)
    sign(laptop, session, one, STROKES)
    merging.merge_people(laptop, other, one)
    assert one in signatures_of(laptop, session)


def _hash(laptop: Laptop, session: str) -> str:
    [one] = signatures_of(laptop, session).values()
    return one.sha256
