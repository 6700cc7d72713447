"""Search folds accents and the last s, and finds the last part of a compound: function by function."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PLAIN_TEXT = r"""
create function plain_text(text) returns text immutable parallel safe language sql as $$
    select regexp_replace(
        regexp_replace(lower(normalize($1, NFKD)), '[\u0300-\u036f]', '', 'g'),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g')
$$
"""
"""Lower case, without accents and signs: the same as `app.queries.record.search.words.folded`."""

STEM_FOLD = r"""
create or replace function stem_fold(tsvector) returns tsvector immutable parallel safe language sql as $$
    select array_to_tsvector(array(select distinct
        regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
            l, '([b-df-hj-np-tv-z])j$', '\1'), 'z$', 's'), 'v$', 'f'), '([b-df-hj-np-tv-z])\1$', '\1'), '([b-df-hj-np-rtv-z])s$', '\1')
        from unnest(tsvector_to_array($1)) l))
$$
"""
"""The stemmer makes 'men' of mens and 'mens' of mensen: the last s behind a consonant goes in both; bankj(e) loses its j."""

SEARCH_WORDS = r"""
create function search_words(words text, tails text) returns tsvector
immutable parallel safe language sql as $$
    select stem_fold(to_tsvector('dutch', regexp_replace(
        plain_text(words), '\m([a-z]{3,})(' || tails || ')\M', '\1\2 \2', 'g')))
$$
"""
"""What is stored: stems, also of the last part of a compound (`tails`: words with | between)."""

WORD_QUERY = r"""
create function word_query(word text) returns tsquery immutable parallel safe language sql as $$
    select coalesce(string_agg(
        case when length(word) >= 3 then quote_literal(word) || ':* | ' else '' end
        || quote_literal(l) || case when length(l) >= 5 then ':*' else '' end, ' | '), '')::tsquery
    from unnest(tsvector_to_array(stem_fold(to_tsvector('dutch', word)))) l
$$
"""
"""How one plain word is looked for: its stem, and whatever begins with it; empty for a word like 'de'."""

AGAIN = """
with theme_words as materialized (
    select code, search_words(label || ' ' || array_to_string(synonyms, ' '), '{tails}') as words from themes
)
update published set name_search = search_words(name, '{tails}'),
    text_search = search_words(
            name || ' ' || summary || ' ' || array_to_string(tags, ' '), '{tails}')
        || coalesce((select words from theme_words where code = themes[1]), '')
        || coalesce((select words from theme_words where code = themes[2]), '')
        || coalesce((select words from theme_words where code = themes[3]), '')
"""
TAILS = "huis|huizen|tuin|tuinen|cafe|cafes|les|lessen|groep|groepen|club|clubs|koor|koren|kast|kasten"
"""Enough until a record is written again; the list that grows stands beside the search."""


def upgrade() -> None:
    op.execute("drop function dutch_query(text)")
    for function in (PLAIN_TEXT, STEM_FOLD, SEARCH_WORDS, WORD_QUERY):
        op.execute(function)
    op.execute(AGAIN.format(tails=TAILS))
