"""Answers that may be kept: by a client (an ETag, 304) and by this process, packed where it pays."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import orjson
from flask import Response, current_app, request

from app.clock import today
from app.queries.people.installation import is_demo
from app.queries.remembered import Remembered
from app.web.identity import viewer

GEOJSON = "application/geo+json"
JSON = "application/json"
SHAPE = 1
"""Goes up when an answer gets another shape, so that nobody is told that the old one still holds."""
WORTH_PACKING = 8_000
"""Bytes; below this gzip costs more than it saves."""
LEVEL = 1
"""Of gzip: five times as fast as level 6 for a tenth more bytes."""
MOST_REMEMBERED = 16_000_000
"""Bytes of answers in each process."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: all that a response is made of."""

    body: bytes
    headers: tuple[tuple[str, str], ...]

    def size(self) -> int:
        """Bytes that it takes, about."""
        return len(self.body) + 500


def answers() -> Remembered[Answer]:
    """A new memory of answers, by ETag and whether they are packed."""
    return Remembered(MOST_REMEMBERED, Answer.size)


def kept(make: Callable[[], Response], *question: object) -> Response:
    """What `make` answers, or 304 when the client has it already, or what this process answered to it before.

    The weak ETag says all that an answer depends on: the stamps of what may have been written, the day
    (freshness changes by time alone), who is asking, and the `question`. A stamp is read before the rows, so
    an answer may be newer than its ETag and never older.
    """
    etag = _etag(question)
    known = request.if_none_match.contains_weak(etag)
    response = Response(status=304) if known else _recalled(etag, make)
    response.set_etag(etag, weak=True)
    response.vary.add("Accept-Encoding")
    return response


def takes_gzip() -> bool:
    """Whether the client unpacks gzip."""
    return request.accept_encodings.quality("gzip") > 0


def _etag(question: tuple[object, ...]) -> str:
    asking = viewer()
    depends_on = (
        SHAPE,
        sorted(asking.stamps.items()),
        today().isoformat(),
        is_demo(),
        sorted(asking.roles),
        sorted(asking.team_ids),
        request.path,
        question,
    )
    return hashlib.sha256(orjson.dumps(depends_on)).hexdigest()[:32]


def _recalled(etag: str, make: Callable[[], Response]) -> Response:
    key = etag, takes_gzip()
    remembered: Remembered[Answer] = current_app.extensions["answers"]
    answer = remembered.get(key)
    if answer is None:
        made = _packed(make())
        answer = Answer(made.get_data(), tuple(made.headers.items()))
        if made.status_code == 200:
            remembered.keep(key, answer)
    return Response(answer.body, headers=list(answer.headers))


def _packed(response: Response) -> Response:
    body = response.get_data()
    if len(body) >= WORTH_PACKING and takes_gzip():
        response.set_data(gzip.compress(body, LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
