"""The plan of the basic training: what was reached, two teams that are busy, and one that is late."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from sqlalchemy import insert

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.shapes import DemoTeam, Story
from app.demo.story.leergang import CALLED_OFF
from app.demo.writing.people import People
from app.models.training import RolloutPlan

READY_AFTER: Final = timedelta(weeks=8)
TAKES_PART: Final = 0.8
"""Of a team that is not ready yet, the part that is to take part."""


def write_plan(story: Story, calendar: DemoCalendar, people: People) -> None:
    """Write one number per team, in the month in which it was to be ready."""
    rows = [
        {
            "team_id": people.team_ids[team.name],
            "month": calendar.day(_ready_on(team)).replace(day=1),
            "people": team.took_part if team.sessions == 4 else round(team.people * TAKES_PART),
        }
        for team in story.teams
    ]
    database.session.execute(insert(RolloutPlan), rows)


def _ready_on(team: DemoTeam) -> date:
    name, day = CALLED_OFF
    return (day if team.name == name else team.first_day) + READY_AFTER
