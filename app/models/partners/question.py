"""A need of more people in a buurt that a team works on, and how it went on."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.areas import Area
from app.models.columns import Moment, Slugs, stored_enum
from app.models.people import Role, Team


class QuestionState(StrEnum):
    """How far it is: nobody works on it, somebody does, it was taken up, or it is not needed any more."""

    OPEN = "open"
    BUSY = "busy"
    TAKEN_UP = "taken_up"
    NOT_NEEDED = "not_needed"


class Question(Base):
    """A buurtvraag: for colleagues, without a person in it. `team_id` holds it, nobody when empty.

    `heard`: how many signals it came of, also when those are gone. `solution_id`: the record that answers it,
    or is going to.
    """

    __tablename__ = "questions"
    __table_args__ = (
        UniqueConstraint("client_key"),
        CheckConstraint("length(title) between 5 and 120", name="title"),
        CheckConstraint("length(explanation) <= 600", name="explanation"),
        CheckConstraint("cardinality(themes) between 1 and 3", name="themes"),
        CheckConstraint("heard >= 0", name="heard"),
        CheckConstraint("solution_id is null or state in ('busy', 'taken_up')", name="solution"),
        Index("ix_questions_state_made_at", "state", "made_at"),
        Index("ix_questions_team_id", "team_id"),
        Index("ix_questions_solution_id", "solution_id"),
        Index("ix_questions_themes", "themes", postgresql_using="gin"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_key: Mapped[UUID]
    version: Mapped[int] = mapped_column(server_default=text("1"), default=1)
    title: Mapped[str]
    explanation: Mapped[str] = mapped_column(server_default="", default="")
    themes: Mapped[Slugs]
    audiences: Mapped[Slugs]
    offers: Mapped[Slugs]
    state: Mapped[QuestionState] = mapped_column(stored_enum(QuestionState), default=QuestionState.OPEN)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    solution_id: Mapped[int | None] = mapped_column(ForeignKey("assets.id", ondelete="SET NULL"))
    heard: Mapped[int] = mapped_column(server_default=text("0"), default=0)
    made_at: Mapped[Moment]

    team: Mapped[Team | None] = relationship()
    areas: Mapped[list[Area]] = relationship(secondary="question_buurten", order_by=Area.name_key)
    steps: Mapped[list[QuestionStep]] = relationship(order_by="QuestionStep.id")


class QuestionBuurt(Base):
    """A buurt that a question is about."""

    __tablename__ = "question_buurten"
    __table_args__ = (Index("ix_question_buurten_area_id", "area_id"),)

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("areas.id"), primary_key=True)


class QuestionPartner(Base):
    """What a record brings to what answers a question, of the same list as its offers.

    Whether the two still work together is said by their tie alone.
    """

    __tablename__ = "question_partners"
    __table_args__ = (Index("ix_question_partners_asset_id", "asset_id"),)

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    asset_id: Mapped[int] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True)
    brings: Mapped[Slugs]


class QuestionStep(Base):
    """A state that a question came into, by which team and why: the story of its page. Only added to."""

    __tablename__ = "question_steps"
    __table_args__ = (
        CheckConstraint("length(why) <= 200", name="why"),
        CheckConstraint("state <> 'not_needed' or length(why) >= 3", name="reason"),
        Index("ix_question_steps_question_id", "question_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    state: Mapped[QuestionState] = mapped_column(stored_enum(QuestionState))
    why: Mapped[str] = mapped_column(server_default="", default="")
    at: Mapped[Moment]
    by_user: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    by_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    by_role: Mapped[Role | None] = mapped_column(stored_enum(Role))
