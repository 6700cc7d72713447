"""Records that turned out to be one, so that both their addresses lead on; and pairs that may be."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

ROLE = sa.Enum(
    "member",
    "builder",
    "trainer",
    "coordinator",
    "manager",
    "privacy",
    "partner",
    "admin",
    name="role",
    native_enum=False,
    create_constraint=True,
    length=30,
)
AUDIENCE = sa.Enum(
    "team", "organisation", "public", name="audience", native_enum=False, create_constraint=True, length=30
)


def upgrade() -> None:
    op.create_table(
        "merges",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("gone_id", sa.BigInteger(), nullable=False),
        sa.Column("kept_id", sa.BigInteger(), sa.ForeignKey("assets.id", ondelete="CASCADE"), nullable=False),
        sa.Column("before_version", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("moved", JSONB(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("by_user", sa.BigInteger(), sa.ForeignKey("users.id")),
        sa.Column("by_team", sa.BigInteger(), sa.ForeignKey("teams.id")),
        sa.Column("by_role", ROLE),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
        sa.Column("undone_team_id", sa.BigInteger(), sa.ForeignKey("teams.id")),
        sa.CheckConstraint("gone_id <> kept_id", name="two_records"),
        sa.CheckConstraint("version >= before_version", name="versions"),
        sa.CheckConstraint("jsonb_typeof(moved) = 'object'", name="moved"),
    )
    op.create_index(
        "uq_merges_open", "merges", ["gone_id"], unique=True, postgresql_where=sa.text("undone_at is null")
    )
    op.create_index("ix_merges_kept_id", "merges", ["kept_id"])
    op.create_table(
        "duplicate_pairs",
        sa.Column("low_id", sa.BigInteger(), sa.ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        sa.Column("high_id", sa.BigInteger(), sa.ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        sa.Column("audience", AUDIENCE, primary_key=True),
        sa.Column("likelihood", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint("low_id < high_id", name="smaller_first"),
        sa.CheckConstraint("likelihood between 0 and 100", name="likelihood"),
        sa.CheckConstraint("audience in ('team', 'organisation')", name="shown_to"),
    )
    op.create_index("ix_duplicate_pairs_likelihood", "duplicate_pairs", ["audience", "likelihood"])
    op.create_index("ix_duplicate_pairs_high_id", "duplicate_pairs", ["high_id"])
