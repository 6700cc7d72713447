"""A check knows the version or the suggestion that it made, so that taking it back takes those back as well."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("verifications", sa.Column("made_version", sa.BigInteger()))
    op.add_column("verifications", sa.Column("suggestion_id", sa.BigInteger()))
    op.create_foreign_key(
        "fk_verifications_suggestion_id_suggestions",
        "verifications",
        "suggestions",
        ["suggestion_id"],
        ["id"],
        ondelete="SET NULL",
    )
