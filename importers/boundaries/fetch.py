"""JSON from another organisation's server, with limits on time, size and where it may lead us."""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import orjson
import requests
import urllib3
from requests_hardened import Config, Manager

from importers.records import ImportRefused, Unreachable

MAX_BYTES: Final = 512 * 1024**2
_CHUNK_BYTES: Final = 64 * 1024
_ANSWER_SECONDS: Final = 30.0
_USER_AGENT: Final = "Opbouwkaart"

Json = Mapping[str, Any]


class BadRequest(ImportRefused):
    """The server understood us and says that it does not know a parameter (400)."""


class Fetcher:
    """One conversation with one server: every request shares the time and the bytes that it was given.

    No redirects, no proxy variables, no private addresses (`allow_loopback` permits 127.0.0.1).
    """

    def __init__(
        self, base_url: str, *, timeout: float, connect_timeout: float, allow_loopback: bool = False
    ) -> None:
        """Prepare; `timeout` is seconds for everything, `connect_timeout` for reaching the server."""
        self._origin = _origin(base_url)
        self._ends = time.monotonic() + timeout
        self._connect_timeout = min(connect_timeout, timeout)
        self._bytes_left = MAX_BYTES
        config = Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=allow_loopback,
            never_redirect=True,
            default_timeout=(self._connect_timeout, _ANSWER_SECONDS),
            user_agent_override=_USER_AGENT,
        )
        self._session = Manager(config).get_session()
        self._session.trust_env = False
        self._reached = False

    def json(self, url: str, parameters: Mapping[str, str] | None = None) -> Json:
        """The JSON object at `url`.

        Raises Unreachable when the server is away, slow, busy or breaks off, BadRequest for a 400, and
        ImportRefused for everything else that is no answer.
        """
        if _origin(url) != self._origin:
            raise ImportRefused(
                f"De bron verwijst naar een ander adres ({url[:100]}). We halen daar niets op."
            )
        self._check_name()
        try:
            answer = self._session.get(
                url,
                params=parameters,
                stream=True,
                timeout=(self._connect_timeout, min(_ANSWER_SECONDS, self._seconds_left())),
                headers={"Accept": "application/geo+json, application/json"},
            )
            with answer:
                self._reached = True
                body = self._body(answer)
        except (requests.ConnectionError, requests.Timeout, urllib3.exceptions.HTTPError) as error:
            raise Unreachable(
                "De verbinding met de bron is weg of te traag. Er is niets veranderd. "
                "Controleer het internet en probeer het later opnieuw."
            ) from error
        except requests.RequestException as error:
            raise ImportRefused(f"Het adres {url[:100]} mag of kan niet. Controleer het adres.") from error
        return _read(body, answer.status_code)

    def close(self) -> None:
        """Hang up."""
        self._session.close()

    def _body(self, answer: requests.Response) -> bytes:
        """The whole body; `read1` returns at each packet, so that a trickle can't outlast the time limit."""
        pieces = []
        while piece := answer.raw.read1(_CHUNK_BYTES, decode_content=True):
            pieces.append(piece)
            self._bytes_left -= len(piece)
            self._seconds_left()
            if self._bytes_left < 0:
                raise ImportRefused(
                    "De bron geeft te veel gegevens (meer dan 512 MB). Gebruik een bestand van het CBS."
                )
        return b"".join(pieces)

    def _seconds_left(self) -> float:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise Unreachable("De bron is te traag. Er is niets veranderd. Probeer het later opnieuw.")
        return left

    def _check_name(self) -> None:
        """Look the name up with a time limit of our own: the system's may take minutes without a network."""
        if self._reached:
            return
        _, host, port = self._origin
        answers: queue.SimpleQueue[OSError | None] = queue.SimpleQueue()
        threading.Thread(target=_look_up, args=(host, port, answers), daemon=True).start()
        try:
            problem = answers.get(timeout=self._connect_timeout)
        except queue.Empty:
            problem = TimeoutError()
        if problem is not None:
            raise Unreachable(
                f"{host} is niet te bereiken. Controleer het internet, of gebruik een bestand van het CBS."
            ) from problem


def _look_up(host: str, port: int, answers: queue.SimpleQueue[OSError | None]) -> None:
    try:
        socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        answers.put(error)
    else:
        answers.put(None)


def _origin(url: str) -> tuple[str, str, int]:
    refusal = ImportRefused(f"{url[:100]} is geen webadres. Gebruik een adres dat met https:// begint.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise refusal from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise refusal
    return parts.scheme, parts.hostname, port or (443 if parts.scheme == "https" else 80)


def _read(body: bytes, status: int) -> Json:
    if status == 429 or status >= 500:
        raise Unreachable(
            f"De bron heeft een storing ({status}). Er is niets veranderd. Probeer het later opnieuw."
        )
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError:
        content = None
    if status == 400:
        raise BadRequest(
            f"De bron begrijpt onze vraag niet: {_problem(content)}. Gebruik een bestand van het CBS."
        )
    if status == 404:
        raise ImportRefused(
            "De bron heeft deze indeling niet. Kies een ander jaar of gebruik een bestand van het CBS."
        )
    if status != 200:
        raise ImportRefused(f"De bron geeft geen grenzen maar een melding ({status}). Controleer het adres.")
    if not isinstance(content, dict):
        raise Unreachable(
            "Het antwoord van de bron is afgebroken. Er is niets veranderd. Probeer het opnieuw."
        )
    return content


def _problem(content: object) -> str:
    """The sentence of an application/problem+json answer, cut to a length that fits in ours."""
    if isinstance(content, dict):
        return str(content.get("detail") or content.get("title") or "geen uitleg")[:200]
    return "geen uitleg"
