"""Slow, broken and many connections: others are answered meanwhile. ASVS 5.0: V2.4.1, V5.2.1, V16.5.2."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from app.receiving import SILENCE
from tests.integration.platform.drills.visitor import Visitor
from tests.integration.platform.installation import PATIENCE, Installation, wait_until

pytestmark = pytest.mark.process

HEAD = (
    "POST /import HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nContent-Length: {length}\r\n"
    "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
    '--b\r\nContent-Disposition: form-data; name="file"; filename="lijst.csv"\r\n\r\n'
)
MANY, STANDING_STILL = 200, 1_500 if "DRILLS" in os.environ else 150
SOON = 5
"""Seconds."""


def connected(installation: Installation) -> socket.socket:
    return socket.create_connection(("127.0.0.1", installation.port), timeout=30)


@contextmanager
def uploading(visitor: Visitor, number: int) -> Iterator[list[socket.socket]]:
    """So many uploads that began and don't go on."""
    cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    with ExitStack() as stack:
        sockets = [stack.enter_context(connected(visitor.installation)) for _ in range(number)]
        for one in sockets:
            one.sendall(HEAD.format(cookie=cookie, length=20_000_000).encode() + b"naam\n")
        time.sleep(0.5)
        yield sockets


def seconds_to_answer(installation: Installation) -> float:
    began = time.monotonic()
    assert installation.status() == 200
    return time.monotonic() - began


def test_uploads_that_stand_still_or_drip_keep_nobody_waiting(served: Visitor) -> None:
    with uploading(served, STANDING_STILL) as sockets:
        for _ in range(3):
            for one in sockets:
                one.sendall(b"x")
            assert seconds_to_answer(served.installation) < SOON


def test_uploads_that_break_off_leave_nothing_behind(served: Visitor) -> None:
    for _ in range(3):
        with uploading(served, 20):
            pass
    wait_until(lambda: served.installation.status() == 200)
    wait_until(lambda: seconds_to_answer(served.installation) < SOON)
    assert "Unexpected error" not in served.installation.printed()


def test_an_upload_that_falls_silent_is_told_so_and_is_no_mistake_of_ours(served: Visitor) -> None:
    with uploading(served, 2) as sockets:
        for one in sockets:
            one.settimeout(SILENCE + PATIENCE)
        assert {one.recv(12) for one in sockets} == {b"HTTP/1.1 408"}
    assert "Unexpected error" not in served.installation.printed()


def test_two_hundred_connections_are_all_answered(served: Visitor) -> None:
    question = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    with ExitStack() as stack:
        sockets = [stack.enter_context(connected(served.installation)) for _ in range(MANY)]
        # Half of a request each, so that all of them are open at once.
        for one in sockets:
            one.sendall(question[:20])
        assert seconds_to_answer(served.installation) < SOON
        for one in sockets:
            one.sendall(question[20:])
        assert {one.recv(12) for one in sockets} == {b"HTTP/1.1 200"}
