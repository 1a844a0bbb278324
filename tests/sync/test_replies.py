"""Whose answer is it? Only what is ours by status, header, media type and content counts."""

from __future__ import annotations

import pytest

from mediator_app.errors import AccessRemovedError, AppError, NotTheCentreError
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import MEDIA_TYPE, Problem, SyncReply
from mediator_app.sync.replies import HttpReply, TryAgainError, read_reply
from tests.support.networks import PORTAL, ours

REPLY = SyncReply("territory", "epoch", "epoch:1", 1, more=False, hlc=1, server_time="2026-11-24T09:00:00Z")


def test_answer_of_the_centre_is_read() -> None:
    assert read_reply(SyncReply, ours(encode(REPLY))) == REPLY


def test_parameters_and_case_of_the_media_type_do_not_matter() -> None:
    headers = {"x-tournee-proto": "1", "content-type": f"{MEDIA_TYPE.upper()}; charset=utf-8"}
    assert read_reply(SyncReply, HttpReply(200, headers, encode(REPLY))) == REPLY


def test_login_page_is_told_from_the_centre() -> None:
    with pytest.raises(NotTheCentreError, match="demande une connexion"):
        read_reply(SyncReply, PORTAL)


def test_too_long_by_the_centre_asks_for_less_and_by_a_proxy_is_a_stranger() -> None:
    with pytest.raises(TryAgainError, match="http_413"):
        read_reply(SyncReply, ours(b"", 413))
    with pytest.raises(NotTheCentreError):
        read_reply(SyncReply, HttpReply(413, {}, b""))


def test_pause_that_the_centre_asks_for_is_handed_on() -> None:
    with pytest.raises(TryAgainError) as again:
        read_reply(SyncReply, HttpReply(503, {"retry-after": "7"}, b""))
    assert (again.value.code, again.value.after) == ("http_503", 7.0)


def test_removed_access_has_its_own_error() -> None:
    with pytest.raises(AccessRemovedError):
        read_reply(SyncReply, ours(b'{"code":"access_removed"}', 403))


def test_every_refusal_is_told_in_words_with_its_code() -> None:
    with pytest.raises(AppError, match="ne connaît plus ce poste") as refusal:
        read_reply(SyncReply, ours(b'{"code":"unknown_token"}', 401))
    assert refusal.value.code == "unknown_token"


@pytest.mark.parametrize("cut", [0, 1, 10, -1])
def test_any_cut_of_an_answer_is_asked_for_again(cut: int) -> None:
    with pytest.raises(TryAgainError, match="cut_short"):
        read_reply(SyncReply, ours(encode(REPLY)[:cut]))


def test_message_of_another_kind_is_no_answer() -> None:
    with pytest.raises(TryAgainError, match="cut_short"):
        read_reply(SyncReply, ours(encode(Problem("bug"))))
