"""A professional judges a group of buurten as well: an area of another division than that of the CBS."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("judgements", "area_id", nullable=True)
    op.add_column(
        "judgements",
        sa.Column("area_group_id", sa.BigInteger(), sa.ForeignKey("area_groups.id", ondelete="CASCADE")),
    )
    op.create_index("ix_judgements_area_group_id", "judgements", ["area_group_id"])
    op.create_check_constraint(
        op.f("ck_judgements_one_subject"), "judgements", "num_nonnulls(area_id, area_group_id) = 1"
    )
