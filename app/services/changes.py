"""Every change of a row that is no record leaves a trace: what stood there, what stands there, which team.

Hears what a session writes, so no service has to think of it. What is written by a statement is not heard:
that of records, whose versions hold more, and the making of a tie or of two records being called different,
which carry their team and moment themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import event, insert, inspect
from sqlalchemy.orm import Session

from app.database import Base, database
from app.models.areas import AreaGroup, AreaSet
from app.models.imports import Source
from app.models.partners import Question
from app.models.people import Membership, OwnText, Setting, Team, TeamBuurt, User
from app.models.record import Audience, Change, Relation, Theme
from app.models.reports import ActionLine
from app.models.training import (
    ActionAsset,
    ActionRelation,
    Claim,
    Module,
    Programme,
    RolloutPlan,
    Session as Meeting,
    SessionTrainer,
    TrainerQualification,
)
from app.policy import ANONYMOUS, Viewer

TRACKED = (
    ActionAsset,
    ActionLine,
    ActionRelation,
    AreaGroup,
    AreaSet,
    Audience,
    Claim,
    Meeting,
    Membership,
    Module,
    OwnText,
    Programme,
    Question,
    Relation,
    RolloutPlan,
    SessionTrainer,
    Setting,
    Source,
    Team,
    TeamBuurt,
    Theme,
    TrainerQualification,
    User,
)
SECRET = frozenset({"password_hash", "epoch"})
"""Columns whose changes are nobody's business, not even that of a log."""
PERSONAL = frozenset({"users.name", "users.email", "trainer_qualifications.outsider"})
"""Columns of which a log says that they changed, and not from what to what."""


def act_for(viewer: Viewer) -> None:
    """Say who does what this session writes; without it, as in a command, nobody in particular."""
    database.session.info["viewer"] = viewer


def _heard(session: Session, _context: Any) -> None:
    viewer = session.info.get("viewer", ANONYMOUS)
    rows = [_change(row, act, viewer) for row, act in _written(session)]
    found = [row for row in rows if row["difference"]]
    if found:
        session.execute(insert(Change), found)


def _written(session: Session) -> Iterator[tuple[Base, str]]:
    for rows, act in ((session.new, "made"), (session.dirty, "changed"), (session.deleted, "removed")):
        yield from ((row, act) for row in rows if isinstance(row, TRACKED))


def _change(row: Base, act: str, viewer: Viewer) -> dict[str, Any]:
    state = inspect(row)
    role = viewer.acting_role
    return {
        "table_name": row.__tablename__,
        "row": ",".join(str(value) for value in state.mapper.primary_key_from_instance(row)),
        "act": act,
        "difference": dict(_differences(state, act)),
        "by_user": viewer.user_id,
        "by_team": viewer.team_id,
        "by_role": role.value if role else None,
    }


def _differences(state: Any, act: str) -> Iterator[tuple[str, list[Any]]]:
    """Per column `[before, after]`; of a personal one an empty list."""
    for attribute in state.mapper.column_attrs:
        name = attribute.key
        if name in SECRET:
            continue
        if f"{state.mapper.local_table.name}.{name}" in PERSONAL:
            if state.attrs[name].history.added:
                yield name, []
            continue
        if act == "removed":
            yield name, [_plain(state.dict.get(name)), None]
            continue
        history = state.attrs[name].history
        if history.added:
            before = _plain(history.deleted[0]) if history.deleted else None
            after = _plain(history.added[0])
            if before != after:
                yield name, [before, after]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str | int | float | bool | None):
        return value
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else str(value)


event.listen(Session, "after_flush", _heard)
