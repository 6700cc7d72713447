"""Where people live within a buurt; when figures came; and areas of a record once, to count it by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

EACH_ONCE = """
    update published set area_ids = array(select distinct unnest(area_ids))
    where cardinality(area_ids) > (select count(distinct area) from unnest(area_ids) as area)
"""


def upgrade() -> None:
    op.create_table(
        "inhabited_squares",
        sa.Column("vintage_id", sa.BigInteger(), sa.ForeignKey("vintages.id"), primary_key=True, autoincrement=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("secret", sa.BigInteger(), nullable=False),
        sa.Column("rd_x", ARRAY(sa.Integer()), nullable=False),
        sa.Column("rd_y", ARRAY(sa.Integer()), nullable=False),
        sa.Column("people", ARRAY(sa.Integer()), nullable=False),
        sa.Column(
            "loaded_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.CheckConstraint("year between 1995 and 2100", name=op.f("ck_inhabited_squares_year")),
        sa.CheckConstraint(
            "length(btrim(source)) between 1 and 200", name=op.f("ck_inhabited_squares_source")
        ),
        sa.CheckConstraint("secret >= 0", name=op.f("ck_inhabited_squares_secret")),
        sa.CheckConstraint(
            "cardinality(rd_x) = cardinality(rd_y) and cardinality(rd_x) = cardinality(people)"
            " and cardinality(rd_x) > 0",
            name=op.f("ck_inhabited_squares_equally_long"),
        ),
    )
    op.add_column("vintages", sa.Column("filled_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(EACH_ONCE)
    op.create_index(
        "ix_published_counted",
        "published",
        ["audience"],
        postgresql_include=[
            *("asset_id", "keepers", "status", "due_on", "strength", "led_by", "themes", "area_ids")
        ],
        postgresql_where=sa.text("cardinality(area_ids) <= 64"),
    )
    op.create_index(
        "ix_published_in_many_areas",
        "published",
        ["audience", "asset_id"],
        postgresql_where=sa.text("cardinality(area_ids) > 64"),
    )

