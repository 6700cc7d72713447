"""Propose a theme or module for the leergang, support it, and answer it within a term."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.training import ProposalKind, ProposalState, ProposalSupport, TrainingProposal
from app.policy import Permission, Viewer
from app.queries.settings import PROPOSAL_DAYS, setting
from app.services.once import add_once

TITLE_LIMIT, WHY_LIMIT, ANSWER_LIMIT = 120, 400, 400
ANSWERED = "Dit voorstel is al beantwoord."


def propose(*, kind: str, title: str, why: str, client_key: UUID, viewer: Viewer) -> TrainingProposal:
    """A proposal of the visitor's team, which she supports. Sending it twice is sending it once.

    Raises Invalid for `kind`, `title` or `why`.
    """
    viewer.require(Permission.RECORD)
    known = database.session.scalar(select(TrainingProposal).where(TrainingProposal.client_key == client_key))
    if known is not None:
        return known
    errors = {}
    if kind not in set(ProposalKind):
        errors["kind"] = "Kies of het een thema of een module is."
    if not 3 <= len(title) <= TITLE_LIMIT:
        errors["title"] = f"Zeg waar het over gaat, in 3 tot en met {TITLE_LIMIT} tekens."
    if len(why) > WHY_LIMIT:
        errors["why"] = f"Gebruik hoogstens {WHY_LIMIT} tekens. Het zijn er nu {len(why)}."
    if errors:
        raise Invalid(errors)
    made = TrainingProposal(
        client_key=client_key,
        kind=ProposalKind(kind),
        title=title,
        why=why,
        by_team=viewer.team_id,
        made_on=clock.today(),
        answer_by=clock.today() + timedelta(days=setting(PROPOSAL_DAYS)),
        state=ProposalState.OPEN,
    )
    made = add_once(made)
    support(proposal_id=made.id, supports=True, viewer=viewer)
    return made


def support(*, proposal_id: int, supports: bool, viewer: Viewer) -> None:
    """She would like it too, or not after all. Raises NotFound, or Invalid once it was answered."""
    viewer.require(Permission.RECORD)
    _open(proposal_id)
    mine = {"proposal_id": proposal_id, "user_id": viewer.user_id}
    if supports:
        database.session.execute(insert(ProposalSupport).values(mine).on_conflict_do_nothing())
    else:
        database.session.execute(delete(ProposalSupport).filter_by(**mine))


def answer_proposal(*, proposal_id: int, state: str, answer: str, viewer: Viewer) -> TrainingProposal:
    """What comes of it, with a sentence why. Raises Invalid for `state` or `answer`; once is enough."""
    viewer.require(Permission.PLAN_TRAINING)
    found = _open(proposal_id)
    errors = {}
    if state not in set(ProposalState) - {ProposalState.OPEN}:
        errors["state"] = "Kies wat ermee gebeurt."
    if not 3 <= len(answer) <= ANSWER_LIMIT:
        errors["answer"] = f"Zeg waarom, in 3 tot en met {ANSWER_LIMIT} tekens."
    if errors:
        raise Invalid(errors)
    found.state, found.answer, found.answered_on = ProposalState(state), answer, clock.today()
    database.session.flush()
    return found


def _open(proposal_id: int) -> TrainingProposal:
    found = database.session.get(TrainingProposal, proposal_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound("Dit voorstel is er niet (meer).")
    if found.state is not ProposalState.OPEN:
        raise Invalid({"state": ANSWERED})
    return found
