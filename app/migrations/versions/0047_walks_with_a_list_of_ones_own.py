"""A walk along records that were picked by hand: which ones, until the walk is over."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def _part_of(table: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{table}.id", ondelete="CASCADE")


def upgrade() -> None:
    op.add_column("rounds", sa.Column("picked", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "round_picks",
        sa.Column("round_id", sa.BigInteger(), _part_of("rounds"), primary_key=True, autoincrement=False),
        sa.Column("asset_id", sa.BigInteger(), _part_of("assets"), primary_key=True, autoincrement=False),
        sa.Column("last_check", sa.BigInteger(), nullable=False),
    )
