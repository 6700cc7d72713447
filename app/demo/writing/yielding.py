"""What came of it in the demonstration: steps of teams, claims that were read along, and outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import cycle
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import insert, select

from app.database import database
from app.demo.calendar import DEMO_NOW, DemoCalendar
from app.demo.writing.leergang import END_OF_WORK
from app.demo.writing.people import People
from app.models.training import (
    Action,
    ActionAsset,
    ActionKind,
    ActionState,
    Claim,
    ClaimReading,
    ClaimStrength,
    Evidence,
    EvidenceKind,
    Outcome,
    OutcomeLevel,
    Session,
    Verdict,
)

STEPS: Final = (
    (ActionKind.ROUND, "We lopen elke eerste dinsdag een straatronde.", "Er kwamen drie dingen op de kaart."),
    (ActionKind.TALK, "We vragen bij elk gesprek wie er in de straat meedoet.", "Het is nu een vaste vraag."),
    (
        ActionKind.GATHERING,
        "We nodigen de sleutelhouders van de pleinen samen uit.",
        "Zes kwamen er koffiedrinken.",
    ),
    (ActionKind.OTHER, "We hangen een kaart van de buurt op in de teamkamer.", "Hij hangt er, met spelden."),
)
OUTCOMES: Final = (
    (
        OutcomeLevel.RESIDENTS,
        "Buren weten elkaar te vinden voor boodschappen",
        "Twee buren hebben nu elkaars sleutel.",
    ),
    (OutcomeLevel.RESIDENTS, "Er wordt weer samen gegeten op woensdag", "Aan tafel zaten twaalf mensen."),
    (OutcomeLevel.PROFESSIONALS, "Het team belt eerst een groep in de buurt", "Bij drie vragen lukte dat."),
    (OutcomeLevel.RESIDENTS, "Ouders passen op elkaars kinderen", "Op het plein hangt een rooster."),
    (OutcomeLevel.ORGANISATION, "Opbouwwerk staat elke week op de agenda", "Het is het eerste punt."),
    (OutcomeLevel.RESIDENTS, "De ruilkast blijft gevuld zonder ons", "Bewoners vullen hem zelf aan."),
)
DRAFTS: Final = 2
"""Of OUTCOMES, from the end: nothing shows them yet."""
DONE_AFTER: Final = timedelta(days=90)
EVERY: Final = 3
"""One in so many sessions led to a step."""


def write_yield(calendar: DemoCalendar, people: People) -> None:
    """Write it all, for what was written of the leergang and the records."""
    claims = database.session.scalars(
        select(Claim).where(Claim.withdrawn_at.is_(None)).order_by(Claim.id)
    ).all()
    _steps(calendar, claims)
    _readings(calendar, people, claims)
    _outcomes(calendar, claims)


def _now(calendar: DemoCalendar) -> datetime:
    return calendar.moment(DEMO_NOW, END_OF_WORK)


def _steps(calendar: DemoCalendar, claims: Sequence[Claim]) -> None:
    grown = {claim.session_id: claim.asset_id for claim in claims if claim.strength is ClaimStrength.PROMPTED}
    held = database.session.scalars(
        select(Session)
        .where(Session.team_id.is_not(None), Session.starts_at < _now(calendar))
        .order_by(Session.starts_at, Session.id)
    )
    for (kind, said, came_of), session in zip(cycle(STEPS), list(held)[::EVERY], strict=False):
        made_on = session.starts_at.date()
        is_done = made_on + DONE_AFTER < calendar.today
        step = Action(
            client_key=uuid5(NAMESPACE_URL, f"step-{session.id}"),
            session_id=session.id,
            team_id=session.team_id,
            kind=kind,
            said=said,
            made_on=made_on,
            state=ActionState.DONE if is_done else ActionState.OPEN,
            came_of=came_of if is_done else "",
            answered_on=made_on + DONE_AFTER if is_done else None,
        )
        database.session.add(step)
        database.session.flush()
        if is_done and session.id in grown:
            database.session.add(ActionAsset(action_id=step.id, asset_id=grown[session.id]))


def _readings(calendar: DemoCalendar, people: People, claims: Sequence[Claim]) -> None:
    """Every second claim was read by a colleague of another team; one in four would rather say less."""
    readers = list(people.viewers.values())
    rows = []
    for number, claim in enumerate(claims[::2]):
        reader = next(
            one for one in readers[number % len(readers) :] + readers if one.team_id != claim.by_team
        )
        careful = number % 4 == EVERY
        rows.append(
            {
                "claim_id": claim.id,
                "verdict": Verdict.CAREFUL if careful else Verdict.AGREED,
                "remark": "Het begon al voor de bijeenkomst." if careful else "",
                "read_at": min(claim.made_at + timedelta(days=7), _now(calendar)),
                "read_by": reader.user_id,
                "by_team": reader.team_id,
                "by_role": reader.acting_role,
            }
        )
    if rows:
        database.session.execute(insert(ClaimReading), rows)


def _outcomes(calendar: DemoCalendar, claims: Sequence[Claim]) -> None:
    told = [claim for claim in claims if claim.strength is not ClaimStrength.INDEPENDENT and claim.by_team]
    for number, ((level, title, shown), claim) in enumerate(zip(OUTCOMES, told[::EVERY], strict=False)):
        outcome = Outcome(
            client_key=uuid5(NAMESPACE_URL, f"outcome-{number}"),
            asset_id=claim.asset_id,
            team_id=claim.by_team,
            level=level,
            title=title,
            happened="Het begon klein, met een paar mensen uit de straat.",
            happened_on=calendar.today - timedelta(days=14 * (number + 1)),
            told_at=_now(calendar),
        )
        database.session.add(outcome)
        database.session.flush()
        if number < len(OUTCOMES) - DRAFTS:
            kind = EvidenceKind.OBSERVATION
            database.session.add(Evidence(outcome_id=outcome.id, kind=kind, said=shown))
