"""What a centre does every so often while it runs, in a thread of its own. What that is, others say."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def repeated(act: Callable[[], None], every: float, *, at_once: bool = False) -> Iterator[None]:
    """Until the end of the block, do it every so many seconds; ``at_once``: for the first time as it begins."""
    is_over = threading.Event()

    def again() -> None:
        if at_once:
            act()
        while not is_over.wait(every):
            act()

    thread = threading.Thread(target=again, name="repeated", daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
