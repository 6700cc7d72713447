"""The claims behind the counts of a chain, a row each, for a file; of nobody in particular."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, not_, or_, select

from app.clock import LOCAL_ZONE
from app.database import database
from app.models.record import Asset, Relation
from app.models.training import Claim, ClaimStrength, Module, Programme, Session, Verdict
from app.policy import Permission, Viewer
from app.queries.training.yielding.choosing import ChainFilter, choose
from app.queries.training.yielding.readings import latest_readings
from app.queries.training.yielding.subjects import among, claim_subjects

AT_ONCE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What is said of a session and a record, tie or step (`about`)."""

    programme: str
    module: str
    starts_at: datetime
    about: str
    name: str
    kind: str | None
    themes: list[str]
    strength: ClaimStrength
    confidence: int | None
    verdict: Verdict | None

    @property
    def held_on(self) -> datetime:
        """The start of the session on the clock of the Netherlands."""
        return self.starts_at.astimezone(LOCAL_ZONE)


def chain_links(chosen: ChainFilter, viewer: Viewer) -> Iterator[Link]:
    """Those of a choice, by session and name; what is sensitive stands in no file.

    Raises Invalid ("team") for a team of which figures can't be asked.
    """
    if not viewer.may(Permission.SEE_TRAINING):
        return
    ids = [one.claim_id for one in choose(chosen, viewer).claims]
    told, read = claim_subjects(viewer, among(Claim.id, ids), not_(_is_sensitive())), latest_readings()
    found = database.session.execute(
        select(
            Programme.title.label("programme"),
            Module.title.label("module"),
            Session.starts_at,
            *(told.c[name] for name in ("about", "name", "kind", "themes", "strength", "confidence")),
            read.c.verdict,
        )
        .join(Session, Session.id == told.c.session_id)
        .join(Module, Module.id == Session.module_id)
        .join(Programme, Programme.id == Module.programme_id)
        .outerjoin(read, read.c.claim_id == told.c.claim_id)
        .order_by(Session.starts_at, Session.id, told.c.about, told.c.name, told.c.claim_id)
        .execution_options(yield_per=AT_ONCE)
    )
    yield from (Link(**row) for row in found.mappings())


def _is_sensitive() -> ColumnElement[bool]:
    tied = select(Relation.id).where(
        Relation.id == Claim.relation_id, or_(Relation.from_id == Asset.id, Relation.to_id == Asset.id)
    )
    return exists().where(Asset.sensitive, or_(Asset.id == Claim.asset_id, tied.exists()))
