"""Accounts know when they were welcomed; those that are there already were."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("welcomed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("update users set welcomed_at = now()")
