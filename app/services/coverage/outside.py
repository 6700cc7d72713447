"""Bring a list of somebody else beside our map, say which line is which record, and throw it away again."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

import numpy as np
from sqlalchemy import func, select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.areas import AreaLevel
from app.models.coverage import OutsideList
from app.models.people import User
from app.models.record import Kind
from app.policy import Permission, Viewer
from app.queries.areas.areas import AreaSummary, area_by_code, current_areas
from app.queries.areas.lookup import buurt_index
from app.queries.coverage.completeness.comparing import compare
from app.queries.coverage.completeness.entries import sources_to_choose
from app.queries.coverage.completeness.lists import list_of
from app.queries.record.catalogue import themes
from app.services.once import add_once
from importers.assets import AssetRecord, ImportResult, read_assets, source_named
from importers.assets.reading.limits import Limits
from importers.matching import read_name
from importers.records import ImportRefused

LIMITS: Final = Limits(megabytes=10, rows=1_000)
"""Who compares a list waits for it; more groups than this are in no list of one municipality."""
AT_ONCE: Final = 5
"""Lists that one colleague compares at the same time."""
LONGEST: Final = 120
UNKNOWN, NOTHING = "unknown", "none"
"""Answers that are not the number of a record."""
SOURCE: Final = "outside_list"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a list is called and about: an area by its code, kinds (none for all) and perhaps a theme."""

    title: str
    area_code: str
    kinds: Collection[str] = ()
    theme: str = ""


def bring_file(
    *, about: About, filename: str, content: bytes, name_column: str, client_key: UUID, viewer: Viewer
) -> int:
    """Keep name, page and place of each line of a file that lies in the area, and throw the file away.

    `name_column` is the heading over the names when we don't recognise it, else "". Sending it twice is
    sending it once. Raises Invalid for `file`, `title`, `area`, `kinds` or `theme`.
    """
    made = _begin(about, client_key, viewer)
    if not content:
        raise Invalid({"file": "Kies een bestand dat niet leeg is, of een lijst die al is ingelezen."})
    result = _read(filename, content, name_column)
    made.entries, made.left_out = _taken(result, area_by_code(about.area_code))
    if not made.entries:
        raise Invalid({"file": "In dit bestand staat niets dat in dit gebied ligt."})
    return add_once(made).id


def bring_source(*, about: About, source_id: int, client_key: UUID, viewer: Viewer) -> int:
    """The same for a list that was read in before. Raises Invalid, also for `source`."""
    made = _begin(about, client_key, viewer)
    if source_id not in {number for number, _title in sources_to_choose(viewer)}:
        raise Invalid({"source": "Deze lijst kennen we niet. Kies er een uit de lijst."})
    made.source_id = source_id
    return add_once(made).id


def answer(*, list_id: int, said: Mapping[str, str], viewer: Viewer) -> None:
    """Say of lines (by their key) which record they are: its number, `none` or `unknown`; "" leaves it open.

    What can't be, as a record that was not offered for the line, is left out.
    """
    listed = list_of(list_id, viewer, lock=True)
    offered = {row.entry.key: {one.id for one in row.candidates} for row in compare(listed, viewer).rows}
    answers = dict(listed.answers)
    for key, word in said.items():
        if key not in offered or not offered[key]:
            continue
        if word == UNKNOWN:
            answers[key] = None
        elif word == NOTHING:
            answers[key] = 0
        elif word.isdecimal() and word.isascii() and int(word[:18]) in offered[key]:
            answers[key] = int(word)
    listed.answers = answers
    database.session.flush()


def throw_away(*, list_id: int, viewer: Viewer) -> None:
    """Forget a list with all that was said of it."""
    database.session.delete(list_of(list_id, viewer, lock=True))
    database.session.flush()


def _begin(about: About, client_key: UUID, viewer: Viewer) -> OutsideList:
    viewer.require(Permission.RECORD)
    errors = {}
    title = " ".join(about.title.split())
    if not 1 <= len(title) <= LONGEST:
        errors["title"] = f"Zeg van wie de lijst is, in hoogstens {LONGEST} tekens."
    try:
        area_by_code(about.area_code)
    except NotFound:
        errors["area"] = "Kies over welk gebied de lijst gaat."
    if not set(about.kinds) <= {kind.value for kind in Kind}:
        errors["kinds"] = "Kies uit de soorten op de lijst."
    if about.theme and about.theme not in themes():
        errors["theme"] = "Dit thema kennen we niet meer. Kies opnieuw."
    if errors:
        raise Invalid(errors)
    _leave_room(client_key, viewer)
    return OutsideList(
        client_key=client_key,
        user_id=viewer.user_id,
        title=title,
        area_code=about.area_code,
        kinds=sorted(about.kinds),
        theme=about.theme or None,
        made_at=clock.now(),
    )


def _leave_room(client_key: UUID, viewer: Viewer) -> None:
    """Raise Invalid when the visitor compares enough lists; one at a time, so that none slips through."""
    database.session.execute(select(User.id).where(User.id == viewer.user_id).with_for_update())
    mine = select(func.count()).where(
        OutsideList.user_id == viewer.user_id, OutsideList.client_key != client_key
    )
    if (database.session.scalar(mine.select_from(OutsideList)) or 0) >= AT_ONCE:
        raise Invalid({"title": f"Je vergelijkt al {AT_ONCE} lijsten. Gooi er eerst een weg."})


def _read(filename: str, content: bytes, name_column: str) -> ImportResult:
    """By the readers of the desk, so with their limits, and without what looks like personal data."""
    columns = {name_column: "name"} if name_column else {}
    source = replace(source_named(SOURCE), columns=MappingProxyType(columns))
    with tempfile.TemporaryDirectory(prefix="opbouwkaart-") as folder:
        path = Path(folder) / f"list{PurePath(filename.replace(chr(92), '/')).suffix.casefold()[:12]}"
        path.write_bytes(content)
        try:
            return read_assets(path, source, limits=LIMITS)
        except ImportRefused as refused:
            raise Invalid({"file": refused.message}) from refused


def _taken(result: ImportResult, area: AreaSummary) -> tuple[list[Any], dict[str, int]]:
    """The lines in the area, each once, and how many do not take part."""
    here = _buurten_in(area)
    points = np.array(
        [(one.rd_x, one.rd_y) for one in result.records if one.rd_x is not None], dtype=np.float64
    )
    located = iter(buurt_index().locate(points.reshape(-1, 2)).tolist())
    entries, met = [], set()
    left_out = {"refused": result.rows_refused, "elsewhere": 0, "twice": 0}
    for one in result.records:
        buurt_id = None if one.rd_x is None else next(located)
        if buurt_id is not None and buurt_id not in here:
            left_out["elsewhere"] += 1
            continue
        key = ("".join(read_name(one.name).words) or one.name, buurt_id)
        if key in met:
            left_out["twice"] += 1
            continue
        met.add(key)
        entries.append([one.name, one.website, _place(one), buurt_id])
    return entries, left_out


def _place(one: AssetRecord) -> list[float] | None:
    return None if one.rd_x is None or one.rd_y is None else [round(one.rd_x, 1), round(one.rd_y, 1)]


def _buurten_in(area: AreaSummary) -> frozenset[int]:
    if area.level is AreaLevel.BUURT:
        return frozenset({area.id})
    buurten = [one for one in current_areas() if one.level is AreaLevel.BUURT]
    if area.level is AreaLevel.WIJK:
        buurten = [one for one in buurten if one.parent_id == area.id]
    return frozenset(one.id for one in buurten)
