"""Which first screen somebody chose, and quickly finding what she recorded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("first_screen", sa.Text(), nullable=True))
    op.create_check_constraint(op.f("ck_users_first_screen"), "users", "first_screen = any(roles)")
    op.create_index("ix_assets_recorded_by", "assets", ["recorded_by"])
