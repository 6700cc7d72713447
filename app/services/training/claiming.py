"""Say how a session bears on a record, a tie or a step. Every claim waits for a colleague who reads along.

A word is never overwritten: a colleague who says something else gets a new row and the earlier one
stays as withdrawn. That is its history.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Asset, PublishedAsset, Relation
from app.models.training import Action, Claim, ClaimStrength
from app.policy import Permission, Viewer, visible_rows
from app.queries.training.offered import sessions_offered
from app.services.record.publishing import publish

REASON_LIMIT = 300
GONE = "Dit verband is er niet (meer)."


@dataclass(frozen=True, slots=True)
class Subject:
    """What a claim is about: the `field` of the claim that points to it, and its id."""

    field: str
    id: int

    @classmethod
    def of(cls, found: Claim) -> Subject:
        """What a stored claim is about."""
        fields = ("asset_id", "action_id", "relation_id")
        return next(cls(field, value) for field in fields if (value := getattr(found, field)) is not None)


def claim(
    *,
    session_id: int,
    strength: ClaimStrength,
    reason: str,
    confidence: int | None,
    viewer: Viewer,
    asset_id: int | None = None,
    action_id: int | None = None,
    relation_id: int | None = None,
) -> Claim:
    """Link a visible record or tie, or a step of one's own team, to a session that counts as the viewer's.

    Exactly one of the three ids is given. There is one open claim per session and subject. The same words
    again give the claim that is there; other words by its maker replace it by a new one; the claim of a
    colleague is returned as it is (`made_by` tells). `confidence` goes from 1 (not so sure) to 3 (very
    sure) or is None. Raises Invalid with a sentence per field, NotAllowed, or NotFound for what is hidden.
    """
    viewer.require(Permission.RECORD)
    viewer.require(Permission.SEE_TRAINING)
    given = {"asset_id": asset_id, "action_id": action_id, "relation_id": relation_id}
    (subject,) = [Subject(field, value) for field, value in given.items() if value is not None]
    _lock(subject, viewer)
    reason = reason.strip()
    _check(session_id=session_id, reason=reason, confidence=confidence, viewer=viewer)
    said = {"strength": strength, "reason": reason, "confidence": confidence}
    standing = _open_claim(subject, session_id=session_id)
    if standing is not None:
        is_same = all(getattr(standing, field) == value for field, value in said.items())
        if is_same or standing.made_by != viewer.user_id:
            return standing
        standing.withdrawn_at = clock.now()
        database.session.flush()
    made = Claim(session_id=session_id, made_at=clock.now(), **given, **said, **_by(viewer))
    database.session.add(made)
    _publish(subject)
    return made


def withdraw(*, claim_id: int, viewer: Viewer) -> Claim:
    """Take back a claim of one's own (who plans the training any claim); a repeat changes nothing."""
    found = database.session.get(Claim, claim_id)
    if found is None:
        raise NotFound(GONE)
    subject = Subject.of(found)
    plans = viewer.may(Permission.PLAN_TRAINING)
    _lock(subject, viewer, of_any_team=plans)
    if found.made_by != viewer.user_id and not plans:
        raise NotAllowed("Een collega legde dit verband. Vraag die collega om het weg te halen.")
    database.session.refresh(found)
    if found.withdrawn_at is None:
        found.withdrawn_at = clock.now()
        _publish(subject)
    return found


def _by(viewer: Viewer) -> dict[str, object]:
    """Who says it, in which team and role at this moment."""
    return {"made_by": viewer.user_id, "by_team": viewer.team_id, "by_role": viewer.acting_role}


def _lock(subject: Subject, viewer: Viewer, *, of_any_team: bool = False) -> None:
    """Hold what the claim is about, so that two colleagues take turns; NotFound when it is not for her."""
    if subject.field == "asset_id":
        _require_seen([subject.id], viewer)
        database.session.execute(select(Asset.id).where(Asset.id == subject.id).with_for_update())
    elif subject.field == "relation_id":
        tie = database.session.get(Relation, subject.id, with_for_update=True, populate_existing=True)
        if tie is None or tie.until is not None:
            raise NotFound("Deze verbinding is er niet (meer).")
        _require_seen([tie.from_id, tie.to_id], viewer)
    else:
        step = database.session.get(Action, subject.id, with_for_update=True, populate_existing=True)
        if step is None or not (of_any_team or step.team_id in viewer.team_ids):
            raise NotFound("Deze vervolgstap is er niet (meer).")


def _require_seen(asset_ids: list[int], viewer: Viewer) -> None:
    seen = select(func.count()).where(PublishedAsset.asset_id.in_(asset_ids), visible_rows(viewer))
    if database.session.scalar(seen) != len(asset_ids):
        raise NotFound


def _publish(subject: Subject) -> None:
    """The rows of a record say to which sessions it was linked."""
    if subject.field == "asset_id":
        publish([subject.id])
    else:
        database.session.flush()


def _check(*, session_id: int, reason: str, confidence: int | None, viewer: Viewer) -> None:
    errors = {}
    if session_id not in {offered.id for offered in sessions_offered(viewer)}:
        errors["session"] = "Deze bijeenkomst kun je hier niet kiezen. Kies er een van het laatste jaar."
    if len(reason) > REASON_LIMIT:
        errors["reason"] = f"Gebruik hoogstens {REASON_LIMIT} tekens. Het zijn er nu {len(reason)}."
    if confidence is not None and not 1 <= confidence <= 3:
        errors["confidence"] = "Kies hoe zeker je bent, of sla het over."
    if errors:
        raise Invalid(errors)


def _open_claim(subject: Subject, *, session_id: int) -> Claim | None:
    return database.session.scalar(
        select(Claim)
        .where(
            getattr(Claim, subject.field) == subject.id,
            Claim.session_id == session_id,
            Claim.withdrawn_at.is_(None),
        )
        .execution_options(populate_existing=True)
    )
