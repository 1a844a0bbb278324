"""What people and the centre do while a system call goes wrong: fourteen commands, and what must hold after each.

A scenario is played in a copy of the template; it returns what became of the program, and is then looked at: nothing that
was acknowledged may be missing, everything must open and be sound, whatever went wrong.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from mediator_app.errors import AppError, ProfileMissingError
from mediator_app.server import backups
from mediator_app.server.embedded import running_centre
from mediator_app.server.folder import centre_in, create_centre
from mediator_app.services.profiles import bring_back, check_profile, laptop_at, prepare_profile
from mediator_app.storage import operations, settings
from mediator_app.sync.running import synchronise
from tests.faults.scenes import IMPORTED, Scene
from tests.support.crash_victims import PASSPHRASE
from tests.support.scripted_day import Line, read_line
from tests.support.strace import Fault, Ran, has_failed_call, run, started, traced_child

ENVIRONMENT: Final = {"MEDIATOR_APP_PASSPHRASE": PASSPHRASE}

Play = Callable[[Scene, Path, Fault | None], Ran]
Look = Callable[[Scene, Ran], list[str]]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A name, what is done under strace, and what is wrong afterwards (nothing, if all is well)."""

    name: str
    play: Play
    look: Look


def acknowledged(ran: Ran) -> list[Line]:
    """The gestures that the program printed as done before its end."""
    whole = ran.out[: ran.out.rfind("\n") + 1]
    return [read_line(text) for text in whole.splitlines() if text.count("\t") == 2]


def document(ran: Ran) -> Any:
    """The JSON document of a command that succeeded."""
    return json.loads(ran.out)


def commands(profile: str, *words: str, with_centre: bool = False) -> Play:
    """A command of ``mediator-app`` on one of the profiles; ``{…}`` in a word is filled in from the scene."""

    def play(scene: Scene, log: Path, fault: Fault | None) -> Ran:
        filled = [word.format(scene=scene, template=scene.template, folder=scene.folder) for word in words]
        arguments = ["-m", "mediator_app", "--profile", str(scene.folder / profile), "--json", *filled]
        if not with_centre:
            return run(arguments, log, ENVIRONMENT, fault)
        with running_centre(scene.folder / "centre", port=scene.template.port):
            return run(arguments, log, ENVIRONMENT, fault)

    return play


def _door(scene: Scene, log: Path, fault: Fault | None) -> Ran:
    arguments = ["-m", "tests.support.scripted_day", str(scene.folder / "claire"), "8"]
    return run(arguments, log, ENVIRONMENT, fault)


def _centre_taking_a_push(scene: Scene, log: Path, fault: Fault | None) -> Ran:
    """The centre serves under strace while Claire sends; it is told to stop once she is done or told."""
    data = scene.folder / "centre"
    arguments = ["-m", "mediator_app.server", "serve", "--data", str(data), "--port", str(scene.template.port)]
    with started(arguments, log, ENVIRONMENT, fault) as process:
        assert process.stdout is not None
        ready = process.stdout.readline()
        if ready:
            with laptop_at(scene.folder / "claire", PASSPHRASE) as laptop, suppress(AppError):
                synchronise(laptop.connection, laptop.clock, patience=0)
        child = traced_child(process)
        if child:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGTERM)
        out, err = process.communicate(timeout=60)
    return Ran(process.returncode, ready + out, err, has_failed_call(log))


def server_commands(data: str, *words: str) -> Play:
    """A command of ``mediator-server`` on one of the folders; ``{…}`` in a word is filled in from the scene."""

    def play(scene: Scene, log: Path, fault: Fault | None) -> Ran:
        command, *others = (word.format(folder=scene.folder) for word in words)
        arguments = ["-m", "mediator_app.server", command, "--data", str(scene.folder / data), *others]
        return run(arguments, log, ENVIRONMENT, fault)

    return play


def _created(scene: Scene, ran: Ran) -> list[str]:
    """A profile, or a folder in which one can still be made; never something between the two."""
    folder = scene.folder / "new"
    try:
        with laptop_at(folder, PASSPHRASE) as laptop:
            return check_profile(laptop)
    except ProfileMissingError:
        if ran.code == 0:
            return ["the profile that was told to be ready is not there"]
    except AppError as error:
        return [f"neither a profile nor none: {error.title}"]
    prepare_profile(folder, PASSPHRASE)
    return scene.lost("new")


def _kept(name: str) -> Look:
    """The laptop has what it had and what was acknowledged."""

    def look(scene: Scene, ran: Ran) -> list[str]:
        return scene.lost(name, acknowledged(ran))

    return look


def _session_kept(scene: Scene, ran: Ran) -> list[str]:
    done = [("session", document(ran)["id"], "")] if ran.code == 0 else []
    return scene.lost("alone", done)


def _imported_or_not(scene: Scene, ran: Ran) -> list[str]:
    """All of the list or nothing of it."""
    with laptop_at(scene.folder / "alone", PASSPHRASE) as laptop:
        sql = "SELECT count(*) FROM person_row WHERE last_name GLOB 'Nom[0-9]*'"
        count = laptop.connection.execute(sql).fetchone()[0]
    whole = count == IMPORTED or (count == 0 and ran.code != 0)
    return [*scene.lost("alone"), *([] if whole else [f"{count} of {IMPORTED} people were taken"])]


