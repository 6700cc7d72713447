"""Lines of policy of the municipality, as tags on themes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "action_lines",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("themes", ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("name"),
        sa.CheckConstraint("length(btrim(name)) between 2 and 80", name="name"),
        sa.CheckConstraint("cardinality(themes) > 0", name="some_theme"),
    )
