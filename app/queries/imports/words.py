"""The words of our own themes and audiences, for reading lists: an added synonym counts at once."""

from __future__ import annotations

from sqlalchemy import select

from app.database import database
from app.models.record import Audience, Theme
from importers.assets import Lexicon, Meaning, phrase_of

SHORTEST_SYNONYM = 4
"""Shorter synonyms help a search and mislead here ("voor", "trap")."""


def our_words() -> Lexicon:
    """What the labels and synonyms of the themes and audiences in use mean."""
    themes = _words(Theme)
    audiences = _words(Audience)
    return Lexicon(
        what={phrase: Meaning(themes=(code,)) for phrase, code in themes.items()},
        who={phrase: Meaning(audiences=(code,)) for phrase, code in audiences.items()},
    )


def _words(table: type[Theme] | type[Audience]) -> dict[str, str]:
    """Code by phrase; a label goes before a synonym, and the first theme that has one before a later."""
    rows = database.session.execute(
        select(table.code, table.label, table.synonyms)
        .where(table.archived_at.is_(None))
        .order_by(table.position.desc())
    ).all()
    found = {
        phrase_of(synonym): code
        for code, _, synonyms in rows
        for synonym in synonyms
        if len(synonym) >= SHORTEST_SYNONYM
    }
    return found | {phrase_of(label): code for code, label, _ in rows}
