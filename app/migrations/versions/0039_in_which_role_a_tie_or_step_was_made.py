"""In which role a tie or a step was made; of what is there already nobody knows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

ROLES = ("member", "builder", "trainer", "coordinator", "manager", "privacy", "partner", "admin")


def upgrade() -> None:
    said = ", ".join(f"'{role}'" for role in ROLES)
    for table in ("relations", "actions"):
        op.add_column(table, sa.Column("by_role", sa.String(30)))
        op.create_check_constraint("role", table, f"by_role in ({said})")
