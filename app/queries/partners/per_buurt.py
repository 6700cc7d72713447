"""How often something is heard, and how many questions there are, in each buurt: for the map and its list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from app import clock
from app.database import database
from app.models.areas import Area
from app.models.partners import Question, QuestionBuurt, QuestionState, Signal
from app.policy import Permission, Viewer
from app.queries.partners.signals import COUNTS_FOR


@dataclass(frozen=True, slots=True, kw_only=True)
class BuurtCount:
    """A buurt with how many there are; one without any is left out."""

    code: str
    name: str
    count: int


def signals_per_buurt(
    viewer: Viewer, *, theme: str = "", buurten: Sequence[str] = ()
) -> tuple[BuurtCount, ...]:
    """The signals of a year that went into no question yet, by name of the buurt."""
    counted = (
        select(Area.code, func.max(Area.name), func.count())
        .join(Signal, Signal.area_id == Area.id)
        .where(Signal.question_id.is_(None), Signal.heard_on > clock.today() - COUNTS_FOR)
    )
    return _counts(counted.where(Signal.theme == theme) if theme else counted, buurten, viewer)


def questions_per_buurt(
    viewer: Viewer, states: Sequence[QuestionState], *, theme: str = "", buurten: Sequence[str] = ()
) -> tuple[BuurtCount, ...]:
    """The questions in these states, by name of the buurt; one about two buurten counts in both."""
    counted = (
        select(Area.code, func.max(Area.name), func.count())
        .join(QuestionBuurt, QuestionBuurt.area_id == Area.id)
        .join(Question, Question.id == QuestionBuurt.question_id)
        .where(Question.state.in_(states))
    )
    return _counts(counted.where(Question.themes.contains([theme])) if theme else counted, buurten, viewer)


def _counts(
    counted: Select[*tuple[Any, ...]], buurten: Sequence[str], viewer: Viewer
) -> tuple[BuurtCount, ...]:
    if not viewer.may(Permission.SEE_QUESTIONS):
        return ()
    if buurten:
        counted = counted.where(Area.code.in_(buurten))
    found = database.session.execute(counted.group_by(Area.code).order_by(func.max(Area.name_key), Area.code))
    return tuple(BuurtCount(code=code, name=name, count=count) for code, name, count in found)
