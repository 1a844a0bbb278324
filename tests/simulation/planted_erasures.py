"""Bugs planted in erasures: at the centre, on the laptop, and in what is put aside or put back."""

from __future__ import annotations

from typing import Any

from tests.simulation.planted import bug, original

ERASING = "mediator_app.server.erasing"
LEDGER = "mediator_app.server.ledger"
FORGETTING = "mediator_app.storage.erasing"

Patches = list[tuple[str, Any]]


@bug()
def late_words_are_kept() -> Patches:
    """What comes late about somebody who was erased is refused, and its words stay in the log."""
    real = original(f"{LEDGER}.Ledger._log")

    def broken(self: Any, *arguments: Any) -> None:
        gone, self._gone = self._gone, set()
        real(self, *arguments)
        self._gone = gone

    return [(f"{LEDGER}.Ledger._log", broken)]


@bug()
def erased_is_written_again() -> Patches:
    """A laptop that was away writes about the erased as if they were there."""
    real = original(f"{LEDGER}.Ledger.write")

    def broken(self: Any, arriving: Any) -> Any:
        self._gone.discard(arriving.operation.id)
        return real(self, arriving)

    return [(f"{LEDGER}.Ledger.write", broken)]


@bug()
def mandates_outlive_people() -> Patches:
    """What was written down about the erased stays."""
    return [(f"{ERASING}._words_about", lambda *_: [])]


@bug()
def late_mandates_are_kept() -> Patches:
    """What is written down about the erased by a laptop that was away is kept."""
    special = "mediator_app.server.special"
    making = dict(original(f"{special}._MAKING"))
    for entity in ("mandate", "mandate_use", "assessment", "attachment"):
        del making[entity]
    return [(f"{special}._MAKING", making)]


@bug()
def only_one_of_her_records_is_erased() -> Patches:
    """The records that were merged with hers stay."""
    return [(f"{ERASING}._same_person", lambda person, _: {person})]


@bug()
def questions_about_the_erased_stay() -> Patches:
    """The values among which somebody was asked to choose stay."""
    real = original(f"{LEDGER}.Ledger.all_of")
    return [(f"{LEDGER}.Ledger.all_of", lambda self, entity: [] if entity == "case" else real(self, entity))]


@bug()
def presences_go_with_people() -> Patches:
    """Presences are erased with the people who were there."""
    real = original(f"{ERASING}._words_about")

    def broken(ledger: Any, group: set[str], unmade: Any) -> list[str]:
        there = [one.id for one in ledger.all_of("attendance") if any(id_ in one.fields for id_ in group)]
        return [*real(ledger, group, unmade), *there]

    return [(f"{ERASING}._words_about", broken)]


@bug()
def former_lines_are_kept() -> Patches:
    """The record is emptied, and the log still tells what was in it."""
    return [("tests.support.memory_store.MemorySession.redact", original("tests.simulation.planted_erasures._marked"))]


def _marked(session: Any, erased: Any) -> None:
    tables = session._tables
    for one in erased:
        tables.erasures[one.id] = one
        tables.records[one.id] = tables.records[one.id]._replace(erased=one.seq)


@bug("memory", "centre_saved", "erased_by_hand", "centre_restored")
def restored_centre_erases_nobody() -> Patches:
    """A centre that was put back does not look at what was erased since."""
    return [("tests.simulation.faults.erase_listed", lambda *_, **__: 0)]


@bug()
def put_aside_is_forgotten() -> Patches:
    """What was put aside unread about the erased stays."""
    return [(f"{LEDGER}.empty_aside", lambda *_: None)]


@bug()
def late_and_put_aside() -> Patches:
    """What is put aside unread about somebody who was erased before stays."""
    return [("mediator_app.server.setting_aside.empty_aside", lambda *_: None)]


@bug("sqlite")
def laptop_keeps_what_it_wrote() -> Patches:
    """A laptop empties what it was told, not what it wrote itself."""
    return [(f"{FORGETTING}._empty_own", lambda *_: None)]


@bug("sqlite", "erased_by_hand", "restore_person", "edit_person", "finish")
def late_words_stay_on_the_laptop() -> Patches:
    """What a laptop wrote about somebody after it had erased her stays on it."""
    return [(f"{FORGETTING}.forget_late", lambda *_: None)]


@bug("sqlite")
def erased_before_the_file_is_clean() -> Patches:
    """The laptop says so as soon as its tables are empty; the bytes are still in its file."""
    return [(f"{FORGETTING}._CLEANING", ())]


@bug("sqlite")
def history_is_not_forgotten() -> Patches:
    """What colleagues changed about the erased stays in the record's history."""
    real = original("mediator_app.storage.replica._gone")

    def broken(reply: Any, how: str) -> list[Any]:
        return [change for change in real(reply, how) if how != "erased" or change.entity != "person"]

    return [("mediator_app.storage.replica._gone", broken)]
