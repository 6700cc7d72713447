"""A stored key to sort names by: the embedded PostgreSQL has no Dutch collation."""

from __future__ import annotations

import re
import unicodedata


def sort_key(name: str) -> str:
    """Fold case, accents, apostrophes and the Dutch ij: 'École' stands at the e and ''t Hok' at the t."""
    plain = unicodedata.normalize("NFKD", name.replace("\u0133", "ij").replace("\u0132", "ij"))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[^0-9a-z]+", " ", letters.casefold()).strip()
