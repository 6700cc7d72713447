"""Suggestions on the days of the story, with the answers that the story tells of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.story.suggested import SUGGESTED, DemoSuggestion
from app.demo.writing.people import People
from app.demo.writing.records import client_key
from app.models.record import Asset, SuggestedField, Suggestion


def write_suggestions(calendar: DemoCalendar, people: People, asset_ids: Mapping[str, int]) -> None:
    """Write them for the records that are there; without its buurt a record of the story is not."""
    told = [one for one in SUGGESTED if one.asset in asset_ids]
    database.session.add_all(_suggestion(one, calendar, people, asset_ids[one.asset]) for one in told)
    database.session.flush()


def _suggestion(told: DemoSuggestion, calendar: DemoCalendar, people: People, asset_id: int) -> Suggestion:
    by = people.viewers[told.by]
    answered_at = calendar.moment(told.answered_on, told.at) if told.answered_on else None
    return Suggestion(
        client_key=client_key("suggestion", told.asset),
        asset_id=asset_id,
        base_version=database.session.get_one(Asset, asset_id).version,
        at=calendar.moment(told.day, told.at),
        by_user=by.user_id,
        by_team=by.team_id,
        by_role=by.acting_role,
        closed_at=answered_at,
        fields=list(_fields(told, calendar, people)),
    )


def _fields(told: DemoSuggestion, calendar: DemoCalendar, people: People) -> Iterator[SuggestedField]:
    for name, value in told.fields.items():
        said = SuggestedField(field=name, value=value)
        if told.answered_on is not None:
            answering = people.viewers[told.answered_by]
            said.accepted, said.word = told.answers[name].accepted, told.answers[name].word
            said.answered_at = calendar.moment(told.answered_on, told.at)
            said.answered_by, said.answered_team_id = answering.user_id, answering.team_id
            said.answered_role = answering.acting_role
        yield said
