"""Signing up for sessions, routes of electives, who may give a module, the plan of the basic training, and proposals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _participations()
    _calendars()
    _qualifications()
    _rollout()
    _routes()
    _proposals()
    _playbooks()


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger(), primary_key=True)


def _other(name: str, target: str, *, ondelete: str | None = None, **options: bool) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), sa.ForeignKey(target, ondelete=ondelete), **options)


def _one_of(column: str, name: str, values: tuple[str, ...], **options: object) -> sa.Column[str]:
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=30)
    return sa.Column(column, kind, **options)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False)


def _participations() -> None:
    op.add_column("sessions", sa.Column("capacity", sa.BigInteger()))
    op.create_check_constraint("capacity", "sessions", "capacity between 1 and 500")
    op.create_table(
        "participations",
        _id(),
        _other("session_id", "sessions.id", ondelete="CASCADE", nullable=False),
        _other("user_id", "users.id", ondelete="CASCADE", nullable=False),
        _one_of(
            "state", "participation_state", ("signed_up", "waiting", "signed_off"), nullable=False
        ),
        _moment("asked_at"),
        sa.UniqueConstraint("session_id", "user_id"),
    )
    op.create_index("ix_participations_user_id", "participations", ["user_id"])


def _calendars() -> None:
    op.add_column("calendar_links", _other("team_id", "teams.id", ondelete="CASCADE"))
    op.add_column("calendar_links", _other("module_id", "modules.id", ondelete="CASCADE"))
    op.add_column("calendar_links", sa.Column("own", sa.Boolean()))
    op.drop_constraint(op.f("ck_calendar_links_of_one_thing"), "calendar_links")
    op.create_check_constraint(
        op.f("ck_calendar_links_of_one_thing"),
        "calendar_links",
        "num_nonnulls(asset_id, query, team_id, module_id, own) = 1",
    )
    op.create_check_constraint(op.f("ck_calendar_links_own"), "calendar_links", "own")
    op.create_index("ix_calendar_links_team_id", "calendar_links", ["team_id"])
    op.create_index("ix_calendar_links_module_id", "calendar_links", ["module_id"])


def _qualifications() -> None:
    states = ("offered", "in_training", "qualified", "ended")
    op.create_table(
        "trainer_qualifications",
        _id(),
        _other("module_id", "modules.id", nullable=False),
        _other("user_id", "users.id", ondelete="CASCADE"),
        sa.Column("outsider", sa.Text()),
        _one_of("state", "qualification_state", states, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.CheckConstraint("num_nonnulls(user_id, outsider) = 1", name="one_of"),
        sa.CheckConstraint("length(btrim(outsider)) between 2 and 80", name="outsider"),
    )
    for name, columns in (("user", ["module_id", "user_id"]), ("outsider", ["module_id", "outsider"])):
        op.create_index(f"uq_trainer_qualifications_{name}", "trainer_qualifications", columns, unique=True)
    op.create_index("ix_trainer_qualifications_user_id", "trainer_qualifications", ["user_id"])


def _rollout() -> None:
    op.create_table(
        "rollout_plans",
        _id(),
        _other("team_id", "teams.id", nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.UniqueConstraint("team_id", "month"),
        sa.CheckConstraint("extract(day from month) = 1", name="month"),
        sa.CheckConstraint("people between 1 and 500", name="people"),
    )


def _routes() -> None:
    op.add_column("programmes", sa.Column("electives", sa.BigInteger()))
    op.create_check_constraint(op.f("ck_programmes_electives"), "programmes", "electives between 1 and 50")
    op.create_table(
        "learning_routes",
        _id(),
        _other("user_id", "users.id", ondelete="CASCADE", nullable=False),
        _other("programme_id", "programmes.id", nullable=False),
        sa.UniqueConstraint("user_id", "programme_id"),
    )
    op.create_table(
        "learning_route_modules",
        _other("route_id", "learning_routes.id", ondelete="CASCADE", primary_key=True, autoincrement=False),
        _other("module_id", "modules.id", primary_key=True, autoincrement=False),
        sa.Column("done_on", sa.Date()),
    )
    op.create_index("ix_learning_route_modules_module_id", "learning_route_modules", ["module_id"])


def _text(name: str, *, optional: bool = True) -> sa.Column[str]:
    default = sa.text("''") if optional else None
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)


def _proposals() -> None:
    states = ("open", "adopted", "later", "declined")
    op.create_table(
        "training_proposals",
        _id(),
        sa.Column("client_key", sa.Uuid(), nullable=False),
        _one_of("kind", "proposal_kind", ("theme", "module"), nullable=False),
        _text("title", optional=False),
        _text("why"),
        _other("by_team", "teams.id"),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        _one_of("state", "proposal_state", states, server_default="open", nullable=False),
        _text("answer"),
        sa.Column("answered_on", sa.Date()),
        sa.UniqueConstraint("client_key"),
        sa.CheckConstraint("length(btrim(title)) between 3 and 120", name="title"),
        sa.CheckConstraint("length(why) <= 400", name="why"),
        sa.CheckConstraint("length(answer) <= 400", name="answer"),
        sa.CheckConstraint("(state = 'open') = (answered_on is null)", name="answered"),
        sa.CheckConstraint("state = 'open' or length(btrim(answer)) >= 3", name="says_why"),
    )
    op.create_index("ix_training_proposals_state", "training_proposals", ["state", "answer_by"])
    op.create_table(
        "proposal_supports",
        _other(
            "proposal_id", "training_proposals.id", ondelete="CASCADE", primary_key=True, autoincrement=False
        ),
        _other("user_id", "users.id", ondelete="CASCADE", primary_key=True, autoincrement=False),
    )
    op.create_index("ix_proposal_supports_user_id", "proposal_supports", ["user_id"])


def _playbooks() -> None:
    op.create_table(
        "playbook_versions",
        _id(),
        _other("module_id", "modules.id", nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        _text("text", optional=False),
        _text("change"),
        _moment("made_at"),
        sa.UniqueConstraint("module_id", "number"),
        sa.CheckConstraint("number >= 1", name="number"),
        sa.CheckConstraint("length(btrim(text)) between 1 and 8000", name="text"),
        sa.CheckConstraint("length(change) <= 200", name="change"),
    )
    op.create_table(
        "trainer_lessons",
        _id(),
        sa.Column("client_key", sa.Uuid(), nullable=False),
        _other("module_id", "modules.id", nullable=False),
        _text("said", optional=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("client_key"),
        sa.CheckConstraint("length(btrim(said)) between 3 and 400", name="said"),
    )
    op.create_index("ix_trainer_lessons_module_id", "trainer_lessons", ["module_id", "made_on"])