def _sent_or_told(scene: Scene, ran: Ran) -> list[str]:
    """Claire has sent all if she was told so; and after another try the centre has everything once."""
    with laptop_at(scene.folder / "claire", PASSPHRASE) as laptop:
        waiting = operations.waiting_figures(laptop.connection).count
    untrue = ["told as sent, and still waiting"] if ran.code == 0 and waiting else []
    return [*untrue, *scene.lost("claire"), *scene.sent(), *scene.lost("claire")]


def _received_or_told(scene: Scene, ran: Ran) -> list[str]:
    news = scene.template.known["hélène"]
    return [*scene.lost("karim", news if ran.code == 0 else ()), *scene.sent(), *scene.lost("karim", news)]


def _backed_up_or_not(scene: Scene, ran: Ran) -> list[str]:
    """A backup under its name is whole; the laptop is as it was."""
    file = scene.folder / "out.tournee"
    wrong = scene.lost("claire")
    if file.exists():
        try:
            wrong += bring_back(file, scene.folder / "again", PASSPHRASE).problems
        except AppError as error:
            wrong.append(f"the backup does not open: {error.title}")
        else:
            wrong += scene.lost("again", scene.template.known["claire"])
    elif ran.code == 0:
        wrong.append("the backup that was told to be written is not there")
    return wrong


def _restored_or_not(scene: Scene, ran: Ran) -> list[str]:
    """The profile from before or the one of the backup, whole; the other one can still be had."""
    known = scene.template.known["claire"]
    try:
        with laptop_at(scene.folder / "claire", PASSPHRASE) as laptop:
            held = operations.last_number(laptop.connection)
            wrong = check_profile(laptop)
    except AppError as error:
        return [f"claire does not open: {error.title}"]
    if ran.code == 0 and held >= len(known):
        wrong.append("told as restored, and is not")
    return wrong + (scene.lost("claire") if held >= len(known) else [])


def _migrated(scene: Scene, ran: Ran) -> list[str]:
    """The profile of the first version opens, with everything that it had."""
    with laptop_at(scene.folder / "golden", (scene.folder / "golden-passphrase").read_text().strip()) as laptop:
        return check_profile(laptop)


def _joined_or_not(scene: Scene, ran: Ran) -> list[str]:
    with laptop_at(scene.folder / "alone", PASSPHRASE) as laptop:
        has_joined = settings.membership(laptop.connection).is_enrolled
    untrue = ["told as joined, and has not"] if ran.code == 0 and not has_joined else []
    return [*untrue, *scene.lost("alone")]


def _centre_sound(scene: Scene, _: Ran) -> list[str]:
    """The centre has what it had told the laptop, and takes the rest afterwards."""
    return [*scene.lost("claire"), *scene.sent(), *scene.lost("claire")]


def _founded_or_not(scene: Scene, ran: Ran) -> list[str]:
    """A centre, or a folder in which one can still be founded."""
    folder = scene.folder / "new centre"
    try:
        with centre_in(folder) as store, store.reading() as session:
            session.territory()
        return []
    except (AppError, LookupError, TypeError, AttributeError) as error:
        if ran.code == 0:
            return [f"the centre that was told to be founded does not open: {error!r}"]
    try:
        create_centre(folder, "Creuse")
    except AppError as error:
        return [f"neither a centre nor none: {error.title}"]
    return []


def _copied_or_not(scene: Scene, ran: Ran) -> list[str]:
    """A copy under its name can be brought back; the centre goes on in any case."""
    file, wrong = scene.folder / "out.sqlite", _centre_sound(scene, ran)
    if not file.exists():
        return [*wrong, "the copy that was told to be written is not there"] if ran.code == 0 else wrong
    try:
        backups.restore(scene.folder / "centre", file, datetime.now(UTC))
    except AppError as error:
        return [*wrong, f"the copy cannot be brought back: {error.title}"]
    return [*wrong, *scene.sent()]


SESSION: Final = ("--start", "2026-12-01T10:00", "--end", "2026-12-01T12:00")

SCENARIOS: Final = (
    Scenario("create profile", commands("new", "init"), _created),
    Scenario(
        "first session",
        commands("alone", "session", "add", "--title", "Atelier", "--place", "{template.place}", *SESSION),
        _session_kept,
    ),
    Scenario("door gestures", _door, _kept("claire")),
    Scenario("import", commands("alone", "import", "people", "{folder}/people.csv"), _imported_or_not),
    Scenario("push", commands("claire", "sync", with_centre=True), _sent_or_told),
    Scenario("pull", commands("karim", "sync", with_centre=True), _received_or_told),
    Scenario("backup", commands("claire", "backup", "{folder}/out.tournee"), _backed_up_or_not),
    Scenario("restore", commands("claire", "restore", "{folder}/backup.tournee"), _restored_or_not),
    Scenario(
        "migration",
        commands("golden", "--passphrase-file", "{folder}/golden-passphrase", "status"),
        _migrated,
    ),
    Scenario(
        "enrol",
        commands("alone", "enrol", "http://127.0.0.1:{template.port}", "{template.code}", with_centre=True),
        _joined_or_not,
    ),
    Scenario("centre taking a push", _centre_taking_a_push, _centre_sound),
    Scenario("centre founded", server_commands("new centre", "init", "--territory", "Creuse"), _founded_or_not),
    Scenario("centre copied", server_commands("centre", "backup", "{folder}/out.sqlite"), _copied_or_not),
    Scenario("centre restored", server_commands("centre", "restore", "{folder}/centre.copy"), _centre_sound),
)
