"""What a query finds and in which order: names first, then themes, then text, then the place."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer, Text, and_, case, cast, false, func, or_, select
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.sql.elements import ColumnElement

from app.models.record import PublishedAsset, Theme
from app.policy import Viewer
from app.queries.record.search.understanding import Meaning, Search, every_word, understand, word_clause


def found_by(typed: str, viewer: Viewer) -> list[ColumnElement[bool]]:
    """WHERE clauses over published rows for a query; none without one."""
    return [_clause(understand(typed, viewer))] if typed else []


def best_first(typed: str, viewer: Viewer) -> tuple[ColumnElement[Any], ...]:
    """The order of what a query finds, as columns to sort by; the caller adds the name."""
    search = understand(typed, viewer)
    if search.meaning is Meaning.SOME:
        matched = [cast(word_clause(word), Integer) for word in search.words]
        return sum(matched[1:], start=matched[0]).desc(), _rank(search)
    return (_rank(search),)


def in_name(search: Search) -> list[ColumnElement[bool]]:
    """WHERE clauses for names that hold all words of a query; whatever it finds when it has no words."""
    queries = [word.query for word in search.words if word.query]
    if not queries:
        return [_clause(search)]
    return [PublishedAsset.name_search.bool_op("@@")(_joined(queries, " & "))]


def _joined(queries: list[str], sign: str) -> ColumnElement[Any]:
    return cast(sign.join(f"({query})" for query in queries), TSQUERY)


def _clause(search: Search) -> ColumnElement[bool]:
    if search.meaning is Meaning.NOTHING:
        return false()
    if search.meaning is Meaning.BEGINNING:
        return PublishedAsset.name_key.startswith(search.key, autoescape=True)
    if search.meaning is Meaning.SOME:
        return or_(*(word_clause(word) for word in search.words))
    return and_(*every_word(search))


def _rank(search: Search) -> ColumnElement[int]:
    """0 the very name, 1 its beginning, 2 all words in it, 3 some, 4 a tag, 5 the theme, 6 text, 7 place."""
    row = PublishedAsset
    queries = [word.query for word in search.words if word.query]
    if not queries:
        return case((row.name_key == search.key, 0), else_=1)
    every, some = _joined(queries, " & "), _joined(queries, " | ")
    themes = select(func.array_agg(Theme.code)).where(_theme_words().bool_op("@@")(some)).scalar_subquery()
    key = search.corrected or search.key
    return case(
        (row.name_key == key, 0),
        (row.name_key.startswith(key, autoescape=True), 1),
        (row.name_search.bool_op("@@")(every), 2),
        (row.name_search.bool_op("@@")(some), 3),
        (row.tags.overlap([word.text for word in search.words]), 4),
        (row.themes.overlap(themes), 5),
        (row.text_search.bool_op("@@")(some), 6),
        else_=7,
    )


def _theme_words() -> ColumnElement[Any]:
    text = Theme.label + " " + func.array_to_string(Theme.synonyms, " ")
    return func.search_words(text, cast("-", Text))
