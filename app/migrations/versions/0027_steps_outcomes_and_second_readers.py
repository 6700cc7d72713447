"""What teams do differently after a session, what changed by it, and who read a claim along."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

ROLES = ("member", "builder", "trainer", "coordinator", "manager", "privacy", "partner", "admin")


def upgrade() -> None:
    _readings()
    _actions()
    _outcomes()


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger(), primary_key=True)


def _other(name: str, target: str, *, ondelete: str | None = None, **options: bool) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), sa.ForeignKey(target, ondelete=ondelete), **options)


def _one_of(column: str, name: str, values: tuple[str, ...], **options: object) -> sa.Column[str]:
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=30)
    return sa.Column(column, kind, **options)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False)


def _text(name: str, *, optional: bool = True) -> sa.Column[str]:
    default = sa.text("''") if optional else None
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)


def _readings() -> None:
    op.create_table(
        "claim_readings",
        _id(),
        _other("claim_id", "claims.id", ondelete="CASCADE", nullable=False),
        _one_of("verdict", "verdict", ("agreed", "careful", "unconvinced"), nullable=False),
        _text("remark"),
        _moment("read_at"),
        _other("read_by", "users.id", nullable=False),
        _other("by_team", "teams.id"),
        _one_of("by_role", "role", ROLES),
        sa.CheckConstraint("length(remark) <= 300", name="remark"),
    )
    op.create_index("ix_claim_readings_claim_id", "claim_readings", ["claim_id", "id"])


def _actions() -> None:
    op.create_table(
        "actions",
        _id(),
        sa.Column("client_key", sa.Uuid(), nullable=False),
        _other("session_id", "sessions.id", nullable=False),
        _other("team_id", "teams.id", nullable=False),
        _one_of("kind", "action_kind", ("round", "talk", "gathering", "other"), nullable=False),
        _text("said", optional=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        _one_of("state", "action_state", ("open", "done", "dropped"), server_default="open", nullable=False),
        _text("came_of"),
        sa.Column("answered_on", sa.Date()),
        sa.UniqueConstraint("client_key"),
        sa.CheckConstraint("length(btrim(said)) between 1 and 200", name="said"),
        sa.CheckConstraint("length(came_of) <= 300", name="came_of"),
        sa.CheckConstraint("(state = 'open') = (answered_on is null)", name="answered"),
    )
    op.create_index("ix_actions_session_id", "actions", ["session_id"])
    op.create_index("ix_actions_team_id", "actions", ["team_id", "state"])
    op.create_table(
        "action_assets",
        _other("action_id", "actions.id", ondelete="CASCADE", primary_key=True, autoincrement=False),
        _other("asset_id", "assets.id", ondelete="CASCADE", primary_key=True, autoincrement=False),
    )
    op.create_index("ix_action_assets_asset_id", "action_assets", ["asset_id"])


def _outcomes() -> None:
    op.create_table(
        "outcomes",
        _id(),
        sa.Column("client_key", sa.Uuid(), nullable=False),
        _other("asset_id", "assets.id", ondelete="CASCADE"),
        _other("question_id", "questions.id"),
        _other("session_id", "sessions.id"),
        _other("team_id", "teams.id", nullable=False),
        _one_of("level", "outcome_level", ("residents", "professionals", "organisation"), nullable=False),
        _text("title", optional=False),
        _text("before"),
        _text("happened"),
        _text("after"),
        sa.Column("number", sa.BigInteger()),
        sa.Column("happened_on", sa.Date(), nullable=False),
        _moment("told_at"),
        sa.UniqueConstraint("client_key"),
        sa.CheckConstraint("num_nonnulls(asset_id, question_id, session_id) = 1", name="of_one_thing"),
        sa.CheckConstraint("length(btrim(title)) between 3 and 120", name="title"),
        sa.CheckConstraint(
            "length(before) <= 600 and length(happened) <= 600 and length(after) <= 600", name="texts"
        ),
        sa.CheckConstraint("number between 0 and 1000000", name="number"),
    )
    for name in ("asset_id", "question_id", "session_id", "team_id"):
        op.create_index(f"ix_outcomes_{name}", "outcomes", [name])
    op.create_table(
        "evidence",
        _id(),
        _other("outcome_id", "outcomes.id", ondelete="CASCADE", nullable=False),
        _one_of("kind", "evidence_kind", ("observation", "quote", "count"), nullable=False),
        _text("said", optional=False),
        _text("source"),
        sa.Column("expires_on", sa.Date()),
        sa.CheckConstraint("length(btrim(said)) between 1 and 400", name="said"),
        sa.CheckConstraint("length(source) <= 160", name="source"),
        sa.CheckConstraint(
            "kind <> 'quote' or (length(btrim(source)) > 0 and expires_on is not null)", name="quote_agreed"
        ),
        sa.CheckConstraint("kind <> 'count' or length(btrim(source)) > 0", name="count_has_source"),
    )
    op.create_index("ix_evidence_outcome_id", "evidence", ["outcome_id"])
