"""One sentence of a professional about a part of the municipality, with a role, a day and an end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

ROLES = ("member", "builder", "trainer", "coordinator", "manager", "privacy", "partner", "admin")


def upgrade() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("client_key", sa.Uuid(), nullable=False),
        sa.Column("area_id", sa.BigInteger(), sa.ForeignKey("areas.id"), nullable=False),
        sa.Column("theme", sa.Text(), sa.ForeignKey("themes.code")),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column(
            "by_role", sa.Enum(*ROLES, name="role", native_enum=False, create_constraint=True, length=30), nullable=False
        ),
        sa.Column("team_id", sa.BigInteger(), sa.ForeignKey("teams.id")),
        sa.Column("judged_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("client_key"),
        sa.CheckConstraint("length(said) between 1 and 300", name="said"),
        sa.CheckConstraint("expires_on > judged_on and expires_on <= judged_on + 366", name="expires"),
    )
    op.create_index("ix_judgements_area_id", "judgements", ["area_id"])
