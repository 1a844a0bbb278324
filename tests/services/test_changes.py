"""What a page asks of the changes it is told about."""

from __future__ import annotations

from mediator_app.services.changes import Changes


def test_changes_touch_the_kinds_that_were_written() -> None:
    changes = Changes(frozenset({"person", "session"}), frozenset({"p1", "s1"}))
    assert changes.touches("voucher", "person")
    assert not changes.touches("voucher", "place")


def test_no_changes_touch_nothing() -> None:
    assert not Changes.none().touches("person")
