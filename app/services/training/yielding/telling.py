"""Tell what changed, and add what shows it. Without anything that shows it, it stays a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.partners import Question
from app.models.training import Evidence, EvidenceKind, Outcome, OutcomeLevel, Session
from app.policy import Permission, Viewer
from app.queries.record.detail import sees
from app.services.once import add_once

TITLE_LIMIT, TEXT_LIMIT, SAID_LIMIT, SOURCE_LIMIT = 120, 600, 400, 160
MOST_COUNTED = 1_000_000
QUOTE_LASTS = timedelta(days=730)
"""The longest that words of somebody or a photo may stand, as for contacts and stories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A change story as it was typed; exactly one of the three subjects is given."""

    level: str
    title: str
    before: str = ""
    happened: str = ""
    after: str = ""
    number: int | None = None
    happened_on: date | None = None
    asset_id: int | None = None
    question_id: int | None = None
    session_id: int | None = None


def tell(*, told: Told, client_key: UUID, viewer: Viewer) -> Outcome:
    """Keep a story of the visitor's team. Raises Invalid by field, NotFound for a subject she doesn't see."""
    _may_tell(viewer)
    known = database.session.scalar(select(Outcome).where(Outcome.client_key == client_key))
    if known is not None:
        return known
    _subject(told, viewer)
    check_told(told)
    made = Outcome(
        client_key=client_key,
        asset_id=told.asset_id,
        question_id=told.question_id,
        session_id=told.session_id,
        team_id=viewer.team_id,
        level=OutcomeLevel(told.level),
        title=told.title,
        before=told.before,
        happened=told.happened,
        after=told.after,
        number=told.number,
        happened_on=told.happened_on,
        told_at=clock.now(),
    )
    return add_once(made)


def show_it(
    *, outcome_id: int, kind: str, said: str, source: str, expires_on: date | None, viewer: Viewer
) -> Evidence:
    """Add what shows an outcome of one's own team. Raises Invalid by field.

    Words of somebody need who agreed, as a role, and until when; a count needs its source.
    """
    outcome = own_outcome(outcome_id, viewer)
    said, source = " ".join(said.split()), " ".join(source.split())
    errors: dict[str, str] = {}
    if kind not in set(EvidenceKind) - {EvidenceKind.PHOTO}:
        errors["kind"] = "Kies wat het is."
    if not 1 <= len(said) <= SAID_LIMIT:
        errors["shown"] = f"Schrijf wat je zag, hoorde of telde, in hoogstens {SAID_LIMIT} tekens."
    if kind == EvidenceKind.COUNT and not source:
        errors["source"] = "Schrijf waar het getal vandaan komt."
    if kind == EvidenceKind.QUOTE:
        errors |= _agreement(source, expires_on)
    if len(source) > SOURCE_LIMIT:
        errors["source"] = f"Gebruik hoogstens {SOURCE_LIMIT} tekens."
    if errors:
        raise Invalid(errors)
    made = Evidence(
        outcome_id=outcome.id,
        kind=EvidenceKind(kind),
        said=said,
        source=source,
        expires_on=expires_on if kind == EvidenceKind.QUOTE else None,
    )
    database.session.add(made)
    database.session.flush()
    return made


def drop_evidence(*, outcome_id: int, evidence_id: int, viewer: Viewer) -> None:
    """Take away what showed it."""
    outcome = own_outcome(outcome_id, viewer)
    found = database.session.get(Evidence, evidence_id)
    if found is None or found.outcome_id != outcome.id:
        raise NotFound
    database.session.delete(found)
    database.session.flush()


def forget_outcome(*, outcome_id: int, viewer: Viewer) -> None:
    """Throw a story of one's own team away, with all that shows it."""
    database.session.delete(own_outcome(outcome_id, viewer))
    database.session.flush()


def lasting_errors(expires_on: date | None) -> dict[str, str]:
    """A sentence when this is no day until which something may stand."""
    today = clock.today()
    if expires_on is None or not today < expires_on <= today + QUOTE_LASTS:
        return {"expires_on": "Kies tot wanneer dit mag blijven staan, hoogstens twee jaar."}
    return {}


def _agreement(source: str, expires_on: date | None) -> dict[str, str]:
    errors = lasting_errors(expires_on)
    if not source:
        errors["source"] = "Schrijf wie het goed vond, als rol: ‘een deelneemster’."
    return errors


def _may_tell(viewer: Viewer) -> None:
    viewer.require(Permission.RECORD)
    viewer.require(Permission.SEE_TRAINING)
    if viewer.team_id is None:
        raise NotAllowed("Je zit nu niet in een team. Een opbrengst is altijd van een team.")


def own_outcome(outcome_id: int, viewer: Viewer) -> Outcome:
    """One of one's own team, held until the end; NotFound for any other."""
    _may_tell(viewer)
    found = database.session.get(Outcome, outcome_id, with_for_update=True, populate_existing=True)
    if found is None or found.team_id not in viewer.team_ids:
        raise NotFound("Deze opbrengst is er niet (meer).")
    return found


def _subject(told: Told, viewer: Viewer) -> None:
    subjects: Mapping[str, object] = {
        "asset_id": told.asset_id is not None and sees(told.asset_id, viewer),
        "question_id": told.question_id is not None
        and viewer.may(Permission.SEE_QUESTIONS)
        and database.session.get(Question, told.question_id),
        "session_id": told.session_id is not None and database.session.get(Session, told.session_id),
    }
    if not any(subjects.values()):
        raise NotFound


def check_told(told: Told) -> None:
    """Raise Invalid with a sentence per field that breaks a rule; what it is about is not looked at."""
    errors = {}
    if told.level not in set(OutcomeLevel):
        errors["level"] = "Kies voor wie er iets veranderde."
    if not 3 <= len(told.title) <= TITLE_LIMIT:
        errors["title"] = f"Zeg in één zin wat er veranderde, in 3 tot {TITLE_LIMIT} tekens."
    for name in ("before", "happened", "after"):
        if len(getattr(told, name)) > TEXT_LIMIT:
            errors[name] = f"Gebruik hoogstens {TEXT_LIMIT} tekens."
    if told.number is not None and not 0 <= told.number <= MOST_COUNTED:
        errors["number"] = "Vul een heel getal in, of laat het leeg."
    if told.happened_on is None or told.happened_on > clock.today():
        errors["happened_on"] = "Kies een dag die geweest is."
    if errors:
        raise Invalid(errors)
