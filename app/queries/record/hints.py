"""What a typed name suggests: a kind and at most two themes, from the words in it. Never more than a hint."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select

from app.database import database
from app.models.record import Kind, Theme
from app.models.sorting import sort_key

MOST_THEMES = 2
SHORTEST_INSIDE = 5
"""Letters that a word must have to be found inside a longer one: Dutch writes compounds as one word."""

KIND_WORDS = {
    Kind.PLACE: (
        "bankje bibliotheek buurtcentrum buurthuis buurtkamer dorpshuis gymzaal huiskamer jongerencentrum"
        " parkje pleintje pluktuin ruimte speelplein speeltuin speelveld sporthal veldje wijkcentrum zaal"
    ),
    Kind.ORGANISATION: (
        "bedrijf corporatie gemeente kerk kinderopvang moskee school stichting supermarkt thuiszorg"
        " vereniging voedselbank winkel wooncorporatie zorginstelling"
    ),
    Kind.NETWORK: (
        "appgroep bewonersgroep bewonerscommissie buurtapp buurtpreventie facebookgroep kring moeders"
        " netwerk ouders overleg platform straatapp vaders vriendengroep whatsappgroep"
    ),
    Kind.SOLUTION: "deelauto deelkast gereedschapskast oppasruil ruilkast samen-oplossing weggeefkast",
    Kind.INITIATIVE: (
        "activiteit breiclub café club cursus eettafel fietsles inloop koffieochtend koor les maaltijd"
        " moestuin naaigroep ochtend opruimdag repaircafé soos spelletjes taalcafé taalles wandelclub"
        " wandelgroep workshop"
    ),
}
"""Words that tell a kind. The order breaks ties: what is said most exactly comes first."""
EMPTY = frozenset({"aan", "bij", "een", "het", "met", "samen", "van", "voor"})
"""Words of three letters and more that say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """The kind that may fit, or None, and codes of themes, the best first."""

    kind: Kind | None
    themes: tuple[str, ...]


def hints_for(name: str) -> Hints:
    """What the words of a name suggest."""
    typed = _words(name)
    counted = {kind: _hits(typed, _words(words)) for kind, words in KIND_WORDS.items()}
    best = max(counted, key=lambda kind: counted[kind])
    return Hints(kind=best if counted[best] else None, themes=_themes(typed))


def _themes(typed: tuple[str, ...]) -> tuple[str, ...]:
    rows = database.session.execute(
        select(Theme.code, Theme.label, Theme.synonyms)
        .where(Theme.archived_at.is_(None))
        .order_by(Theme.position)
    )
    counted = {row.code: _hits(typed, _words(" ".join([row.label, *row.synonyms]))) for row in rows}
    found = sorted((code for code in counted if counted[code]), key=lambda code: -counted[code])
    return tuple(found[:MOST_THEMES])


def _words(text: str) -> tuple[str, ...]:
    found = re.findall(r"[^\W\d_]+", sort_key(text))
    return tuple(word for word in found if word not in EMPTY and len(word) > 2)


def _hits(typed: tuple[str, ...], known: tuple[str, ...]) -> int:
    """How many typed words are known, or hold a known word of some length."""
    return sum(
        1
        for word in typed
        if any(word == one or (len(one) >= SHORTEST_INSIDE and one in word) for one in known)
    )
