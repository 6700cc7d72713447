"""Where records lie in today's boundaries: fills the cache `asset_places` for any number of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sqlalchemy import text

from app.database import database
from app.queries.areas.lookup import buurt_index
from geodata.crs import to_wgs84
from geodata.precision import street_cells

LOCATED = text(
    "select id, location[0] as rd_x, location[1] as rd_y from assets "
    "where location is not null and (cast(:ids as bigint[]) is null or id = any(cast(:ids as bigint[]))) "
    "order by id"
)
FORGET_UNLOCATED = text(
    "delete from asset_places p using assets a where a.id = p.asset_id and a.location is null "
    "and (cast(:ids as bigint[]) is null or p.asset_id = any(cast(:ids as bigint[])))"
)
WRITE = text(
    """
    insert into asset_places (asset_id, buurt_id, lon, lat, cell_buurt_id, cell_lon, cell_lat)
    select asset_id, nullif(buurt, -1), lon, lat, nullif(cell_buurt, -1), cell_lon, cell_lat
    from unnest(cast(:ids as bigint[]), cast(:buurten as bigint[]), cast(:lon as float8[]),
                cast(:lat as float8[]),
                cast(:cell_buurten as bigint[]), cast(:cell_lon as float8[]), cast(:cell_lat as float8[]))
        as t(asset_id, buurt, lon, lat, cell_buurt, cell_lon, cell_lat)
    on conflict (asset_id) do update set buurt_id = excluded.buurt_id, lon = excluded.lon, lat = excluded.lat,
        cell_buurt_id = excluded.cell_buurt_id, cell_lon = excluded.cell_lon, cell_lat = excluded.cell_lat
    """
)


def place(asset_ids: Sequence[int] | None = None) -> int:
    """Find the buurt of each asset's point and of its 100 m cell; all assets when no ids are given.

    Returns how many have a point. Publish afterwards: published rows copy what is written here.
    """
    ids = None if asset_ids is None else list(asset_ids)
    rows = database.session.execute(LOCATED, {"ids": ids}).all()
    database.session.execute(FORGET_UNLOCATED, {"ids": ids})
    if not rows:
        return 0
    found, *axes = zip(*rows, strict=True)
    points = np.array(axes, dtype=np.float64).T
    cells = street_cells(points)
    index = buurt_index()
    lon, lat = to_wgs84(points[:, 0], points[:, 1])
    cell_lon, cell_lat = to_wgs84(cells[:, 0], cells[:, 1])
    database.session.execute(
        WRITE,
        {
            "ids": list(found),
            "buurten": index.locate(points).tolist(),
            "lon": np.round(lon, 6).tolist(),
            "lat": np.round(lat, 6).tolist(),
            "cell_buurten": index.locate(cells).tolist(),
            "cell_lon": np.round(cell_lon, 6).tolist(),
            "cell_lat": np.round(cell_lat, 6).tolist(),
        },
    )
    return len(rows)
