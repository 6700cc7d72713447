"""What changed, for whom, and what shows it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.columns import Moment, stored_enum


class OutcomeLevel(StrEnum):
    """For whom it changed."""

    RESIDENTS = "residents"
    PROFESSIONALS = "professionals"
    ORGANISATION = "organisation"


class EvidenceKind(StrEnum):
    """What shows it."""

    OBSERVATION = "observation"
    QUOTE = "quote"
    COUNT = "count"
    PHOTO = "photo"


class Faces(StrEnum):
    """Whether somebody can be recognised on a photo: nobody, or who agreed to it."""

    NONE = "none"
    AGREED = "agreed"


class Outcome(Base):
    """A change story: before, what happened, after. Without evidence it is a draft and in no count."""

    __tablename__ = "outcomes"
    __table_args__ = (
        UniqueConstraint("client_key"),
        CheckConstraint("num_nonnulls(asset_id, question_id, session_id) = 1", name="of_one_thing"),
        CheckConstraint("length(btrim(title)) between 3 and 120", name="title"),
        CheckConstraint(
            "length(before) <= 600 and length(happened) <= 600 and length(after) <= 600", name="texts"
        ),
        CheckConstraint("number between 0 and 1000000", name="number"),
        Index("ix_outcomes_asset_id", "asset_id"),
        Index("ix_outcomes_question_id", "question_id"),
        Index("ix_outcomes_session_id", "session_id"),
        Index("ix_outcomes_team_id", "team_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    client_key: Mapped[UUID]
    asset_id: Mapped[int | None] = mapped_column(ForeignKey("assets.id", ondelete="CASCADE"))
    question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"))
    level: Mapped[OutcomeLevel] = mapped_column(stored_enum(OutcomeLevel))
    title: Mapped[str]
    before: Mapped[str] = mapped_column(server_default="", default="")
    happened: Mapped[str] = mapped_column(server_default="", default="")
    after: Mapped[str] = mapped_column(server_default="", default="")
    number: Mapped[int | None]
    happened_on: Mapped[date]
    told_at: Mapped[Moment]


class Evidence(Base):
    """Something that shows an outcome. A quote or photo stands only as long as was agreed (`expires_on`).

    Of a photo `said` is what can be seen, for who doesn't see it.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        CheckConstraint("length(btrim(said)) between 1 and 400", name="said"),
        CheckConstraint("length(source) <= 160", name="source"),
        CheckConstraint(
            "kind <> 'quote' or (length(btrim(source)) > 0 and expires_on is not null)", name="quote_agreed"
        ),
        CheckConstraint("kind <> 'count' or length(btrim(source)) > 0", name="count_has_source"),
        CheckConstraint("kind <> 'photo' or expires_on is not null", name="photo_lasts"),
        CheckConstraint(
            "(kind = 'photo') = (faces is not null)"
            " and (faces is distinct from 'agreed' or length(btrim(source)) > 0)",
            name="photo_agreed",
        ),
        Index("ix_evidence_outcome_id", "outcome_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    outcome_id: Mapped[int] = mapped_column(ForeignKey("outcomes.id", ondelete="CASCADE"))
    kind: Mapped[EvidenceKind] = mapped_column(stored_enum(EvidenceKind))
    said: Mapped[str]
    source: Mapped[str] = mapped_column(server_default="", default="")
    expires_on: Mapped[date | None]
    faces: Mapped[Faces | None] = mapped_column(stored_enum(Faces))


class EvidencePhoto(Base):
    """The photo of a piece of evidence: a JPEG that we made ourselves, without anything but the picture."""

    __tablename__ = "evidence_photos"
    __table_args__ = (CheckConstraint("octet_length(content) between 1 and 2097152", name="content"),)

    evidence_id: Mapped[int] = mapped_column(
        ForeignKey("evidence.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    content: Mapped[bytes] = mapped_column(LargeBinary)
    width: Mapped[int]
    height: Mapped[int]
