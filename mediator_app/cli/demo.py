"""``demo``: the whole story without a window, with what it promises."""

from __future__ import annotations

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands


def add_to(commands: Commands) -> None:
    """Add the command to the table."""
    commands.add("demo", "jouer l’histoire de démonstration et vérifier ses promesses", _demo)


def _demo(_: Arguments) -> Answer:
    from mediator_app.demo.story import play

    report = play()
    checks = [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in report.checks]
    lines = [
        *report.steps,
        *(f"{'tenu' if check.ok else 'ROMPU'}  {check.name}\u00a0: {check.detail}" for check in report.checks),
    ]
    return Answer({"ok": report.ok, "steps": report.steps, "checks": checks}, lines, ok=report.ok)
