"""What the table of postcodes says: in which buurt a postcode lies, and which begin with what was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlalchemy import func, select

from app.database import database
from app.models.areas import Area, Postcode
from app.queries.areas.lookup import buurt_index

FIRST_PART = re.compile(r"\b([1-9][0-9]{3})\s?([a-z]{0,2})\b", re.IGNORECASE)
LOOKED_AT = 400
"""How many postcodes of a beginning are looked up: more than a wijk has under four figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostcodeBuurt:
    """A postcode ("9711AB") and the name of the buurt where its middle lies."""

    postcode: str
    buurt_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedPostcodes:
    """How many postcodes there are, of which source and since when."""

    count: int
    source: str
    loaded_on: date


def place_of_postcode(postcode: str) -> tuple[float, float] | None:
    """The RD place of the middle of a postcode ("9711AB"); None when it is not known."""
    return database.session.scalar(select(Postcode.location).where(Postcode.postcode == postcode))


def postcodes_like(typed: str, *, limit: int) -> tuple[PostcodeBuurt, ...]:
    """Postcodes in the current buurten that begin as the one in `typed` does; four figures at least."""
    found = FIRST_PART.search(typed)
    if found is None:
        return ()
    begin = (found[1] + found[2]).upper()
    rows = database.session.execute(
        select(Postcode.postcode, Postcode.location)
        .where(Postcode.postcode.between(begin, f"{begin}ZZ"[:6]))
        .order_by(Postcode.postcode)
        .limit(LOOKED_AT)
    ).all()
    buurten = buurt_index().locate(np.array([row.location for row in rows], dtype=float).reshape(-1, 2))
    here = [(row.postcode, int(buurt)) for row, buurt in zip(rows, buurten, strict=True) if buurt >= 0]
    names = _names({buurt for _postcode, buurt in here[:limit]})
    return tuple(
        PostcodeBuurt(postcode=postcode, buurt_name=names[buurt]) for postcode, buurt in here[:limit]
    )


def loaded_postcodes() -> LoadedPostcodes | None:
    """What an administrator loaded; None when there are no postcodes."""
    row = database.session.execute(
        select(func.count().label("count"), func.max(Postcode.source), func.max(Postcode.loaded_on))
    ).one()
    return LoadedPostcodes(count=row[0], source=row[1], loaded_on=row[2]) if row[0] else None


def _names(ids: set[int]) -> dict[int, str]:
    return dict(database.session.execute(select(Area.id, Area.name).where(Area.id.in_(ids))).all())
