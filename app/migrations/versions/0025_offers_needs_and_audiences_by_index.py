"""What somebody offers or needs and for whom it is, found by index among a million records."""

from __future__ import annotations

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("offers", "needs", "audiences"):
        op.create_index(f"ix_published_{name}", "published", [name], postgresql_using="gin")
