"""What is sent is taken in as a whole before the application's turn. ASVS 5.0: V2.4.1, V16.5.2."""

from __future__ import annotations

import io
from threading import Event, Thread

import pytest

from app.receiving import MOST, Received


class Pipe(io.RawIOBase):
    """A sender who waits half-way."""

    def __init__(self) -> None:
        self.go_on, self.pieces = Event(), [b"half", b"whole"]

    def read(self, size=-1):
        if len(self.pieces) == 1:
            self.go_on.wait(10)
        return self.pieces.pop(0) if self.pieces else b""


def application(environ, _start_response):
    return [environ["wsgi.input"].read()]


def environ(body, length):
    return {"wsgi.input": body, "CONTENT_LENGTH": str(length)}


def test_who_stops_half_way_keeps_nobody_waiting():
    received, slow = Received(application), Pipe()
    answers = []
    thread = Thread(target=lambda: answers.extend(received(environ(slow, 9), None)))
    thread.start()

    assert received(environ(io.BytesIO(b"quick"), 5), None) == [b"quick"]
    assert answers == []
    slow.go_on.set()
    thread.join(10)
    assert answers == [b"halfwhole"]


def test_what_announces_too_much_is_left_unread_for_the_application_to_refuse():
    body = io.BytesIO(b"much")

    assert Received(lambda given, _: [given["wsgi.input"] is body])(environ(body, MOST + 1), None) == [True]


@pytest.mark.parametrize("length", ["", "x", "-1", "²"])
def test_a_length_that_is_no_number_brings_nothing(length):
    body = io.BytesIO(b"")

    assert Received(application)(environ(body, length), None) == [b""]


def test_a_body_without_an_end_is_taken_in_until_it_is_too_much():
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            return b"x" * size

    given = {"wsgi.input": Endless(), "HTTP_TRANSFER_ENCODING": "chunked"}

    assert len(Received(application)(given, None)[0]) == MOST + 1


def test_what_could_not_be_taken_in_is_told_to_who_reads_it():
    class Gone(io.RawIOBase):
        def read(self, size=-1):
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        Received(application)(environ(Gone(), 5), None)
