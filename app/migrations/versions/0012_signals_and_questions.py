"""What colleagues hear often (signals), and the questions of a buurt that come of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

STATES = ("open", "busy", "taken_up", "not_needed")
ROLES = ("member", "builder", "trainer", "coordinator", "manager", "privacy", "partner", "admin")


def upgrade() -> None:
    _questions()
    _steps()
    _signals()


def _key(name: str = "id") -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), primary_key=True)


def _other(name: str, target: str, *, ondelete: str | None = None, **options: bool) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), sa.ForeignKey(target, ondelete=ondelete), **options)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _slugs(name: str) -> sa.Column[list[str]]:
    return sa.Column(name, postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False)


def _state() -> sa.Column[str]:
    kind = sa.Enum(*STATES, name="question_state", native_enum=False, create_constraint=True, length=30)
    return sa.Column("state", kind, nullable=False)


def _role() -> sa.Column[str]:
    kind = sa.Enum(*ROLES, name="role", native_enum=False, create_constraint=True, length=30)
    return sa.Column("by_role", kind)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False)


def _questions() -> None:
    op.create_table(
        "questions",
        _key(),
        sa.Column("client_key", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        _words("explanation"),
        _slugs("themes"),
        _slugs("audiences"),
        _slugs("offers"),
        _state(),
        _other("team_id", "teams.id"),
        _other("solution_id", "assets.id", ondelete="SET NULL"),
        sa.Column("heard", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        _moment("made_at"),
        sa.CheckConstraint("length(title) between 5 and 120", name="title"),
        sa.CheckConstraint("length(explanation) <= 600", name="explanation"),
        sa.CheckConstraint("cardinality(themes) between 1 and 3", name="themes"),
        sa.CheckConstraint("heard >= 0", name="heard"),
        sa.CheckConstraint("solution_id is null or state = 'taken_up'", name="solution"),
        sa.UniqueConstraint("client_key"),
    )
    op.create_index("ix_questions_state_made_at", "questions", ["state", "made_at"])
    op.create_index("ix_questions_team_id", "questions", ["team_id"])
    op.create_index("ix_questions_themes", "questions", ["themes"], postgresql_using="gin")
    op.create_table(
        "question_buurten",
        _other("question_id", "questions.id", ondelete="CASCADE", primary_key=True),
        _other("area_id", "areas.id", primary_key=True),
    )
    op.create_index("ix_question_buurten_area_id", "question_buurten", ["area_id"])


def _steps() -> None:
    op.create_table(
        "question_steps",
        _key(),
        _other("question_id", "questions.id", ondelete="CASCADE", nullable=False),
        _state(),
        _words("why"),
        _moment("at"),
        _other("by_user", "users.id"),
        _other("by_team", "teams.id"),
        _role(),
        sa.CheckConstraint("length(why) <= 200", name="why"),
        sa.CheckConstraint("state <> 'not_needed' or length(why) >= 3", name="reason"),
    )
    op.create_index("ix_question_steps_question_id", "question_steps", ["question_id"])


def _signals() -> None:
    op.create_table(
        "signals",
        _key(),
        sa.Column("client_key", sa.Uuid(), nullable=False),
        sa.Column("theme", sa.Text(), sa.ForeignKey("themes.code"), nullable=False),
        _other("area_id", "areas.id", nullable=False),
        _words("said"),
        sa.Column("heard_on", sa.Date(), nullable=False),
        _other("by_team", "teams.id"),
        _other("question_id", "questions.id", ondelete="SET NULL"),
        sa.CheckConstraint("length(said) <= 200", name="said"),
        sa.UniqueConstraint("client_key"),
    )
    op.create_index("ix_signals_area_id_theme_heard_on", "signals", ["area_id", "theme", "heard_on"])
    op.create_index("ix_signals_heard_on", "signals", ["heard_on"])
    op.create_index("ix_signals_question_id", "signals", ["question_id"])
