"""What a record says itself, apart from the words of its themes; texts of the organisation's own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

STEMS_QUERY = r"""
create function stems_query(words text) returns tsquery immutable parallel safe language sql as $$
    select coalesce(string_agg(
        quote_literal(l) || case when length(l) >= 4 then ':*' else '' end, ' | '), '')::tsquery
    from unnest(tsvector_to_array(stem_fold(to_tsvector('dutch', plain_text(words))))) l
$$
"""
"""Any of some words, each by its stem; a stem of four letters and more also where a longer word begins so."""

AGAIN = """
update published set own_search = name_search
    || search_words(summary || ' ' || array_to_string(tags, ' '), '{tails}')
"""
TAILS = "huis|huizen|tuin|tuinen|cafe|cafes|les|lessen|groep|groepen|club|clubs|koor|koren|kast|kasten"
"""Enough until a record is written again; the list that grows stands beside the search."""


def upgrade() -> None:
    op.execute(STEMS_QUERY)
    op.add_column("published", sa.Column("own_search", postgresql.TSVECTOR()))
    op.execute(AGAIN.format(tails=TAILS))
    op.alter_column("published", "own_search", nullable=False)
    op.create_index(
        "ix_published_whole_municipality",
        "published",
        ["audience", "asset_id"],
        postgresql_where=sa.text("whole_municipality"),
    )
    op.create_table(
        "own_texts",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("length(btrim(text)) between 1 and 2000", name="text"),
    )
