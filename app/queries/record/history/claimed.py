"""What was said of a record and its ties beside the leergang, and what the second reader thought of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, literal, or_, select

from app.models.people import Team
from app.models.record import Relation
from app.models.training import Claim, ClaimReading, Module, Session
from app.policy import Permission, Viewer
from app.queries.training.yielding.subjects import claim_subjects


def claim_events(asset_id: int, viewer: Viewer) -> tuple[Select[Any], ...]:
    """Claims that were made, those that were taken back, and each reading; nothing without the training."""
    if not viewer.may(Permission.SEE_TRAINING):
        return ()
    told = claim_subjects(viewer)
    ties = select(Relation.id).where(or_(Relation.from_id == asset_id, Relation.to_id == asset_id))
    said = (
        select(
            told.c.about,
            told.c.name.label("other"),
            Claim.strength.label("type"),
            Claim.session_id.label("other_id"),
            Module.title.label("module"),
            func.coalesce(Team.name, "").label("team"),
        )
        .join(told, told.c.claim_id == Claim.id)
        .join(Session, Session.id == Claim.session_id)
        .join(Module, Module.id == Session.module_id)
        .where(or_(Claim.asset_id == asset_id, Claim.relation_id.in_(ties)))
    )
    by_maker = said.outerjoin(Team, Team.id == Claim.by_team)
    made = by_maker.add_columns(literal("claim").label("what"), Claim.made_at.label("at"))
    ended = by_maker.add_columns(literal("claim_ended").label("what"), Claim.withdrawn_at.label("at"))
    reading = ClaimReading
    read = (
        said.add_columns(
            literal("reading").label("what"), reading.read_at.label("at"), reading.verdict.label("answer")
        )
        .join(reading, reading.claim_id == Claim.id)
        .outerjoin(Team, Team.id == reading.by_team)
    )
    return made, ended.where(Claim.withdrawn_at.is_not(None)), read
