"""Which team is asked to keep a record, and what it said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handovers",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("asset_id", sa.BigInteger(), nullable=False),
        sa.Column("from_team_id", sa.BigInteger(), nullable=True),
        sa.Column("to_team_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("by_user", sa.BigInteger(), nullable=True),
        sa.Column("by_team", sa.BigInteger(), nullable=True),
        sa.Column(
            "by_role",
            sa.Enum(
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
            ),
            nullable=True,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("answered_team_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("(answered_at is null) = (accepted is null)", name=op.f("ck_handovers_answer")),
        sa.CheckConstraint("from_team_id <> to_team_id", name=op.f("ck_handovers_two_teams")),
        sa.ForeignKeyConstraint(
            ["answered_team_id"], ["teams.id"], name=op.f("fk_handovers_answered_team_id")
        ),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets.id"], name=op.f("fk_handovers_asset_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_team"], ["teams.id"], name=op.f("fk_handovers_by_team")),
        sa.ForeignKeyConstraint(["by_user"], ["users.id"], name=op.f("fk_handovers_by_user")),
        sa.ForeignKeyConstraint(["from_team_id"], ["teams.id"], name=op.f("fk_handovers_from_team_id")),
        sa.ForeignKeyConstraint(["to_team_id"], ["teams.id"], name=op.f("fk_handovers_to_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
    )
    op.create_index("ix_handovers_asset_id", "handovers", ["asset_id"], unique=False)
    op.create_index(
        "ix_handovers_from_team_id",
        "handovers",
        ["from_team_id"],
        unique=False,
        postgresql_where=sa.text("answered_at is null"),
    )
    op.create_index(
        "ix_handovers_to_team_id",
        "handovers",
        ["to_team_id"],
        unique=False,
        postgresql_where=sa.text("answered_at is null"),
    )
    op.create_index(
        "uq_handovers_open",
        "handovers",
        ["asset_id"],
        unique=True,
        postgresql_where=sa.text("answered_at is null"),
    )
