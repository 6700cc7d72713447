"""The address client against a stand-in for PDOK's Locatieserver, constructed from its documentation."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from importers.addresses import AddressAnswer, Found, Unreachable, Unsure, search

Reply = Callable[[BaseHTTPRequestHandler], None]


class StandIn(ThreadingHTTPServer):
    """Answers every request with `reply` and remembers the questions."""

    daemon_threads = True

    def __init__(self, reply: Reply) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.reply = reply
        self.questions: list[dict[str, list[str]]] = []


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.questions.append(parse_qs(urlsplit(self.path).query))
        self.server.reply(self)

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def locatieserver(reply: Reply) -> Iterator[StandIn]:
    server = StandIn(reply)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def ask(server: StandIn, text: str, **changes: object) -> AddressAnswer:
    options = {"municipality": "GM0014", "timeout": 1, "allow_loopback": True} | changes
    return search(text, base_url=f"http://127.0.0.1:{server.server_address[1]}", **options)


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name, value)
    with suppress(OSError):  # the client may have hung up already
        handler.end_headers()
        handler.wfile.write(body)


def document(**changes: object) -> dict[str, object]:
    return {
        "bron": "BAG",
        "type": "adres",
        "weergavenaam": "Beethovenlaan 1, 9722KJ Groningen",
        "straatnaam": "Beethovenlaan",
        "huisnummer": 1,
        "huis_nlt": "1",
        "postcode": "9722KJ",
        "woonplaatsnaam": "Groningen",
        "gemeentecode": "0014",
        "buurtcode": "BU00140400",
        "centroide_ll": "POINT(6.588235 53.199697)",
        "centroide_rd": "POINT(235257.941 579896.883)",
        "score": 3.1,
    } | changes


def documents(*found: dict[str, object]) -> Reply:
    answer = {"response": {"numFound": len(found), "start": 0, "docs": list(found)}}
    answer["highlighting"] = {"adr-1": {"suggest": ["<b>Beethovenlaan</b> 1"]}}
    return lambda handler: send(handler, json.dumps(answer).encode())


@pytest.mark.parametrize(
    "text",
    [
        "9722KJ 1",
        "9722 kj, 1",
        "Beethovenlaan 1, 9722KJ Groningen",
        "Bethovenlaan 1 9722KJ",  # the postcode and number decide
        "beethovenlaan 1 groningen",
    ],
)
def test_an_address_is_found_when_postcode_and_number_or_street_number_and_town_agree(text):
    with locatieserver(documents(document())) as server:
        assert ask(server, text) == Found(
            lon=6.588235,
            lat=53.199697,
            rd_x=235257.941,
            rd_y=579896.883,
            label="Beethovenlaan 1, 9722KJ Groningen",
            buurtcode="BU00140400",
        )


@pytest.mark.parametrize(
    "text",
    [
        "9722KJ 3",
        "9722KJ 11",
        "9722KK 1",
        "Beethovenlaan 1",  # no town: the street may exist twice in the municipality
        "Mozartlaan 1 Groningen",
        "Beethovenlaan 1A Groningen",
        "9722KJ 1-2",
    ],
)
def test_an_answer_to_another_question_is_unsure_whatever_its_score(text):
    with locatieserver(documents(document(score=99))) as server:
        answer = ask(server, text)
    assert isinstance(answer, Unsure)
    assert answer.labels == ("Beethovenlaan 1, 9722KJ Groningen",)


def test_the_door_without_an_addition_goes_before_the_one_with():
    upstairs = document(huis_nlt="1A", weergavenaam="Beethovenlaan 1A, 9722KJ Groningen")
    with locatieserver(documents(upstairs, document())) as server:
        assert ask(server, "9722KJ 1").label == "Beethovenlaan 1, 9722KJ Groningen"
        assert ask(server, "9722KJ 1a").label == "Beethovenlaan 1A, 9722KJ Groningen"


def test_a_number_in_the_name_of_a_street_is_no_house_number():
    square = document(straatnaam="Plein 1945", huisnummer=12, huis_nlt="12", woonplaatsnaam="Haren")
    with locatieserver(documents(square)) as server:
        assert isinstance(ask(server, "Plein 1945 12, Haren"), Found)
        assert isinstance(ask(server, "Plein 1945, Haren"), Unsure)


def test_an_answer_from_another_municipality_is_unsure_and_not_offered():
    with locatieserver(documents(document(gemeentecode="0363"))) as server:
        assert ask(server, "9722KJ 1") == Unsure(
            reason="We weten niet zeker of dit adres goed is gevonden.", labels=()
        )
        assert server.questions[0]["fq"] == ["type:adres AND gemeentecode:0014"]


def test_a_question_without_a_house_number_is_not_sent():
    with locatieserver(documents(document())) as server:
        for text in ("", "bij mevrouw Jansen", "9722KJ", "Beethovenlaan, Groningen"):
            assert isinstance(ask(server, text), Unsure)
        assert server.questions == []


def test_signs_of_the_search_language_do_not_reach_the_service():
    with locatieserver(documents(document())) as server:
        ask(server, '9722KJ 1) OR type:* AND (x:"y" {!join} \x00')
        assert server.questions[0]["q"] == ["9722KJ 1 OR type AND x y join"]


@pytest.mark.parametrize(
    "changes",
    [
        {"centroide_rd": "POINT(135257.941 579896.883)"},
        {"centroide_ll": "POINT(53.199697 6.588235)"},
        {"centroide_ll": "POINT(NaN NaN)"},
        {"centroide_rd": None},
        {"postcode": ["9722KJ"]},
        {"type": "weg"},
    ],
)
def test_an_answer_that_contradicts_itself_is_unsure(changes):
    with locatieserver(documents(document(**changes))) as server:
        assert isinstance(ask(server, "9722KJ 1"), Unsure)


def _slow(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.6)
    send(handler, b"{}")


def _dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    for _ in range(20):
        try:
            handler.wfile.write(b"{")
        except OSError:
            return
        time.sleep(0.1)


BAD_ANSWERS = {
    "status 500": lambda handler: send(handler, b"oops", 500),
    "status 302": lambda handler: send(handler, b"", 302, Location="http://127.0.0.1:1/elsewhere"),
    "answer in another form": lambda handler: send(handler, b"<html>"),
    "answer too large": lambda handler: send(handler, b" " * 300_000),
    "answer too slow": _dripping,
    "ReadTimeout": _slow,
}


@pytest.mark.parametrize("reason", BAD_ANSWERS)
def test_a_service_that_fails_is_unreachable_and_quickly_so(reason):
    with locatieserver(BAD_ANSWERS[reason]) as server:
        begin = time.monotonic()
        assert ask(server, "9722KJ 1", timeout=0.3) == Unreachable(reason=reason)
        assert time.monotonic() - begin < 1
        assert len(server.questions) == 1


@pytest.mark.parametrize(
    "body", [b"[]", b'{"response": 3}', b'{"response": {"docs": {}}}', b"[" * 100_000, b"\xff"]
)
def test_an_answer_in_another_form_is_unreachable(body):
    with locatieserver(lambda handler: send(handler, body)) as server:
        assert ask(server, "9722KJ 1") == Unreachable(reason="answer in another form")


def test_an_address_inside_our_own_network_is_never_asked():
    with locatieserver(documents(document())) as server:
        assert ask(server, "9722KJ 1", allow_loopback=False) == Unreachable(reason="InvalidIPAddress")
        assert server.questions == []


def test_a_proxy_of_the_environment_is_not_used(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with locatieserver(documents(document())) as server:
        assert isinstance(ask(server, "9722KJ 1"), Found)


def test_a_closed_port_is_unreachable():
    with locatieserver(documents()) as server:
        pass
    assert ask(server, "9722KJ 1") == Unreachable(reason="ConnectionError")


def test_only_a_code_of_a_municipality_goes_into_the_filter():
    with pytest.raises(ValueError, match="Groningen"):
        search("9722KJ 1", municipality="Groningen OR type:*")
