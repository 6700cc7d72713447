"""Trust: what a check found, devices that stay signed in, who read what is private, proof of deletion.

And which first screen somebody with several roles chose.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ANSWERS = ("confirmed", "different", "resting", "stopped", "nobody")
REASONS = ("asked", "private", "nonsense", "retention")
ROLES = ("member", "builder", "trainer", "coordinator", "manager", "privacy", "partner", "admin")


def upgrade() -> None:
    _first_screen()
    _answers_of_checks()
    _devices_and_readers()
    _deletions()


def _first_screen() -> None:
    op.add_column("users", sa.Column("first_screen", sa.Text(), nullable=True))
    op.create_check_constraint(op.f("ck_users_first_screen"), "users", "first_screen = any(roles)")
    op.create_index("ix_assets_recorded_by", "assets", ["recorded_by"])


def _answers_of_checks() -> None:
    op.add_column(
        "verifications",
        sa.Column(
            "answer",
            sa.Enum(*ANSWERS, name="check_answer", native_enum=False, create_constraint=True, length=30),
            server_default="confirmed",
            nullable=False,
        ),
    )
    op.add_column("verifications", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))


def _devices_and_readers() -> None:
    op.create_table(
        "trusted_devices",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("key_hash", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(name) between 1 and 80", name=op.f("ck_trusted_devices_name")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_trusted_devices_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trusted_devices")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_trusted_devices_key_hash")),
    )
    op.create_index("ix_trusted_devices_user_id", "trusted_devices", ["user_id"])
    op.create_table(
        "access_log",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("asset_id", sa.BigInteger(), nullable=False),
        sa.Column("what", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("by_user", sa.BigInteger(), nullable=True),
        sa.Column("by_team", sa.BigInteger(), nullable=True),
        sa.Column(
            "by_role",
            sa.Enum(*ROLES, name="role", native_enum=False, create_constraint=True, length=30),
            nullable=True,
        ),
        sa.CheckConstraint(
            "what <@ array['contact', 'note', 'story']::text[] and cardinality(what) > 0",
            name=op.f("ck_access_log_what"),
        ),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets.id"], name=op.f("fk_access_log_asset_id_assets"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_team"], ["teams.id"], name=op.f("fk_access_log_by_team_teams")),
        sa.ForeignKeyConstraint(["by_user"], ["users.id"], name=op.f("fk_access_log_by_user_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_log")),
    )
    op.create_index("ix_access_log_asset_id_at", "access_log", ["asset_id", "at"])
    op.create_index("ix_access_log_at", "access_log", ["at"])


def _deletions() -> None:
    op.create_table(
        "deletions",
        sa.Column("asset_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "reason",
            sa.Enum(*REASONS, name="deletion_reason", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("listed_as", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("by_user", sa.BigInteger(), nullable=True),
        sa.Column("by_team", sa.BigInteger(), nullable=True),
        sa.Column(
            "by_role",
            sa.Enum(*ROLES, name="role", native_enum=False, create_constraint=True, length=30),
            nullable=True,
        ),
        sa.CheckConstraint("listed_as ~ '^[0-9a-f]{64}$'", name=op.f("ck_deletions_listed_as")),
        sa.ForeignKeyConstraint(["by_team"], ["teams.id"], name=op.f("fk_deletions_by_team_teams")),
        sa.ForeignKeyConstraint(["by_user"], ["users.id"], name=op.f("fk_deletions_by_user_users")),
        sa.PrimaryKeyConstraint("asset_id", name=op.f("pk_deletions")),
    )
    op.create_index("ix_deletions_at", "deletions", ["at"])
    op.create_index("ix_deletions_listed_as", "deletions", ["listed_as"])
