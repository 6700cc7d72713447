"""Lists that a team reads in for its own buurten, and lines and areas that come in as areas."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

TABLES = ("sources", "import_runs", "import_files")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("team_id", sa.BigInteger(), sa.ForeignKey("teams.id")))
        op.create_index(f"ix_{table}_team_id", table, ["team_id"])
    op.add_column(
        "import_files", sa.Column("as_areas", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
