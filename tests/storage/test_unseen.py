"""A profile of the first version that holds fields of newer programs shows them as soon as it has columns for them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mediator_app.storage import people, twins
from mediator_app.storage.database import Connection, connect
from mediator_app.storage.folder import DATABASE_FILE
from mediator_app.storage.keys import unlock
from mediator_app.storage.profile import open_profile
from mediator_app.storage.replica import problems

GOLDEN = Path(__file__).parents[1] / "golden" / "1"
SECRET = (GOLDEN / "passphrase").read_text(encoding="utf-8").strip()
SENT = {"price_cents": "500", "posture": '"accompagne"', "of_2031": "[1]"}
"""What a colleague's newer program sent of each session: two fields that have columns now, one that has none yet."""


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """The first version's profile, which had received such sessions, opened by this program."""
    folder = tmp_path_factory.mktemp("unseen") / "profile"
    shutil.copytree(GOLDEN / "profile", folder)
    with closing(connect(folder / DATABASE_FILE, unlock(folder, SECRET), mode="rw")) as before:
        for name, value in SENT.items():
            sql = "UPDATE base SET fields = json_set(fields, ?, json(?)) WHERE entity = 'session'"
            before.execute(sql, (f"$.{name}", value))
        before.execute("UPDATE base SET fields = json_set(fields, '$.price_cents', 'cher') WHERE entity = 'person'")
    with open_profile(folder, SECRET) as profile:
        yield profile.connection


def test_fields_that_had_no_column_are_shown_with_the_first_opening(upgraded: Connection) -> None:
    shown = upgraded.execute("SELECT DISTINCT price_cents, posture FROM session_row WHERE id IN (SELECT id FROM base)")
    assert shown.fetchall() == [(500, "accompagne")]


def test_replica_is_sound_then(upgraded: Connection) -> None:
    assert problems(upgraded) == []


def test_fields_that_still_have_no_column_are_kept(upgraded: Connection) -> None:
    kept = upgraded.execute("SELECT count(*) FROM base WHERE entity = 'session' AND fields ->> 'of_2031' IS NOT NULL")
    held = upgraded.execute("SELECT count(*) FROM base WHERE entity = 'session'")
    assert kept.fetchone() == held.fetchone() != (0,)


def test_people_of_the_first_version_are_listed_in_the_order_of_their_names(upgraded: Connection) -> None:
    names = upgraded.execute(
        "SELECT last_name, first_name FROM person_row WHERE voided = 0 AND sort_key IS NULL"
    ).fetchall()
    listed = people.ids_by_name(upgraded)
    assert (names, len(listed)) == ([], people.counts(upgraded)[0])


def test_people_of_the_first_version_are_all_to_be_compared(upgraded: Connection) -> None:
    assert twins.waiting(upgraded, 1000) == upgraded.execute("SELECT count(*) FROM person_row").fetchone()[0] > 0
