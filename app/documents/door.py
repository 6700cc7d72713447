"""A week on one sheet, to hang on a door."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.documents.typesetting import pdf
from app.queries.record.week.moments import Day, Moment, Week
from app.rhythms.dutch import capitalised, day_words, hours_words, period_words, weekday_and_day


def door_week(name: str, week: Week, *, day: date, invented: bool) -> bytes:
    """The `week` of the place or choice called `name`, asked for as anybody; `day` is when it was known.

    Where something is stands with it when not all of it is in one buurt.
    """
    places = {_where(moment) for one in week.days for moment in one.moments}
    content = {
        "name": name,
        "period": capitalised(period_words(week.monday, week.sunday)),
        "days": [_day(one, with_place=len(places) > 1) for one in week.days],
        "notes": _notes(week),
        "foot": f"Zo wisten wij het op {day_words(day)}. Er kan iets veranderen.",
    }
    return pdf("door", content, title=name, day=day, invented=invented)


def _day(one: Day, *, with_place: bool) -> dict[str, Any]:
    moments = [
        {
            "hours": hours_words(moment.at.begins, moment.at.ends) or "De tijd weten we niet",
            "name": moment.row.name,
            "where": _where(moment) if with_place else "",
            "unsure": not moment.at.is_sure,
        }
        for moment in one.moments
    ]
    words = capitalised(weekday_and_day(one.day, seen_from=one.day))
    return {"day": words, "moments": moments, "beyond": one.beyond}


def _where(moment: Moment) -> str:
    row = moment.row
    return "hele gemeente" if row.whole_municipality else row.buurt_name or ""


def _notes(week: Week) -> list[str]:
    """What somebody at the door should know who finds it closed."""
    said = []
    if week.holiday:
        said.append(f"In deze week is het {week.holiday.lower()}.")
    if week.resting:
        lies = "1 ding ligt" if week.resting == 1 else f"{week.resting} dingen liggen"
        said.append(f"{lies} deze week stil.")
    if not week.is_sure:
        said.append("* Dit gaat misschien niet door: de vakanties zijn nog niet bekend.")
    return said
