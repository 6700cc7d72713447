"""Words and what they mean: a file, with the themes, audiences, areas and teams of the database."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sqlalchemy import select

from app.database import database
from app.models.areas import Area, AreaLevel
from app.models.people import Team
from app.models.record import Audience, Theme
from app.queries.areas.vintages import current_vintage
from app.queries.partners.finder.asking.meaning import TURNS, Meaning, Phrases
from app.queries.partners.finder.asking.tokens import SIGNS, key_of, tokens_of
from app.queries.partners.finder.asking.word_file import chosen_file, read_words
from app.queries.record.search.places import SAYS_NO_PLACE, SHORTEST
from app.queries.record.search.words import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Phrases word for word as they are written (`exact`), and by the keys of their words (`stems`)."""

    exact: Phrases
    stems: Phrases
    longest: int
    filler: frozenset[str]

    def at(self, tokens: tuple[str, ...], start: int) -> tuple[int, tuple[Meaning, ...]]:
        """The longest phrase that begins there: how many words it has and what it means; 0 without one.

        As written goes before by stem: 'ouders' and 'ouderen' have the same one.
        """
        for length in range(min(self.longest, len(tokens) - start), 0, -1):
            found = self.meaning(tokens[start : start + length])
            if found:
                return length, found
        return 0, ()

    def meaning(self, tokens: tuple[str, ...]) -> tuple[Meaning, ...]:
        """What a phrase means; what only fills a sentence means nothing but how it turns it."""
        found = self.exact.get(tokens) or self.stems.get(tuple(map(key_of, tokens)), ())
        if len(tokens) == 1 and tokens[0] in self.filler:
            return tuple(one for one in found if one.kind in TURNS)
        return found


def lexicon() -> Lexicon:
    """Everything that a word can mean now; made once for the same file, themes, areas and teams."""
    vintage = current_vintage()
    catalogue = tuple(
        (kind, row.code, row.label, tuple(row.synonyms))
        for kind, table in (("audience", Audience), ("theme", Theme))
        for row in database.session.execute(
            select(table.code, table.label, table.synonyms).where(table.archived_at.is_(None))
        )
    )
    teams = database.session.execute(select(Team.id, Team.name).where(Team.until.is_(None))).all()
    areas = _areas(vintage.id, vintage.key) if vintage else ()
    return lexicon_of(chosen_file(), catalogue, tuple((row.id, row.name) for row in teams), areas)


@lru_cache(maxsize=4)
def lexicon_of(
    file: tuple[Path, int],
    catalogue: tuple[tuple[str, str, str, tuple[str, ...]], ...],
    teams: tuple[tuple[int, str], ...],
    areas: tuple[tuple[str, Meaning], ...],
) -> Lexicon:
    """The lexicon of these; what the file says of a word goes before a synonym of a theme: it is finer."""
    words = read_words(*file)
    finer = {
        said.casefold() for said, meaning in words.said if meaning.kind in {"subject", "audience", "offer"}
    }
    pairs = [
        *words.said,
        *((said, meaning) for said, meaning in _catalogued(catalogue) if said.casefold() not in finer),
        *areas,
        *_teams(teams, {said.casefold() for said, _meaning in areas}),
    ]
    exact = _collected((tokens_of(said), meaning) for said, meaning in pairs)
    stems = _collected((tuple(map(key_of, tokens_of(said))), meaning) for said, meaning in pairs)
    return Lexicon(exact=exact, stems=stems, longest=max(map(len, exact), default=1), filler=words.filler)


def _teams(teams: Iterable[tuple[int, str]], areas: Container[str]) -> Iterator[tuple[str, Meaning]]:
    """A team by its name, and by what follows 'Team' when no area is called so."""
    for id_, name in teams:
        said = name.removesuffix(" (voorbeeld)")
        place = said.removeprefix("Team ")
        yield said, Meaning("team", id_)
        if place != said and place.casefold() not in areas:
            yield place, Meaning("team", id_)


def _catalogued(
    catalogue: Iterable[tuple[str, str, str, tuple[str, ...]]],
) -> Iterator[tuple[str, Meaning]]:
    for kind, code, label, synonyms in catalogue:
        yield from ((word, Meaning(kind, code)) for word in (label, *synonyms))


@lru_cache(maxsize=2)
def _areas(vintage_id: int, _key: Hashable) -> tuple[tuple[str, Meaning], ...]:
    """Whole names, and words that stand in the name of an area and nowhere else in the language."""
    rows = database.session.execute(
        select(Area.code, Area.name, Area.level).where(
            Area.vintage_id == vintage_id, Area.level.in_((AreaLevel.BUURT, AreaLevel.WIJK))
        )
    )
    found = []
    for code, name, level in rows:
        meaning = Meaning(level.value, code)
        words = folded(name).split()
        parts = [word for word in words if len(word) >= SHORTEST and word not in SAYS_NO_PLACE]
        before = name.split("-")[0] if "-" in name else ""
        found += [(said, meaning) for said in {name, before, *(parts if len(words) > 1 else ())} if said]
    return tuple(found)


def _collected(pairs: Iterable[tuple[tuple[str, ...], Meaning]]) -> Phrases:
    phrases: Phrases = {}
    for said, meaning in pairs:
        key = tuple(token for token in said if token not in SIGNS)
        if key:
            phrases[key] = tuple(dict.fromkeys([*phrases.get(key, ()), meaning]))
    return phrases
