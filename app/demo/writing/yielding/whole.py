"""Steps, claims on ties and steps, readings and outcomes, in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Mapping

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.story.yielded.lines import LINES
from app.demo.writing.people import People
from app.demo.writing.yielding.outcomes import write_outcomes
from app.demo.writing.yielding.readings import write_readings
from app.demo.writing.yielding.steps import write_steps
from app.demo.writing.yielding.ties import write_tie_claims
from app.models.reports import ActionLine


def write_yield(
    calendar: DemoCalendar, people: People, session_ids: Mapping[str, int], asset_ids: Mapping[str, int]
) -> None:
    """Write it all, for what was written of the leergang and the records."""
    write_steps(calendar, people, session_ids, asset_ids)
    write_tie_claims(calendar, people)
    write_readings(calendar, people, asset_ids)
    write_outcomes(calendar, people, session_ids, asset_ids)
    database.session.add_all(ActionLine(name=name, themes=list(themes)) for name, themes in LINES.items())
    database.session.flush()
