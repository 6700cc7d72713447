"""Say how a session bears on something on the map. Every claim waits for a colleague who reads along.

A word is never overwritten: a colleague who says something else gets a new row and the earlier one
stays as withdrawn. That is its history.
"""

from __future__ import annotations

from sqlalchemy import exists, select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Asset, PublishedAsset
from app.models.training import Claim, ClaimStrength
from app.policy import Permission, Viewer, visible_rows
from app.queries.training.offered import sessions_offered
from app.services.record.publishing import publish

REASON_LIMIT = 300


def claim(
    *,
    asset_id: int,
    session_id: int,
    strength: ClaimStrength,
    reason: str,
    confidence: int | None,
    viewer: Viewer,
) -> Claim:
    """Link a visible record to a session that counts as the viewer's, and publish the record.

    There is one open claim per session and record. The same words again give the claim that is
    there; other words by its maker replace it by a new one; the claim of a colleague is returned
    as it is (`made_by` tells). `confidence` goes from 1 (not so sure) to 3 (very sure) or is None.
    Raises Invalid with a sentence per field, NotAllowed, or NotFound for a hidden record.
    """
    viewer.require(Permission.RECORD)
    viewer.require(Permission.SEE_TRAINING)
    _lock_visible(asset_id, viewer)
    reason = reason.strip()
    _check(session_id=session_id, reason=reason, confidence=confidence, viewer=viewer)
    said = {"strength": strength, "reason": reason, "confidence": confidence}
    standing = _open_claim(asset_id=asset_id, session_id=session_id)
    if standing is not None:
        is_same = all(getattr(standing, field) == value for field, value in said.items())
        if is_same or standing.made_by != viewer.user_id:
            return standing
        standing.withdrawn_at = clock.now()
        database.session.flush()
    made = Claim(asset_id=asset_id, session_id=session_id, made_at=clock.now(), **said, **_by(viewer))
    database.session.add(made)
    publish([asset_id])
    return made


def withdraw(*, claim_id: int, viewer: Viewer) -> Claim:
    """Take back a claim of one's own (who plans the training any claim); a repeat changes nothing."""
    found = database.session.get(Claim, claim_id)
    if found is None or found.asset_id is None:
        raise NotFound("Dit verband is er niet (meer).")
    _lock_visible(found.asset_id, viewer)
    if found.made_by != viewer.user_id and not viewer.may(Permission.PLAN_TRAINING):
        raise NotAllowed("Een collega legde dit verband. Vraag die collega om het weg te halen.")
    database.session.refresh(found)
    if found.withdrawn_at is None:
        found.withdrawn_at = clock.now()
        publish([found.asset_id])
    return found


def _by(viewer: Viewer) -> dict[str, object]:
    """Who says it, in which team and role at this moment."""
    return {"made_by": viewer.user_id, "by_team": viewer.team_id, "by_role": viewer.acting_role}


def _lock_visible(asset_id: int, viewer: Viewer) -> None:
    """Hold the record, so that two colleagues take turns; NotFound when the viewer may not see it."""
    may_see = exists().where(PublishedAsset.asset_id == asset_id, visible_rows(viewer))
    if not database.session.scalar(select(may_see)):
        raise NotFound
    database.session.execute(select(Asset.id).where(Asset.id == asset_id).with_for_update())


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


def _open_claim(*, asset_id: int, session_id: int) -> Claim | None:
    return database.session.scalar(
        select(Claim)
        .where(Claim.asset_id == asset_id, Claim.session_id == session_id, Claim.withdrawn_at.is_(None))
        .execution_options(populate_existing=True)
    )
