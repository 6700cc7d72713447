"""Reports that last: what was asked, and the bytes of their files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

EDITIONS = ("colleagues", "public")
KINDS = ("data", "pdf", "xlsx", "gpkg", "html")
ROLES = ("member", "builder", "trainer", "coordinator", "manager", "privacy", "partner", "admin")
FROZEN = """
    create function frozen_is_frozen() returns trigger language plpgsql as $$
    begin
        raise exception 'a frozen report does not change' using errcode = 'restrict_violation';
    end $$
"""


def upgrade() -> None:
    slugs = {"server_default": "{}", "nullable": False}
    op.create_table(
        "reports",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("number", sa.BigInteger(), unique=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("division", sa.Text(), nullable=False),
        sa.Column("regions", ARRAY(sa.Text()), **slugs),
        sa.Column("sections", ARRAY(sa.Text()), **slugs),
        sa.Column("edition", _enum(EDITIONS, "edition"), nullable=False),
        sa.Column("corrects_id", sa.BigInteger(), sa.ForeignKey("reports.id")),
        sa.Column("by_role", _enum(ROLES, "role"), nullable=False),
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("made_on", sa.Date()),
        sa.Column("vintage", sa.Text(), server_default="", nullable=False),
        sa.Column("definitions", JSONB(), server_default="{}", nullable=False),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("until >= since", name="period"),
        sa.CheckConstraint("number > 0", name="number"),
        sa.CheckConstraint("(number is null) = (made_on is null)", name="frozen"),
        sa.CheckConstraint("cardinality(sections) > 0", name="some_section"),
    )
    op.create_index("ix_reports_corrects_id", "reports", ["corrects_id"])
    op.create_table(
        "report_files",
        sa.Column("report_id", sa.BigInteger(), sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        sa.Column("kind", _enum(KINDS, "file_kind"), primary_key=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("octet_length(content) between 1 and 20971520", name="content"),
        sa.CheckConstraint("length(sha256) = 64", name="sha256"),
    )
    op.execute(FROZEN)
    op.execute(
        "create trigger frozen before update on reports for each row"
        " when (old.number is not null) execute function frozen_is_frozen()"
    )
    op.execute(
        "create trigger frozen before update on report_files for each row execute function frozen_is_frozen()"
    )


def _enum(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=30)
