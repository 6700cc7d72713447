"""A claim can be about a step or a tie as well as about a record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _subject("action_id", "actions.id")
    _subject("relation_id", "relations.id")
    op.drop_constraint(op.f("ck_claims_one_subject"), "claims", type_="check")
    op.create_check_constraint(
        "one_subject", "claims", "num_nonnulls(asset_id, action_id, relation_id) = 1"
    )


def _subject(column: str, target: str) -> None:
    op.add_column("claims", sa.Column(column, sa.BigInteger(), sa.ForeignKey(target, ondelete="CASCADE")))
    op.create_index(f"ix_claims_{column}", "claims", [column])
    op.create_index(
        f"uq_claims_open_{column}",
        "claims",
        ["session_id", column],
        unique=True,
        postgresql_where=sa.text("withdrawn_at is null"),
    )
