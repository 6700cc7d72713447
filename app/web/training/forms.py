"""Forms of the leergang: they carry what was typed; the rules stand in the services."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.widgets import CheckboxInput, ListWidget

from app import labels
from app.web.forms import options

MODES = {"place": "Op een plek", "online": "Online"}
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DUTCH_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?(?: uur)?")


class ProgrammeForm(FlaskForm):  # type: ignore[misc]
    """Name, track and aim of a programme."""

    title = StringField("Hoe heet de leergang?")
    track = RadioField(
        "Wat voor leergang is het?", choices=options(labels.TRACKS.items()), validate_choice=False
    )
    aim = TextAreaField("Waar is deze leergang voor?")
    electives = StringField("Hoeveel keuzemodules kiest iemand?")


class ModuleForm(FlaskForm):  # type: ignore[misc]
    """Name, kind and aim of a module."""

    title = StringField("Hoe heet de module?")
    kind = RadioField(
        "Wat voor module is het?", choices=options(labels.MODULE_KINDS.items()), validate_choice=False
    )
    aim = TextAreaField("Waar gaat het over?")
    theme = StringField("Bij welk thema hoort het?")
    proposed_by = StringField("Wie stelde het voor?")
    materials = TextAreaField("Waar staat het materiaal?")


class SessionForm(FlaskForm):  # type: ignore[misc]
    """A session; `version` and `base` say what the form was made from."""

    version = HiddenField()
    base = HiddenField()
    module = SelectField("Welke module?", validate_choice=False)
    team = SelectField("Voor wie?", validate_choice=False)
    day = StringField("Op welke dag?")
    starts_at = StringField("Van")
    ends_at = StringField("Tot")
    mode = RadioField("Hoe kom je samen?", choices=options(MODES.items()), validate_choice=False)
    place = StringField("Waar?")
    trainers = SelectMultipleField(
        "Welke collega's geven het?",
        validate_choice=False,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    organisations = TextAreaField("Komt er iemand van buiten?")
    state = RadioField(
        "Hoe staat het ervoor?", choices=options(labels.SESSION_STATES.items()), validate_choice=False
    )
    capacity = StringField("Hoeveel plekken zijn er?")
    participants = StringField("Hoeveel mensen deden mee?")


class ClaimForm(FlaskForm):  # type: ignore[misc]
    """The question of what brought somebody to a record; everything may be left empty."""

    session = RadioField("Waardoor kwam je hierop?", validate_choice=False)
    other_session = SelectField("Welke bijeenkomst?", validate_choice=False)
    strength = RadioField(
        "Hoe groot was het verschil?", choices=options(labels.CLAIM_STRENGTHS.items()), validate_choice=False
    )
    confidence = RadioField(
        "Hoe zeker ben je?", choices=options(labels.CONFIDENCES.items()), validate_choice=False
    )
    reason = TextAreaField("Schrijf in één zin waarom")


def line(text: str | None) -> str:
    """What was typed as one line: no control characters, single spaces."""
    return " ".join(CONTROL.sub(" ", text or "").split())


def lines(text: str | None) -> tuple[str, ...]:
    """What was typed line by line; empty lines and repeats fall away."""
    return tuple(dict.fromkeys(filter(None, (line(part) for part in (text or "").splitlines()))))


def day_of(text: str | None) -> date | None:
    """A day as a browser sends it (2026-10-07) or as people write it (7-10-2026); None when it is neither."""
    typed = line(text)
    iso, dutch = ISO_DAY.fullmatch(typed), DUTCH_DAY.fullmatch(typed)
    parts = iso.groups() if iso else dutch.groups()[::-1] if dutch else None
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None


def time_of(text: str | None) -> time | None:
    """A time as a browser sends it (09:30) or as people write it (9.30); None when it is neither."""
    found = CLOCK.fullmatch(line(text))
    try:
        return time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def numbers(values: Iterable[Any]) -> tuple[int, ...]:
    """The ids among posted values; 0 stands for one that is no id, so that it is refused and not ignored."""
    return tuple(number_of(value) or 0 for value in values)


def number_of(text: Any) -> int | None:
    """A whole number of at most nine digits, or None."""
    typed = str(text or "").strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 9 else None
