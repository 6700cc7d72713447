"""People who sign in, and the attempts that slow a guesser down."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.columns import Moment, Slugs
from app.models.people.team import Membership


class Role(StrEnum):
    """What somebody does here; a user may hold several and sees the union."""

    MEMBER = "member"
    BUILDER = "builder"
    TRAINER = "trainer"
    COORDINATOR = "coordinator"
    MANAGER = "manager"
    PRIVACY = "privacy"
    PARTNER = "partner"
    ADMIN = "admin"


ROLE_ARRAY = ", ".join(f"'{role.value}'" for role in Role)


class User(Base):
    """A colleague (or guest). `epoch` goes up to end every session of this user at once.

    `welcomed_at` is None until the first five minutes were gone through or skipped; `first_screen` is the
    role whose start page she chose, None for that of her first role.
    """

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint(f"roles <@ array[{ROLE_ARRAY}]::text[]", name="roles"),
        CheckConstraint("cardinality(roles) > 0", name="some_role"),
        CheckConstraint("email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and email = lower(email)", name="email"),
        CheckConstraint("length(btrim(name)) between 1 and 120", name="name"),
        CheckConstraint("first_screen = any(roles)", name="first_screen"),
        UniqueConstraint("email"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]
    name: Mapped[str]
    password_hash: Mapped[str] = mapped_column(deferred=True)
    roles: Mapped[Slugs]
    epoch: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    created_at: Mapped[Moment]
    deactivated_at: Mapped[datetime | None]
    welcomed_at: Mapped[datetime | None]
    first_screen: Mapped[str | None] = mapped_column(Text)

    memberships: Mapped[list[Membership]] = relationship(back_populates="user", order_by=Membership.since)


class TrustedDevice(Base):
    """A browser that stays signed in for some weeks, good for everything but what is private.

    Only the hash of its key is kept; of another `epoch` than its user it is a stranger again.
    """

    __tablename__ = "trusted_devices"
    __table_args__ = (
        UniqueConstraint("key_hash"),
        CheckConstraint("length(name) between 1 and 80", name="name"),
        Index("ix_trusted_devices_user_id", "user_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    epoch: Mapped[int]
    key_hash: Mapped[str]
    name: Mapped[str]
    created_at: Mapped[Moment]
    revoked_at: Mapped[datetime | None]


class SignInAttempt(Base):
    """A failed sign-in: a keyed hash of the address that was tried and the network it came from."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (Index("ix_sign_in_attempts_account_network_at", "account", "network", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str]
    network: Mapped[str]
    at: Mapped[Moment]
