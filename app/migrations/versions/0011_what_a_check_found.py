"""A check may find something else than that it still is so, and may be taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ANSWERS = ("confirmed", "different", "resting", "stopped", "nobody")


def upgrade() -> None:
    op.add_column(
        "verifications",
        sa.Column(
            "answer",
            sa.Enum(*ANSWERS, name="check_answer", native_enum=False, create_constraint=True, length=30),
            server_default="confirmed",
            nullable=False,
        ),
    )
    op.add_column("verifications", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
