"""A long list is tried, read in and turned back beside the requests: what is asked, by whom, why it failed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

ASKED = sa.Enum(
    "try", "read", name="file_wish", native_enum=False, create_constraint=True, length=30
)


def upgrade() -> None:
    for table in ("import_files", "import_runs"):
        op.add_column(table, sa.Column("asked_at", sa.DateTime(timezone=True)))
        op.add_column(table, sa.Column("asked_by", sa.BigInteger(), sa.ForeignKey("users.id")))
        op.add_column(table, sa.Column("asked_team", sa.BigInteger(), sa.ForeignKey("teams.id")))
        op.add_column(table, sa.Column("problem", sa.Text(), server_default="", nullable=False))
    op.add_column("import_files", sa.Column("asked", ASKED))
    op.create_check_constraint(
        op.f("ck_import_files_asked_at"), "import_files", "(asked is null) = (asked_at is null)"
    )
    op.drop_constraint(op.f("ck_import_files_content"), "import_files")
    op.create_check_constraint(
        op.f("ck_import_files_content"), "import_files", "octet_length(content) <= 52428800"
    )
    op.add_column(
        "import_run_assets", sa.Column("stayed", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
