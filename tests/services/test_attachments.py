"""Signed papers on the laptop: kept whole with their record, read back, removed, counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from mediator_app.domain.signed_papers import PIECE_BYTES, PaperState
from mediator_app.errors import AppError, InvalidInputError, NotFoundError
from mediator_app.services import attachments, mandates, people, sessions
from mediator_app.services.laptop import Laptop
from mediator_app.services.mandates import Terms
from mediator_app.storage import attachments as stored
from tests.support.laptops import a_laptop
from tests.support.papers import a_clean_photo, a_photo, a_scan

TIMES = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:00:00+01:00"}


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """One laptop for all: each test has a session of its own."""
    with a_laptop(tmp_path_factory.mktemp("papers")) as opened:
        yield opened


@pytest.fixture
def session(laptop: Laptop) -> str:
    return sessions.add_session(laptop, {"title": "Atelier", **TIMES}).id


def pieces(laptop: Laptop) -> int:
    """How many pieces lie in the file."""
    return int(laptop.connection.execute("SELECT count(*) FROM attachment_piece").fetchone()[0])


def test_photograph_is_kept_without_its_traces_and_read_back(laptop: Laptop, session: str) -> None:
    kept = attachments.keep_paper(laptop, "IMG 0001.jpg", a_photo(b"one"), session=session).paper
    assert attachments.read_paper(laptop, kept.id) == a_clean_photo(b"one")
    assert kept.sha256 == sha256(a_clean_photo(b"one")).hexdigest()
    assert (kept.name, kept.media_type, kept.state) == ("IMG 0001.jpg", "image/jpeg", PaperState.WAITING)


def test_paper_of_many_pieces_is_read_back_whole(laptop: Laptop, session: str) -> None:
    data = a_scan(3 * PIECE_BYTES + 1, b"many")
    before = pieces(laptop)
    kept = attachments.keep_paper(laptop, "scan.pdf", data, session=session).paper
    assert pieces(laptop) - before == 4
    assert attachments.read_paper(laptop, kept.id) == data


def test_same_bytes_twice_are_one_paper(laptop: Laptop, session: str) -> None:
    first = attachments.keep_paper(laptop, "a.jpg", a_photo(b"twice"), session=session)
    again = attachments.keep_paper(laptop, "b.jpg", a_photo(b"twice", turned=1), session=session)
    assert (first.was_there, again.was_there, again.paper) == (False, True, first.paper)
    assert attachments.papers_of(laptop, session) == [first.paper]


def test_one_photograph_of_two_sessions_lies_once_in_the_file(laptop: Laptop, session: str) -> None:
    other = sessions.add_session(laptop, {"title": "Autre", **TIMES}).id
    one = attachments.keep_paper(laptop, "a.jpg", a_photo(b"both"), session=session).paper
    before = pieces(laptop)
    two = attachments.keep_paper(laptop, "a.jpg", a_photo(b"both"), session=other).paper
    assert (pieces(laptop), two.sha256) == (before, one.sha256)
    assert one.id != two.id


def test_signed_mandate_is_kept_with_the_mandate(laptop: Laptop) -> None:
    person = people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"}).id
    mandate = mandates.draw_up(laptop, person, Terms("Déclarer les revenus", "MONTH")).id
    kept = attachments.keep_paper(laptop, "mandat.pdf", a_scan(200, b"mandate"), mandate=mandate).paper
    assert attachments.papers_of_mandate(laptop, mandate) == [kept]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"PK\3\4", "not_a_paper"), (a_scan(10 * 1024 * 1024 + 1), "too_large"), (a_photo()[:60], "damaged")],
)
def test_what_is_no_paper_is_refused_in_words(laptop: Laptop, session: str, data: bytes, code: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        attachments.keep_paper(laptop, "x.jpg", data, session=session)
    assert refused.value.code == code
    assert attachments.papers_of(laptop, session) == []


def test_paper_of_nothing_is_refused(laptop: Laptop, session: str) -> None:
    with pytest.raises(NotFoundError):
        attachments.keep_paper(laptop, "x.jpg", a_photo(), session="gone")
    with pytest.raises(InvalidInputError):
        attachments.keep_paper(laptop, "x.jpg", a_photo())


def test_too_many_waiting_are_refused(laptop: Laptop, session: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MOST_WAITING", attachments.papers_waiting(laptop).byte_count + 100)
    with pytest.raises(InvalidInputError) as refused:
        attachments.keep_paper(laptop, "x.pdf", a_scan(101, b"much"), session=session)
    assert refused.value.code == "too_many_waiting"


def test_record_that_cannot_be_written_leaves_no_bytes(
    laptop: Laptop, session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = pieces(laptop)
    monkeypatch.setattr(attachments, "paper", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        attachments.keep_paper(laptop, "x.jpg", a_photo(b"none"), session=session)
    assert (pieces(laptop), attachments.papers_of(laptop, session)) == (before, [])


def test_altered_bytes_are_not_shown(laptop: Laptop, session: str) -> None:
    kept = attachments.keep_paper(laptop, "x.jpg", a_photo(b"altered"), session=session).paper
    laptop.connection.execute("UPDATE attachment_piece SET bytes = x'00' WHERE sha256 = ?", (kept.sha256,))
    with pytest.raises(InvalidInputError) as refused:
        attachments.read_paper(laptop, kept.id)
    assert refused.value.code == "damaged"


def test_removed_paper_can_be_brought_back_before_it_is_told(laptop: Laptop, session: str) -> None:
    kept = attachments.keep_paper(laptop, "x.jpg", a_photo(b"back"), session=session).paper
    attachments.remove_paper(laptop, kept.id)
    gone = attachments.papers_of(laptop, session)
    stored.drop_unneeded(laptop.connection)
    attachments.restore_paper(laptop, kept.id)
    assert (gone, attachments.papers_of(laptop, session)) == ([], [kept])
    assert attachments.read_paper(laptop, kept.id) == a_clean_photo(b"back")


def test_bytes_of_a_removed_paper_leave_once_the_centre_knows(laptop: Laptop, session: str) -> None:
    kept = attachments.keep_paper(laptop, "x.jpg", a_photo(b"gone"), session=session).paper
    attachments.remove_paper(laptop, kept.id)
    laptop.connection.execute("UPDATE operation SET state = 'accepted' WHERE id = ?", (kept.id,))
    assert stored.has_unneeded(laptop.connection)
    stored.drop_unneeded(laptop.connection)
    with pytest.raises(InvalidInputError):
        attachments.restore_paper(laptop, kept.id)


def test_name_of_the_file_comes_without_its_folder(laptop: Laptop, session: str) -> None:
    kept = attachments.keep_paper(laptop, "C:\\Photos\\feuille\u202e  1.jpg", a_photo(b"name"), session=session).paper
    assert kept.name == "feuille 1.jpg"


def test_coverage_counts_closed_sessions(laptop: Laptop) -> None:
    before = attachments.coverage(laptop)
    closed = [sessions.add_session(laptop, {"title": "Clos", **TIMES}).id for _ in range(3)]
    for one in closed:
        sessions.edit_session(laptop, one, {"state": "closed"})
    attachments.keep_paper(laptop, "x.jpg", a_photo(b"covered"), session=closed[0])
    now = attachments.coverage(laptop)
    assert (now.with_sheet - before.with_sheet, now.without_sheet - before.without_sheet) == (1, 2)


def test_refused_paper_is_offered_from_its_first_piece_again(laptop: Laptop, session: str) -> None:
    kept = attachments.keep_paper(laptop, "a.jpg", a_photo(b"refused"), session=session).paper
    stored.note_sent(laptop.connection, kept.sha256, 1, state=PaperState.REFUSED, code="too_large")
    before = attachments.paper(laptop, kept.id)
    attachments.offer_refused_again(laptop)
    after = attachments.paper(laptop, kept.id)
    assert (before.state, after.state, after.pieces, after.code) == (PaperState.REFUSED, PaperState.WAITING, 0, "")


def test_file_that_is_gone_is_told_by_its_name(laptop: Laptop, session: str, tmp_path: Path) -> None:
    with pytest.raises(AppError, match=r"Le fichier feuille\.jpg n’a pas pu être lu") as refused:
        attachments.keep_file(laptop, tmp_path / "feuille.jpg", session=session)
    assert refused.value.code == "not_read"


def test_paper_of_a_file_has_the_name_of_the_file(laptop: Laptop, session: str, tmp_path: Path) -> None:
    (tmp_path / "feuille.jpg").write_bytes(a_photo(b"file"))
    kept = attachments.keep_file(laptop, tmp_path / "feuille.jpg", session=session).paper
    assert (kept.name, kept.byte_count) == ("feuille.jpg", len(a_clean_photo(b"file")))


def test_paper_is_saved_in_clear_as_it_was_kept(laptop: Laptop, session: str, tmp_path: Path) -> None:
    kept = attachments.keep_paper(laptop, "a.jpg", a_photo(b"saved"), session=session).paper
    attachments.save_paper(laptop, kept.id, tmp_path / "copie.jpg")
    assert (tmp_path / "copie.jpg").read_bytes() == a_clean_photo(b"saved")


def test_paper_is_not_saved_where_nothing_can_be_written(laptop: Laptop, session: str, tmp_path: Path) -> None:
    kept = attachments.keep_paper(laptop, "a.jpg", a_photo(b"nowhere"), session=session).paper
    with pytest.raises(AppError, match="n’a pas pu être enregistrée dans") as refused:
        attachments.save_paper(laptop, kept.id, tmp_path / "absent" / "copie.jpg")
    assert refused.value.code == "not_written"


@pytest.mark.parametrize(
    "act", [attachments.paper, attachments.read_paper, attachments.remove_paper, attachments.fetch_paper]
)
def test_paper_that_is_not_here_is_told(laptop: Laptop, act: Callable[[Laptop, str], object]) -> None:
    with pytest.raises(NotFoundError, match="Cette feuille n’est pas sur ce poste"):
        act(laptop, "gone")


def test_paper_that_never_was_cannot_be_brought_back(laptop: Laptop) -> None:
    with pytest.raises(InvalidInputError) as refused:
        attachments.restore_paper(laptop, "gone")
    assert refused.value.code == "too_late"


def test_paper_is_of_a_session_or_of_a_mandate_and_not_of_both(laptop: Laptop, session: str) -> None:
    with pytest.raises(InvalidInputError, match="celle d’un atelier ou celle d’un mandat"):
        attachments.keep_paper(laptop, "a.jpg", a_photo(), session=session, mandate="m")


def test_paper_of_a_mandate_that_is_not_here_is_refused(laptop: Laptop) -> None:
    with pytest.raises(NotFoundError, match="Ce mandat n’est pas sur ce poste"):
        attachments.keep_paper(laptop, "a.jpg", a_photo(), mandate="gone")


@pytest.mark.parametrize(
    ("name", "shown"),
    [("/photos/", "feuille"), ("  ", "feuille"), ("a" * 121 + ".jpg", "a" * 120), ("é" * 120, "é" * 120)],
)
def test_name_is_short_enough_to_be_shown_and_never_empty(laptop: Laptop, session: str, name: str, shown: str) -> None:
    kept = attachments.keep_paper(laptop, name, a_photo(name.encode()), session=session).paper
    assert kept.name == shown


def test_kept_paper_is_asked_for_of_nobody(laptop: Laptop, session: str) -> None:
    kept = attachments.keep_paper(laptop, "a.jpg", a_photo(b"here"), session=session).paper
    attachments.fetch_paper(laptop, kept.id)
    assert kept.id not in stored.wanted(laptop.connection)


def test_paper_whose_bytes_are_elsewhere_is_asked_for_once(laptop: Laptop, session: str) -> None:
    kept = attachments.keep_paper(laptop, "a.jpg", a_photo(b"elsewhere"), session=session).paper
    laptop.connection.execute("DELETE FROM attachment_piece WHERE sha256 = ?", (kept.sha256,))
    laptop.connection.execute("DELETE FROM attachment_sending WHERE sha256 = ?", (kept.sha256,))
    for _ in range(2):
        attachments.fetch_paper(laptop, kept.id)
    assert list(stored.wanted(laptop.connection)).count(kept.id) == 1


def test_papers_stand_oldest_first(laptop: Laptop, session: str) -> None:
    kept = [attachments.keep_paper(laptop, f"{n}.jpg", a_photo(bytes([n])), session=session).paper.id for n in range(3)]
    assert [one.id for one in attachments.papers_of(laptop, session)] == kept
    assert [one.id for one in attachments.list_papers(laptop) if one.id in kept] == kept
