"""Who was there (when the organisation chooses so), who looks along at a route, and more about modules and places."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _attendances()
    _shares()
    _modules()
    _places()
    _grown_ties()


def _half(name: str, target: str, *, ondelete: str = "CASCADE") -> sa.Column[int]:
    """A half of a key of two."""
    key = sa.ForeignKey(target, ondelete=ondelete)
    return sa.Column(name, sa.BigInteger(), key, primary_key=True, autoincrement=False)


def _attendances() -> None:
    op.create_table("attendances", _half("session_id", "sessions.id"), _half("user_id", "users.id"))
    op.create_index("ix_attendances_user_id", "attendances", ["user_id"])


def _shares() -> None:
    op.create_table("route_shares", _half("route_id", "learning_routes.id"), _half("session_id", "sessions.id"))
    op.create_index("ix_route_shares_session_id", "route_shares", ["session_id"])


def _modules() -> None:
    for name in ("theme", "proposed_by"):
        op.add_column("modules", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column("modules", sa.Column("materials", ARRAY(sa.Text()), server_default="{}", nullable=False))
    op.create_check_constraint(
        op.f("ck_modules_about"), "modules", "length(theme) <= 120 and length(proposed_by) <= 120"
    )
    op.create_check_constraint(op.f("ck_modules_materials"), "modules", "cardinality(materials) <= 10")


def _places() -> None:
    op.add_column("sessions", sa.Column("online", sa.Boolean(), server_default=sa.false(), nullable=False))
    place = sa.ForeignKey("assets.id", ondelete="SET NULL")
    op.add_column("sessions", sa.Column("place_id", sa.BigInteger(), place))
    op.create_check_constraint(op.f("ck_sessions_one_place"), "sessions", "not (online and place_id is not null)")
    op.create_index("ix_sessions_place_id", "sessions", ["place_id"])


def _grown_ties() -> None:
    op.create_table("action_relations", _half("action_id", "actions.id"), _half("relation_id", "relations.id"))
    op.create_index("ix_action_relations_relation_id", "action_relations", ["relation_id"])
