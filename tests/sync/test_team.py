"""Asking about the team's laptops over real HTTP: each answer is kept or shown, each refusal has its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.rights import Role
from mediator_app.errors import AppError, NotAllowedError, NotFoundError, NotTheCentreError, OfflineError
from mediator_app.server.enrolment import invite
from mediator_app.services import vouchers
from mediator_app.services.team import keep_laptops, team_standing
from mediator_app.storage.settings import Membership
from mediator_app.sync.enrolling import ask_to_join, begin_joining, end_joining
from mediator_app.sync.replies import HttpReply
from mediator_app.sync.running import synchronise
from mediator_app.sync.team import ask_invitation, ask_laptops, ask_revocation, connected
from mediator_app.sync.transport import HttpTransport, NoAnswerError
from tests.support.laptops import a_laptop
from tests.support.networks import ours
from tests.support.offices import Office, an_office


class Answering:
    """A line on which always the same comes back; nothing at all for None."""

    def __init__(self, reply: HttpReply | None) -> None:
        self._reply = reply

    def post(self, _path: str, _body: bytes) -> HttpReply:
        """The same answer."""
        if self._reply is None:
            raise NoAnswerError("ConnectTimeout")
        return self._reply

    def get(self, path: str, _start: int) -> HttpReply:
        """The same answer."""
        return self.post(path, b"")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A mediator and a coordinator; what a test takes away belongs to somebody else."""
    with an_office(tmp_path_factory.mktemp("office")) as made:
        made.welcome("Claire")
        made.welcome("Hélène", Role.COORDINATOR)
        yield made


def line_of(office: Office, name: str) -> HttpTransport:
    """The line of somebody's laptop."""
    desk = next(desk for desk in office.desks if desk.laptop.who.member_name == name)
    return connected(desk.laptop.who)


def refused(line: HttpTransport | Answering, laptop: str = "x") -> AppError:
    """Why it is refused to take access away."""
    with pytest.raises(AppError) as caught:
        ask_revocation(line, laptop)
    return caught.value


def test_list_is_kept_on_the_laptop_with_its_moment(office: Office) -> None:
    laptop = office.desks[1].laptop
    heard = keep_laptops(laptop, ask_laptops(line_of(office, "Hélène")))
    assert team_standing(laptop).heard == heard
    assert heard.at == "2026-11-24T09:00:00Z"


def test_laptop_that_never_asked_has_no_list(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        standing = team_standing(laptop)
    assert (standing.heard, standing.is_unknown, standing.who.is_enrolled) == (None, False, False)


def test_access_is_taken_away_and_told(office: Office) -> None:
    gone = office.welcome("Karim")
    done = ask_revocation(line_of(office, "Hélène"), gone.laptop.who.device)
    assert done.laptop == gone.laptop.who.device
    with pytest.raises(AppError) as caught:
        ask_laptops(connected(gone.laptop.who))
    assert caught.value.code == "access_removed"


def test_code_invites_who_was_named(office: Office) -> None:
    made = ask_invitation(line_of(office, "Hélène"), "  Odile   Marsan ", "mediator")
    office.clock.advance(seconds=5)
    with a_laptop(office.folder / "odile") as laptop:
        joining = begin_joining(laptop.connection, office.url, made.code, "Portable")
        who = end_joining(laptop.connection, joining, ask_to_join(joining))
    assert who.member_name == "Odile Marsan"


def test_what_is_written_while_the_code_is_asked_about_is_judged_by_the_role(office: Office, tmp_path: Path) -> None:
    code = invite(office.store, Role.MEDIATOR, "Odile", office.clock()).code
    scheme = {"name": "Chèque", "issuer": "Département", "face_value_cents": 1000, "book_size": 5}
    with a_laptop(tmp_path) as laptop:
        vouchers.add_scheme(laptop, scheme)
        joining = begin_joining(laptop.connection, office.url, code, "Portable")
        vouchers.add_scheme(laptop, scheme)
        end_joining(laptop.connection, joining, ask_to_join(joining))
        done = synchronise(laptop.connection, laptop.clock)
    assert (done.accepted, done.rejected) == (1, 1)


@pytest.mark.parametrize(
    ("who", "laptop", "kind", "code"),
    [
        ("Claire", "x", NotAllowedError, "not_allowed"),
        ("Hélène", "x", NotFoundError, "not_found"),
        ("Hélène", "../../v1/fork?", NotFoundError, "not_found"),
    ],
)
def test_refusal_has_its_words(office: Office, who: str, laptop: str, kind: type[AppError], code: str) -> None:
    error = refused(line_of(office, who), laptop)
    assert (type(error), error.code) == (kind, code)
    assert error.hint


def test_own_access_stays(office: Office) -> None:
    error = refused(line_of(office, "Hélène"), office.desks[1].laptop.who.device)
    assert (error.code, error.title) == ("own_laptop", "Un poste ne retire pas son propre accès.")


def test_invitation_without_a_name_is_not_even_asked(office: Office) -> None:
    with pytest.raises(AppError, match="Il manque le nom"):
        ask_invitation(Answering(None), " ", "mediator")


@pytest.mark.parametrize("reply", [None, ours(b"", 503), HttpReply(502, {}, b"")])
def test_no_answer_is_offline(reply: HttpReply | None) -> None:
    with pytest.raises(OfflineError):
        ask_laptops(Answering(reply))
    assert isinstance(refused(Answering(reply)), OfflineError)


def test_login_page_is_not_the_centre() -> None:
    page = HttpReply(200, {"content-type": "text/html"}, b"<html>")
    with pytest.raises(NotTheCentreError):
        ask_laptops(Answering(page))


def test_older_centre_says_so() -> None:
    assert refused(Answering(ours(b'{"code":"no_such_page"}', 404))).title == "Le centre ne sait pas encore faire cela."


def test_laptop_without_a_team_has_no_centre_to_ask() -> None:
    with pytest.raises(AppError) as caught:
        connected(Membership())
    assert caught.value.code == "no_team"
