"""Deze buurt in één pagina, in words: the same for the screen and for paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from app import labels
from app.documents.typesetting import pdf
from app.exports.about import ATTRIBUTION
from app.models.record import StopReason
from app.queries.paper.buurt import BuurtPage, First, Known, Stopped
from app.rhythms import Occurrence, rhythm_words
from app.rhythms.dutch import capitalised, day_words, hours_words, weekday_and_day
from geodata.drawing import Drawing

GROUPS, PLACES = "Groepen en activiteiten", "Plekken en organisaties"
WEEK = "De komende dagen"
Line = tuple[str, str, int | None]
LISTS = (GROUPS, PLACES, WEEK)
"""The long parts, which have a column of their own on paper."""


def told(page: BuurtPage, figures: Sequence[tuple[str, str, str]], *, day: date) -> list[dict[str, Any]]:
    """The parts under their headings, each with lines of (what, more, id), and what to say without any.

    `id` is that of a record, None for what is none. `figures` are label, value and 'year, source'.
    """
    first = [(one.name, _why_first(one), one.id) for one in page.first]
    groups = [(one.name, _when(one, day), one.id) for one in page.groups]
    places = [(one.name, labels.KIND_SHORT[one.kind].lower(), one.id) for one in page.places]
    week = [(one.row.name, _moment(one.at), one.row.id) for one in page.week.moments]
    asked = [(one.title, one.team or "nog niemand", None) for one in page.questions]
    stopped = [(one.name, _why_stopped(one), one.id) for one in page.stopped]
    counted = [(label, f"{value} ({source})", None) for label, value, source in figures]
    return [
        _part("Ga hier eerst langs", first, "We weten nog niet wie hier wie kent."),
        _part(GROUPS, groups, "We weten hier nog geen groepen.", page.more_groups),
        _part(PLACES, places, "We weten hier nog geen plekken.", page.more_places),
        _part(WEEK, week, "Niets waarvan we de tijd weten."),
        _part("Buurtvragen", asked, "Er staat geen buurtvraag open."),
        _part("Wat stopte, en waarom", stopped, "We weten van niets dat stopte."),
        _part("Cijfers", counted, "Van deze buurt hebben we geen cijfers."),
    ]


def buurt_sheet(
    name: str,
    parts: Sequence[dict[str, Any]],
    drawing: Drawing | None,
    *,
    day: date,
    vintage: str,
    invented: bool,
) -> bytes:
    """The page as PDF, with a map of the buurt when it can be drawn; `vintage` names the boundaries."""
    drawn = None
    if drawing:
        drawn = {
            "svg": drawing.svg,
            "width": drawing.width,
            "height": drawing.height,
            "bar": drawing.bar,
            "bar-words": metres_words(drawing.bar_metres),
            "points": [list(point) for point in drawing.points],
            "words": f"Kaart van {name} tussen de buurten eromheen, met {len(drawing.points)} plekken",
            "caption": f"{capitalised(vintage)}. Stand {day_words(day)}.",
        }
    content = {
        "lead": f"Deze buurt in één pagina. Zo wisten wij het op {day_words(day)}.",
        "name": name,
        "left": [one for one in parts if one["heading"] not in LISTS],
        "right": [one for one in parts if one["heading"] in LISTS],
        "map": drawn,
        "foot": f"{ATTRIBUTION} Geen registratie betekent niet dat er niets is.",
    }
    return pdf("buurt", content, title=f"{name} in één pagina", day=day, invented=invented)


def metres_words(metres: int) -> str:
    """'500 m', '2 km'."""
    return f"{metres // 1000} km" if metres >= 1000 else f"{metres} m"


def _part(heading: str, lines: Sequence[Line], nothing: str, more: int = 0) -> dict[str, Any]:
    return {
        "heading": heading,
        "lines": [list(line) for line in lines],
        "nothing": nothing,
        "more": f"En nog {more}." if more else "",
    }


def _when(one: Known, day: date) -> str:
    led = labels.LED_BY[one.led_by].lower() if one.led_by else ""
    return " · ".join(part for part in (rhythm_words(one.rhythm, one.pauses, day), led) if part)


def _moment(at: Occurrence) -> str:
    day, hours = weekday_and_day(at.day, seen_from=at.day), hours_words(at.begins, at.ends)
    return ", ".join(part for part in (day, hours) if part)


def _why_first(one: First) -> str:
    others = "1 ander" if one.ties == 1 else f"{one.ties} anderen"
    bridge = ", en is een brug" if one.is_bridge else ""
    return f"{labels.KIND_SHORT[one.kind].lower()}, kent {others}{bridge}"


def _why_stopped(one: Stopped) -> str:
    since = f"sinds {day_words(one.since)}" if one.since else ""
    known = one.why is not None and one.why is not StopReason.UNKNOWN
    why = labels.STOP_REASONS[one.why].lower() if one.why and known else "reden niet bekend"
    return capitalised(" · ".join(part for part in (why, since) if part))
