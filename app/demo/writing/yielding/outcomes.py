"""Change stories with what shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from uuid import NAMESPACE_URL, uuid5

from app.database import database
from app.demo.calendar import DEMO_NOW, DemoCalendar
from app.demo.story.yielded.outcomes import OUTCOMES, Changed
from app.demo.story.yielded.pictures import picture
from app.demo.writing.leergang import END_OF_WORK
from app.demo.writing.people import People
from app.models.training import Evidence, EvidencePhoto, Faces, Outcome
from app.services.training.yielding.picturing import clean_photo


def write_outcomes(
    calendar: DemoCalendar, people: People, session_ids: Mapping[str, int], asset_ids: Mapping[str, int]
) -> None:
    """All of the story, but those about a record that this installation has no place for."""
    for number, told in enumerate(OUTCOMES):
        if told.asset and told.asset not in asset_ids:
            continue
        outcome = Outcome(
            client_key=uuid5(NAMESPACE_URL, f"outcome-{number}"),
            asset_id=asset_ids.get(told.asset),
            session_id=session_ids[told.session] if told.session else None,
            team_id=people.team_ids[told.team],
            level=told.level,
            title=told.title,
            before=told.before,
            happened=told.happened,
            after=told.after,
            happened_on=calendar.day(told.on),
            told_at=calendar.moment(DEMO_NOW, END_OF_WORK),
        )
        database.session.add(outcome)
        database.session.flush()
        _show(outcome.id, told, calendar)


def _show(outcome_id: int, told: Changed, calendar: DemoCalendar) -> None:
    for one in told.shows:
        made = Evidence(
            outcome_id=outcome_id,
            kind=one.kind,
            said=one.said,
            source=one.source,
            expires_on=calendar.day(one.until) if one.until else None,
            faces=Faces.NONE if one.picture else None,
        )
        database.session.add(made)
        database.session.flush()
        if one.picture:
            photo = clean_photo(picture(one.picture))
            database.session.add(EvidencePhoto(evidence_id=made.id, **asdict(photo)))
    database.session.flush()
