"""The yield of a module: what was linked to its sessions, by kind and theme; never per person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from app.database import database
from app.models.record import Relation
from app.models.training import Action, ClaimStrength
from app.policy import Permission, Viewer
from app.queries.training.claims import COUNT_FROM
from app.queries.training.yielding.choosing import ChainFilter, Scope, chosen_claims, chosen_sessions
from app.queries.training.yielding.subjects import About

STRENGTHS = tuple(ClaimStrength)
APART = STRENGTHS.index(ClaimStrength.INDEPENDENT)
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleYield:
    """Distinct records that sessions of a module gave rise to or helped along, each at its strongest claim.

    `linked` of them by kind and by theme (a record counts at each of its themes), the ties by type and the
    steps by kind, the most first. Beside them `apart`, those that stood apart, and `unread`, those that
    nobody read along yet, both of all `total` records with a claim.
    """

    total: int
    linked: int
    apart: int
    unread: int
    kinds: Counts
    themes: Counts
    ties: Counts
    steps: Counts

    @property
    def may_be_counted(self) -> bool:
        """Whether there are enough records for a number to say something; else there is only the list."""
        return self.total >= COUNT_FROM


def yield_of_module(module_id: int, viewer: Viewer) -> ModuleYield | None:
    """Of what the visitor sees, for who gives or plans the training; None for anybody else."""
    if not viewer.may(Permission.GIVE_TRAINING):
        return None
    scope = Scope.of(ChainFilter(module=module_id))
    claims = chosen_claims(chosen_sessions(scope, viewer), scope, viewer)
    found = database.session.execute(
        select(
            claims.c.about,
            claims.c.subject_id,
            claims.c.kind,
            claims.c.themes,
            func.min(claims.c.rank).label("rank"),
            func.count(claims.c.verdict).label("read"),
        ).group_by(claims.c.about, claims.c.subject_id, claims.c.kind, claims.c.themes)
    ).all()
    records = [one for one in found if one.about == About.RECORD]
    linked = [one for one in records if one.rank != APART]
    grown = {about: [one.subject_id for one in found if one.about == about and one.rank != APART]
             for about in About}  # fmt: skip
    return ModuleYield(
        total=len(records),
        linked=len(linked),
        apart=len(records) - len(linked),
        unread=sum(one.read == 0 for one in records),
        kinds=_counts(one.kind for one in linked),
        themes=_counts(theme for one in linked for theme in one.themes),
        ties=_counts(_kinds(Relation.type, Relation.id, grown[About.TIE])),
        steps=_counts(_kinds(Action.kind, Action.id, grown[About.STEP])),
    )


def _kinds(kind: InstrumentedAttribute[Any], key: InstrumentedAttribute[int], ids: list[int]) -> list[str]:
    return list(database.session.scalars(select(kind).where(key.in_(ids))))


def _counts(values: Iterable[str]) -> Counts:
    """The most first, and those of the same number by name."""
    return tuple(sorted(Counter(values).items(), key=lambda one: (-one[1], one[0])))
