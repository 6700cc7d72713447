"""How sessions, their trainers and their participants are said in Dutch."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_date
from flask import Flask

from app.clock import LOCAL_ZONE, today
from app.labels import TRACKS
from app.models.training import Track
from app.queries.training.giving import Givers
from app.queries.training.offered import OfferedSession
from app.web.presentation.formatting import clock_time

LOCALE = "nl"
OWN_COLLEAGUES = "eigen collega's"


def weekday(value: datetime) -> str:
    """'woensdag 7 oktober' in the Netherlands; with the year when that is another year."""
    local = value.astimezone(LOCAL_ZONE).date()
    pattern = "EEEE d MMMM" if local.year == today().year else "EEEE d MMMM y"
    return str(format_date(local, pattern, locale=LOCALE))


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """'9.30 tot 11.00 uur'."""
    return f"{clock_time(starts_at)} tot {clock_time(ends_at)} uur"


def given_by(givers: Givers) -> str:
    """'Sanne en Buurtacademie'; no names for who may not know them; empty when nobody is known yet."""
    colleagues = givers.colleagues or ((OWN_COLLEAGUES,) if givers.has_colleagues else ())
    return in_a_row((*colleagues, *givers.organisations))


def in_a_row(words: tuple[str, ...]) -> str:
    """'a, b en c'."""
    return words[0] if len(words) == 1 else " en ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def people(count: int) -> str:
    """A number of people, rounded to fives: 'ongeveer 15', 'minder dan 5'."""
    return "minder dan 5" if count < 5 else f"ongeveer {5 * round(count / 5)}"


def part_of(offered: OfferedSession) -> str:
    """'basistraining, Bijeenkomst 1': what somebody who was there remembers."""
    track = offered.programme if offered.track is Track.OTHER else TRACKS[offered.track].lower()
    return f"{track}, {offered.module}"


def without_scheme(address: str) -> str:
    """'voorbeeld.example/draaiboek.pdf': a web address as it is said."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/")


def init_app(app: Flask) -> None:
    """Offer these to the templates."""
    for function in (weekday, given_by, people, part_of, without_scheme):
        app.jinja_env.filters[function.__name__] = function
    app.jinja_env.globals["hours"] = hours
