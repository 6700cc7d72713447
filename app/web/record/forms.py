"""Forms of a record: they carry what was typed; the rules stand in `app.services.record.rules`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from flask_wtf import FlaskForm
from wtforms import (
    HiddenField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.widgets import CheckboxInput, ListWidget

from app import labels
from app.exceptions import Invalid
from app.models.record import KnownFrom
from app.queries.areas.areas import area_options
from app.queries.record.where.hosts import HostChoice
from app.services.record.locating import SaidPlace
from app.web.forms import options

PLACES = {
    "point": "Aanwijzen op de kaart of waar ik nu ben",
    "address": "Adres of postcode",
    "area": "De hele buurt",
    "host": "Bij iets dat er al staat",
    "none": "Geen vaste plek",
}


class Choice(RadioField):  # type: ignore[misc]
    """One of some words. Whether the answer will do is for the rules, which say it in Dutch."""

    def __init__(self, label: str, words: Mapping[Any, str], **kwargs: Any) -> None:
        super().__init__(label, choices=options(words.items()), validate_choice=False, **kwargs)


class Checkboxes(SelectMultipleField):  # type: ignore[misc]
    """Several choices, each a checkbox."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class PlaceFields(FlaskForm):  # type: ignore[misc]
    """Where it is. Without JavaScript `place` may be absent: then the first thing filled in counts."""

    place = Choice("Waar is het?", PLACES)
    lon = HiddenField()
    lat = HiddenField()
    accuracy = HiddenField()
    address = StringField("Adres of postcode")
    area = SelectField("Welke buurt?", validate_choice=False)
    host_name = StringField("Zoek een plek op naam")
    meets_at = SelectField("Komt samen bij", validate_choice=False, choices=())

    def said_place(self) -> SaidPlace:
        """What the visitor said, of the chosen way alone; an address may carry the buurt to fall back on."""
        way = self.place.data or self._first_filled()
        if way == "host":
            return SaidPlace(host=_text(self.meets_at) or "none")
        if way == "none":
            return SaidPlace(nowhere=True)
        if way == "point":
            return SaidPlace(lon=_text(self.lon), lat=_text(self.lat), accuracy=_text(self.accuracy))
        if way == "address":
            return SaidPlace(address=_text(self.address), area=_text(self.area))
        return SaidPlace(area=_text(self.area))

    def _first_filled(self) -> str:
        if _text(self.lon) and _text(self.lat):
            return "point"
        return "address" if _text(self.address).strip() else "area"


class CaptureForm(PlaceFields):
    """Four questions and a proposed place."""

    name = StringField("Hoe heet het?")
    kind = Choice("Wat is het?", labels.KINDS)
    themes = Checkboxes("Waar gaat het over?", validate_choice=False)
    known_from = Choice(
        "Hoe weet je dit?",
        {slug: word for slug, word in labels.KNOWN_FROM.items() if slug != KnownFrom.IMPORT},
    )
    client_key = HiddenField(default=lambda: str(uuid4()))

    def key(self) -> UUID:
        """The key of this form, so that a second press on the button makes nothing twice."""
        return form_key(_text(self.client_key))


def form_key(text: str) -> UUID:
    """The key that a form carries; raises Invalid when it is none."""
    try:
        return UUID(text)
    except ValueError:
        raise Invalid(
            {"name": "Dit formulier is beschadigd. Open het opnieuw en vul het nog een keer in."}
        ) from None


def buurt_choices() -> list[SelectChoice]:
    """Every buurt of the current boundaries under the name of its wijk, after "Kies een buurt"."""
    found = options([], nothing="Kies een buurt")
    for wijk in area_options():
        found += options(((buurt.code, buurt.name) for buurt in wijk.buurten), group=wijk.name)
    return found


def host_choices(hosts: Iterable[HostChoice]) -> list[SelectChoice]:
    """The places to meet at under the name of their buurt, after "Kies een plek"."""
    found = options([], nothing="Kies een plek")
    for buurt, there in groupby(hosts, key=lambda host: host.buurt_name):
        found += options(((str(host.id), host.name) for host in there), group=buurt or "Zonder buurt")
    return found


def lines(values: Iterable[str]) -> str:
    """Search words as one line."""
    return ", ".join(values)


def _text(field: Any) -> str:
    return field.data or ""
