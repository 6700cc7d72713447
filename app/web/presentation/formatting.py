"""How dates, numbers and distances are said in Dutch, as filters for the templates."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date as babel_date
from babel.numbers import format_decimal
from flask import Flask

from app import labels
from app.clock import LOCAL_ZONE, today

LOCALE = "nl"


def day(value: date | datetime | None) -> str:
    """'12 september 2026'; the year is left out in the current year; 'vandaag' and 'gisteren' by name."""
    if value is None:
        return ""
    when = value.astimezone(LOCAL_ZONE).date() if isinstance(value, datetime) else value
    difference = (today() - when).days
    if difference in {0, 1}:
        return ("vandaag", "gisteren")[difference]
    pattern = "d MMMM" if when.year == today().year else "d MMMM y"
    return str(babel_date(when, pattern, locale=LOCALE))


def day_in_full(value: date) -> str:
    """'12 september 2026', for what is read on another day."""
    return str(babel_date(value, "d MMMM y", locale=LOCALE))


def iso_day(value: date | datetime) -> str:
    """'2026-09-12', for a file."""
    return (value.astimezone(LOCAL_ZONE).date() if isinstance(value, datetime) else value).isoformat()


def month(value: date | None) -> str:
    """'juni 2026'."""
    return str(babel_date(value, "MMMM y", locale=LOCALE)) if value else ""


def on_day(value: date | datetime | None) -> str:
    """'op 12 september', 'vandaag' or 'gisteren'."""
    said = day(value)
    return f"op {said}" if said[:1].isdigit() else said


def moment(value: datetime | None) -> str:
    """'12 september, 10.02 uur'."""
    if value is None:
        return ""
    return f"{day(value)}, {clock_time(value)} uur"


def on_moment(value: datetime | None) -> str:
    """'op 12 september, 10.02 uur' or 'vandaag, 10.02 uur'."""
    said = moment(value)
    return f"op {said}" if said[:1].isdigit() else said


def clock_time(value: datetime) -> str:
    """'9.30', in the time of the Netherlands."""
    local = value.astimezone(LOCAL_ZONE)
    return f"{local.hour}.{local.minute:02d}"


def number(value: float | None, digits: int = 0) -> str:
    """'1.270' or '6,6'; an unknown number is 'onbekend'."""
    if value is None:
        return "onbekend"
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return str(format_decimal(value, format=pattern, locale=LOCALE))


def distance(metres: float | None) -> str:
    """'60 meter' or '1,2 kilometer'."""
    if metres is None:
        return ""
    if metres < 950:
        return f"{max(10, round(metres, -1)):.0f} meter"
    return f"{number(metres / 1000, 1)} kilometer"


SPANS = ((14, 1, "dag", "dagen"), (60, 7, "week", "weken"), (730, 30, "maand", "maanden"))
"""Up to how many days a span is counted in which unit, of how many days."""


def ago(value: date | None) -> str:
    """'vandaag', '3 weken geleden', '8 maanden geleden'."""
    if value is None:
        return ""
    days = (today() - value).days
    if days <= 1:
        return "vandaag" if days <= 0 else "gisteren"
    for limit, size, one, many in SPANS:
        if days < limit:
            count = max(1, days // size)
            return f"{count} {one if count == 1 else many} geleden"
    return f"{days // 365} jaar geleden"


def freshness_words(freshness: str, verified_on: date | None, due_on: date | None) -> str:
    """How sure we are, in one short sentence without judgement."""
    if freshness == "unseen":
        return "Nog niet gezien"
    if freshness == "resting":
        return labels.FRESHNESS["resting"]
    if freshness == "soon" and due_on is not None:
        return _due_in((due_on - today()).days)
    if freshness == "due":
        return f"Lang niet gecheckt, {ago(verified_on)}"
    if verified_on is None:
        return ""
    return f"Klopte nog {on_day(verified_on)}"


def _due_in(days: int) -> str:
    if days == 0:
        return "Vandaag toe aan een check"
    return f"Toe aan een check over {days} {'dag' if days == 1 else 'dagen'}"


GLYPHS = {"fresh": "fresh", "soon": "soon", "due": "stale", "unseen": "stale", "resting": "dormant"}
"""The glyph (of pin and line) for each state of freshness."""


def init_app(app: Flask) -> None:
    """Offer the filters to all templates."""
    days = (day, day_in_full, iso_day, month, on_day, moment, on_moment, clock_time, ago)
    for function in (*days, number, distance):
        app.jinja_env.filters[function.__name__] = function
    app.jinja_env.globals["freshness_words"] = freshness_words
    app.jinja_env.globals["glyphs"] = GLYPHS
    app.jinja_env.globals["labels"] = labels
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
