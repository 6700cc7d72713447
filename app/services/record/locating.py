"""From what somebody says about a place to where it is: a point, a buurt, or nowhere in particular.

A place that is not certain is never guessed: it becomes the whole buurt with a flag. Of an address that can't
be found the postcode still says which buurt, when the administrator loaded a table of postcodes; it goes
before the buurt that was chosen beside the address, which the form proposes by itself.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from flask import current_app
from sqlalchemy import select

from app.config import Settings
from app.database import database
from app.exceptions import Invalid
from app.models.areas import Area, AreaLevel, Vintage
from app.queries.areas.lookup import buurt_index
from app.queries.areas.postcodes import place_of_postcode
from app.services.record.content import Where
from app.services.record.ties.meeting import place_at
from geodata.crs import to_rd
from importers.address_rule import postcode_in
from importers.addresses import AddressAnswer, Found, Unreachable, Unsure, search

IMPRECISE_METRES = 50
NOTE_LIMIT = 120
OUTSIDE = "Deze plek ligt buiten de gemeente {gemeente}. Kies een andere plek, of kies een buurt."
UNREACHABLE = "Adressen zoeken lukt nu niet. Kies een buurt. De rest bewaren we gewoon."
UNSURE = "Weet je het niet precies? Kies er een buurt bij, dan zetten we het bij de hele buurt."


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidPlace:
    """What the form says: a point (WGS84, accuracy in metres), an address, a buurt, a host, or nothing.

    A host is the id of the record at which it meets.
    """

    lon: str = ""
    lat: str = ""
    accuracy: str = ""
    address: str = ""
    area: str = ""
    host: str = ""
    nowhere: bool = False


def locate(said: SaidPlace) -> Where:
    """Where it is; raises Invalid with a Dutch sentence at the field that must be filled in or corrected."""
    if said.nowhere:
        return Where(whole_municipality=True)
    if said.lon or said.lat:
        return _from_point(said)
    if said.address.strip():
        return _from_address(said)
    if said.host:
        if not re.fullmatch(r"[0-9]{1,15}", said.host):
            raise Invalid({"meets_at": "Kies een plek uit de lijst."})
        return place_at(int(said.host))
    if said.area:
        return Where(service_area=(_buurt_id(said.area),))
    raise Invalid({"area": "Kies waar het is: een plek, een adres of een buurt."})


def _from_point(said: SaidPlace) -> Where:
    lon, lat = _number(said.lon), _number(said.lat)
    if lon is None or lat is None:
        raise Invalid({"place": "Deze plek begrijpen we niet. Wijs hem opnieuw aan, of kies een buurt."})
    rd_x, rd_y = (float(number) for number in to_rd(lon, lat))
    buurt_id = buurt_index().locate_one((rd_x, rd_y)) if math.isfinite(rd_x) and math.isfinite(rd_y) else None
    if buurt_id is None:
        raise Invalid({"place": _outside()})
    accuracy = _number(said.accuracy)
    if accuracy is not None and accuracy > IMPRECISE_METRES:
        return Where(service_area=(buurt_id,))
    return Where(location=(round(rd_x, 1), round(rd_y, 1)))


def _from_address(said: SaidPlace) -> Where:
    answer = _ask(said.address)
    if isinstance(answer, Found):
        location = (answer.rd_x, answer.rd_y)
        if buurt_index().locate_one(location) is None:
            raise Invalid({"address": _outside()})
        return Where(location=location, place_note=answer.label)
    middle = place_of_postcode(postcode_in(said.address))
    buurt_id = buurt_index().locate_one(middle) if middle else None
    if buurt_id is None and not said.area:
        raise Invalid({"address": _outside() if middle else _advice(answer)})
    return Where(
        service_area=(buurt_id or _buurt_id(said.area),),
        place_note=said.address.strip()[:NOTE_LIMIT],
        place_uncertain=True,
    )


def _advice(answer: Unsure | Unreachable) -> str:
    if isinstance(answer, Unreachable):
        return UNREACHABLE
    near = f" Bedoel je {' of '.join(answer.labels[:2])}?" if answer.labels else ""
    return f"{answer.reason}{near} {UNSURE}"


def _outside() -> str:
    return OUTSIDE.format(gemeente=municipality_name())


def _ask(address: str) -> AddressAnswer:
    settings: Settings = current_app.extensions["settings"]
    options = current_app.config.get("ADDRESS_SERVICE", {})
    return search(address, municipality=settings.municipality, **options)


def _buurt_id(code: str) -> int:
    found = database.session.scalar(
        select(Area.id)
        .join(Vintage)
        .where(Vintage.is_current, Area.level == AreaLevel.BUURT, Area.code == code)
    )
    if found is None:
        raise Invalid({"area": "Deze buurt kennen we niet (meer). Kies een buurt uit de lijst."})
    return found


def municipality_name() -> str:
    """The name of the gemeente of the current boundaries."""
    gemeente = select(Area.name).join(Vintage).where(Vintage.is_current, Area.level == AreaLevel.GEMEENTE)
    return database.session.scalar(gemeente) or "waar we werken"


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None
