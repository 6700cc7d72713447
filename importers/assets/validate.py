"""The rules for the texts of a row: a name, an address on one line, a web address that can be opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from importers.assets import parse
from importers.assets.log import LEFT_OUT, Log
from importers.assets.records import Row
from importers.assets.sources import Source

SHORTEST_NAME = 3
LONGEST_NAME = 120
LONGEST_ADDRESS = 200
# What people write where an address is asked and there is none.
NO_ADDRESS: Final = re.compile(
    r"(?:geen|zonder)(?: vaste?)? (?:adres|plek|locatie)"
    r"|(?:via |op )?(?:facebook|internet|whatsapp|online|zoom)"
    r"|wissel(?:end|t)(?:e locaties?)?|(?:verschillende|diverse) (?:plekken|locaties)|divers|onbekend"
    r"|n\.?v\.?t\.?|geen|nb|[-–?.x/]+",
    re.IGNORECASE,
)
POSTCODE: Final = re.compile(r"([1-9][0-9]{3})\s?([A-Za-z]{2})")


def validate(rows: Iterable[Row], source: Source, log: Log) -> Iterator[Row]:
    """Refuse rows without a usable name; leave out what is no address or website, and say so."""
    for row in rows:
        address = _address(row, log)
        name = row.texts.get("name", "") or _name_by_address(row, source, address, log)
        if not name:
            log.refuse(
                row.number, "Er is geen naam. Vul een naam in, of schrijf kort wat het is.", field="name"
            )
        elif len(name) < SHORTEST_NAME:
            log.refuse(
                row.number,
                f"Deze naam is erg kort. Gebruik minstens {SHORTEST_NAME} letters.",
                field="name",
                value=name,
            )
        elif len(name) > LONGEST_NAME:
            log.refuse(
                row.number,
                f"Gebruik hoogstens {LONGEST_NAME} tekens voor de naam. Het zijn er nu {len(name)}.",
                field="name",
                value=name,
            )
        else:
            texts = {**row.texts, "name": name, "address": address, "website": _website(row, log)}
            yield Row(row.number, texts, row.place, row.shape)


def _name_by_address(row: Row, source: Source, address: str, log: Log) -> str:
    if not source.unnamed or not address:
        return ""
    name = f"{source.unnamed} {address.partition(',')[0]}"
    log.note(row.number, "Er is geen naam. We noemen het naar het adres.", field="name", value=name)
    return name


def _website(row: Row, log: Log) -> str:
    text = row.texts.get("website", "")
    if not text:
        return ""
    address = parse.website(text)
    if address is None:
        log.note(
            row.number,
            "Dit is geen webadres dat we kunnen openen.",
            action=LEFT_OUT,
            field="website",
            value=text,
        )
    return address or ""


def _address(row: Row, log: Log) -> str:
    texts = row.texts
    written = texts.get("address", "")
    base = written or _street_line(texts)
    if base and NO_ADDRESS.fullmatch(base):
        log.note(row.number, "Dit is geen adres.", action=LEFT_OUT, field="address", value=base)
        base = ""
    if not base and not texts.get("postcode"):
        return ""
    place = _place(written, texts)
    address = ", ".join([part for part in (base.rstrip(" ,"), place) if part])
    if len(address) > LONGEST_ADDRESS:
        log.note(row.number, "Dit adres is te lang.", action=LEFT_OUT, field="address", value=address)
        return ""
    return address


def _street_line(texts: Mapping[str, str]) -> str:
    street = texts.get("street", "")
    if not street:
        return ""
    number = texts.get("house_number", "") + texts.get("house_letter", "")
    addition = texts.get("house_addition", "")
    return " ".join([part for part in (street, f"{number}-{addition}" if addition else number) if part])


def _place(written: str, texts: Mapping[str, str]) -> str:
    """Postcode and town as far as `written` does not hold them yet."""
    lower = written.casefold().replace(" ", "")
    postcode = texts.get("postcode", "")
    if found := POSTCODE.fullmatch(postcode):
        postcode = f"{found[1]} {found[2].upper()}"
    parts = (postcode, texts.get("town", ""))
    return " ".join(
        [part for part in parts if not lower or part.casefold().replace(" ", "") not in lower]
    ).strip()
