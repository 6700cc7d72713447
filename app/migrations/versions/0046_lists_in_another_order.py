"""Lists by when something was put on the map, by when a check is due, of a team and of a week have an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_published_steward_id", "published", ["steward_id"])
    op.create_index(
        "ix_published_moments",
        "published",
        ["audience", "name_key", "asset_id"],
        postgresql_where=sa.text("coalesce(jsonb_array_length(rhythm -> 'slots'), 0) > 0"),
    )
    op.create_index("ix_published_recorded_at", "published", ["recorded_at", "asset_id"])
    op.create_index("ix_published_due_on", "published", [sa.text("due_on nulls first"), "asset_id"])
