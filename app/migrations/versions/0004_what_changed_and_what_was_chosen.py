"""What changed in every table but that of records, and the numbers that an organisation chose."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "settings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_settings")),
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("difference", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
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
        sa.CheckConstraint("act in ('made', 'changed', 'removed')", name=op.f("ck_changes_act")),
        sa.CheckConstraint("jsonb_typeof(difference) = 'object'", name=op.f("ck_changes_difference")),
        sa.ForeignKeyConstraint(["by_team"], ["teams.id"], name=op.f("fk_changes_by_team")),
        sa.ForeignKeyConstraint(["by_user"], ["users.id"], name=op.f("fk_changes_by_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    op.create_index("ix_changes_at", "changes", ["at"], unique=False)
    op.create_index("ix_changes_table_name_row", "changes", ["table_name", "row"], unique=False)
