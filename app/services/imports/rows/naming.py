"""The buurten that rows without a point name: by their postcode, else by the name of a buurt or wijk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from sqlalchemy import select

from app.database import database
from app.models.areas import Area, AreaLevel, Postcode, Vintage
from app.models.sorting import sort_key
from app.queries.areas.lookup import buurt_index
from importers.address_rule import postcode_in
from importers.assets import AssetRecord

AWAY = -1
"""As a postcode of elsewhere answers; the number of the index for it."""


class Said:
    """What these rows say of where they are, looked up for all of them at once."""

    def __init__(self, rows: Sequence[AssetRecord]) -> None:
        self._postcodes = _postcodes({postcode_in(row.address) for row in rows} - {""})
        self._names = _names() if any(row.area_name for row in rows) else {}

    def buurten_of(self, row: AssetRecord) -> tuple[int, ...]:
        """Ids of today's buurten, AWAY alone for a postcode outside of them.

        None when the row names none that we know, or a name that two have.
        """
        buurt_id = self._postcodes.get(postcode_in(row.address))
        if buurt_id is not None:
            return (buurt_id,)
        return self._names.get(sort_key(row.area_name), ())


def _postcodes(wanted: set[str]) -> dict[str, int]:
    if not wanted:
        return {}
    rows = database.session.execute(
        select(Postcode.postcode, Postcode.location).where(Postcode.postcode.in_(wanted))
    ).all()
    places = np.array([row.location for row in rows], dtype=np.float64).reshape(-1, 2)
    buurten = buurt_index().locate(places).tolist()
    return {row.postcode: buurt for row, buurt in zip(rows, buurten, strict=True)}


def _names() -> dict[str, tuple[int, ...]]:
    """Buurten by the name of themselves and of their wijk; a buurt goes before a wijk of the same name."""
    rows = database.session.execute(
        select(Area.id, Area.name, Area.level, Area.parent_id)
        .join(Vintage, Vintage.id == Area.vintage_id)
        .where(Vintage.is_current)
    ).all()
    of_wijk: dict[int | None, list[int]] = defaultdict(list)
    buurten: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row.level is AreaLevel.BUURT:
            of_wijk[row.parent_id].append(row.id)
            buurten[sort_key(row.name)].append(row.id)
    wijken = {sort_key(row.name): tuple(of_wijk[row.id]) for row in rows if row.level is AreaLevel.WIJK}
    return wijken | {name: tuple(ids) for name, ids in buurten.items() if len(ids) == 1}
