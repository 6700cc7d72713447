"""A text as words, and what a word has in common with its other forms. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from threading import Lock

import snowballstemmer

SIGNS = frozenset(".,;:!?")
"""What ends a clause."""
TOKEN = re.compile(r"[0-9]+\+|[0-9]+[.,][0-9]+|[^\W_]+|[.,;:!?]")
VERB_T = re.compile(r"((?:aa|ee|oo|uu|oe|ie|ui|ei|ij|eu|ou)[bdfgklmnprswz]|[^aeiou]e[lr])t$")
"""'Leent', 'maakt', 'wandelt': the third person, which the stemmer does not know."""
_stem = snowballstemmer.stemmer("dutch_porter").stemWord
_stemming = Lock()


def tokens_of(text: str) -> tuple[str, ...]:
    """Words, numbers and the signs that end a clause; lower case, without accents."""
    plain = unicodedata.normalize("NFKD", text.replace("\x00", " ").replace("’", "'"))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return tuple(TOKEN.findall(letters.casefold()))


@lru_cache(maxsize=20_000)
def key_of(token: str) -> str:
    """What a word has in common with its other forms: the stem of PostgreSQL's `dutch`, folded alike."""
    with _stemming:  # It keeps the word in itself: of two at once, one would get the other's, for ever.
        stem = str(_stem(VERB_T.sub(r"\1", token)))
    return re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", re.sub("v$", "f", re.sub("z$", "s", stem)))
