"""Load the whole demonstration into a database that nobody uses yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.database import database
from app.demo.calendar import calendar_for
from app.demo.installation import has_users, is_demonstration, refuse_unless_empty, take_turn
from app.demo.shapes import Story
from app.demo.telling import tell
from app.demo.writing.heard import write_heard
from app.demo.writing.history import date_versions, write_checks
from app.demo.writing.leergang import write_claims, write_leergang
from app.demo.writing.listing import write_listing
from app.demo.writing.parts import write_parts
from app.demo.writing.people import write_people
from app.demo.writing.places import find_places, loaded_buurten
from app.demo.writing.records import Writer, write_records
from app.demo.writing.requests import write_requests
from app.demo.writing.suggestions import write_suggestions
from app.demo.writing.training import write_training
from app.demo.writing.walks import write_judgements, write_walks
from app.demo.writing.yielding.whole import write_yield
from app.models.people import Installation
from app.services.record.merging.finding import find_duplicates
from app.services.record.placing import place
from app.services.record.publishing import publish


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoReport:
    """What was loaded; `skipped` names buurten of the story that the boundaries don't have."""

    teams: int
    assets: int
    sessions: int
    claims: int
    skipped: tuple[str, ...]


def ensure_demo(*, today: date) -> DemoReport | None:
    """Load the demonstration when nobody has an account here; None when there is nothing to do.

    Two that start at the same time take turns. Flushes and never commits.
    """
    take_turn()
    return None if is_demonstration() or has_users() else load_demo(today=today)


def load_demo(*, today: date) -> DemoReport:
    """Make this database a demonstration whose now is `today`, or the last Thursday before it.

    Flushes and never commits. Raises OpbouwkaartError (Dutch) when there are users already. Records lie in
    the current boundaries; without boundaries there are teams and a leergang, and nothing on the map.
    """
    take_turn()
    refuse_unless_empty()
    calendar = calendar_for(today)
    buurten = loaded_buurten()
    story = tell(buurten)
    database.session.add(Installation(id=1, is_demo=True, demo_day=calendar.today))
    people = write_people(story, calendar, {name: buurt.id for name, buurt in buurten.items()})
    session_ids = write_leergang(story, calendar, people)
    write_training(story, calendar, people)
    if story.assets:
        writer = Writer(
            calendar=calendar,
            people=people,
            places=find_places(story.assets, buurten),
            source_id=write_listing(story.assets, calendar),
        )
        asset_ids = write_records(story.assets, writer)
        date_versions(story.assets, calendar, people, asset_ids)
        write_checks(story.assets, calendar, people, asset_ids)
        write_claims(story.claims, calendar, people, session_ids, asset_ids)
        write_parts(story.ties, calendar, asset_ids)
        write_suggestions(calendar, people, asset_ids)
        write_heard(calendar, people, buurten, asset_ids)
        write_requests(calendar, people, asset_ids)
        write_walks(calendar, people, buurten)
        write_judgements(calendar, people, buurten)
        place(list(asset_ids.values()))
        publish(list(asset_ids.values()))
        write_yield(calendar, people, session_ids, asset_ids)
        find_duplicates()
    database.session.expire_all()
    return _report(story)


def _report(story: Story) -> DemoReport:
    return DemoReport(
        teams=len(story.teams),
        assets=len(story.assets),
        sessions=len(story.sessions),
        claims=len({claim.asset for claim in story.claims if claim.withdrawn is None}),
        skipped=story.skipped,
    )
