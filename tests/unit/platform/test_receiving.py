"""What is sent is taken in as a whole before the application's turn. ASVS 5.0: V2.4.1, V16.5.2."""

from __future__ import annotations

import asyncio
from functools import partial
from operator import itemgetter
from types import SimpleNamespace

import pytest
from werkzeug.wsgi import LimitedStream

from app.exceptions import NoRoom, NotReceived
from app.receiving import IN_MEMORY, MOST, Received, environ_of

STILL = object()
"""A piece that never comes."""


class Protocol:
    """A sender of these pieces, who reads as far as `reads` batches and then stands still."""

    def __init__(self, *pieces: bytes | object, reads: int = 10**6) -> None:
        self.pieces, self.reads = list(pieces), reads
        self.status, self.headers, self.body, self.asked = 0, {}, b"", 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.asked += 1
        if not self.pieces:
            raise StopAsyncIteration
        piece = self.pieces.pop(0)
        if piece is STILL:
            await asyncio.sleep(60)
        await asyncio.sleep(0)
        return piece

    def response_bytes(self, status, headers, body):
        self.status, self.headers, self.body = status, dict(headers), body

    def response_stream(self, status, headers):
        self.response_bytes(status, headers, b"")
        return self

    async def send_bytes(self, piece):
        self.reads -= 1
        if self.reads < 0:
            await asyncio.sleep(60)
        self.body += piece


def scope(**more):
    headers = {"host": "kaart.example", **more.pop("headers", {})}
    said = {
        "proto": "http",
        "http_version": "1.1",
        "server": "127.0.0.1:5000",
        "client": "10.0.0.7:40123",
        "scheme": "http",
        "method": "POST",
        "path": "/",
        "query_string": "",
        "headers": headers,
    }
    return SimpleNamespace(**said | more)


def sent(length, **more):
    return scope(headers={"content-length": str(length)}, **more)


def as_werkzeug_reads(environ):
    """The stream of a view that limits how much it takes."""
    return LimitedStream(environ["wsgi.input"], MOST, is_max=True)


def echo(environ, start_response, stream=itemgetter("wsgi.input")):
    """Answer with what was sent."""
    try:
        body = stream(environ).read()
    except NotReceived:
        start_response("408 Request Timeout", [])
        return [b"not whole"]
    start_response("200 OK", [("X-Length", str(len(body)))])
    return [body]


def answered(protocol, said, application=echo, **times):
    asyncio.run(Received(application, **times).__rsgi__(said, protocol))
    return protocol.status, protocol.body


def test_what_comes_in_pieces_is_read_as_one():
    assert answered(Protocol(b"half", b"whole"), sent(9)) == (200, b"halfwhole")


def test_who_stops_half_way_keeps_nobody_waiting():
    async def both():
        received, slow, quick = Received(echo, silence=5), Protocol(b"half", STILL), Protocol(b"quick")
        waiting = asyncio.create_task(received.__rsgi__(sent(9), slow))
        await asyncio.sleep(0.01)
        await received.__rsgi__(sent(5), quick)
        assert (quick.body, slow.status) == (b"quick", 0)
        waiting.cancel()

    asyncio.run(both())


@pytest.mark.parametrize("stream", [itemgetter("wsgi.input"), as_werkzeug_reads])
@pytest.mark.parametrize(
    ("pieces", "times"),
    [
        ([b"half"], {}),
        ([b"half", STILL], {"silence": 0.01}),
        ([b"x"] * 9 + [STILL], {"whole": 0.01}),
    ],
    ids=["gone", "silent", "dripping"],
)
def test_what_did_not_come_whole_is_never_worked_on_as_if_it_had(pieces, times, stream):
    application = partial(echo, stream=stream)

    assert answered(Protocol(*pieces), sent(10), application, **times) == (408, b"not whole")


def test_what_announces_too_much_is_left_unread_for_the_application_to_refuse():
    protocol = Protocol(b"much")

    assert answered(protocol, sent(MOST + 1)) == (200, b"")
    assert protocol.asked == 0


@pytest.mark.parametrize("length", ["", "x", "-1", "²"])
def test_a_length_that_is_no_number_brings_nothing(length):
    assert answered(Protocol(b"something"), sent(length)) == (200, b"")


@pytest.mark.parametrize("stream", [itemgetter("wsgi.input"), as_werkzeug_reads])
def test_a_full_disk_is_told_to_who_reads(monkeypatch, stream):
    def full(environ, start_response):
        with pytest.raises(NoRoom):
            stream(environ).read()
        start_response("503 Service Unavailable", [])
        return []

    async def fill(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Received, "_fill", fill)
    assert answered(Protocol(b"x"), sent(1), full)[0] == 503


def long(environ, start_response):
    start_response("200 OK", [])
    return (b"x" * 1000 for _ in range(500))


def test_a_long_answer_goes_in_batches_and_says_how_long_it_is():
    protocol = Protocol()

    assert answered(protocol, scope(method="GET")) == (200, b"")
    assert answered(protocol, scope(method="GET"), long) == (200, b"x" * 500_000)
    assert protocol.headers["Content-Length"] == "500000"


def test_who_stops_reading_is_given_up():
    protocol = Protocol(reads=1)

    assert answered(protocol, scope(method="GET"), long, silence=0.01) == (200, b"x" * IN_MEMORY)


def test_an_answer_that_fails_half_way_is_not_sent_at_all():
    closed = []

    class Failing:
        def __iter__(self):
            yield b"x" * 2 * IN_MEMORY
            raise ZeroDivisionError

        def close(self):
            closed.append(True)

    def half(environ, start_response):
        start_response("200 OK", [])
        return Failing()

    protocol = Protocol()
    with pytest.raises(ZeroDivisionError):
        answered(protocol, scope(method="GET"), half)
    assert (protocol.status, closed) == (0, [True])


def test_a_request_is_said_in_the_words_of_wsgi():
    environ = environ_of(
        scope(path="/wijk/é", query_string="q=%C3%A9", headers={"content-type": "text/plain"})
    )

    assert environ["PATH_INFO"].encode("latin-1").decode() == "/wijk/é"
    assert (environ["QUERY_STRING"], environ["CONTENT_TYPE"]) == ("q=%C3%A9", "text/plain")
    assert (environ["HTTP_HOST"], environ["REMOTE_ADDR"]) == ("kaart.example", "10.0.0.7")
    assert (environ["SERVER_NAME"], environ["SERVER_PORT"]) == ("127.0.0.1", "5000")


def test_a_header_that_comes_twice_is_read_as_one_and_none_passes_for_another():
    said = scope()
    pairs = [
        ("x-for", "1.1.1.1"),
        ("x-for", "2.2.2.2"),
        ("x_for", "3.3.3.3"),
        ("cookie", "a=1"),
        ("cookie", "b=2"),
    ]
    said.headers = SimpleNamespace(items=lambda: pairs)

    environ = environ_of(said)

    assert (environ["HTTP_X_FOR"], environ["HTTP_COOKIE"]) == ("1.1.1.1,2.2.2.2", "a=1; b=2")
