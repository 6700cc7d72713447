"""What is derived from records and areas points at them without foreign keys: they cost more than they guarded."""

from __future__ import annotations

from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint("fk_published_asset_id", "published", type_="foreignkey")
    op.drop_constraint("fk_published_buurt_id", "published", type_="foreignkey")
    op.drop_constraint("fk_asset_places_buurt_id", "asset_places", type_="foreignkey")
    op.drop_constraint("fk_asset_places_cell_buurt_id", "asset_places", type_="foreignkey")
