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
    ties = select(Relation.id).where(or_(Relation.from_id == asset_id, Relation.to_id == asset_id))
    told = claim_subjects(viewer, or_(Claim.asset_id == asset_id, Claim.relation_id.in_(ties)))
    said = (
        select(
            told.c.about,
            told.c.name.label("other"),
            told.c.strength.label("type"),
            told.c.session_id.label("other_id"),
            Module.title.label("module"),
            func.coalesce(Team.name, "").label("team"),
        )
        .select_from(told)
        .join(Session, Session.id == told.c.session_id)
        .join(Module, Module.id == Session.module_id)
    )
    by_maker = said.outerjoin(Team, Team.id == told.c.by_team)
    made = by_maker.add_columns(literal("claim").label("what"), told.c.made_at.label("at"))
    ended = by_maker.add_columns(literal("claim_ended").label("what"), told.c.withdrawn_at.label("at"))
    reading = ClaimReading
    read = (
        said.add_columns(
            literal("reading").label("what"), reading.read_at.label("at"), reading.verdict.label("answer")
        )
        .join(reading, reading.claim_id == told.c.claim_id)
        .outerjoin(Team, Team.id == reading.by_team)
    )
    return made, ended.where(told.c.withdrawn_at.is_not(None)), read
