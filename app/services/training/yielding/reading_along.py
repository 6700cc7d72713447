"""A colleague who did not make a claim reads it along."""

from __future__ import annotations

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.training import Claim, ClaimReading, Verdict
from app.policy import Permission, Viewer
from app.queries.training.yielding.subjects import claim_subjects

REMARK_LIMIT = 300
OWN = "Je kunt niet meelezen bij iets wat je zelf schreef."


def read_along(*, claim_id: int, verdict: str, remark: str, viewer: Viewer) -> ClaimReading:
    """Say what one thinks of a claim on something that one sees; the same words again change nothing.

    Raises NotAllowed for one's own claim, Invalid for `verdict` or `remark`: who does not agree says why.
    """
    viewer.require(Permission.RECORD)
    viewer.require(Permission.SEE_TRAINING)
    claim = database.session.get(Claim, claim_id, with_for_update=True, populate_existing=True)
    if claim is None or claim.withdrawn_at is not None or not _sees(claim, viewer):
        raise NotFound("Dit verband is er niet (meer).")
    if claim.made_by == viewer.user_id:
        raise NotAllowed(OWN)
    remark = " ".join(remark.split())
    _check(verdict, remark)
    latest = database.session.scalar(
        select(ClaimReading)
        .where(ClaimReading.claim_id == claim_id)
        .order_by(ClaimReading.id.desc())
        .limit(1)
    )
    if latest and (latest.read_by, latest.verdict, latest.remark) == (viewer.user_id, verdict, remark):
        return latest
    made = ClaimReading(
        claim_id=claim_id,
        verdict=Verdict(verdict),
        remark=remark,
        read_at=clock.now(),
        read_by=viewer.user_id,
        by_team=viewer.team_id,
        by_role=viewer.acting_role,
    )
    database.session.add(made)
    database.session.flush()
    return made


def _check(verdict: str, remark: str) -> None:
    errors = {}
    if verdict not in set(Verdict):
        errors["verdict"] = "Kies wat je ervan vindt."
    elif verdict != Verdict.AGREED and not remark:
        errors["remark"] = "Schrijf in één zin waarom. Dan kan je collega er iets mee."
    if len(remark) > REMARK_LIMIT:
        errors["remark"] = f"Gebruik hoogstens {REMARK_LIMIT} tekens. Het zijn er nu {len(remark)}."
    if errors:
        raise Invalid(errors)


def _sees(claim: Claim, viewer: Viewer) -> bool:
    seen = select(claim_subjects(viewer, Claim.id == claim.id).c.claim_id)
    return database.session.scalar(seen) is not None
