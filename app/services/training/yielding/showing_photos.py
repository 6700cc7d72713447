"""A photo that shows an outcome: only with an answer about who is on it, as long as was agreed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from sqlalchemy import func, select

from app.database import database
from app.exceptions import Invalid
from app.models.training import Evidence, EvidenceKind, EvidencePhoto, Faces
from app.policy import Viewer
from app.services.training.yielding.picturing import clean_photo
from app.services.training.yielding.telling import SAID_LIMIT, SOURCE_LIMIT, lasting_errors, own_outcome

MOST_OF_AN_OUTCOME = 6
ASK_FIRST = "Staan er mensen op die het niet weten? Vraag het ze eerst, of neem een foto zonder mensen."
ENOUGH = f"Bij een opbrengst passen {MOST_OF_AN_OUTCOME} foto’s. Haal er eerst een weg."


def show_photo(
    *,
    outcome_id: int,
    sent: bytes,
    said: str,
    faces: str,
    source: str,
    expires_on: date | None,
    viewer: Viewer,
) -> Evidence:
    """Add a photo to an outcome of one's own team. Raises Invalid by field, NotFound.

    `said` is what can be seen, `faces` whether somebody is on it, `source` who agreed (a role) when so.
    """
    outcome = own_outcome(outcome_id, viewer)
    said, source = " ".join(said.split()), " ".join(source.split())
    errors = lasting_errors(expires_on) | _errors(said, faces, source)
    if _photos_of(outcome.id) >= MOST_OF_AN_OUTCOME:
        errors["photo"] = ENOUGH
    try:
        photo = clean_photo(sent)
    except Invalid as wrong:
        raise Invalid(errors | wrong.errors) from wrong
    if errors:
        raise Invalid(errors)
    made = Evidence(
        outcome_id=outcome.id,
        kind=EvidenceKind.PHOTO,
        said=said,
        source=source if faces == Faces.AGREED else "",
        expires_on=expires_on,
        faces=Faces(faces),
    )
    database.session.add(made)
    database.session.flush()
    database.session.add(EvidencePhoto(evidence_id=made.id, **asdict(photo)))
    database.session.flush()
    return made


def _errors(said: str, faces: str, source: str) -> dict[str, str]:
    errors = {}
    if not 1 <= len(said) <= SAID_LIMIT:
        errors["seen"] = f"Schrijf wat er te zien is, in hoogstens {SAID_LIMIT} tekens."
    if faces not in set(Faces):
        errors["faces"] = ASK_FIRST
    elif faces == Faces.AGREED and not source:
        errors["agreed_by"] = "Schrijf wie het goed vond, als rol: ‘twee deelnemers’."
    if len(source) > SOURCE_LIMIT:
        errors["agreed_by"] = f"Gebruik hoogstens {SOURCE_LIMIT} tekens."
    return errors


def _photos_of(outcome_id: int) -> int:
    counted = select(func.count()).where(
        Evidence.outcome_id == outcome_id, Evidence.kind == EvidenceKind.PHOTO
    )
    return database.session.scalar(counted) or 0
