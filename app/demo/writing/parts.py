"""The ties of the story's records and what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.story.ties import CONTACTS, NOTES, STORIES, TIES, DemoTie
from app.models.record import Contact, Relation, RelationType, Story, TeamNote
from app.services.record.parts.typed import NOTE_LASTS


def write_parts(calendar: DemoCalendar, asset_ids: Mapping[str, int]) -> None:
    """Write them for the records that are there; without its buurt a record of the story is not."""
    known = asset_ids
    rows: list[Contact | Relation | Story | TeamNote] = [
        _relation(tie, calendar, asset_ids) for tie in TIES if tie.from_name in known and tie.to_name in known
    ]
    rows += [
        Contact(
            asset_id=known[told.asset],
            role=told.role,
            channel=told.channel,
            value=told.value,
            consent_from=told.role.lower(),
            consent_on=calendar.day(told.agreed),
            consent_for="vragen van collega's",
            expires_on=calendar.day(told.until),
        )
        for told in CONTACTS
        if told.asset in known
    ]
    rows += [
        Story(
            asset_id=known[told.asset],
            text=told.text,
            told_on=calendar.day(told.agreed),
            consent_level=told.level,
            consent_from=told.by,
            consent_on=calendar.day(told.agreed),
            expires_on=calendar.day(told.until),
        )
        for told in STORIES
        if told.asset in known
    ]
    rows += [
        TeamNote(
            asset_id=known[name],
            text=text,
            written_on=calendar.day(written),
            expires_on=calendar.day(written) + NOTE_LASTS,
        )
        for name, text, written in NOTES
        if name in known
    ]
    database.session.add_all(rows)
    database.session.flush()


def _relation(tie: DemoTie, calendar: DemoCalendar, asset_ids: Mapping[str, int]) -> Relation:
    ends = asset_ids[tie.from_name], asset_ids[tie.to_name]
    from_id, to_id = sorted(ends) if tie.type is RelationType.WORKS_WITH else ends
    return Relation(
        from_id=from_id,
        to_id=to_id,
        type=tie.type,
        since=calendar.day(tie.since),
        confirmed_on=calendar.day(tie.confirmed),
    )
