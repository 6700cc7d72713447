"""The week view: Monday to Sunday, the week before and after, and the same filter as map and list."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.record.filtering.parsing import parse_filter
from app.queries.record.filters import AssetFilter
from app.queries.record.options import filter_options
from app.queries.record.week.moments import Week, chosen_week
from app.rhythms import Occurrence
from app.rhythms.dutch import MONTHS, WEEKDAYS as WEEKDAY_WORDS, hours_words
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.map.page import views

WEEK = timedelta(days=7)
FIRST_YEAR, LAST_YEAR = 2000, 2150
UNREADABLE = "Een week schrijf je als 2026-W41. Kies een week met de knoppen."


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A way to another week."""

    label: str
    url: str


@bp.get("/rooster")
@access(Permission.READ)
def show_week() -> ResponseReturnValue:
    """What is there in a week; `part=results` is for the page itself, when a choice changes."""
    chosen = parse_filter(request.args, also=("week", "part"))
    monday = asked_monday(request.args.get("week", ""))
    week = chosen_week(monday, chosen, viewer())
    part = request.args.get("part") == "results"
    return render_template(
        "record/week/_found.html" if part else "record/week/page.html",
        chosen=chosen,
        options=filter_options(viewer()),
        views=views(chosen, current="week"),
        week=week,
        week_name=week_name(monday),
        is_now=monday == this_monday(),
        **ways(monday, lambda name: _address(chosen, name)),
    )


@bp.app_template_global()
def week_title(week: Week) -> str:
    """'Week 41: 5 tot en met 11 oktober 2026'."""
    first, last = week.monday, week.sunday
    begins = str(first.day)
    if first.month != last.month:
        begins += f" {MONTHS[first.month - 1]}" + (f" {first.year}" if first.year != last.year else "")
    ends = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    return f"Week {first.isocalendar().week}: {begins} tot en met {ends}"


@bp.app_template_filter()
def weekday_name(day: date) -> str:
    """'woensdag'."""
    return WEEKDAY_WORDS[day.weekday()]


@bp.app_template_filter()
def hours(at: Occurrence) -> str:
    """'9.30–11.00 uur', '9.30 uur', or '' when no hour is known."""
    return hours_words(at.begins, at.ends)


@bp.app_template_filter()
def day_and_month(day: date) -> str:
    """'7 oktober'."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def week_name(monday: date) -> str:
    """'2026-W41', as in an address."""
    year, number, _day = monday.isocalendar()
    return f"{year}-W{number:02}"


def asked_monday(text: str) -> date:
    """The Monday of a week in the address; without one that of this week."""
    if not text.strip():
        return this_monday()
    said = re.fullmatch(r"([0-9]{4})-?W([0-9]{1,2})", text.strip(), re.ASCII)
    try:
        if said and FIRST_YEAR <= int(said[1]) <= LAST_YEAR:
            return date.fromisocalendar(int(said[1]), int(said[2]), 1)
    except ValueError:
        raise Invalid({"week": "Deze week bestaat niet. Kies een week met de knoppen."}) from None
    raise Invalid({"week": UNREADABLE})


def this_monday() -> date:
    """The Monday of this week."""
    return clock.today() - timedelta(days=clock.today().weekday())


def ways(monday: date, address: Callable[[str | None], str]) -> dict[str, Step | None]:
    """The ways to the week before, the week after and this week, None for a week that no address can name.

    `address` makes one of the name of a week, which this week goes without.
    """
    weeks = {
        "previous": ("Vorige week", monday - WEEK),
        "following": ("Volgende week", monday + WEEK),
        "now": ("Deze week", this_monday()),
    }
    return {
        way: Step(label=label, url=address(None if week == this_monday() else week_name(week)))
        if FIRST_YEAR <= week.isocalendar().year <= LAST_YEAR
        else None
        for way, (label, week) in weeks.items()
    }


def _address(chosen: AssetFilter, week: str | None) -> str:
    query = chosen.query_string(week=week)
    return url_for("record.show_week") + (f"?{query}" if query else "")
