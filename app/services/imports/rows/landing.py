"""Where a row comes to stand: in the buurt of its point, for the buurten under its shape, or nowhere.

A list of a team brings what lies in the buurten of that team, and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from app.queries.areas.lookup import BuurtIndex, buurt_index
from app.services.imports.rows.naming import AWAY, Said
from importers.assets import AssetRecord
from importers.records import Issue

NO_PLACE: Final = "Er staat geen plek bij die we kennen."
ONLY_A_BUURT: Final = "Er staat geen plek bij, wel een postcode of een buurt die we kennen."
OUTSIDE: Final = "Deze plek ligt buiten de buurten die zijn geladen."
NOT_OURS: Final = "Deze plek ligt niet in een buurt van jullie team."
PARTLY_OURS: Final = "Een deel ligt buiten de buurten van jullie team."
LEFT_OUT: Final = "niet ingelezen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """The buurt that decides who keeps a row, the buurten for which it is there, and what has to be said.

    `whole`: it is for the whole municipality. `refused`: it does not come in.
    """

    buurt_id: int | None = None
    area_ids: tuple[int, ...] = ()
    whole: bool = False
    refused: bool = False
    issue: Issue | None = None


def landings(rows: Sequence[AssetRecord], own: Collection[int] | None) -> list[Landing]:
    """One for each row; `own` are the ids of the buurten of the team that reads it in, None for all."""
    index = buurt_index()
    pointed = [row for row in rows if row.rd_x is not None and row.shape is None]
    points = np.array([(row.rd_x, row.rd_y) for row in pointed], dtype=np.float64)
    located = iter(index.locate(points.reshape(-1, 2)).tolist())
    said = Said([row for row in rows if row.rd_x is None])
    return [
        _under(row, index, own)
        if row.shape is not None
        else _nowhere(row, said.buurten_of(row), own)
        if row.rd_x is None
        else _at(row, next(located), own)
        for row in rows
    ]


def _at(row: AssetRecord, buurt_id: int, own: Collection[int] | None) -> Landing:
    if buurt_id == -1:
        return _refused(row, OUTSIDE)
    if own is not None and buurt_id not in own:
        return _refused(row, NOT_OURS)
    return Landing(buurt_id=buurt_id)


def _nowhere(row: AssetRecord, said: Sequence[int], own: Collection[int] | None) -> Landing:
    """Kept with a flag: for the buurten that the row names, else for all or for those of the team."""
    if AWAY in said:
        return _refused(row, OUTSIDE)
    if said:
        ours = tuple(sorted(one for one in said if own is None or one in own))
        issue = _issue(row, ONLY_A_BUURT, "bij de buurt gezet, plek onzeker")
        if not ours:
            return _refused(row, NOT_OURS)
        return Landing(buurt_id=ours[0] if len(ours) == 1 else None, area_ids=ours, issue=issue)
    if own is not None and not own:
        return _refused(row, NOT_OURS)
    where = "de hele gemeente" if own is None else "jullie buurten"
    issue = _issue(row, NO_PLACE, f"bij {where} gezet, plek onzeker", value=row.address[:80])
    return Landing(area_ids=tuple(sorted(own or ())), whole=own is None, issue=issue)


def _under(row: AssetRecord, index: BuurtIndex, own: Collection[int] | None) -> Landing:
    found = index.under(shapely.from_wkb(row.shape))
    if not found:
        return _refused(row, OUTSIDE)
    ours = found if own is None else [one for one in found if one in own]
    if not ours:
        return _refused(row, NOT_OURS)
    if len(ours) == len(index.ids):
        return Landing(whole=True)
    issue = _issue(row, PARTLY_OURS, "alleen jullie buurten") if len(ours) < len(found) else None
    return Landing(buurt_id=ours[0], area_ids=tuple(sorted(ours)), issue=issue)


def _refused(row: AssetRecord, reason: str) -> Landing:
    return Landing(refused=True, issue=_issue(row, reason, LEFT_OUT))


def _issue(row: AssetRecord, reason: str, action: str, *, value: str = "") -> Issue:
    return Issue(row=row.row, field="plek", value=value, reason=reason, action=action)
