"""``attachment``: a signed paper kept, listed, written to a file, removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Profile
from tests.cli.makers import a_session
from tests.support.papers import a_clean_photo, a_photo


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photograph as it comes from a telephone."""
    path = tmp_path / "IMG_0412.jpg"
    path.write_bytes(a_photo())
    return path


def test_paper_is_kept_listed_and_written_back(solo: Profile, photo: Path, tmp_path: Path) -> None:
    session = a_session(solo)
    kept = solo.run("attachment", "add", session, photo).document
    listed = solo.run("attachment", "list", "--session", session).document
    solo.run("attachment", "get", kept["id"], "--to", tmp_path / "copie.jpg")
    assert (kept["name"], kept["media_type"], kept["state"]) == ("IMG_0412.jpg", "image/jpeg", "waiting")
    assert [one["id"] for one in listed["papers"]] == [kept["id"]]
    assert (tmp_path / "copie.jpg").read_bytes() == a_clean_photo()


def test_same_paper_twice_is_told(solo: Profile, photo: Path) -> None:
    session = a_session(solo)
    added = [solo.run("attachment", "add", session, photo).document for _ in range(2)]
    assert [one["was_there"] for one in added] == [False, True]


def test_removed_paper_is_listed_no_more(solo: Profile, photo: Path) -> None:
    kept = solo.id_of("attachment", "add", a_session(solo), photo)
    solo.run("attachment", "remove", kept)
    listed = solo.run("attachment", "list").document
    assert (listed["papers"], listed["coverage"]) == ([], {"with_sheet": 0, "without_sheet": 0})


def test_what_cannot_be_kept_is_said(solo: Profile, tmp_path: Path, photo: Path) -> None:
    session = a_session(solo)
    (tmp_path / "a.txt").write_text("bonjour", encoding="utf-8")
    refused = [
        solo.run("attachment", "add", session, tmp_path / "a.txt").error,
        solo.run("attachment", "add", session, tmp_path / "nowhere.jpg").error,
        solo.run("attachment", "add", "nowhere", photo).error,
        solo.run("attachment", "add", "nowhere", photo, "--mandate").error,
    ]
    assert refused == ["not_a_paper", "not_read", "not_found", "not_found"]


def test_file_that_cannot_be_written_is_said(solo: Profile, photo: Path, tmp_path: Path) -> None:
    kept = solo.id_of("attachment", "add", a_session(solo), photo)
    assert solo.run("attachment", "get", kept, "--to", tmp_path / "no" / "a.jpg").error == "not_written"


def test_own_paper_needs_no_fetching(solo: Profile, photo: Path) -> None:
    kept = solo.id_of("attachment", "add", a_session(solo), photo)
    assert solo.run("attachment", "fetch", kept).document["state"] == "waiting"
