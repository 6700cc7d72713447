"""What else is known of a record, what hangs on it and ties it to others; other divisions, postcodes, kept choices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sqlalchemy.dialects import postgresql

from app.types import Point

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ASSET_RULES = {
    "languages": "cardinality(languages) <= 12",
    "capacity": "capacity between 1 and 5000",
    "rhythm": "jsonb_typeof(rhythm) = 'object'",
    "pauses": "jsonb_typeof(pauses) = 'object'",
    "day_parts": "day_parts <@ array['morning', 'afternoon', 'evening', 'weekend']::text[]",
    "meets_somewhere": "meets_at_id is null or location is not null",
    "meets_elsewhere": "meets_at_id <> id",
}


def upgrade() -> None:
    op.create_table(
        "area_sets",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(btrim(name)) between 2 and 80", name=op.f("ck_area_sets_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area_sets")),
        sa.UniqueConstraint("name", name=op.f("uq_area_sets_name")),
    )
    op.create_table(
        "postcodes",
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("location", Point(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "location <@ box '((0,300000),(280000,625000))'", name=op.f("ck_postcodes_location")
        ),
        sa.CheckConstraint("postcode ~ '^[1-9][0-9]{3}[A-Z]{2}$'", name=op.f("ck_postcodes_postcode")),
        sa.PrimaryKeyConstraint("postcode", name=op.f("pk_postcodes")),
    )
    op.create_table(
        "text_findings",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("count", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("level in ('warn', 'refuse')", name=op.f("ck_text_findings_level")),
        sa.CheckConstraint("count > 0", name=op.f("ck_text_findings_count")),
        sa.CheckConstraint("extract(day from month) = 1", name=op.f("ck_text_findings_month")),
        sa.PrimaryKeyConstraint("month", "field", "found", "level", name=op.f("pk_text_findings")),
    )
    op.create_table(
        "area_groups",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("area_set_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint("length(btrim(name)) between 2 and 80", name=op.f("ck_area_groups_name")),
        sa.ForeignKeyConstraint(
            ["area_set_id"], ["area_sets.id"], name=op.f("fk_area_groups_area_set_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area_groups")),
        sa.UniqueConstraint("area_set_id", "name", name=op.f("uq_area_groups_area_set_id_name")),
    )
    op.create_table(
        "saved_filters",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("length(btrim(name)) between 1 and 60", name=op.f("ck_saved_filters_name")),
        sa.CheckConstraint("length(query) <= 2000", name=op.f("ck_saved_filters_query")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_saved_filters_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_filters")),
        sa.UniqueConstraint("user_id", "name", name=op.f("uq_saved_filters_user_id_name")),
    )
    op.create_table(
        "area_group_areas",
        sa.Column("area_group_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("area_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["area_group_id"],
            ["area_groups.id"],
            name=op.f("fk_area_group_areas_area_group_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_area_group_areas_area_id")),
        sa.PrimaryKeyConstraint("area_group_id", "area_id", name=op.f("pk_area_group_areas")),
    )
    op.create_index("ix_area_group_areas_area_id", "area_group_areas", ["area_id"], unique=False)
    op.create_table(
        "contacts",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("asset_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "phone",
                "email",
                "website",
                "visit",
                "other",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("consent_from", sa.Text(), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=False),
        sa.Column("consent_for", sa.Text(), server_default="", nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "expires_on > consent_on and expires_on <= consent_on + interval '2 years'",
            name=op.f("ck_contacts_consent_period"),
        ),
        sa.CheckConstraint(
            "length(btrim(consent_from)) between 2 and 80", name=op.f("ck_contacts_consent_from")
        ),
        sa.CheckConstraint("length(btrim(role)) between 2 and 80", name=op.f("ck_contacts_role")),
        sa.CheckConstraint("length(btrim(value)) between 3 and 200", name=op.f("ck_contacts_value")),
        sa.CheckConstraint("length(consent_for) <= 200", name=op.f("ck_contacts_consent_for")),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets.id"], name=op.f("fk_contacts_asset_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    op.create_index("ix_contacts_asset_id", "contacts", ["asset_id"], unique=False)
    op.create_index("ix_contacts_expires_on", "contacts", ["expires_on"], unique=False)
    op.create_table(
        "lookalikes",
        sa.Column("asset_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("other_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("put_away_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("asset_id <> other_id", name=op.f("ck_lookalikes_two_ends")),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets.id"], name=op.f("fk_lookalikes_asset_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["assets.id"], name=op.f("fk_lookalikes_other_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("asset_id", "other_id", name=op.f("pk_lookalikes")),
    )
    op.create_index(
        "ix_lookalikes_other_id",
        "lookalikes",
        ["other_id"],
        unique=False,
        postgresql_where=sa.text("put_away_at is null"),
    )
    op.create_table(
        "not_duplicates",
        sa.Column("low_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("high_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("by_team", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("low_id < high_id", name=op.f("ck_not_duplicates_smaller_first")),
        sa.ForeignKeyConstraint(["by_team"], ["teams.id"], name=op.f("fk_not_duplicates_by_team")),
        sa.ForeignKeyConstraint(
            ["high_id"], ["assets.id"], name=op.f("fk_not_duplicates_high_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["low_id"], ["assets.id"], name=op.f("fk_not_duplicates_low_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("low_id", "high_id", name=op.f("pk_not_duplicates")),
    )
    op.create_table(
        "relations",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("from_id", sa.BigInteger(), nullable=False),
        sa.Column("to_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "part_of",
                "works_with",
                "uses_place",
                "supports",
                "grew_from",
                name="relation_type",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("by_team", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "type <> 'works_with' or from_id < to_id", name=op.f("ck_relations_smaller_first")
        ),
        sa.CheckConstraint("from_id <> to_id", name=op.f("ck_relations_two_ends")),
        sa.CheckConstraint("until >= since", name=op.f("ck_relations_period")),
        sa.ForeignKeyConstraint(["by_team"], ["teams.id"], name=op.f("fk_relations_by_team")),
        sa.ForeignKeyConstraint(
            ["from_id"], ["assets.id"], name=op.f("fk_relations_from_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["assets.id"], name=op.f("fk_relations_to_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relations")),
    )
    op.create_index("ix_relations_to_id", "relations", ["to_id"], unique=False)
    op.create_index(
        "uq_relations_open",
        "relations",
        ["from_id", "to_id", "type"],
        unique=True,
        postgresql_where=sa.text("until is null"),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("asset_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column(
            "consent_level",
            sa.Enum(
                "team",
                "organisation",
                "public",
                name="consent_level",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("consent_from", sa.Text(), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "expires_on > consent_on and expires_on <= consent_on + interval '2 years'",
            name=op.f("ck_stories_consent_period"),
        ),
        sa.CheckConstraint(
            "length(btrim(consent_from)) between 2 and 80", name=op.f("ck_stories_consent_from")
        ),
        sa.CheckConstraint("length(btrim(text)) between 10 and 1000", name=op.f("ck_stories_text")),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets.id"], name=op.f("fk_stories_asset_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    op.create_index("ix_stories_asset_id", "stories", ["asset_id"], unique=False)
    op.create_index("ix_stories_expires_on", "stories", ["expires_on"], unique=False)
    op.create_table(
        "team_notes",
        sa.Column("asset_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("by_team", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "expires_on > written_on and expires_on <= written_on + interval '12 months'",
            name=op.f("ck_team_notes_period"),
        ),
        sa.CheckConstraint("length(btrim(text)) between 1 and 1000", name=op.f("ck_team_notes_text")),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets.id"], name=op.f("fk_team_notes_asset_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_team"], ["teams.id"], name=op.f("fk_team_notes_by_team")),
        sa.PrimaryKeyConstraint("asset_id", name=op.f("pk_team_notes")),
    )
    op.create_index("ix_team_notes_expires_on", "team_notes", ["expires_on"], unique=False)
    op.add_column("assets", sa.Column("status_since", sa.Date(), nullable=True))
    op.add_column(
        "assets", sa.Column("languages", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False)
    )
    op.add_column(
        "assets",
        sa.Column(
            "openness",
            sa.Enum(
                "walk_in",
                "sign_up",
                "members",
                name="openness",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
    )
    op.add_column(
        "assets",
        sa.Column(
            "cost",
            sa.Enum(
                "free", "up_to_5", "over_5", name="cost", native_enum=False, create_constraint=True, length=30
            ),
            nullable=True,
        ),
    )
    op.add_column("assets", sa.Column("step_free", sa.Boolean(), nullable=True))
    op.add_column("assets", sa.Column("toilet", sa.Boolean(), nullable=True))
    op.add_column("assets", sa.Column("quiet", sa.Boolean(), nullable=True))
    op.add_column("assets", sa.Column("capacity", sa.BigInteger(), nullable=True))
    op.add_column("assets", sa.Column("rhythm", postgresql.JSONB(), server_default="{}", nullable=False))
    op.add_column("assets", sa.Column("pauses", postgresql.JSONB(), server_default="{}", nullable=False))
    op.add_column(
        "assets", sa.Column("day_parts", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False)
    )
    op.add_column("assets", sa.Column("no_requests_until", sa.Date(), nullable=True))
    op.add_column("assets", sa.Column("meets_at_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_assets_meets_at_id",
        "assets",
        ["meets_at_id"],
        unique=False,
        postgresql_where=sa.text("meets_at_id is not null"),
    )
    op.create_foreign_key(op.f("fk_assets_meets_at_id"), "assets", "assets", ["meets_at_id"], ["id"])
    op.add_column(
        "published", sa.Column("tags", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False)
    )
    op.add_column("published", sa.Column("website", sa.Text(), server_default="", nullable=False))
    op.add_column(
        "published", sa.Column("languages", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False)
    )
    op.add_column(
        "published",
        sa.Column(
            "openness",
            sa.Enum(
                "walk_in",
                "sign_up",
                "members",
                name="openness",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
    )
    op.add_column(
        "published",
        sa.Column(
            "cost",
            sa.Enum(
                "free", "up_to_5", "over_5", name="cost", native_enum=False, create_constraint=True, length=30
            ),
            nullable=True,
        ),
    )
    op.add_column("published", sa.Column("step_free", sa.Boolean(), nullable=True))
    op.add_column("published", sa.Column("toilet", sa.Boolean(), nullable=True))
    op.add_column("published", sa.Column("quiet", sa.Boolean(), nullable=True))
    op.add_column("published", sa.Column("capacity", sa.BigInteger(), nullable=True))
    op.add_column("published", sa.Column("rhythm", postgresql.JSONB(), server_default="{}", nullable=False))
    op.add_column("published", sa.Column("pauses", postgresql.JSONB(), server_default="{}", nullable=False))
    op.add_column(
        "published", sa.Column("day_parts", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False)
    )
    op.add_column("published", sa.Column("status_since", sa.Date(), nullable=True))
    op.add_column("published", sa.Column("no_requests_until", sa.Date(), nullable=True))
    op.add_column("published", sa.Column("meets_at_id", sa.BigInteger(), nullable=True))
    for name, rule in ASSET_RULES.items():
        op.create_check_constraint(op.f(f"ck_assets_{name}"), "assets", rule)
    op.execute(
        "update published set tags = assets.tags, website = assets.website "
        "from assets where assets.id = published.asset_id"
    )
