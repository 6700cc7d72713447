"""Two colleagues who begin at once, or a second tap, go on with the same walk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        delete from rounds as later using rounds as earlier
        where later.finished_on is null and earlier.finished_on is null and later.id > earlier.id
            and later.team_id = earlier.team_id and later.area_id = earlier.area_id
        """
    )
    op.create_index(
        "uq_rounds_open",
        "rounds",
        ["team_id", "area_id"],
        unique=True,
        postgresql_where=sa.text("finished_on IS NULL"),
    )
