"""Forms of a record: they carry what was typed; the rules stand in `app.services.record.rules`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.widgets import CheckboxInput, ListWidget

from app import labels
from app.exceptions import Invalid
from app.models.record import KnownFrom
from app.services.record.locating import SaidPlace

PLACES = {
    "point": "Aanwijzen op de kaart of waar ik nu ben",
    "address": "Adres of postcode",
    "area": "De hele buurt",
    "none": "Geen vaste plek",
}


def choices(words: Mapping[Any, str]) -> list[tuple[str, str]]:
    """Slug and Dutch word, for a field of choices."""
    return [(str(slug), word) for slug, word in words.items()]


class Checkboxes(SelectMultipleField):  # type: ignore[misc]
    """Several choices, each a checkbox."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class PlaceFields(FlaskForm):  # type: ignore[misc]
    """Where it is. Without JavaScript `place` may be absent: then the first thing filled in counts."""

    place = RadioField("Waar is het?", choices=choices(PLACES), validate_choice=False)
    lon = HiddenField()
    lat = HiddenField()
    accuracy = HiddenField()
    address = StringField("Adres of postcode")
    area = SelectField("Welke buurt?", validate_choice=False)

    def said_place(self) -> SaidPlace:
        """What the visitor said, of the chosen way alone; an address may carry the buurt to fall back on."""
        way = self.place.data or self._first_filled()
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
    kind = RadioField("Wat is het?", choices=choices(labels.KINDS), validate_choice=False)
    themes = Checkboxes("Waar gaat het over?", validate_choice=False)
    known_from = RadioField(
        "Hoe weet je dit?",
        choices=[(slug, word) for slug, word in choices(labels.KNOWN_FROM) if slug != KnownFrom.IMPORT],
        validate_choice=False,
    )
    client_key = HiddenField(default=lambda: str(uuid4()))

    def key(self) -> UUID:
        """The key of this form, so that a second press on the button makes nothing twice."""
        try:
            return UUID(_text(self.client_key))
        except ValueError:
            raise Invalid(
                {"name": "Dit formulier is beschadigd. Open het opnieuw en vul het nog een keer in."}
            ) from None


class EditForm(PlaceFields):
    """The whole record as far as it can be changed here, with the version that it was made from."""

    version = IntegerField()
    name = StringField("Naam")
    kind = RadioField("Wat is het?", choices=choices(labels.KINDS), validate_choice=False)
    summary = TextAreaField("Vertel het in één of twee zinnen")
    led_by = RadioField(
        "Wie trekt het?", choices=[*choices(labels.LED_BY), ("", "Weet ik niet")], validate_choice=False
    )
    themes = Checkboxes("Waar gaat het over?", validate_choice=False)
    audiences = Checkboxes("Voor wie?", validate_choice=False)
    tags = StringField("Zoekwoorden")
    strength = SelectField("ABCD-groep", choices=choices(labels.STRENGTHS), validate_choice=False)
    offers = Checkboxes("Heeft te bieden", choices=choices(labels.EXCHANGES), validate_choice=False)
    needs = Checkboxes("Kan gebruiken", choices=choices(labels.EXCHANGES), validate_choice=False)
    website = StringField("Waar lees je meer?")
    precision = RadioField(
        "Hoe precies op de kaart?", choices=choices(labels.PRECISIONS), validate_choice=False
    )
    service_area = SelectMultipleField("Voor welke buurten?", validate_choice=False)
    aware = RadioField("Weten ze dat ze hier staan?", choices=choices(labels.AWARE), validate_choice=False)
    visibility = RadioField("Wie mag dit zien?", choices=choices(labels.VISIBILITIES), validate_choice=False)
    sensitive = BooleanField("Dit is gevoelig")
    status = RadioField("Hoe staat het ervoor?", choices=choices(labels.STATUSES), validate_choice=False)
    status_reason = SelectField(
        "Waarom gestopt?",
        choices=[("", "Kies een reden"), *choices(labels.STOP_REASONS)],
        validate_choice=False,
    )


def show_errors(form: FlaskForm, errors: Mapping[str, str]) -> None:
    """Put the sentences of the service at the fields of the form; what has no field stands in the summary."""
    for name, sentence in errors.items():
        field = form._fields.get(name)  # noqa: SLF001 (WTForms offers no other way in by name)
        if field is not None:
            field.errors = [*field.errors, sentence]
        else:
            form.form_errors.append(sentence)


def problems(form: FlaskForm) -> list[tuple[str, str]]:
    """Pairs of field id and sentence for the summary above the form, in the order of the fields."""
    found = [(field.id, sentence) for field in form for sentence in field.errors]
    return found + [("", sentence) for sentence in form.form_errors]


def lines(values: Iterable[str]) -> str:
    """Search words as one line."""
    return ", ".join(values)


def _text(field: Any) -> str:
    return field.data or ""
