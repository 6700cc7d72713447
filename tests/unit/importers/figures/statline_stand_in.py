"""A stand-in for StatLine's OData v4, constructed from documentation.

It filters by the start of a code and by measure, pages by `@odata.nextLink`, writes a missing value as null
with a mark, pads codes with spaces, and misbehaves where a test asks for it.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, urlsplit

MEASURES = (
    ("T001036", "Aantal inwoners"),
    ("1050010_2", "Huishoudens totaal"),
    ("M000297", "Woningvoorraad"),
    ("X1", "Iets dat wij niet bewaren"),
)
VALUES = {
    ("BU00140000", "T001036"): 3210.0,
    ("BU00140001", "T001036"): None,
    ("WK001400", "T001036"): 5310.0,
    ("GM0014", "T001036"): 9440.0,
    ("BU00140000", "1050010_2"): 1605.0,
    ("BU00140001", "1050010_2"): -99997.0,
    ("BU00140000", "M000297"): 1712.0,
    ("BU00149999", "M000297"): 3.0,
    ("BU03630000", "T001036"): 1.0,
}
FILTER = re.compile(r"startswith\(WijkenEnBuurten,'(\w+)'\) and Measure eq '(\w+)'")


class StatLine(ThreadingHTTPServer):
    """`ignores_filter`: it answers with everything, whatever was asked. `status`: it only says that."""

    daemon_threads = True
    page_size = 1

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.ignores_filter = False
        self.status = 200
        self.asked: list[str] = []

    @property
    def base_url(self) -> str:
        """The address to hand to the importer."""
        return f"http://127.0.0.1:{self.server_port}/odata/v1/CBS"


class Handler(BaseHTTPRequestHandler):
    server: StatLine

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.server.asked.append(parts.path)
        rows = self.measures() if parts.path.endswith("/MeasureCodes") else self.observations(query)
        start = int(query.get("$skip", 0))
        answer: dict[str, object] = {"value": rows[start : start + self.server.page_size]}
        if start + self.server.page_size < len(rows):
            kept = f"$filter={quote(query['$filter'])}&" if "$filter" in query else ""
            following = f"{parts.path}?{kept}$skip={start + self.server.page_size}"
            answer["@odata.nextLink"] = f"http://127.0.0.1:{self.server.server_port}{following}"
        body = json.dumps(answer).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def measures(self) -> list[dict[str, object]]:
        return [{"Identifier": code, "Title": title, "Unit": "aantal"} for code, title in MEASURES]

    def observations(self, query: dict[str, str]) -> list[dict[str, object]]:
        wanted = FILTER.fullmatch(query["$filter"])
        assert wanted is not None
        return [
            {
                "Id": number,
                "Measure": measure,
                "ValueAttribute": "None" if value is not None else ".",
                "Value": value,
                "StringValue": None,
                "WijkenEnBuurten": f"{code:<12}",
            }
            for number, ((code, measure), value) in enumerate(VALUES.items())
            if self.server.ignores_filter or (code.startswith(wanted[1]) and measure == wanted[2])
        ]

    def log_message(self, *_: object) -> None:
        """Nothing on the screen."""


@contextmanager
def statline() -> Iterator[StatLine]:
    """The server, as long as a test needs it."""
    server = StatLine()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
