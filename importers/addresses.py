"""From an address to a place: PDOK's Locatieserver (v3.1), which knows every address of the Netherlands.

    AddressAnswer = Found | Unsure | Unreachable

A form asks it while somebody waits, so it is quick to give up, and giving up is an answer, not an error.
"""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from typing import Final

import requests
import urllib3
from requests_hardened import Config, Manager

from geodata.crs import NETHERLANDS_RD, to_rd
from importers.address_rule import Address, agrees, asks_for_a_number

BASE_URL: Final = "https://api.pdok.nl/bzk/locatieserver/search/v3_1"
FIELDS: Final = (
    *("type", "weergavenaam", "straatnaam", "huisnummer", "huis_nlt", "postcode", "woonplaatsnaam"),
    *("gemeentecode", "buurtcode", "centroide_ll", "centroide_rd"),
)
LONGEST_QUESTION: Final = 200
LARGEST_ANSWER: Final = 256_000  # bytes; ten answers are some five thousand
MOST_ANSWERS: Final = 10
METRES_APART: Final = 5.0  # the two places of one answer may differ by rounding only
_POINT = re.compile(r"POINT\((-?[0-9]{1,6}(?:\.[0-9]+)?) (-?[0-9]{1,6}(?:\.[0-9]+)?)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The address is certain: WGS84 degrees, RD New metres, the register's spelling, and BU-code or ""."""

    lon: float
    lat: float
    rd_x: float
    rd_y: float
    label: str
    buurtcode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """No answer is certain; `labels` are near misses in the municipality, to choose from and ask again."""

    reason: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreachable:
    """The service did not give a usable answer in time; `reason` is for the log, in English."""

    reason: str


AddressAnswer = Found | Unsure | Unreachable


class _NoAnswer(Exception):
    """The service could not be asked."""


def search(
    text: str,
    *,
    municipality: str,
    base_url: str = BASE_URL,
    timeout: float = 2,
    allow_loopback: bool = False,
) -> AddressAnswer:
    """Look `text` up in the municipality with CBS code `municipality` (GM0014).

    Waits `timeout` seconds at most for the connection and again for the answer. Only http(s) to public
    addresses, without redirects or proxies; `allow_loopback` is for tests. Never raises for what the other
    side does; ValueError for a code that is none.
    """
    if not re.fullmatch(r"GM[0-9]{4}", municipality):
        raise ValueError(municipality)
    question = " ".join(re.sub(r"[^\w ,.'’-]", " ", text[:LONGEST_QUESTION]).split())
    if not asks_for_a_number(question):
        return Unsure(reason="Zet er een huisnummer bij, en een postcode of plaats.")
    try:
        content = _fetch(question, municipality[2:], base_url, timeout, allow_loopback=allow_loopback)
        documents = _documents(content)
    except _NoAnswer as error:
        return Unreachable(reason=str(error))
    return _choose(question, municipality[2:], documents)


def _fetch(question: str, code: str, base_url: str, timeout: float, *, allow_loopback: bool) -> bytes:
    config = Config(
        ip_filter_enable=True,
        ip_filter_allow_loopback_ips=allow_loopback,
        never_redirect=True,
        default_timeout=(timeout, timeout),
        user_agent_override="Opbouwkaart",
    )
    params = {
        "q": question,
        "fq": f"type:adres AND gemeentecode:{code}",
        "fl": ",".join(FIELDS),
        "rows": str(MOST_ANSWERS),
    }
    try:
        with Manager(config).get_session() as session:
            session.trust_env = False  # a proxy of the environment would go round the filter of addresses
            with session.get(f"{base_url}/free", params=params, timeout=timeout, stream=True) as response:
                if response.status_code != requests.codes.ok:
                    raise _NoAnswer(f"status {response.status_code}")
                return _body(response, time.monotonic() + timeout)
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        raise _NoAnswer(type(error).__name__) from error


def _body(response: requests.Response, deadline: float) -> bytes:
    content = b""
    while part := response.raw.read1(LARGEST_ANSWER, decode_content=True):  # what came, not a full block
        content += part
        if len(content) > LARGEST_ANSWER:
            raise _NoAnswer("answer too large")
        if time.monotonic() > deadline:
            raise _NoAnswer("answer too slow")
    return content


def _documents(content: bytes) -> list[dict[str, object]]:
    try:
        documents = json.loads(content)["response"]["docs"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _NoAnswer("answer in another form") from error
    if not isinstance(documents, list):
        raise _NoAnswer("answer in another form")
    return [document for document in documents[:MOST_ANSWERS] if isinstance(document, dict)]


def _choose(question: str, code: str, documents: list[dict[str, object]]) -> Found | Unsure:
    """The first certain answer, one without an addition before one with; near misses otherwise."""
    here = [
        document
        for document in documents
        if document.get("type") == "adres" and _text(document, "gemeentecode") == code
    ]
    certain = [document for document in here if agrees(question, _address(document))]
    for document in sorted(certain, key=lambda document: len(_text(document, "huis_nlt"))):
        if found := _found(document):
            return found
    labels = tuple(label for document in here if (label := _text(document, "weergavenaam")))
    return Unsure(reason="We weten niet zeker of dit adres goed is gevonden.", labels=labels[:5])


def _address(document: dict[str, object]) -> Address:
    return Address(
        street=_text(document, "straatnaam"),
        number=_text(document, "huis_nlt") or _text(document, "huisnummer"),
        postcode=_text(document, "postcode"),
        town=_text(document, "woonplaatsnaam"),
    )


def _found(document: dict[str, object]) -> Found | None:
    """The answer with its place, or None when its two places are absent, abroad, or not the same."""
    degrees = _POINT.fullmatch(_text(document, "centroide_ll"))
    metres = _POINT.fullmatch(_text(document, "centroide_rd"))
    if not degrees or not metres:
        return None
    lon, lat, rd_x, rd_y = (float(part) for part in (*degrees.groups(), *metres.groups()))
    same_x, same_y = to_rd(lon, lat)
    if not NETHERLANDS_RD.hold(rd_x, rd_y) or not max(abs(same_x - rd_x), abs(same_y - rd_y)) <= METRES_APART:
        return None
    buurtcode = _text(document, "buurtcode")
    return Found(
        lon=lon,
        lat=lat,
        rd_x=rd_x,
        rd_y=rd_y,
        label=_text(document, "weergavenaam"),
        buurtcode=buurtcode if re.fullmatch(r"BU[0-9A-Z]{8}", buurtcode) else "",
    )


def _text(document: dict[str, object], field: str) -> str:
    """A text or whole number of the answer as printable text; empty for anything else."""
    value = document.get(field)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return "".join(sign for sign in str(value) if sign.isprintable())[:LONGEST_QUESTION]
