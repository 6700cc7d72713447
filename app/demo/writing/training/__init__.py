"""What surrounds the bijeenkomsten in the demonstration: who takes part, who gives, and what is planned."""

from __future__ import annotations

from app.demo.calendar import DemoCalendar
from app.demo.shapes import Story
from app.demo.writing.people import People
from app.demo.writing.training.planned import write_plan
from app.demo.writing.training.proposed import write_proposed
from app.demo.writing.training.routes import write_routes
from app.demo.writing.training.taking_part import write_taking_part
from app.demo.writing.training.trainers import write_trainers


def write_training(story: Story, calendar: DemoCalendar, people: People) -> None:
    """Write it all, for the sessions and people that were written."""
    write_taking_part(calendar, people)
    write_trainers(calendar, people)
    write_routes(calendar, people)
    write_plan(story, calendar, people)
    write_proposed(calendar, people)
