"""Tiny HTTP servers that answer with given bytes, however wrong: what stands between a laptop and its centre."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

HEADERS = b"X-Tournee-Proto: 1\r\nContent-Type: application/vnd.tournee.sync+json\r\n"


@contextmanager
def answering(*parts: bytes, stays: bool = False) -> Iterator[tuple[str, list[bytes]]]:
    """The URL of a server that answers every request with these bytes, then closes, or stays silent if it ``stays``.

    Beside it the requests that came, whole.
    """
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()
    requests: list[bytes] = []
    thread = threading.Thread(target=_serve, args=(listening, parts, over if stays else None, requests))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", requests
    finally:
        over.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


def _serve(
    listening: socket.socket, parts: Sequence[bytes], over: threading.Event | None, requests: list[bytes]
) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with connection:
            requests.append(_request(connection))
            for part in parts:
                try:
                    connection.sendall(part)
                except OSError:
                    break
            if over is not None:
                over.wait()


def _request(connection: socket.socket) -> bytes:
    head, body = b"", b""
    while b"\r\n\r\n" not in head:
        head += connection.recv(1)
    length = next((line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), b":0")
    while len(body) < int(length.split(b":")[1]):
        body += connection.recv(65536)
    return head + body
