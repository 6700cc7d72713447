"""What others would change in a record, per field with the answer of the team that keeps it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ROLE = sa.Enum(
    "member",
    "builder",
    "trainer",
    "coordinator",
    "manager",
    "privacy",
    "partner",
    "admin",
    name="role",
    native_enum=False,
    create_constraint=True,
    length=30,
)


def upgrade() -> None:
    op.create_table(
        "suggestions",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("client_key", sa.Uuid(), nullable=False),
        sa.Column("asset_id", sa.BigInteger(), nullable=False),
        sa.Column("base_version", sa.BigInteger(), nullable=False),
        sa.Column("run_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("by_user", sa.BigInteger(), nullable=True),
        sa.Column("by_team", sa.BigInteger(), nullable=True),
        sa.Column("by_role", ROLE, nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("put_away_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "put_away_at is null or closed_at is not null", name=op.f("ck_suggestions_put_away")
        ),
        sa.CheckConstraint("by_user is not null or run_id is not null", name=op.f("ck_suggestions_source")),
        sa.CheckConstraint("not withdrawn or closed_at is not null", name=op.f("ck_suggestions_withdrawn")),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets.id"], name=op.f("fk_suggestions_asset_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_team"], ["teams.id"], name=op.f("fk_suggestions_by_team")),
        sa.ForeignKeyConstraint(["by_user"], ["users.id"], name=op.f("fk_suggestions_by_user")),
        sa.ForeignKeyConstraint(["run_id"], ["import_runs.id"], name=op.f("fk_suggestions_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestions")),
        sa.UniqueConstraint("client_key", name=op.f("uq_suggestions_client_key")),
    )
    op.create_index("ix_suggestions_asset_id", "suggestions", ["asset_id"], unique=False)
    op.create_index(
        "ix_suggestions_open",
        "suggestions",
        ["asset_id"],
        unique=False,
        postgresql_where=sa.text("closed_at is null"),
    )
    op.create_index(
        "ix_suggestions_told",
        "suggestions",
        ["by_user"],
        unique=False,
        postgresql_where=sa.text("put_away_at is null and not withdrawn"),
    )
    op.create_table(
        "suggested_fields",
        sa.Column("suggestion_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("word", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.Column("answered_team_id", sa.BigInteger(), nullable=True),
        sa.Column("answered_role", ROLE, nullable=True),
        sa.CheckConstraint(
            "(answered_at is null) = (accepted is null)", name=op.f("ck_suggested_fields_answer")
        ),
        sa.CheckConstraint(
            "field <> 'remark' or (jsonb_typeof(value) = 'string'"
            " and length(value #>> '{}') between 3 and 500)",
            name=op.f("ck_suggested_fields_remark"),
        ),
        sa.CheckConstraint("version is null or accepted", name=op.f("ck_suggested_fields_version")),
        sa.CheckConstraint(
            "length(word) <= 300 and (word = '' or accepted is not null)",
            name=op.f("ck_suggested_fields_word"),
        ),
        sa.ForeignKeyConstraint(["answered_by"], ["users.id"], name=op.f("fk_suggested_fields_answered_by")),
        sa.ForeignKeyConstraint(
            ["answered_team_id"], ["teams.id"], name=op.f("fk_suggested_fields_answered_team_id")
        ),
        sa.ForeignKeyConstraint(
            ["suggestion_id"],
            ["suggestions.id"],
            name=op.f("fk_suggested_fields_suggestion_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("suggestion_id", "field", name=op.f("pk_suggested_fields")),
    )
