"""The municipality's lines of policy, and what changed in a period under each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from app.database import database
from app.exceptions import NotFound
from app.models.partners import Question
from app.models.record import PublishedAsset
from app.models.reports import ActionLine
from app.models.training import Outcome, OutcomeLevel
from app.policy import Permission, Viewer, visible_rows
from app.queries.reports.happened import Period, outcome_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class LineYield:
    """How many outcomes of each level count for a line (`name`, "" for those of none) with its `themes`."""

    name: str
    themes: tuple[str, ...]
    outcomes: Counter[OutcomeLevel]


def action_lines(*, archived: bool = False) -> Sequence[ActionLine]:
    """Those in use by name, or those that were put away."""
    away = ActionLine.archived_at.is_not(None) if archived else ActionLine.archived_at.is_(None)
    return database.session.scalars(
        select(ActionLine).where(away).order_by(func.lower(ActionLine.name))
    ).all()


def action_line(line_id: int) -> ActionLine:
    """One; NotFound when there is none."""
    found = database.session.get(ActionLine, line_id)
    if found is None:
        raise NotFound("Deze actielijn is er niet (meer).")
    return found


def yields_by_line(period: Period, viewer: Viewer) -> Sequence[LineYield]:
    """Per line in use, and at the end what counts for none; nothing without lines.

    The themes of an outcome are those of the record or the question that it is about. It counts for each
    line that has one of them.
    """
    lines = action_lines()
    if not lines or not viewer.may(Permission.SEE_TRAINING):
        return ()
    counted: dict[int | None, Counter[OutcomeLevel]] = {None: Counter()} | {
        one.id: Counter() for one in lines
    }
    for level, themes in _outcomes(period, viewer):
        fitting: list[int | None] = [one.id for one in lines if not set(one.themes).isdisjoint(themes)]
        for line_id in fitting or [None]:
            counted[line_id][level] += 1
    told = [LineYield(name=one.name, themes=tuple(one.themes), outcomes=counted[one.id]) for one in lines]
    return [*told, LineYield(name="", themes=(), outcomes=counted[None])]


def _outcomes(period: Period, viewer: Viewer) -> Sequence[tuple[OutcomeLevel, Sequence[str]]]:
    row = PublishedAsset
    found = database.session.execute(
        select(Outcome.level, func.coalesce(row.themes, Question.themes, []))
        .outerjoin(row, (row.asset_id == Outcome.asset_id) & visible_rows(viewer))
        .outerjoin(Question, Question.id == Outcome.question_id)
        .where(Outcome.id.in_(outcome_ids(period, viewer)))
        .order_by(Outcome.id)
    )
    return [(level, themes) for level, themes in found]
