"""A claim can be about a step or a tie as well as about a record, and a photo can show an outcome."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _subject("action_id", "actions.id")
    _subject("relation_id", "relations.id")
    op.drop_constraint(op.f("ck_claims_one_subject"), "claims", type_="check")
    op.create_check_constraint(
        "one_subject", "claims", "num_nonnulls(asset_id, action_id, relation_id) = 1"
    )
    _photos()


def _subject(column: str, target: str) -> None:
    op.add_column("claims", sa.Column(column, sa.BigInteger(), sa.ForeignKey(target, ondelete="CASCADE")))
    op.create_index(f"ix_claims_{column}", "claims", [column])
    op.create_index(
        f"uq_claims_open_{column}",
        "claims",
        ["session_id", column],
        unique=True,
        postgresql_where=sa.text("withdrawn_at is null"),
    )


def _photos() -> None:
    faces = sa.Enum("none", "agreed", name="faces", native_enum=False, create_constraint=True, length=30)
    op.add_column("evidence", sa.Column("faces", faces))
    op.drop_constraint(op.f("ck_evidence_evidence_kind"), "evidence", type_="check")
    op.create_check_constraint(
        "evidence_kind", "evidence", "kind in ('observation', 'quote', 'count', 'photo')"
    )
    op.create_check_constraint("photo_lasts", "evidence", "kind <> 'photo' or expires_on is not null")
    op.create_check_constraint(
        "photo_agreed",
        "evidence",
        "(kind = 'photo') = (faces is not null) and (faces is distinct from 'agreed' or length(btrim(source)) > 0)",
    )
    op.create_table(
        "evidence_photos",
        sa.Column(
            "evidence_id",
            sa.BigInteger(),
            sa.ForeignKey("evidence.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.Column("height", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("octet_length(content) between 1 and 2097152", name="content"),
    )
