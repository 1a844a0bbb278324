"""Joining: the code is used up, what was made alone goes with the laptop, and each failure has its words."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from mediator_app.domain.rights import Role
from mediator_app.errors import AppError, OfflineError
from mediator_app.protocol.codec import decode, encode
from mediator_app.protocol.messages import EnrolReply, EnrolRequest
from mediator_app.services import people
from mediator_app.storage import settings
from mediator_app.storage.replica import problems
from mediator_app.sync.enrolling import enrol
from mediator_app.sync.replies import HttpReply
from mediator_app.sync.transport import NoAnswerError
from tests.support.laptops import a_laptop
from tests.support.networks import ours

URL = "https://centre.example/"
REPLY = EnrolReply("device-1", "secret", "member-1", "Claire Fourneau", "mediator", "t1", "Creuse", "epoch-1")


class Answering:
    """A transport that answers always the same, and remembers what it was asked."""

    def __init__(self, reply: HttpReply | None) -> None:
        self.reply = reply
        self.asked: list[EnrolRequest] = []

    def post(self, _path: str, body: bytes) -> HttpReply:
        """The same answer each time; none if there is none."""
        self.asked.append(decode(EnrolRequest, body))
        if self.reply is None:
            raise NoAnswerError("ConnectTimeout")
        return self.reply


def test_laptop_knows_afterwards_who_it_is(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        enrol(laptop.connection, URL, "abcd", "Portable", Answering(ours(encode(REPLY))))
        who = settings.membership(laptop.connection)
    assert (who.device, who.member, who.role, who.territory) == ("device-1", "member-1", Role.MEDIATOR, "t1")
    assert (who.url, who.token, who.is_enrolled) == ("https://centre.example", "secret", True)


def test_code_may_be_typed_in_small_letters(tmp_path: Path) -> None:
    line = Answering(ours(encode(REPLY)))
    with a_laptop(tmp_path) as laptop:
        enrol(laptop.connection, URL, " abcd-efgh ", "Portable", line)
    assert (line.asked[0].code, line.asked[0].device_name) == ("ABCD-EFGH", "Portable")


def test_centre_is_told_how_much_was_made_alone(tmp_path: Path) -> None:
    line = Answering(ours(encode(REPLY)))
    with a_laptop(tmp_path) as laptop:
        people.add_person(laptop, {"last_name": "Roche"})
        people.add_person(laptop, {"last_name": "Peyrot"})
        enrol(laptop.connection, URL, "ABCD", "Portable", line)
    assert line.asked[0].last_n == 2


def test_what_was_made_alone_gets_the_members_name(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        person = people.add_person(laptop, {"last_name": "Roche"}).id
        enrol(laptop.connection, URL, "ABCD", "Portable", Answering(ours(encode(REPLY))))
        assert people.person_card(laptop, person).made_by == "member-1"
        assert problems(laptop.connection) == []


def test_laptop_joins_one_team_only(tmp_path: Path) -> None:
    line = Answering(ours(encode(REPLY)))
    with a_laptop(tmp_path) as laptop:
        enrol(laptop.connection, URL, "ABCD", "Portable", line)
        with pytest.raises(AppError) as refusal:
            enrol(laptop.connection, URL, "EFGH", "Portable", line)
    assert refusal.value.code == "already_enrolled"
    assert len(line.asked) == 1


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (None, "offline"),
        (HttpReply(503, {}, b""), "offline"),
        (ours(b'{"code":"wrong_code"}', 403), "wrong_code"),
        (ours(b'{"code":"too_many_tries"}', 429), "too_many_tries"),
        (HttpReply(200, {"content-type": "text/html"}, b"<html>"), "not_the_centre"),
    ],
)
def test_failure_to_join_is_told_and_changes_nothing(tmp_path: Path, reply: HttpReply | None, code: str) -> None:
    with a_laptop(tmp_path) as laptop:
        with pytest.raises(AppError) as failure:
            enrol(laptop.connection, URL, "ABCD", "Portable", Answering(reply))
        assert not settings.membership(laptop.connection).is_enrolled
    assert failure.value.code == code


def test_centre_that_nobody_runs_is_offline_over_http_too(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop, pytest.raises(OfflineError):
        enrol(laptop.connection, "http://127.0.0.1:9", "ABCD", "Portable")


@pytest.mark.parametrize("role", ["observer", "", "Mediator"])
def test_role_of_a_centre_of_tomorrow_asks_for_a_newer_program_and_changes_nothing(tmp_path: Path, role: str) -> None:
    unknown = Answering(ours(encode(msgspec.structs.replace(REPLY, role=role))))
    with a_laptop(tmp_path) as laptop:
        before = settings.membership(laptop.connection)
        with pytest.raises(AppError, match="autre version") as refused:
            enrol(laptop.connection, URL, "abcd", "Portable", unknown)
        assert (refused.value.code, settings.membership(laptop.connection)) == ("protocol", before)


def test_same_code_asks_under_the_same_name_and_another_code_under_another(tmp_path: Path) -> None:
    line = Answering(None)
    with a_laptop(tmp_path) as laptop:
        for code in ("abcd", "ABCD ", "efgh"):
            with pytest.raises(OfflineError):
                enrol(laptop.connection, URL, code, "Portable", line)
    first, again, other = (asked.installation for asked in line.asked)
    assert first == again != other
