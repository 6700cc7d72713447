"""Lists of others that stand beside the map for a week."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outside_lists",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("client_key", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.Column("kinds", ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("theme", sa.Text(), sa.ForeignKey("themes.code")),
        sa.Column("source_id", sa.BigInteger(), sa.ForeignKey("sources.id", ondelete="CASCADE")),
        sa.Column("entries", JSONB(), server_default="[]", nullable=False),
        sa.Column("answers", JSONB(), server_default="{}", nullable=False),
        sa.Column("left_out", JSONB(), server_default="{}", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.UniqueConstraint("client_key"),
        sa.CheckConstraint("length(title) between 1 and 120", name="title"),
        sa.CheckConstraint("jsonb_typeof(entries) = 'array'", name="entries"),
        sa.CheckConstraint("jsonb_typeof(answers) = 'object'", name="answers"),
    )
    op.create_index("ix_outside_lists_user_id", "outside_lists", ["user_id"])
