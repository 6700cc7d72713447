"""The story of a collective solution: what was heard, the question, who brings what, and what came of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.database import database
from app.models.partners import Question, QuestionPartner, QuestionState
from app.models.record import PublishedAsset, RelationType, Status
from app.models.sorting import sort_key
from app.policy import Permission, Viewer, visible_rows
from app.queries.partners.questions import question_story
from app.queries.record.assets import Row, row_of, select_rows
from app.queries.record.ties.relations import Tie

FOUND = 8
TAKES_PART = frozenset({RelationType.WORKS_WITH, RelationType.USES_PLACE, RelationType.SUPPORTS})
"""The ties that make a record a partner: also whoever lends its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A partner that the visitor sees, with what it brings to the solution."""

    asset_id: int
    name: str
    brings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionStory:
    """Of the question that a record answers, with its partners; `needs` in the order of the list.

    `steps`: state, why, moment and team ("" for none).
    """

    question: Question
    steps: tuple[tuple[QuestionState, str, datetime, str], ...]
    needs: tuple[str, ...]
    partners: tuple[Brought, ...]

    @property
    def covered(self) -> tuple[str, ...]:
        """What is needed and brought by one of the partners that the visitor sees."""
        brought = {thing for partner in self.partners for thing in partner.brings}
        return tuple(thing for thing in self.needs if thing in brought)


def solution_story(asset_id: int, ties: Sequence[Tie], viewer: Viewer) -> SolutionStory | None:
    """The latest question that a record answers, for who sees both; `ties` are those that she sees."""
    if not viewer.may(Permission.SEE_QUESTIONS):
        return None
    latest = select(Question.id).where(Question.solution_id == asset_id).order_by(Question.id.desc()).limit(1)
    question_id = database.session.scalar(latest)
    if question_id is None:
        return None
    story = question_story(question_id, viewer)
    return SolutionStory(
        question=story.question,
        steps=story.steps,
        needs=tuple(story.question.offers),
        partners=_partners(question_id, ties),
    )


def possible_partners(asset_ids: Collection[int], viewer: Viewer) -> dict[int, PublishedAsset]:
    """These records by id, as far as the visitor sees them and they go on."""
    row = PublishedAsset
    found = select(row).where(row.asset_id.in_(asset_ids), row.status != Status.STOPPED, visible_rows(viewer))
    return {one.asset_id: one for one in database.session.scalars(found)} if asset_ids else {}


def partners_named(
    part: str, question: Question, viewer: Viewer, *, leave_out: Collection[int] = ()
) -> tuple[Row, ...]:
    """A few records with these letters in their names, those nearest to the buurt of the question first."""
    row = PublishedAsset
    middle = question.areas[0].label_point if question.areas else None
    found = (
        select_rows()
        .where(
            visible_rows(viewer),
            row.status != Status.STOPPED,
            row.asset_id.not_in(leave_out),
            row.name_key.contains(sort_key(part), autoescape=True),
        )
        .order_by(row.location.distance(middle).nulls_last() if middle else row.name_key, row.asset_id)
        .limit(FOUND)
    )
    return tuple(row_of(one) for one in database.session.execute(found).mappings()) if part else ()


def _partners(question_id: int, ties: Sequence[Tie]) -> tuple[Brought, ...]:
    brought = dict(
        database.session.execute(
            select(QuestionPartner.asset_id, QuestionPartner.brings).where(
                QuestionPartner.question_id == question_id
            )
        ).all()
    )
    taking_part = {tie.other_id: tie for tie in ties if tie.type in TAKES_PART}
    return tuple(
        Brought(asset_id=id_, name=tie.other_name, brings=tuple(brought.get(id_, ())))
        for id_, tie in taking_part.items()
    )
