"""What colleagues propose for the leergang, with how many would like it and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.people import Team
from app.models.training import ProposalKind, ProposalState, ProposalSupport, TrainingProposal
from app.policy import Permission, Viewer

ANSWERED_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """A proposal; `supporters` is to be shown in fives, `is_mine` whether the visitor supports it."""

    id: int
    kind: ProposalKind
    title: str
    why: str
    team: str
    made_on: date
    answer_by: date
    state: ProposalState
    answer: str
    answered_on: date | None
    supporters: int
    is_mine: bool

    @property
    def is_late(self) -> bool:
        """Whether it should have been answered."""
        return self.state is ProposalState.OPEN and self.answer_by < clock.today()


def proposals(viewer: Viewer, *, open_ones: bool) -> list[ProposalLine]:
    """Those that wait, what must be answered first on top; or those answered last."""
    viewer.require(Permission.SEE_TRAINING)
    one = TrainingProposal
    ids = select(one.id)
    if open_ones:
        ids = ids.where(one.state == ProposalState.OPEN).order_by(one.answer_by, one.id)
    else:
        ids = ids.where(one.state != ProposalState.OPEN).limit(ANSWERED_SHOWN)
        ids = ids.order_by(one.answered_on.desc(), one.id.desc())
    return _lines(viewer, list(database.session.scalars(ids)))


def proposal_line(proposal_id: int, viewer: Viewer) -> ProposalLine:
    """One proposal, or NotFound."""
    viewer.require(Permission.SEE_TRAINING)
    found = _lines(viewer, [proposal_id])
    if not found:
        raise NotFound("Dit voorstel is er niet (meer).")
    return found[0]


def _lines(viewer: Viewer, ids: list[int]) -> list[ProposalLine]:
    proposal, who = TrainingProposal, ProposalSupport
    rows = database.session.execute(
        select(
            proposal,
            Team.name,
            func.count(who.user_id),
            func.coalesce(func.bool_or(who.user_id == viewer.user_id), False),
        )
        .outerjoin(Team, Team.id == proposal.by_team)
        .outerjoin(who, who.proposal_id == proposal.id)
        .where(proposal.id.in_(ids))
        .group_by(proposal.id, Team.name)
    )
    found = {one.id: _line(one, team, number, is_mine=is_mine) for one, team, number, is_mine in rows}
    return [found[id_] for id_ in ids if id_ in found]


def _line(one: TrainingProposal, team: str | None, number: int, *, is_mine: bool) -> ProposalLine:
    return ProposalLine(
        id=one.id,
        kind=one.kind,
        title=one.title,
        why=one.why,
        team=team or "",
        made_on=one.made_on,
        answer_by=one.answer_by,
        state=one.state,
        answer=one.answer,
        answered_on=one.answered_on,
        supporters=number,
        is_mine=is_mine,
    )
