"""A leergang with modules, sessions and claims."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from uuid import uuid4

from app import clock
from app.database import database
from app.models.training import (
    Claim,
    ClaimStrength,
    Module,
    ModuleKind,
    Outcome,
    Programme,
    Session,
    SessionState,
    SessionTrainer,
    Track,
    TrainingProposal,
)
from app.policy import Viewer
from app.services.record.publishing import publish
from app.services.training.steering.proposing import propose
from app.services.training.yielding.telling import Told, tell

NUMBERS = count(1)


def local_time(*parts: int) -> datetime:
    """A moment on the clock of the Netherlands: year, month, day, hour, minute."""
    return datetime(*parts, tzinfo=clock.LOCAL_ZONE)


def make_programme(**over) -> Programme:
    """The training for everybody; fields may be given."""
    fields = {"title": f"Basistraining {next(NUMBERS)} (voorbeeld)", "track": Track.BASIC}
    return _stored(Programme(**{**fields, **over}))


def make_module(programme: Programme | None = None, **over) -> Module:
    """The next core module of a programme."""
    programme = programme or make_programme()
    position = max((module.position for module in programme.modules), default=0) + 1
    fields = {"title": f"Bijeenkomst {position} (voorbeeld)", "kind": ModuleKind.CORE, "position": position}
    made = _stored(Module(**{"programme_id": programme.id, **fields, **over}))
    database.session.expire(programme, ["modules"])
    return made


def make_session(module: Module | None = None, **over) -> Session:
    """A session of two hours that is open to all, held a week ago unless `starts_at` is given."""
    starts_at = over.pop("starts_at", clock.now() - timedelta(days=7))
    trainers = [SessionTrainer(user_id=user_id) for user_id in over.pop("trainer_ids", ())]
    trainers += [SessionTrainer(organisation=name) for name in over.pop("organisations", ())]
    fields = {
        "module": module or make_module(),
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "state": SessionState.ACTIVE,
        "place": "Buurthuis De Wierde",
        "trainers": trainers,
    }
    return _stored(Session(**{**fields, **over}))


def make_claim(
    asset_id: int,
    session: Session,
    *,
    by: Viewer,
    strength: ClaimStrength = ClaimStrength.CONTRIBUTED,
    made_at: datetime | None = None,
    **over,
) -> Claim:
    """A claim on a published record, also one that the question would not offer."""
    made = Claim(
        asset_id=asset_id,
        session_id=session.id,
        strength=strength,
        made_at=made_at or clock.now(),
        made_by=by.user_id,
        by_team=by.team_id,
        by_role=by.acting_role,
        **over,
    )
    _stored(made)
    publish([asset_id])
    return made


def make_outcome(viewer: Viewer, asset_id: int, **over) -> Outcome:
    """A draft of the viewer's team about a record."""
    fields = {"level": "residents", "title": "Buren eten samen", "happened_on": clock.today()}
    return tell(told=Told(**{**fields, "asset_id": asset_id, **over}), client_key=uuid4(), viewer=viewer)


def make_proposal(viewer: Viewer, **over) -> TrainingProposal:
    """An open proposal of the viewer's team."""
    fields = {"kind": "theme", "title": "Jongeren in de wijk", "why": "", "client_key": uuid4()}
    return propose(**{**fields, **over}, viewer=viewer)


def _stored(row):
    database.session.add(row)
    database.session.flush()
    return row
