"""A worker receives from many at once and works for one at a time.

One request at a time gives the steadiest times, but whoever sends a form slowly, or stops half-way, would
keep everybody waiting. So what is sent is taken in first, by as many threads as there are senders, and only
then it is a request's turn.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import RawIOBase
from tempfile import SpooledTemporaryFile
from threading import Lock
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

SENDERS = 64
"""Threads of a worker; one that waits for its sender costs next to nothing."""
MOST = 51 * 2**20
"""Bytes that are taken in; what announces more is refused unread, and more than announced is not read."""
IN_MEMORY, PIECE = 2**20, 2**16


class Received:
    """An application that gets what was sent as a whole."""

    def __init__(self, wsgi_app: WSGIApplication) -> None:
        self.wsgi_app = wsgi_app
        self.turn = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Take in, wait for the turn, answer."""
        if not _brings_something(environ):
            with self.turn:
                return self.wsgi_app(environ, start_response)
        with SpooledTemporaryFile(IN_MEMORY) as whole:
            try:
                _take_in(environ, whole)
            except OSError as error:
                environ["wsgi.input"] = _Failed(error)
            with self.turn:
                return self.wsgi_app(environ, start_response)


class _Failed(RawIOBase):
    """What could not be taken in (the sender went, the disk is full): who reads it is told and answers."""

    def __init__(self, error: OSError) -> None:
        self.error = error

    def read(self, _size: int = -1) -> bytes:
        """Raises what went wrong."""
        raise self.error


def _brings_something(environ: WSGIEnvironment) -> bool:
    length = environ.get("CONTENT_LENGTH") or "0"
    if "HTTP_TRANSFER_ENCODING" in environ:
        return True
    return length.isascii() and length.isdigit() and 0 < int(length[:12]) <= MOST


def _take_in(environ: WSGIEnvironment, whole: SpooledTemporaryFile[bytes]) -> None:
    sent, size = environ["wsgi.input"], 0
    # One byte more than allowed says that there is more.
    while size <= MOST and (piece := sent.read(min(PIECE, MOST + 1 - size))):
        whole.write(piece)
        size += len(piece)
    whole.seek(0)
    environ["wsgi.input"] = whole
