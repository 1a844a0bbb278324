"""The centre listening inside this process: for ``mediator-server serve``, the demonstration and the tests."""

from __future__ import annotations

import gc
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Final

import uvicorn
from starlette.applications import Starlette

from mediator_app.server.asgi import centre_app
from mediator_app.server.cleaning import kept_clean
from mediator_app.server.continuity import renewing
from mediator_app.server.folder import centre_in
from mediator_app.server.occupancy import serving_from

GRACE: Final = 5
"""Seconds that a request under way is given when the centre stops."""

_SELDOM: Final = (100_000, 50, 100)
"""After how many new objects the garbage collector looks for cycles."""


@contextmanager
def running_centre(data_dir: Path, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """The centre of an existing data folder, served by a thread until the end of the block; answers its URL."""
    served = serving_from(data_dir) if data_dir.is_dir() else nullcontext()
    with (
        served,
        centre_in(data_dir) as store,
        renewing(store, data_dir),
        kept_clean(store, data_dir),
        serving(centre_app(store, folder=data_dir), host, port) as url,
    ):
        yield url


@contextmanager
def serving(app: Starlette, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """An application served by a thread on a free port, or on the one given; answers its URL."""
    listening = listening_on(host, port)
    server, is_ready = Listener(app), threading.Event()
    server.on_ready = is_ready.set
    thread = threading.Thread(target=server.run, args=([listening],), name="centre", daemon=True)
    thread.start()
    try:
        is_ready.wait()
        yield url_of(listening)
    finally:
        server.stop()
        thread.join()
        listening.close()


def listening_on(host: str, port: int) -> socket.socket:
    """A listening socket; OSError if nothing can listen there.

    What is answered leaves at once: asyncio sees to that only for sockets that name their protocol, which these do not, and an
    answer's body then waits up to 40 ms until the other side has acknowledged its head.
    """
    listening = socket.create_server((host, port))
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # accepted ones inherit it
    return listening


class Listener(uvicorn.Server):
    """A uvicorn server that tells when it is ready (``on_ready``) and writes no access log."""

    def __init__(self, app: Starlette, *, behind_proxy: bool = False) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http="httptools",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=behind_proxy,
                timeout_graceful_shutdown=GRACE,
            )
        )
        self.on_ready: Callable[[], object] = _nothing
        self._served = app

    def stop(self) -> None:
        """Refuse what is new from now on, finish what is under way, within ``GRACE`` seconds, and end."""
        self._served.state.is_stopping = True
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and say so."""
        await super().startup(sockets)
        # A round makes thousands of small objects, none in a cycle: looking for cycles all the time costs a twentieth of it.
        gc.set_threshold(*_SELDOM)
        self.on_ready()


def _nothing() -> None:
    """Nobody wants to know."""


def url_of(listening: socket.socket) -> str:
    """The URL of a listening socket."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
