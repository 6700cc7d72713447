"""What second readers said of claims: those of the threads by their words, the others by turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import insert, select

from app.database import database
from app.demo.calendar import DEMO_NOW, DemoCalendar
from app.demo.story.yielded.reading import CAREFUL, CAREFUL_ONE_IN, THREADS, UNREAD_RECORDS, UNREAD_TIES
from app.demo.writing.leergang import END_OF_WORK
from app.demo.writing.people import People
from app.models.training import Claim, ClaimReading, ClaimStrength, Verdict
from app.policy import Viewer

READ_AFTER: Final = timedelta(days=7)


def write_readings(calendar: DemoCalendar, people: People, asset_ids: Mapping[str, int]) -> None:
    """Read every claim along but the latest of each strength, as many as the story leaves unread."""
    claims = database.session.scalars(select(Claim).order_by(Claim.made_at, Claim.id)).all()
    rows = list(_threads(claims, calendar, people, asset_ids))
    done = {row["claim_id"] for row in rows}
    standing = [claim for claim in claims if claim.withdrawn_at is None]
    records = _read([one for one in standing if one.asset_id], UNREAD_RECORDS, keep=done)
    ties = _read([one for one in standing if one.relation_id], UNREAD_TIES, keep=done)
    readers = [one for one in people.viewers.values() if one.team_id]
    for number, claim in enumerate([*records, *ties]):
        reader = next(
            one for one in readers[number % len(readers) :] + readers if one.team_id != claim.by_team
        )
        careful = number % CAREFUL_ONE_IN == CAREFUL_ONE_IN - 1
        rows.append(
            {
                "claim_id": claim.id,
                "verdict": Verdict.CAREFUL if careful else Verdict.AGREED,
                "remark": CAREFUL if careful else "",
                "read_at": min(claim.made_at + READ_AFTER, calendar.moment(DEMO_NOW, END_OF_WORK)),
                **_by(reader),
            }
        )
    if rows:
        database.session.execute(insert(ClaimReading), rows)


def _read(claims: Sequence[Claim], unread: Mapping[ClaimStrength, int], *, keep: set[int]) -> Iterator[Claim]:
    """Those that somebody read, but for what a thread tells itself."""
    left = Counter(unread)
    waiting = set()
    for claim in reversed(claims):
        if claim.id not in keep and left[claim.strength] > 0:
            left[claim.strength] -= 1
            waiting.add(claim.id)
    yield from (claim for claim in claims if claim.id not in waiting | keep)


def _threads(
    claims: Sequence[Claim], calendar: DemoCalendar, people: People, asset_ids: Mapping[str, int]
) -> Iterator[dict[str, Any]]:
    for told in THREADS:
        about = asset_ids.get(told.asset)
        for claim in claims:
            if about is not None and (claim.asset_id, claim.strength) == (about, told.strength):
                yield {
                    "claim_id": claim.id,
                    "verdict": told.verdict,
                    "remark": told.remark,
                    "read_at": calendar.moment(told.day, END_OF_WORK),
                    **_by(people.viewers[told.by]),
                }


def _by(reader: Viewer) -> dict[str, Any]:
    return {"read_by": reader.user_id, "by_team": reader.team_id, "by_role": reader.acting_role}
