"""From the web server to the application: taken in from many at once, worked on one at a time.

One request at a time gives the steadiest times, but whoever sends a form slowly, or stops half-way, would
keep everybody waiting. So what is sent is taken in first, by an event loop to which a sender who waits costs
next to nothing, and only then it is a request's turn. An answer is whole before the first byte of it goes, so
who reads slowly holds nothing either, and a download that fails half-way is an error and no half file.

granian speaks RSGI with us, its own form of ASGI: in its WSGI a sender who stands still can't be given up.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from io import RawIOBase
from tempfile import SpooledTemporaryFile
from threading import Lock
from typing import Any
from wsgiref.types import WSGIApplication, WSGIEnvironment

from granian.rsgi import HTTPProtocol, ProtocolClosed, Scope  # type: ignore[attr-defined]

from app.exceptions import NoRoom, NotReceived

MOST = 51 * 2**20
"""Bytes that are taken in; what announces more is refused unread."""
IN_MEMORY = 2**17
"""Bytes of what is sent and of what is answered; more waits on the disk."""
SILENCE, WHOLE = 30.0, 900.0
"""Seconds without a byte, and for all of what is sent."""
THREADS = 16
"""One works; the others write long downloads, or wait."""

Bytes = SpooledTemporaryFile[bytes]
Head = tuple[int, list[tuple[str, str]]]


class Received:
    """A WSGI application that gets each request as a whole, served by RSGI."""

    def __init__(self, wsgi_app: WSGIApplication, *, silence: float = SILENCE, whole: float = WHOLE) -> None:
        self.wsgi_app = wsgi_app
        self.silence, self.whole = silence, whole
        self.turn = Lock()
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="work")

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Take in, wait for the turn, answer."""
        with SpooledTemporaryFile(IN_MEMORY) as body, SpooledTemporaryFile(IN_MEMORY) as made:
            environ = environ_of(scope)
            environ["wsgi.input"] = await self._taken_in(environ, protocol, body)
            loop = asyncio.get_running_loop()
            head = await loop.run_in_executor(self.threads, self._work, environ, made)
            try:
                await self._send(head, made, protocol)
            except NotReceived:
                return

    async def _taken_in(self, environ: WSGIEnvironment, protocol: HTTPProtocol, body: Bytes) -> Any:
        """What was sent; or what says why not to who reads it."""
        length = _announced(environ)
        try:
            if 0 < length <= MOST:
                await self._fill(body, length, protocol)
        except NotReceived as error:
            return _Failed(error)
        except OSError:
            return _Failed(NoRoom())
        body.seek(0)
        return body

    async def _fill(self, body: Bytes, length: int, protocol: HTTPProtocol) -> None:
        pieces, until = aiter(protocol), time.monotonic() + self.whole
        while body.tell() < length:
            piece = await within(min(self.silence, until - time.monotonic()), anext(pieces, b""))
            if not piece:
                raise NotReceived
            body.write(piece)

    def _work(self, environ: WSGIEnvironment, made: Bytes) -> Head:
        head: list[Any] = []
        with self.turn:
            pieces = self.wsgi_app(environ, lambda *said: head.extend(said[:2]))  # type: ignore[arg-type]
        try:
            for piece in pieces:
                made.write(piece)
        finally:
            getattr(pieces, "close", lambda: None)()
        status, headers = head
        return int(status.split(" ", 1)[0]), headers

    async def _send(self, head: Head, made: Bytes, protocol: HTTPProtocol) -> None:
        status, headers = head
        size = made.tell()
        made.seek(0)
        if size <= IN_MEMORY:
            protocol.response_bytes(status, headers, made.read())
            return
        if not any(name.lower() == "content-length" for name, _ in headers):
            headers = [*headers, ("Content-Length", str(size))]
        transport = protocol.response_stream(status, headers)
        while piece := made.read(IN_MEMORY):
            await within(self.silence, transport.send_bytes(piece))


class _Failed(RawIOBase):
    """What could not be taken in: who reads it, in whatever way, is told and answers.

    With an error of ours, for Werkzeug takes an OSError for a visitor who went.
    """

    def __init__(self, error: NotReceived | NoRoom) -> None:
        self.error = error

    def readinto(self, _buffer: object) -> int:
        """Raises what went wrong."""
        raise self.error


async def within(seconds: float, happening: Awaitable[Any]) -> Any:
    """What comes of it. What takes longer is left alone, not cancelled: what granian awaits can't be.

    Raises NotReceived when it takes longer, or when the other side went.
    """
    task = asyncio.ensure_future(happening)
    task.add_done_callback(lambda done: done.cancelled() or done.exception())
    done, _ = await asyncio.wait({task}, timeout=max(0, seconds))
    if not done:
        raise NotReceived
    try:
        return task.result()
    except ProtocolClosed as error:
        raise NotReceived from error


def _announced(environ: WSGIEnvironment) -> int:
    length = environ.get("CONTENT_LENGTH") or ""
    return int(length[:12]) if length.isascii() and length.isdigit() else 0


def environ_of(scope: Scope) -> WSGIEnvironment:
    """What WSGI (PEP 3333) says of a request; text is the bytes that came, as latin-1."""
    host, _, port = scope.server.rpartition(":")
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string.encode().decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "REMOTE_ADDR": scope.client.rpartition(":")[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.errors": sys.stderr,
        "wsgi.input_terminated": True,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        if "_" in name:  # It would be taken for the one with a hyphen, which a web server in front sets.
            continue
        key = name.upper().replace("-", "_")
        key = key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"
        between = "; " if key == "HTTP_COOKIE" else ","
        environ[key] = f"{environ[key]}{between}{value}" if key in environ else value
    return environ
