"""From an address to a place: PDOK's Locatieserver (v3.1), which knows every address of the Netherlands.

    AddressAnswer = Found | Unsure | Unreachable

A form asks it while somebody waits, so it is quick to give up, and giving up is an answer, not an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from geodata.crs import NETHERLANDS_RD, to_rd
from importers.address_rule import Address, agrees, asks_for_a_number
from importers.locatieserver import (
    BASE_URL,
    Document,
    NoAnswer,
    addresses_in,
    ask,
    question_of,
    text_of,
)

FIELDS: Final = (
    *("type", "weergavenaam", "straatnaam", "huisnummer", "huis_nlt", "postcode", "woonplaatsnaam"),
    *("gemeentecode", "buurtcode", "centroide_ll", "centroide_rd"),
)
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


def search(
    text: str,
    *,
    municipality: str,
    base_url: str = BASE_URL,
    timeout: float = 2,
    allow_loopback: bool = False,
) -> AddressAnswer:
    """Look `text` up in the municipality with CBS code `municipality` (GM0014).

    Never raises for what the other side does; ValueError for a code that is none.
    """
    only = addresses_in(municipality)
    question = question_of(text)
    if not asks_for_a_number(question):
        return Unsure(reason="Zet er een huisnummer bij, en een postcode of plaats.")
    try:
        documents = ask(
            "free",
            {"q": question, "fq": only, "fl": ",".join(FIELDS)},
            base_url=base_url,
            timeout=timeout,
            allow_loopback=allow_loopback,
        )
    except NoAnswer as error:
        return Unreachable(reason=str(error))
    return _choose(question, municipality[2:], documents)


def _choose(question: str, code: str, documents: list[Document]) -> Found | Unsure:
    """The first certain answer, one without an addition before one with; near misses otherwise."""
    here = [
        document
        for document in documents
        if document.get("type") == "adres" and text_of(document, "gemeentecode") == code
    ]
    certain = [document for document in here if agrees(question, _address(document))]
    for document in sorted(certain, key=lambda document: len(text_of(document, "huis_nlt"))):
        if found := _found(document):
            return found
    labels = tuple(label for document in here if (label := text_of(document, "weergavenaam")))
    return Unsure(reason="We weten niet zeker of dit adres goed is gevonden.", labels=labels[:5])


def _address(document: Document) -> Address:
    return Address(
        street=text_of(document, "straatnaam"),
        number=text_of(document, "huis_nlt") or text_of(document, "huisnummer"),
        postcode=text_of(document, "postcode"),
        town=text_of(document, "woonplaatsnaam"),
    )


def _found(document: Document) -> Found | None:
    """The answer with its place, or None when its two places are absent, abroad, or not the same."""
    degrees = _POINT.fullmatch(text_of(document, "centroide_ll"))
    metres = _POINT.fullmatch(text_of(document, "centroide_rd"))
    if not degrees or not metres:
        return None
    lon, lat, rd_x, rd_y = (float(part) for part in (*degrees.groups(), *metres.groups()))
    same_x, same_y = to_rd(lon, lat)
    if not NETHERLANDS_RD.hold(rd_x, rd_y) or not max(abs(same_x - rd_x), abs(same_y - rd_y)) <= METRES_APART:
        return None
    buurtcode = text_of(document, "buurtcode")
    return Found(
        lon=lon,
        lat=lat,
        rd_x=rd_x,
        rd_y=rd_y,
        label=text_of(document, "weergavenaam"),
        buurtcode=buurtcode if re.fullmatch(r"BU[0-9A-Z]{8}", buurtcode) else "",
    )
