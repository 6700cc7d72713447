"""What is asked of all versions at once stands in columns, computed from the whole record, with one index.

And a check knows the version or the suggestion that it made, so that taking it back takes those back as well.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

COMPUTED = (
    ("kind", sa.Text(), "record ->> 'kind'"),
    ("status", sa.Text(), "record ->> 'status'"),
    ("visibility", sa.Text(), "record ->> 'visibility'"),
    ("sensitive", sa.Boolean(), "(record ->> 'sensitive')::boolean"),
    ("aware", sa.Text(), "record ->> 'aware'"),
    ("ends_at", sa.DateTime(timezone=True), "coalesce(valid_until, 'infinity'::timestamptz)"),
)


def upgrade() -> None:
    _as_of_a_day()
    _what_a_check_made()


def _as_of_a_day() -> None:
    for name, kind, rule in COMPUTED:
        op.add_column("asset_versions", sa.Column(name, kind, sa.Computed(rule, persisted=True)))
    op.create_index(
        "ix_asset_versions_as_of",
        "asset_versions",
        ["ends_at", "valid_from"],
        postgresql_include=[
            "asset_id", "act", "kind", "status", "visibility", "sensitive", "aware", "location",
        ],
    )


def _what_a_check_made() -> None:
    op.add_column("verifications", sa.Column("made_version", sa.BigInteger()))
    op.add_column("verifications", sa.Column("suggestion_id", sa.BigInteger()))
    op.create_foreign_key(
        "fk_verifications_suggestion_id_suggestions",
        "verifications",
        "suggestions",
        ["suggestion_id"],
        ["id"],
        ondelete="SET NULL",
    )
