"""Run in a process of its own: says how long after its start a window was first painted, then ends.

``bare`` paints a QMainWindow with a table; anything else are the arguments of ``mediator-app``. The parent gives the time
of the start in TOURNEE_BENCH_START (seconds since 1970).
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QWidget


class FirstPaint(QObject):
    """Prints the time of the first paint of a window and ends the application."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            print(f"{(time.time() - float(os.environ['TOURNEE_BENCH_START'])) * 1000:.3f}", flush=True)
            QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            QTimer.singleShot(0, end)
        return False


def end() -> None:
    """End without closing what is still being opened."""
    os._exit(0)


def main() -> None:
    """Paint the bare window or start the app."""
    app = QApplication(sys.argv[:1])
    watcher = FirstPaint()
    app.installEventFilter(watcher)
    if sys.argv[1:] == ["bare"]:
        window = QMainWindow()
        window.setCentralWidget(QTableWidget(20, 5))
        window.show()
        app.exec()
    else:
        from mediator_app.__main__ import main as start

        start(sys.argv[1:])


if __name__ == "__main__":
    main()
