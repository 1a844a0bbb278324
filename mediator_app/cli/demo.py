"""``demo``: the whole story without a window, with what it promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands

if TYPE_CHECKING:
    from mediator_app.demo.story import StoryReport


def add_to(commands: Commands) -> None:
    """Add the command to the table."""
    commands.add("demo", "jouer l’histoire de démonstration et vérifier ses promesses", _demo)


def answer_of(report: StoryReport) -> Answer:
    """The story as it is printed; not all well as soon as one promise was broken."""
    checks = [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in report.checks]
    lines = [
        *report.steps,
        *(f"{'tenu' if check.ok else 'ROMPU'}  {check.name}\u00a0: {check.detail}" for check in report.checks),
    ]
    return Answer({"ok": report.ok, "steps": report.steps, "checks": checks}, lines, ok=report.ok)


def _demo(_: Arguments) -> Answer:
    from mediator_app.demo.story import play

    return answer_of(play())
