"""What a team asks of the team that keeps a record, as a thread between the two."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

STATES = ("open", "answered", "done", "declined", "withdrawn")
ROLES = ("member", "builder", "trainer", "coordinator", "manager", "privacy", "partner", "admin")


def upgrade() -> None:
    _requests()
    _messages()


def _other(name: str, target: str, *, ondelete: str | None = None, **options: bool) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), sa.ForeignKey(target, ondelete=ondelete), **options)


def _one_of(column: str, name: str, values: tuple[str, ...], **options: bool) -> sa.Column[str]:
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=30)
    return sa.Column(column, kind, **options)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False)


def _requests() -> None:
    op.create_table(
        "contact_requests",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("client_key", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        _other("asset_id", "assets.id", ondelete="CASCADE", nullable=False),
        _other("team_id", "teams.id", nullable=False),
        _other("question_id", "questions.id", ondelete="SET NULL"),
        _other("group_id", "assets.id", ondelete="SET NULL"),
        _one_of("state", "request_state", STATES, nullable=False),
        _moment("asked_at"),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("group_id <> asset_id", name="two_records"),
        sa.CheckConstraint("(closed_at is null) = (state in ('open', 'answered'))", name="closed"),
        sa.UniqueConstraint("client_key"),
    )
    op.create_index("ix_contact_requests_asset_id", "contact_requests", ["asset_id"])
    op.create_index("ix_contact_requests_team_id", "contact_requests", ["team_id"])
    op.create_index(
        "ix_contact_requests_group_id",
        "contact_requests",
        ["group_id"],
        postgresql_where=sa.text("group_id is not null"),
    )


def _messages() -> None:
    op.create_table(
        "request_messages",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        _other("request_id", "contact_requests.id", ondelete="CASCADE", nullable=False),
        sa.Column("client_key", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        _one_of("state", "request_state", STATES, nullable=False),
        sa.Column("from_keepers", sa.Boolean(), nullable=False),
        _moment("at"),
        _other("by_user", "users.id"),
        _other("by_team", "teams.id"),
        _one_of("by_role", "role", ROLES),
        sa.CheckConstraint("length(text) <= 1000", name="text"),
        sa.CheckConstraint("length(text) >= 3 or state in ('done', 'withdrawn')", name="said"),
        sa.UniqueConstraint("client_key"),
    )
    op.create_index("ix_request_messages_request_id", "request_messages", ["request_id"])
