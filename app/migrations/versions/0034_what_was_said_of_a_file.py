"""What somebody said of a file to read in, beside its columns: sheet, words, repair, what left the list."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("import_files", sa.Column("sheet", sa.Text(), server_default="", nullable=False))
    op.add_column("import_files", sa.Column("words", JSONB(), server_default="{}", nullable=False))
    op.add_column("import_files", sa.Column("repair", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column(
        "import_files", sa.Column("stop_missing", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
