"""Files that wait to be read in, and which records each reading made or changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_files",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("licence", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("attribution", sa.Text(), server_default=sa.text("''"), nullable=False),
        sa.Column("already_public", sa.Boolean(), nullable=False),
        sa.Column("columns", JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("trial", JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("run_id", sa.BigInteger(), sa.ForeignKey("import_runs.id", ondelete="CASCADE")),
        sa.CheckConstraint("octet_length(content) <= 26214400", name="content"),
    )
    op.create_index("ix_import_files_source_name", "import_files", ["source_name", "id"])
    op.create_index("ix_import_files_run_id", "import_files", ["run_id"])
    op.create_table(
        "import_run_assets",
        sa.Column("run_id", sa.BigInteger(), sa.ForeignKey("import_runs.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        sa.Column("asset_id", sa.BigInteger(), sa.ForeignKey("assets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_import_run_assets_asset_id", "import_run_assets", ["asset_id"])
    op.add_column("import_runs", sa.Column("undone_at", sa.DateTime(timezone=True)))
