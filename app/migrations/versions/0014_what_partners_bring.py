"""What partners bring to the solution of a question, which is there while it still begins."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ANSWERED = "solution_id is null or state in ('busy', 'taken_up')"


def upgrade() -> None:
    op.create_table(
        "question_partners",
        _end("question_id", "questions.id"),
        _end("asset_id", "assets.id"),
        sa.Column("brings", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
    )
    op.create_index("ix_question_partners_asset_id", "question_partners", ["asset_id"])
    op.create_index("ix_questions_solution_id", "questions", ["solution_id"])
    op.drop_constraint(op.f("ck_questions_solution"), "questions", type_="check")
    op.create_check_constraint(op.f("ck_questions_solution"), "questions", ANSWERED)


def _end(name: str, target: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), sa.ForeignKey(target, ondelete="CASCADE"), primary_key=True)
