"""Work that is done beside the requests."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

STATES = ("waiting", "running", "done", "failed", "stopped")


def upgrade() -> None:
    kind = sa.Enum(*STATES, name="job_state", native_enum=False, create_constraint=True, length=30)
    count = {"server_default": sa.text("0"), "nullable": False}
    op.create_table(
        "jobs",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("state", kind, server_default="waiting", nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("attempts", sa.BigInteger(), **count),
        sa.Column("done", sa.BigInteger(), **count),
        sa.Column("total", sa.BigInteger(), **count),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("stop_asked", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint("done >= 0 and total >= 0 and attempts >= 0", name="counts"),
        sa.CheckConstraint("(ended_at is null) = (state in ('waiting', 'running'))", name="ended"),
    )
    op.create_index("uq_jobs_kind_day", "jobs", ["kind", "day"], unique=True)
    op.create_index(
        "uq_jobs_open", "jobs", ["kind"], unique=True, postgresql_where=sa.text("ended_at is null")
    )
    op.create_index("ix_jobs_asked_at", "jobs", ["asked_at"])
