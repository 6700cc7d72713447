"""Words are made plain and folded sooner: the same answers, without the patterns that can change nothing."""

from __future__ import annotations

from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

PLAIN_TEXT = r"""
create or replace function plain_text(text) returns text immutable parallel safe language sql as $$
    select case when octet_length($1) = length($1) then regexp_replace(lower($1), '[^a-z0-9]+', ' ', 'g')
        else regexp_replace(
            regexp_replace(lower(normalize($1, NFKD)), '[\u0300-\u036f]', '', 'g'),
            '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g') end
$$
"""
"""Of nothing but ASCII there is nothing to decompose; most of what is written."""

STEM_FOLD = r"""
create or replace function stem_fold(tsvector) returns tsvector immutable parallel safe language sql as $$
    select array_to_tsvector(array(select
        case when right(l, 1) in ('j', 'z', 'v', 's') or right(l, 1) = left(right(l, 2), 1)
        then regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
            l, '([b-df-hj-np-tv-z])j$', '\1'), 'z$', 's'), 'v$', 'f'), '([b-df-hj-np-tv-z])\1$', '\1'),
            '([b-df-hj-np-rtv-z])s$', '\1')
        else l end from unnest(tsvector_to_array($1)) l))
$$
"""
"""Each pattern asks for one of four letters at the end, or for the same one twice."""


def upgrade() -> None:
    op.execute(PLAIN_TEXT)
    op.execute(STEM_FOLD)
