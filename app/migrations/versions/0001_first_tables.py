"""The first tables: areas, people, records, training, imports, published rows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from app.types import Point

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STEM_FOLD = r"""
create function stem_fold(tsvector) returns tsvector immutable parallel safe language sql as $$
    select array_to_tsvector(array(select distinct
        regexp_replace(regexp_replace(regexp_replace(
            l, 'z$', 's'), 'v$', 'f'), '([b-df-hj-np-tv-z])\1$', '\1')
        from unnest(tsvector_to_array($1)) l))
$$
"""

DUTCH_QUERY = r"""
create function dutch_query(text) returns tsquery immutable parallel safe language sql as $$
    select coalesce(string_agg(quote_literal(l) || ':*', ' & '), '')::tsquery
    from unnest(tsvector_to_array(stem_fold(to_tsvector('dutch', $1)))) l
$$
"""

THEMES = (
    (
        "ontmoeten-en-verbinden",
        "Ontmoeten en verbinden",
        "Meedoen",
        "eenzaamheid inloop koffieochtend koffie gezelschap buurtkamer huiskamer praatje",
    ),
    (
        "eten-en-koken",
        "Eten en koken",
        "Meedoen",
        "eettafel maaltijd keuken buurtrestaurant samen eten kookclub",
    ),
    (
        "bewegen-en-sport",
        "Bewegen en sport",
        "Lichaamsfuncties",
        "wandelen fietsen voetbal gymnastiek wandelclub beweegtuin sportveld",
    ),
    (
        "mentaal-welbevinden",
        "Mentaal welbevinden",
        "Mentaal welbevinden",
        "rust prikkels piekeren stress lotgenoten",
    ),
    (
        "zingeving-en-levensbeschouwing",
        "Zingeving en levensbeschouwing",
        "Zingeving",
        "kerk moskee geloof rouw bezinning levensvragen",
    ),
    (
        "kunst-cultuur-creatief",
        "Kunst, cultuur en creatief",
        "Kwaliteit van leven",
        "muziek koor breien handwerken schilderen toneel theater",
    ),
    (
        "groen-en-duurzaam",
        "Groen en duurzaam",
        "Kwaliteit van leven",
        "moestuin tuin repair repaircafé repareren ruilen lenen plantenbak zwerfafval",
    ),
    (
        "leren-taal-digitaal",
        "Leren, taal en digitaal",
        "Dagelijks functioneren",
        "taalmaatje taalcafé taalles huiswerk computer cursus bibliotheek",
    ),
    (
        "geld-en-rondkomen",
        "Geld en rondkomen",
        "Dagelijks functioneren",
        "schulden weggeefkast ruilwinkel kringloop voedselbank formulieren",
    ),
    (
        "werk-en-vrijwilligerswerk",
        "Werk en vrijwilligerswerk",
        "Meedoen",
        "vrijwilliger dagbesteding werkplek baan klussen",
    ),
    (
        "burenhulp-mantelzorg-vervoer",
        "Burenhulp, mantelzorg en vervoer",
        "Dagelijks functioneren",
        "mantelzorger boodschappen vervoer buurtbus klusjes oppas",
    ),
    (
        "opgroeien-jeugd-gezin",
        "Opgroeien, jeugd en gezin",
        "Meedoen",
        "kinderen ouders jongeren speeltuin opvoeden speelgroep jeugd",
    ),
    (
        "wonen-leefbaarheid-veiligheid",
        "Wonen, leefbaarheid en veiligheid",
        "Kwaliteit van leven",
        "portiek buurtpreventie buurtapp schoonmaken overlast straat",
    ),
    (
        "zelforganisatie-zeggenschap",
        "Zelforganisatie en zeggenschap",
        "Meedoen",
        "bewonersorganisatie dorpsbelangen buurtbudget coöperatie wijkraad",
    ),
)

AUDIENCES = (
    ("iedereen", "Iedereen", "alle buurtgenoten"),
    ("kinderen", "Kinderen", "basisschool peuters"),
    ("jongeren", "Jongeren", "tieners jeugd"),
    ("ouders-jonge-kinderen", "Ouders van jonge kinderen", "moeders vaders gezin baby"),
    ("ouderen", "Ouderen", "senioren 65+"),
    ("mannen", "Mannen", ""),
    ("vrouwen", "Vrouwen", ""),
    ("nieuwkomers", "Nieuwkomers", "statushouders vluchtelingen anderstaligen inburgeraars"),
    ("mantelzorgers", "Mantelzorgers", "zorgen voor"),
    ("mensen-met-beperking", "Mensen met een beperking", "rolstoel handicap slechtziend"),
    ("weinig-geld", "Mensen met weinig geld", "minima bijstand"),
    ("rustzoekers", "Mensen die rust zoeken", "prikkelarm stil"),
    ("studenten", "Studenten", ""),
    ("bewoners-flat", "Bewoners van een flat of straat", "portiek trap"),
)


def upgrade() -> None:
    op.create_table(
        "audiences",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("synonyms", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("code ~ '^[a-z0-9-]{2,60}$'", name=op.f("ck_audiences_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audiences")),
        sa.UniqueConstraint("code", name=op.f("uq_audiences_code")),
    )
    op.create_table(
        "installation",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("demo_day", sa.Date(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_one_row")),
        sa.CheckConstraint("is_demo = (demo_day is not null)", name=op.f("ck_installation_demo_day")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "programmes",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "track",
            sa.Enum(
                "deepening",
                "basic",
                "other",
                name="track",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("aim", sa.Text(), server_default="", nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(btrim(title)) between 3 and 120", name=op.f("ck_programmes_title")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programmes")),
        sa.UniqueConstraint("title", name=op.f("uq_programmes_title")),
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempts")),
    )
    op.create_index(
        "ix_sign_in_attempts_account_network_at",
        "sign_in_attempts",
        ["account", "network", "at"],
        unique=False,
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("licence", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("already_public", sa.Boolean(), nullable=False),
        sa.CheckConstraint("name ~ '^[a-z0-9][a-z0-9_-]{1,59}$'", name=op.f("ck_sources_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("name", name=op.f("uq_sources_name")),
    )
    op.create_table(
        "stamps",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_stamps")),
    )
    op.create_table(
        "teams",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("length(btrim(name)) between 2 and 80", name=op.f("ck_teams_name")),
        sa.CheckConstraint("successor_id <> id", name=op.f("ck_teams_successor")),
        sa.CheckConstraint("until > since", name=op.f("ck_teams_until")),
        sa.ForeignKeyConstraint(["successor_id"], ["teams.id"], name=op.f("fk_teams_successor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
        sa.UniqueConstraint("name", name=op.f("uq_teams_name")),
    )
    op.create_table(
        "themes",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("dimension", sa.Text(), nullable=False),
        sa.Column("synonyms", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("code ~ '^[a-z0-9-]{2,60}$'", name=op.f("ck_themes_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_themes")),
        sa.UniqueConstraint("code", name=op.f("uq_themes_code")),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("roles", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("epoch", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("deactivated_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and email = lower(email)", name=op.f("ck_users_email")
        ),
        sa.CheckConstraint(
            "roles <@ array['member', 'builder', 'trainer', 'coordinator', 'manager', 'privacy', 'partner', 'admin']::text[]",
            name=op.f("ck_users_roles"),
        ),
        sa.CheckConstraint("cardinality(roles) > 0", name=op.f("ck_users_some_role")),
        sa.CheckConstraint("length(btrim(name)) between 1 and 120", name=op.f("ck_users_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email", name=op.f("uq_users_email")),
    )
    op.create_table(
        "vintages",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "official",
                "schematic",
                name="vintage_kind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("year between 1995 and 2100", name=op.f("ck_vintages_year")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vintages")),
        sa.UniqueConstraint("kind", "year", name=op.f("uq_vintages_kind_year")),
    )
    op.create_index(
        "uq_vintages_current", "vintages", ["is_current"], unique=True, postgresql_where=sa.text("is_current")
    )
    op.create_table(
        "areas",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("vintage_id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "gemeente",
                "wijk",
                "buurt",
                name="area_level",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.BigInteger(), nullable=True),
        sa.Column("boundary", sa.LargeBinary(), nullable=False),
        sa.Column("outline", sa.Text(), nullable=False),
        sa.Column("label_point", Point(), nullable=False),
        sa.Column("label_lon", sa.Double(), nullable=False),
        sa.Column("label_lat", sa.Double(), nullable=False),
        sa.Column("hectares", sa.Double(), nullable=False),
        sa.Column("inhabitants", sa.BigInteger(), nullable=True),
        sa.Column("households", sa.BigInteger(), nullable=True),
        sa.Column("figures", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.CheckConstraint("code ~ '^(GM[0-9]{4}|WK[0-9A-Z]{6}|BU[0-9A-Z]{8})$'", name=op.f("ck_areas_code")),
        sa.CheckConstraint("inhabitants >= 0", name=op.f("ck_areas_inhabitants")),
        sa.ForeignKeyConstraint(["parent_id"], ["areas.id"], name=op.f("fk_areas_parent_id")),
        sa.ForeignKeyConstraint(["vintage_id"], ["vintages.id"], name=op.f("fk_areas_vintage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_areas")),
        sa.UniqueConstraint("vintage_id", "code", name=op.f("uq_areas_vintage_id_code")),
    )
    op.create_index("ix_areas_parent_id", "areas", ["parent_id"], unique=False)
    op.create_table(
        "assets",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("client_key", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "initiative",
                "network",
                "solution",
                "organisation",
                "place",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "strength",
            sa.Enum(
                "groups",
                "organisations",
                "places",
                "economy",
                "culture",
                "people",
                name="strength",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("summary", sa.Text(), server_default="", nullable=False),
        sa.Column("themes", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("audiences", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("tags", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("offers", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("needs", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column(
            "led_by",
            sa.Enum(
                "residents",
                "residents_supported",
                "organisation",
                "ourselves",
                name="led_by",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("website", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "idea",
                "starting",
                "active",
                "dormant",
                "stopped",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "status_reason",
            sa.Enum(
                "leader_left",
                "no_place",
                "no_money",
                "too_few_people",
                "goal_reached",
                "merged",
                "other",
                "unknown",
                name="stop_reason",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("location", Point(), nullable=True),
        sa.Column("place_note", sa.Text(), server_default="", nullable=False),
        sa.Column("place_uncertain", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "precision",
            sa.Enum(
                "exact",
                "street",
                "buurt",
                "hidden",
                name="precision",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("whole_municipality", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("has_service_area", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "visibility",
            sa.Enum(
                "team",
                "organisation",
                "public",
                name="visibility",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "aware",
            sa.Enum(
                "unknown",
                "not_yet",
                "yes",
                "public",
                name="aware",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("sensitive", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("steward_id", sa.BigInteger(), nullable=True),
        sa.Column("co_steward_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "known_from",
            sa.Enum(
                "seen",
                "told",
                "read",
                "import",
                name="known_from",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("verified_by_seeing", sa.Boolean(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("source_id", sa.BigInteger(), nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("recorded_by", sa.BigInteger(), nullable=True),
        sa.Column("recorded_team_id", sa.BigInteger(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("location <@ box '((0,300000),(280000,625000))'", name=op.f("ck_assets_location")),
        sa.CheckConstraint(
            "needs <@ array['space', 'hands', 'money', 'knowledge', 'reach', 'material', 'hosting']::text[]",
            name=op.f("ck_assets_needs"),
        ),
        sa.CheckConstraint(
            "not sensitive or (visibility = 'team' and precision in ('buurt', 'hidden'))",
            name=op.f("ck_assets_sensitive"),
        ),
        sa.CheckConstraint(
            "offers <@ array['space', 'hands', 'money', 'knowledge', 'reach', 'material', 'hosting']::text[]",
            name=op.f("ck_assets_offers"),
        ),
        sa.CheckConstraint(
            "status_reason is null or status = 'stopped'", name=op.f("ck_assets_status_reason")
        ),
        sa.CheckConstraint(
            "visibility <> 'public' or aware in ('yes', 'public')", name=op.f("ck_assets_public_aware")
        ),
        sa.CheckConstraint(
            "website = '' or website ~ '^https?://[^[:space:]]+$'", name=op.f("ck_assets_website")
        ),
        sa.CheckConstraint("(source_id is null) = (external_id is null)", name=op.f("ck_assets_source")),
        sa.CheckConstraint("cardinality(themes) between 1 and 3", name=op.f("ck_assets_themes")),
        sa.CheckConstraint("co_steward_id <> steward_id", name=op.f("ck_assets_co_steward")),
        sa.CheckConstraint("length(btrim(name)) between 3 and 120", name=op.f("ck_assets_name")),
        sa.CheckConstraint("length(summary) <= 300", name=op.f("ck_assets_summary")),
        sa.CheckConstraint(
            "location is not null or whole_municipality or has_service_area", name=op.f("ck_assets_somewhere")
        ),
        sa.ForeignKeyConstraint(["co_steward_id"], ["teams.id"], name=op.f("fk_assets_co_steward_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["users.id"], name=op.f("fk_assets_recorded_by")),
        sa.ForeignKeyConstraint(["recorded_team_id"], ["teams.id"], name=op.f("fk_assets_recorded_team_id")),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_assets_source_id")),
        sa.ForeignKeyConstraint(["steward_id"], ["teams.id"], name=op.f("fk_assets_steward_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assets")),
        sa.UniqueConstraint("client_key", name=op.f("uq_assets_client_key")),
        sa.UniqueConstraint("source_id", "external_id", name=op.f("uq_assets_source_id_external_id")),
    )
    op.create_index("ix_assets_location", "assets", ["location"], unique=False, postgresql_using="gist")
    op.create_index("ix_assets_steward_id", "assets", ["steward_id"], unique=False)
    op.create_table(
        "import_runs",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("source_id", sa.BigInteger(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rows_read", sa.BigInteger(), nullable=False),
        sa.Column("rows_new", sa.BigInteger(), nullable=False),
        sa.Column("rows_changed", sa.BigInteger(), nullable=False),
        sa.Column("rows_unchanged", sa.BigInteger(), nullable=False),
        sa.Column("rows_refused", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_import_runs_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_runs")),
    )
    op.create_index("ix_import_runs_source_id", "import_runs", ["source_id"], unique=False)
    op.create_table(
        "memberships",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("team_id", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint("until > since", name=op.f("ck_memberships_until")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_memberships_team_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_memberships_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
    )
    op.create_index("ix_memberships_team_id", "memberships", ["team_id"], unique=False)
    op.create_index(
        "uq_memberships_open",
        "memberships",
        ["user_id", "team_id"],
        unique=True,
        postgresql_where=sa.text("until is null"),
    )
    op.create_table(
        "modules",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("programme_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "core", "elective", name="module_kind", native_enum=False, create_constraint=True, length=30
            ),
            nullable=False,
        ),
        sa.Column("aim", sa.Text(), server_default="", nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(btrim(title)) between 3 and 120", name=op.f("ck_modules_title")),
        sa.ForeignKeyConstraint(["programme_id"], ["programmes.id"], name=op.f("fk_modules_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_modules")),
        sa.UniqueConstraint("programme_id", "title", name=op.f("uq_modules_programme_id_title")),
    )
    op.create_table(
        "area_links",
        sa.Column("from_id", sa.BigInteger(), nullable=False),
        sa.Column("to_id", sa.BigInteger(), nullable=False),
        sa.Column("share", sa.Double(), nullable=False),
        sa.CheckConstraint("share > 0 and share <= 1", name=op.f("ck_area_links_share")),
        sa.ForeignKeyConstraint(["from_id"], ["areas.id"], name=op.f("fk_area_links_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["areas.id"], name=op.f("fk_area_links_to_id")),
        sa.PrimaryKeyConstraint("from_id", "to_id", name=op.f("pk_area_links")),
    )
    op.create_index("ix_area_links_to_id", "area_links", ["to_id"], unique=False)
    op.create_table(
        "asset_places",
        sa.Column("asset_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("buurt_id", sa.BigInteger(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("cell_buurt_id", sa.BigInteger(), nullable=True),
        sa.Column("cell_lon", sa.Double(), nullable=False),
        sa.Column("cell_lat", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets.id"], name=op.f("fk_asset_places_asset_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["buurt_id"], ["areas.id"], name=op.f("fk_asset_places_buurt_id")),
        sa.ForeignKeyConstraint(["cell_buurt_id"], ["areas.id"], name=op.f("fk_asset_places_cell_buurt_id")),
        sa.PrimaryKeyConstraint("asset_id", name=op.f("pk_asset_places")),
    )
    op.create_index("ix_asset_places_buurt_id", "asset_places", ["buurt_id"], unique=False)
    op.create_table(
        "asset_service_areas",
        sa.Column("asset_id", sa.BigInteger(), nullable=False),
        sa.Column("area_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_asset_service_areas_area_id")),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets.id"], name=op.f("fk_asset_service_areas_asset_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("asset_id", "area_id", name=op.f("pk_asset_service_areas")),
    )
    op.create_index("ix_asset_service_areas_area_id", "asset_service_areas", ["area_id"], unique=False)
    op.create_table(
        "asset_versions",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("asset_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "recorded",
                "imported",
                "edited",
                "removed",
                name="version_act",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("record", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("location", Point(), nullable=True),
        sa.Column("valid_from", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_user", sa.BigInteger(), nullable=True),
        sa.Column("by_team", sa.BigInteger(), nullable=True),
        sa.Column(
            "by_role",
            sa.Enum(
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
            ),
            nullable=True,
        ),
        sa.CheckConstraint("valid_until >= valid_from", name=op.f("ck_asset_versions_period")),
        sa.ForeignKeyConstraint(["asset_id"], ["assets.id"], name=op.f("fk_asset_versions_asset_id")),
        sa.ForeignKeyConstraint(["by_team"], ["teams.id"], name=op.f("fk_asset_versions_by_team")),
        sa.ForeignKeyConstraint(["by_user"], ["users.id"], name=op.f("fk_asset_versions_by_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asset_versions")),
        sa.UniqueConstraint("asset_id", "version", name=op.f("uq_asset_versions_asset_id_version")),
    )
    op.create_index(
        "ix_asset_versions_location", "asset_versions", ["location"], unique=False, postgresql_using="gist"
    )
    op.create_index(
        "uq_asset_versions_open",
        "asset_versions",
        ["asset_id"],
        unique=True,
        postgresql_where=sa.text("valid_until is null"),
    )
    op.create_table(
        "import_issues",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=True),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["import_runs.id"], name=op.f("fk_import_issues_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_issues")),
    )
    op.create_index("ix_import_issues_run_id", "import_issues", ["run_id"], unique=False)
    op.create_table(
        "published",
        sa.Column("asset_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "audience",
            sa.Enum(
                "team",
                "organisation",
                "public",
                name="audience",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("keepers", postgresql.ARRAY(sa.BigInteger()), server_default="{}", nullable=False),
        sa.Column("steward_id", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "initiative",
                "network",
                "solution",
                "organisation",
                "place",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "strength",
            sa.Enum(
                "groups",
                "organisations",
                "places",
                "economy",
                "culture",
                "people",
                name="strength",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "led_by",
            sa.Enum(
                "residents",
                "residents_supported",
                "organisation",
                "ourselves",
                name="led_by",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "idea",
                "starting",
                "active",
                "dormant",
                "stopped",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "visibility",
            sa.Enum(
                "team",
                "organisation",
                "public",
                name="visibility",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("themes", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("audiences", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("offers", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("needs", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column(
            "precision",
            sa.Enum(
                "exact",
                "street",
                "buurt",
                "hidden",
                name="precision",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("location", Point(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("buurt_id", sa.BigInteger(), nullable=True),
        sa.Column("area_ids", postgresql.ARRAY(sa.BigInteger()), server_default="{}", nullable=False),
        sa.Column("whole_municipality", sa.Boolean(), nullable=False),
        sa.Column("place_uncertain", sa.Boolean(), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("source_id", sa.BigInteger(), nullable=True),
        sa.Column("session_ids", postgresql.ARRAY(sa.BigInteger()), server_default="{}", nullable=False),
        sa.Column("module_ids", postgresql.ARRAY(sa.BigInteger()), server_default="{}", nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("name_search", postgresql.TSVECTOR(), nullable=False),
        sa.Column("text_search", postgresql.TSVECTOR(), nullable=False),
        sa.Column("fragment", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asset_id"], ["assets.id"], name=op.f("fk_published_asset_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["buurt_id"], ["areas.id"], name=op.f("fk_published_buurt_id")),
        sa.PrimaryKeyConstraint("asset_id", "audience", name=op.f("pk_published")),
    )
    op.create_index("ix_published_area_ids", "published", ["area_ids"], unique=False, postgresql_using="gin")
    op.create_index("ix_published_audience_buurt_id", "published", ["audience", "buurt_id"], unique=False)
    op.create_index("ix_published_audience_changed_at", "published", ["audience", "changed_at"], unique=False)
    op.create_index(
        "ix_published_audience_name_key", "published", ["audience", "name_key", "asset_id"], unique=False
    )
    op.create_index("ix_published_keepers", "published", ["keepers"], unique=False, postgresql_using="gin")
    op.create_index("ix_published_location", "published", ["location"], unique=False, postgresql_using="gist")
    op.create_index(
        "ix_published_name_search", "published", ["name_search"], unique=False, postgresql_using="gin"
    )
    op.create_index(
        "ix_published_text_search", "published", ["text_search"], unique=False, postgresql_using="gin"
    )
    op.create_index("ix_published_themes", "published", ["themes"], unique=False, postgresql_using="gin")
    op.create_table(
        "sessions",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("module_id", sa.BigInteger(), nullable=False),
        sa.Column("team_id", sa.BigInteger(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "concept",
                "active",
                "inactive",
                "cancelled",
                name="session_state",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("participants", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.BigInteger(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_sessions_ends_at")),
        sa.CheckConstraint("participants between 0 and 500", name=op.f("ck_sessions_participants")),
        sa.ForeignKeyConstraint(["module_id"], ["modules.id"], name=op.f("fk_sessions_module_id")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_sessions_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
    )
    op.create_index("ix_sessions_module_id_starts_at", "sessions", ["module_id", "starts_at"], unique=False)
    op.create_index("ix_sessions_team_id_starts_at", "sessions", ["team_id", "starts_at"], unique=False)
    op.create_table(
        "team_buurten",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("team_id", sa.BigInteger(), nullable=False),
        sa.Column("area_id", sa.BigInteger(), nullable=False),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint("until > since", name=op.f("ck_team_buurten_until")),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_team_buurten_area_id")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_team_buurten_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_buurten")),
    )
    op.create_index(
        "uq_team_buurten_lead",
        "team_buurten",
        ["area_id"],
        unique=True,
        postgresql_where=sa.text("until is null and lead"),
    )
    op.create_index(
        "uq_team_buurten_open",
        "team_buurten",
        ["team_id", "area_id"],
        unique=True,
        postgresql_where=sa.text("until is null"),
    )
    op.create_table(
        "verifications",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("asset_id", sa.BigInteger(), nullable=False),
        sa.Column("client_key", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "how",
            sa.Enum(
                "seen",
                "told",
                "read",
                "import",
                name="known_from",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("by_user", sa.BigInteger(), nullable=True),
        sa.Column("by_team", sa.BigInteger(), nullable=True),
        sa.Column(
            "by_role",
            sa.Enum(
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
            ),
            nullable=True,
        ),
        sa.CheckConstraint("how in ('seen', 'told')", name=op.f("ck_verifications_how_counts")),
        sa.ForeignKeyConstraint(["asset_id"], ["assets.id"], name=op.f("fk_verifications_asset_id")),
        sa.ForeignKeyConstraint(["by_team"], ["teams.id"], name=op.f("fk_verifications_by_team")),
        sa.ForeignKeyConstraint(["by_user"], ["users.id"], name=op.f("fk_verifications_by_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verifications")),
        sa.UniqueConstraint("client_key", name=op.f("uq_verifications_client_key")),
    )
    op.create_index("ix_verifications_asset_id_on", "verifications", ["asset_id", "on"], unique=False)
    op.create_table(
        "claims",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("session_id", sa.BigInteger(), nullable=False),
        sa.Column("asset_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "strength",
            sa.Enum(
                "prompted",
                "contributed",
                "independent",
                name="claim_strength",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("confidence", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("by_team", sa.BigInteger(), nullable=True),
        sa.Column(
            "by_role",
            sa.Enum(
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
            ),
            nullable=True,
        ),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("confidence between 1 and 3", name=op.f("ck_claims_confidence")),
        sa.CheckConstraint("length(reason) <= 300", name=op.f("ck_claims_reason")),
        sa.CheckConstraint("num_nonnulls(asset_id) = 1", name=op.f("ck_claims_one_subject")),
        sa.ForeignKeyConstraint(["asset_id"], ["assets.id"], name=op.f("fk_claims_asset_id")),
        sa.ForeignKeyConstraint(["by_team"], ["teams.id"], name=op.f("fk_claims_by_team")),
        sa.ForeignKeyConstraint(["made_by"], ["users.id"], name=op.f("fk_claims_made_by")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_claims_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    op.create_index("ix_claims_asset_id", "claims", ["asset_id"], unique=False)
    op.create_index(
        "uq_claims_open",
        "claims",
        ["session_id", "asset_id"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at is null"),
    )
    op.create_table(
        "session_trainers",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("session_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "num_nonnulls(user_id, organisation) = 1", name=op.f("ck_session_trainers_one_of")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_session_trainers_session_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_session_trainers_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_trainers")),
    )
    op.create_index("uq_session_trainers_user", "session_trainers", ["session_id", "user_id"], unique=True)

    op.execute(STEM_FOLD)
    op.execute(DUTCH_QUERY)
    _fill_catalogues()


def _fill_catalogues() -> None:
    connection = op.get_bind()
    for position, (code, label, dimension, synonyms) in enumerate(THEMES, start=1):
        connection.execute(
            sa.text(
                "insert into themes (code, label, dimension, synonyms, position) "
                "values (:code, :label, :dimension, :synonyms, :position)"
            ),
            {
                "code": code,
                "label": label,
                "dimension": dimension,
                "synonyms": synonyms.split(),
                "position": position,
            },
        )
    for position, (code, label, synonyms) in enumerate(AUDIENCES, start=1):
        connection.execute(
            sa.text(
                "insert into audiences (code, label, synonyms, position) values (:code, :label, :synonyms, :position)"
            ),
            {"code": code, "label": label, "synonyms": synonyms.split(), "position": position},
        )
