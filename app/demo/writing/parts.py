"""The ties between records and what hangs on those of the story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.shapes import DemoTie
from app.demo.story.ties import CONTACTS, NOTES, STORIES, DemoContact, DemoStory
from app.demo.writing.leergang import END_OF_WORK
from app.models.record import Asset, Contact, Relation, RelationType, Story, TeamNote
from app.services.record.parts.typed import NOTE_LASTS


def write_parts(ties: Iterable[DemoTie], calendar: DemoCalendar, asset_ids: Mapping[str, int]) -> None:
    """Write them for the records that are there; without its buurt a record of the story is not."""
    recorded = dict(
        database.session.execute(
            select(Asset.id, Asset.recorded_at).where(Asset.id.in_(asset_ids.values()))
        ).all()
    )
    database.session.add_all(_relation(tie, calendar, asset_ids, recorded) for tie in ties)
    database.session.add_all(
        _contact(told, calendar, asset_ids[told.asset]) for told in CONTACTS if told.asset in asset_ids
    )
    database.session.add_all(
        _story(told, calendar, asset_ids[told.asset]) for told in STORIES if told.asset in asset_ids
    )
    database.session.add_all(
        TeamNote(
            asset_id=asset_ids[name],
            text=text,
            written_on=calendar.day(written),
            expires_on=calendar.day(written) + NOTE_LASTS,
        )
        for name, text, written in NOTES
        if name in asset_ids
    )
    database.session.flush()


def _contact(told: DemoContact, calendar: DemoCalendar, asset_id: int) -> Contact:
    return Contact(
        asset_id=asset_id,
        role=told.role,
        channel=told.channel,
        value=told.value,
        consent_from=told.role.lower(),
        consent_on=calendar.day(told.agreed),
        consent_for="vragen van collega's",
        expires_on=calendar.day(told.until),
    )


def _story(told: DemoStory, calendar: DemoCalendar, asset_id: int) -> Story:
    return Story(
        asset_id=asset_id,
        text=told.text,
        told_on=calendar.day(told.agreed),
        consent_level=told.level,
        consent_from=told.by,
        consent_on=calendar.day(told.agreed),
        expires_on=calendar.day(told.until),
    )


def _relation(
    tie: DemoTie, calendar: DemoCalendar, asset_ids: Mapping[str, int], recorded: Mapping[int, datetime]
) -> Relation:
    """It was put in when it began, or as soon as both of its ends stood on the map."""
    ends = asset_ids[tie.from_name], asset_ids[tie.to_name]
    from_id, to_id = sorted(ends) if tie.type is RelationType.WORKS_WITH else ends
    return Relation(
        from_id=from_id,
        to_id=to_id,
        type=tie.type,
        since=calendar.day(tie.since),
        confirmed_on=calendar.day(tie.confirmed),
        made_at=max(calendar.moment(tie.since, END_OF_WORK), *(recorded[end] for end in ends)),
    )
