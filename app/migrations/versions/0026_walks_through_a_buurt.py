"""Walks of a team through a buurt, and what it looked for there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("client_key", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.BigInteger(), sa.ForeignKey("teams.id"), nullable=False),
        sa.Column("area_id", sa.BigInteger(), sa.ForeignKey("areas.id"), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("finished_on", sa.Date()),
        sa.UniqueConstraint("client_key"),
        sa.CheckConstraint("finished_on >= started_on", name="ends_after_it_begins"),
    )
    op.create_index("ix_rounds_area_id_finished_on", "rounds", ["area_id", "finished_on"])
    op.create_index("ix_rounds_team_id", "rounds", ["team_id"])
    op.create_table(
        "round_themes",
        sa.Column("round_id", sa.BigInteger(), sa.ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        sa.Column("theme", sa.Text(), sa.ForeignKey("themes.code"), primary_key=True),
        sa.Column("found", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "round_skips",
        sa.Column("round_id", sa.BigInteger(), sa.ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        sa.Column("asset_id", sa.BigInteger(), sa.ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    )
