"""The key by which a row is found again at the next import: the file's own, else made of name and place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from importers.assets.log import Log
from importers.assets.reading.aliases import words_of
from importers.assets.records import LocatedRow

LONGEST_KEY = 200
MADE_UP = "~"  # no source begins its keys with it, so a made key never looks like a given one


def identify(rows: Iterable[LocatedRow], log: Log) -> Iterator[tuple[str, LocatedRow]]:
    """Yield (external_id, row); the second row with a key is refused and says which row had it first."""
    seen: dict[str, int] = {}
    for row in rows:
        given = row.texts.get("external_id", "")
        key = given or made_key(row)
        if len(key) > LONGEST_KEY:
            log.refuse(row.number, "Dit nummer is te lang.", field="external_id", value=key)
        elif key in seen:
            log.refuse(row.number, _twice(seen[key], given), field="external_id", value=given)
        else:
            seen[key] = row.number
            yield key, row


def made_key(row: LocatedRow) -> str:
    """A key of name and place: the address if there is one, else the point to four decimals (some 10 m).

    Case, accents and punctuation don't count; the same row gives the same key in another file and order.
    """
    name = row.texts.get("name", "")
    address = row.texts.get("address", "")
    if address or row.spot is None:
        place = " ".join(words_of(address))
    else:
        place = f"{row.spot.lon:.4f} {row.spot.lat:.4f}"
    normal = " ".join(words_of(name)) or name.casefold()
    digest = hashlib.blake2b(f"{normal}|{place}".encode(), digest_size=12)
    return MADE_UP + digest.hexdigest()


def _twice(first: int, given: str) -> str:
    if given:
        return f"Dit nummer staat ook in rij {first}. Elke rij heeft een eigen nummer nodig."
    return (
        f"Naam en plek zijn dezelfde als in rij {first}. Is het toch iets anders? "
        "Geef de rijen dan een kolom “id” met een eigen nummer."
    )
