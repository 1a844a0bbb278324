"""What a screen reader finds on every page, over the real bus: ``python tools/atspi.py [PAGE …] [--whole]``.

Starts a screen (Xvfb), a session bus and the accessibility bus of its own, opens the window there with the demonstration,
goes from page to page and reads the tree as Orca does (AT-SPI 2). Prints each node that takes the focus and has no name;
exits 1 if there is one, 2 if a program is missing. ``--whole`` prints all that is read.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ROOT: Final = Path(__file__).parent.parent
LAUNCHER: Final = Path("/usr/libexec/at-spi-bus-launcher")
ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
FOCUSABLE, VISIBLE = 11, 30
"""Numbers of AT-SPI's states (atspi-constants.h)."""

PATIENCE: Final = 30.0


class Node(NamedTuple):
    """An accessible object: where it is, what it is called and said to be, and how deep it lies."""

    role: str
    name: str
    takes_focus: bool
    depth: int
    path: tuple[str, ...]


def main() -> int:
    """Walk the pages; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--window", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.window:
        return _show_pages()
    missing = missing_programs()
    if missing:
        sys.stdout.write(f"not here: {', '.join(missing)} (apt-get install xvfb dbus at-spi2-core)\n")
        return 2
    unnamed = 0
    for page, nodes in walked(options.pages):
        faults = [node for node in nodes if node.takes_focus and not node.name.strip()]
        unnamed += len(faults)
        sys.stdout.write(f"{page}: {len(nodes)} nodes, {sum(node.takes_focus for node in nodes)} take the focus\n")
        for node in nodes if options.whole else ():
            sys.stdout.write(f"{'  ' * node.depth}{node.role} «{node.name}»{' *' if node.takes_focus else ''}\n")
        for node in faults:
            sys.stdout.write(f"  NO NAME: {' > '.join((*node.path, node.role))}\n")
    return 1 if unnamed else 0


def missing_programs() -> list[str]:
    """The programs that the walk needs and that are not here."""
    programs = {"Xvfb": shutil.which("Xvfb"), "dbus-daemon": shutil.which("dbus-daemon")}
    return [
        *(name for name, found in programs.items() if found is None),
        *([] if LAUNCHER.exists() else [LAUNCHER.name]),
    ]


def walked(pages: Sequence[str]) -> Iterator[tuple[str, list[Node]]]:
    """Each page with the nodes of its window; all pages if none is named."""
    with _surroundings() as environment, _window(environment) as window, closing(_bus(environment)) as bus:
        known = _told(window.stdout).split()
        for page in pages or known:
            _tell(window.stdin, page)
            if _told(window.stdout) == page:
                yield page, list(_nodes(bus))


@contextmanager
def _surroundings() -> Iterator[dict[str, str]]:
    """A screen, a session bus and an accessibility bus; the environment by which a program finds them."""
    environment = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    with tempfile.TemporaryDirectory() as folder:
        environment["XDG_RUNTIME_DIR"] = folder
        reading, writing = os.pipe()
        screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        with _process(screen, pass_fds=(writing,)), os.fdopen(reading) as told:
            environment["DISPLAY"] = f":{told.readline().strip()}"
            with _process(bus, stdout=subprocess.PIPE, env=environment) as session:
                environment["DBUS_SESSION_BUS_ADDRESS"] = _told(session.stdout)
                with _process([str(LAUNCHER), "--launch-immediately"], env=environment):
                    yield environment


@contextmanager
def _window(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(Path(__file__)), "--window"]
    with _process(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as window:
        yield window


@contextmanager
def _process(command: list[str], **how: Any) -> Iterator[subprocess.Popen[str]]:
    """A program that ends with the block."""
    how = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "text": True, "cwd": ROOT, **how}
    with subprocess.Popen(command, **how) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _bus(environment: dict[str, str]) -> DBusConnection:
    """The accessibility bus, whose address the session bus tells."""
    with closing(open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"])) as session:
        address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        return open_dbus_connection(str(_asked(session, new_method_call(address, "GetAddress"))))


def _nodes(bus: DBusConnection) -> Iterator[Node]:
    """All that is visible of the applications, from the top."""
    root = DBusAddress("/org/a11y/atspi/accessible/root", "org.a11y.atspi.Registry", ACCESSIBLE)
    end = time.monotonic() + PATIENCE
    while not (applications := _asked(bus, new_method_call(root, "GetChildren"))) and time.monotonic() < end:
        time.sleep(0.1)
    for name, path in applications:
        yield from _below(bus, DBusAddress(path, name, ACCESSIBLE), ())


def _below(bus: DBusConnection, at: DBusAddress, path: tuple[str, ...]) -> Iterator[Node]:
    low, high = _asked(bus, new_method_call(at, "GetState"))
    states = low | high << 32
    is_application = len(path) == 0
    if not (is_application or states >> VISIBLE & 1):
        return
    role = str(_asked(bus, new_method_call(at, "GetRoleName")))
    name = str(_asked(bus, Properties(at).get("Name"))[1])
    yield Node(role, name, bool(states >> FOCUSABLE & 1), len(path), path)
    for owner, child in _asked(bus, new_method_call(at, "GetChildren")):
        yield from _below(bus, DBusAddress(child, owner, ACCESSIBLE), (*path, f"{role} «{name}»"))


def _asked(bus: DBusConnection, message: Any) -> Any:
    reply = bus.send_and_get_reply(message, timeout=PATIENCE)
    if reply.header.message_type is MessageType.error:
        raise RuntimeError(f"{message.header.fields}: {reply.body}")
    return reply.body[0]


def _told(stream: IO[str] | None) -> str:
    """The next line that a program says; RuntimeError if it ended."""
    line = stream.readline() if stream is not None else ""
    if not line:
        raise RuntimeError("a program ended before it said anything")
    return line.strip()


def _tell(stream: IO[str] | None, line: str) -> None:
    if stream is not None:
        stream.write(line + "\n")
        stream.flush()


def _show_pages() -> int:
    """The window itself, in a process of its own: shows each page that it is told, and says so when it has been read."""
    import pictures
    from gates import plain_gates
    from PySide6.QtCore import QSocketNotifier, QTimer

    from mediator_app.demo.territory import a_territory
    from mediator_app.desktop import theme
    from mediator_app.desktop.office import Office
    from mediator_app.desktop.tasks import Tasks
    from mediator_app.desktop.translation import install_language

    app = theme.make_application()
    install_language(app, "fr")
    theme.apply_theme(app, "light", 100)
    with a_territory(pictures.MORNING) as territory:
        office = Office(territory.own.laptop, Tasks(), territory.own.profile.folder, lambda: None)
        office.start("today", sends_by_itself=False)
        gates = plain_gates()
        shown = {name: page.show for name, page in gates} | dict(pictures.visits(office, territory.own.laptop))

        def show() -> None:
            page = sys.stdin.readline().strip()
            for _, gate in gates:
                gate.hide()
            shown.get(page, app.quit)()
            QTimer.singleShot(500, lambda: _say(page))

        # The loop has to run while nothing is asked: it is the window that answers on the bus.
        notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(show)
        _say(" ".join(shown))
        app.exec()
        office.window.close()
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
