"""What a restored centre has lost about somebody erased leaves the laptop that alone still holds it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from mediator_app.protocol.messages import Change, SyncReply
from mediator_app.services.laptop import Laptop
from mediator_app.storage import replica

MANDATE = {"person": "p1", "actions": "v1", "starts_on": "2026-11-24", "ends_on": "2027-11-24"}
LOST: dict[str, dict[str, Any]] = {
    "mandate": MANDATE,
    "assessment": {"person": "p1", "area": "v1", "moment": "before", "level": 1, "taken_on": "2026-11-24"},
    "attachment": {"session": "s1", "name": "signature:p1", "media_type": "image/svg+xml"},
    "merge": {"survivor": "p2", "absorbed": "p1", "reason": "v1"},
}


def received(laptop: Laptop, *changes: Change) -> None:
    """Take these records in; the file must be sound afterwards."""
    numbers = ("territory", "epoch-1", "epoch-1:9", 9)
    reply = SyncReply(*numbers, more=False, hlc=1 << 60, server_time="2026-11-24T09:00:00Z", changes=list(changes))
    replica.apply(laptop.connection, reply, laptop.clock.now)
    assert replica.problems(laptop.connection) == []


def record(entity: str, id_: str, seq: int, fields: dict[str, Any], gone: str = "") -> Change:
    """A record as the centre sends it."""
    return Change(entity, id_, seq, msgspec.Raw(msgspec.json.encode(fields)), seq, "m", "w", "m", "w", gone)


def held(laptop: Laptop) -> set[str]:
    """The ids of the records confirmed here."""
    return {row[0] for row in laptop.connection.execute("SELECT id FROM base")}


@pytest.mark.parametrize("entity", LOST)
def test_what_the_centre_has_lost_about_her_goes_with_her(laptop: Laptop, entity: str) -> None:
    received(laptop, record("person", "p1", 0, {"last_name": "Roche"}), record(entity, "x1", 0, LOST[entity]))
    received(laptop, record("person", "p1", 7, {"voided": True}, "erased"))
    assert held(laptop) == {"p1"}


def test_what_hangs_on_what_was_lost_goes_too(laptop: Laptop) -> None:
    use = {"mandate": "x1", "action": "v2", "used_at": "2026-11-24T10:00"}
    received(laptop, record("mandate", "x1", 0, MANDATE), record("mandate_use", "u1", 0, use))
    received(laptop, record("person", "p1", 7, {"voided": True}, "erased"))
    assert held(laptop) == {"p1"}


def test_what_the_centre_holds_or_is_about_others_stays(laptop: Laptop) -> None:
    received(laptop, record("mandate", "x1", 5, MANDATE), record("mandate", "x2", 0, {**MANDATE, "person": "p2"}))
    received(laptop, record("person", "p1", 7, {"voided": True}, "erased"))
    assert held(laptop) == {"p1", "x1", "x2"}


def test_what_comes_in_the_same_page_is_as_the_centre_says(laptop: Laptop) -> None:
    received(laptop, record("mandate", "x1", 0, MANDATE))
    news = (("person", "p1", 7), ("mandate", "x1", 8))
    received(laptop, *(record(*one, {"voided": True}, "erased") for one in news))
    assert laptop.connection.execute("SELECT seq FROM erased ORDER BY seq").fetchall() == [(7,), (8,)]
