"""Boundaries that an administrator sends to try them before they are loaded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "boundary_files",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("trial", JSONB(), server_default="{}", nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("octet_length(content) <= 26214400", name="content"),
        sa.CheckConstraint("year between 1995 and 2100", name="year"),
    )
