"""Whose answer is it? Only what is ours by status, header, media type and content counts."""

from __future__ import annotations

import pytest

from mediator_app.errors import AccessRemovedError, AppError, NotTheCentreError
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import MEDIA_TYPE, Problem, SyncReply
from mediator_app.sync.replies import HttpReply, StumbledError, TryAgainError, read_reply, refusal
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


@pytest.mark.parametrize("body", [b'{"code":"\xff"}', b'{"\xff":1}', b"\xff", b"", b"[1]", b"null", b'{"code":1}'])
def test_refusal_without_a_readable_word_is_a_strangers(body: bytes) -> None:
    with pytest.raises(NotTheCentreError):
        read_reply(SyncReply, ours(body, 403))


@pytest.mark.parametrize("told", ["-1", "1.5", "", "soon", "١٢", "Tue, 24 Nov 2026 09:00:00 GMT"])
def test_pause_that_is_no_number_of_seconds_is_none(told: str) -> None:
    with pytest.raises(TryAgainError) as again:
        read_reply(SyncReply, HttpReply(429, {"retry-after": told}, b""))
    assert again.value.after == 0


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 507])
def test_failure_that_may_pass_is_tried_again_whoever_tells_it(status: int) -> None:
    with pytest.raises(TryAgainError, match=f"http_{status}"):
        read_reply(SyncReply, HttpReply(status, {}, b"<html>"))


def test_bug_of_the_centre_is_a_stumble_and_a_bug_of_a_proxy_is_not() -> None:
    with pytest.raises(StumbledError):
        read_reply(SyncReply, ours(b'{"code":"bug"}', 500))
    with pytest.raises(TryAgainError) as again:
        read_reply(SyncReply, HttpReply(500, {}, b'{"code":"bug"}'))
    assert not isinstance(again.value, StumbledError)


@pytest.mark.parametrize("status", [201, 204, 301, 302, 400, 404, 418])
def test_other_status_of_a_stranger_is_named_as_one(status: int) -> None:
    with pytest.raises(NotTheCentreError):
        read_reply(SyncReply, HttpReply(status, {}, encode(REPLY)))


def test_word_that_this_version_does_not_know_is_told_for_the_support() -> None:
    told = refusal("of_tomorrow")
    assert (told.title, "of_tomorrow" in str(told.hint)) == ("Le centre a refusé cet envoi.", True)
