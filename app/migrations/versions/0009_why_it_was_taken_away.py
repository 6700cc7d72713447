"""Why a record was taken away, and that it came back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

REASONS = ("double", "mistake", "asked", "private", "other")


def upgrade() -> None:
    op.add_column(
        "assets",
        sa.Column(
            "removed_because",
            sa.Enum(
                *REASONS, name="removal_reason", native_enum=False, create_constraint=True, length=30
            ),
            nullable=True,
        ),
    )
    op.create_check_constraint(
        op.f("ck_assets_removed"), "assets", "removed_because is null or removed_at is not null"
    )
    op.create_index(
        "ix_assets_removed_at", "assets", ["removed_at"], postgresql_where=sa.text("removed_at is not null")
    )
    op.drop_constraint(op.f("ck_asset_versions_version_act"), "asset_versions", type_="check")
    op.create_check_constraint(
        op.f("ck_asset_versions_version_act"),
        "asset_versions",
        "act in ('recorded', 'imported', 'edited', 'removed', 'restored')",
    )
