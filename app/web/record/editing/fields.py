"""The form of a whole record, in six blocks, with the version that it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wtforms import BooleanField, IntegerField, SelectField, SelectMultipleField, StringField, TextAreaField

from app import labels
from app.web.forms import options
from app.web.record.editing.part_fields import PartsFields
from app.web.record.forms import Checkboxes, Choice, PlaceFields
from app.web.record.rhythm.fields import RhythmFields

YES_NO = {"yes": "Ja", "no": "Nee", "": "Weet ik niet"}


class EditForm(RhythmFields, PartsFields, PlaceFields):
    """Every field of a record. Whether an answer will do is for the rules, which say it in Dutch."""

    version = IntegerField()
    name = StringField("Naam")
    kind = Choice("Wat is het?", labels.KINDS)
    summary = TextAreaField("Vertel het in één of twee zinnen")
    led_by = Choice("Wie trekt het?", {**labels.LED_BY, "": "Weet ik niet"})
    themes = Checkboxes("Waar gaat het over?", validate_choice=False)
    tags = StringField("Zoekwoorden")
    strength = SelectField("ABCD-groep", choices=options(labels.STRENGTHS.items()), validate_choice=False)

    precision = Choice("Hoe precies op de kaart?", labels.PRECISIONS)
    service_area = SelectMultipleField("Voor welke buurten?", validate_choice=False)

    audiences = Checkboxes("Voor wie?", validate_choice=False)
    languages = Checkboxes("Talen", choices=options(labels.LANGUAGES.items()), validate_choice=False)
    openness = Choice("Kun je zo meedoen?", {**labels.OPENNESS, "": "Weet ik niet"})
    cost = Choice("Kosten", {**labels.COSTS, "": "Weet ik niet"})
    step_free = Choice("Zonder drempel?", YES_NO)
    toilet = Choice("Wc voor rolstoel?", YES_NO)
    quiet = Choice("Rustig (weinig prikkels)?", YES_NO)
    capacity = StringField("Ongeveer hoeveel mensen")

    offers = Checkboxes("Heeft te bieden", choices=options(labels.EXCHANGES.items()), validate_choice=False)
    needs = Checkboxes("Kan gebruiken", choices=options(labels.EXCHANGES.items()), validate_choice=False)

    aware = Choice("Weten ze dat ze hier staan?", labels.AWARE)
    visibility = Choice("Wie mag dit zien?", labels.VISIBILITIES)
    sensitive = BooleanField("Dit is gevoelig")
    no_requests_until = StringField("Even geen nieuwe verzoeken, tot")

    status = Choice("Hoe staat het ervoor?", labels.STATUSES)
    status_since = StringField("Sinds wanneer?")
    status_reason = SelectField(
        "Waarom gestopt?",
        choices=options(labels.STOP_REASONS.items(), nothing="Kies een reden"),
        validate_choice=False,
    )
    website = StringField("Waar lees je meer?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of the form: how many of its questions have an answer, and whether one has a mistake."""

    name: str
    title: str
    filled: int
    total: int
    is_wrong: bool

    @property
    def words(self) -> str:
        """'3 van 5 ingevuld'."""
        return f"{self.filled} van {self.total} ingevuld"


BLOCKS = {
    "what": ("Wat is het", ("name", "kind", "summary", "led_by", "themes", "tags")),
    "where": ("Waar en wanneer", ("place", "precision", "service_area", "moments")),
    "whom": (
        "Voor wie",
        ("audiences", "languages", "openness", "cost", "step_free", "toilet", "quiet", "capacity"),
    ),
    "exchange": ("Over en weer", ("offers", "needs")),
    "contact": ("Contact en wie het mag zien", ("aware", "contacts", "visibility")),
    "standing": (
        "Hoe staat het ervoor",
        ("status", "status_since", "website", "note", "stories"),
    ),
}
WITH_MORE = {
    "where": ("lon", "lat", "address", "area", "meets_at", "periods", "pause_seasons", "by_appointment"),
    "what": ("strength",),
    "contact": ("sensitive", "no_requests_until"),
    "standing": ("status_reason",),
}
"""Fields that belong to a block and need no answer."""


def blocks_of(form: EditForm) -> dict[str, Block]:
    """The blocks of a form that was filled, by name and in the order of the page."""
    return {
        name: Block(
            name=name,
            title=title,
            filled=sum(_is_filled(form, field) for field in fields),
            total=len(fields),
            is_wrong=any(form[field].errors for field in (*fields, *WITH_MORE.get(name, ()))),
        )
        for name, (title, fields) in BLOCKS.items()
    }


def _is_filled(form: EditForm, name: str) -> bool:
    if name == "moments":
        return bool(form.by_appointment.data) or any(not row.form.typed().is_empty for row in form.moments)
    if name in {"contacts", "stories"}:
        return any(row.form.id.data for row in form[name])
    value: Any = form[name].data
    return bool(value) and value != "unknown"
