"""Requests between teams on the days of the story."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from sqlalchemy import select

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.story.heard.asked import ANSWERED, ASKED, OPEN, DemoRequest
from app.demo.writing.people import People
from app.demo.writing.records import client_key
from app.models.partners import ContactRequest, Question, RequestMessage

AT = time(10, 40)


def write_requests(calendar: DemoCalendar, people: People, asset_ids: Mapping[str, int]) -> None:
    """Write them for the records that are there; after the buurtvragen."""
    told = [one for one in ASKED if one.asset in asset_ids]
    database.session.add_all(_request(one, calendar, people, asset_ids) for one in told)
    database.session.flush()


def _request(
    told: DemoRequest, calendar: DemoCalendar, people: People, asset_ids: Mapping[str, int]
) -> ContactRequest:
    first, last = told.said[0], told.said[-1]
    asking = people.viewers[first.by].team_id
    question = select(Question.id).where(Question.client_key == client_key("question", told.question))
    return ContactRequest(
        client_key=client_key("request", told.asset, first.day),
        version=len(told.said),
        asset_id=asset_ids[told.asset],
        team_id=asking,
        question_id=database.session.scalar(question) if told.question else None,
        group_id=asset_ids.get(told.group),
        state=last.state,
        asked_at=calendar.moment(first.day, AT),
        closed_at=None if last.state in {OPEN, ANSWERED} else calendar.moment(last.day, AT),
        messages=[
            RequestMessage(
                client_key=client_key("request", told.asset, first.day, number),
                text=one.text,
                state=one.state,
                from_keepers=people.viewers[one.by].team_id != asking,
                at=calendar.moment(one.day, AT),
                by_user=people.viewers[one.by].user_id,
                by_team=people.viewers[one.by].team_id,
                by_role=people.viewers[one.by].acting_role,
            )
            for number, one in enumerate(told.said)
        ],
    )
