"""The yield of a module: what was linked to its sessions, by kind and theme; never per person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from app.database import database
from app.models.record import PublishedAsset, Relation
from app.models.training import Action, ClaimStrength
from app.policy import Permission, Viewer, visible_rows
from app.queries.training.claims import COUNT_FROM
from app.queries.training.yielding.choosing import ChainFilter, Said, choose
from app.queries.training.yielding.subjects import About, among

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
    strongest: dict[tuple[str, int], Said] = {}
    read = set()
    for one in choose(ChainFilter(module=module_id), viewer).claims:
        key = (one.about, one.subject_id)
        strongest[key] = min(one, strongest.get(key, one), key=lambda said: said.rank)
        if one.verdict is not None:
            read.add(key)
    grown = {
        about: [one.subject_id for one in strongest.values() if one.about == about and one.rank != APART]
        for about in About
    }
    records = [key for key in strongest if key[0] == About.RECORD]
    linked = _of_records(grown[About.RECORD], viewer)
    return ModuleYield(
        total=len(records),
        linked=len(linked),
        apart=len(records) - len(linked),
        unread=sum(key not in read for key in records),
        kinds=_counts(kind for kind, _themes in linked),
        themes=_counts(theme for _kind, themes in linked for theme in themes),
        ties=_counts(_kinds(Relation.type, Relation.id, grown[About.TIE])),
        steps=_counts(_kinds(Action.kind, Action.id, grown[About.STEP])),
    )


def _of_records(ids: list[int], viewer: Viewer) -> list[tuple[str, list[str]]]:
    """Kind and themes of each."""
    row = PublishedAsset
    found = database.session.execute(
        select(row.kind, row.themes).where(among(row.asset_id, ids), visible_rows(viewer))
    )
    return [(kind, themes) for kind, themes in found]


def _kinds(kind: InstrumentedAttribute[Any], key: InstrumentedAttribute[int], ids: list[int]) -> list[str]:
    return list(database.session.scalars(select(kind).where(key.in_(ids))))


def _counts(values: Iterable[str]) -> Counts:
    """The most first, and those of the same number by name."""
    return tuple(sorted(Counter(values).items(), key=lambda one: (-one[1], one[0])))
