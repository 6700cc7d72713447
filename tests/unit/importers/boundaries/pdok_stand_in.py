"""A stand-in for PDOK's OGC API Features, constructed from documentation.

It pages by opaque `next` links, gives no numberMatched, answers 400 problem+json to parameters that it does
not know, and misbehaves where a test asks for it.
"""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import shapely

from tests.unit.importers.boundaries.plots import buurten, features, gemeenten, wijken

BASE_PATH = "/cbs/wijken-en-buurten-2024/ogc/v1"
CORE_PARAMETERS = frozenset({"f", "limit", "cursor", "bbox"})
Fault = Callable[["Handler", bytes], None]


class StandIn(ThreadingHTTPServer):
    """The server: its collections, the parameters that it knows, its page size and its faults.

    `faults` maps a collection and the number of a page (from 0) to what happens instead of an answer.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.collections = {
            "gemeenten": features(gemeenten()),
            "wijken": features(wijken()),
            "buurten": features(buurten()),
        }
        self.parameters = CORE_PARAMETERS | {"gemeentecode"}
        self.page_size = 2
        self.faults: dict[tuple[str, int], Fault] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def base_url(self) -> str:
        """The address to hand to the importer."""
        return f"http://127.0.0.1:{self.server_port}{BASE_PATH.replace('2024', '{vintage}')}"

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what some tests are about."""


class Handler(BaseHTTPRequestHandler):
    server: StandIn

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        parameters = {name: values[0] for name, values in query.items()}
        collection = path.removeprefix(f"{BASE_PATH}/collections/").removesuffix("/items")
        self.server.asked.append((collection, parameters))
        unknown = sorted(set(parameters) - self.server.parameters)
        if collection not in self.server.collections:
            self.answer(json.dumps({"status": 404, "title": "Not Found"}), 404)
        elif unknown:
            problem = {
                "status": 400,
                "title": "Bad Request",
                "detail": f"unknown query parameter(s) found: {unknown}",
            }
            self.answer(json.dumps(problem), 400, kind="application/problem+json")
        else:
            number, body = self.page(collection, parameters)
            fault = self.server.faults.get((collection, number))
            fault(self, body.encode()) if fault else self.answer(body)

    def page(self, collection: str, parameters: dict[str, str]) -> tuple[int, str]:
        known = json.loads(base64.b64decode(parameters["cursor"])) if "cursor" in parameters else {"from": 0}
        narrow = {name: parameters.get(name) or known.get(name) for name in ("gemeentecode", "bbox")}
        chosen = [feature for feature in self.server.collections[collection] if fits(feature, **narrow)]
        start, size = known["from"], min(self.server.page_size, int(parameters.get("limit", 10)))
        content = {
            "type": "FeatureCollection",
            "links": [{"rel": "self", "href": self.path}],
            "features": chosen[start : start + size],
            "numberReturned": len(chosen[start : start + size]),
        }
        if start + size < len(chosen):
            cursor = base64.b64encode(json.dumps({"from": start + size, **narrow}).encode()).decode()
            address = f"http://{self.headers['Host']}{urlsplit(self.path).path}?" + urlencode(
                {"cursor": cursor, "f": "json", "limit": size}
            )
            content["links"].append({"rel": "next", "href": address, "type": "application/geo+json"})
        return start // size, json.dumps(content)

    def answer(
        self, body: str | bytes, status: int = 200, *, kind: str = "application/geo+json", length: int = 0
    ) -> None:
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


def fits(feature: dict, *, gemeentecode: str | None, bbox: str | None) -> bool:
    if gemeentecode and feature["properties"]["gemeentecode"] != gemeentecode:
        return False
    if not bbox:
        return True
    rectangle = shapely.box(*(float(edge) for edge in bbox.split(",")))
    return rectangle.intersects(shapely.from_geojson(json.dumps(feature["geometry"])))


def status(code: int) -> Fault:
    return lambda handler, _: handler.answer(json.dumps({"status": code, "title": "Storing"}), code)


def html(handler: Handler, _: bytes) -> None:
    handler.answer("<html>Onderhoud</html>", kind="text/html")


def cut_off(handler: Handler, body: bytes) -> None:
    """Promise the whole and hang up halfway."""
    handler.answer(body[: len(body) // 2], length=len(body))
    handler.close_connection = True


def cut_off_without_length(handler: Handler, body: bytes) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + body[: len(body) // 2])


def cut_off_chunk(handler: Handler, body: bytes) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    handler.wfile.write(head + f"{len(body):x}\r\n".encode() + body[: len(body) // 2])


def slow(handler: Handler, body: bytes) -> None:
    time.sleep(3)
    handler.answer(body)


def trickle(handler: Handler, body: bytes) -> None:
    """A byte at a time: never so late that a read times out."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    for number in range(len(body)):
        handler.wfile.write(body[number : number + 1])
        handler.wfile.flush()
        time.sleep(0.05)


def changed(**members: object) -> Fault:
    """The page with other members."""
    return lambda handler, body: handler.answer(json.dumps(json.loads(body) | members))


def going_on_at(address: str) -> Fault:
    return changed(links=[{"rel": "next", "href": address}])


def redirect(handler: Handler, _: bytes) -> None:
    handler.send_response(302)
    handler.send_header("Location", "/elders")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


@contextmanager
def stand_in() -> Iterator[StandIn]:
    """A running server on the loopback."""
    with StandIn() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()
