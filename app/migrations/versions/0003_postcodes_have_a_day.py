"""Postcodes know the day on which they were loaded; records whose place is uncertain are found by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "postcodes",
        sa.Column("loaded_on", sa.Date(), server_default=sa.text("current_date"), nullable=False),
    )
    op.create_index(
        "ix_published_place_uncertain",
        "published",
        ["audience", "name_key", "asset_id"],
        unique=False,
        postgresql_where=sa.text("place_uncertain"),
    )
