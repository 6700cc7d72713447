"""What changed between two sets of areas, by code."""

from __future__ import annotations

from collections.abc import Iterable

from app.models.areas import VintageKind
from app.services.areas.linking import Areas
from app.services.areas.overlaying import redrawn
from app.services.areas.report import AreaName, Changes, Renamed, VintageName
from geodata.areas import Boundary


def changes_between(was: Areas, now: Areas, *, compared_with: VintageName) -> Changes:
    """Added, removed, renamed and redrawn areas of `now` with respect to `was`."""
    drawn = compared_with.kind is VintageKind.OFFICIAL
    return Changes(
        compared_with=compared_with,
        added=_names(now, now.keys() - was.keys()),
        removed=_names(was, was.keys() - now.keys()),
        renamed=tuple(
            Renamed(code=code, before=was[code].name, after=now[code].name)
            for code in sorted(was.keys() & now.keys())
            if len({code, was[code].name, now[code].name}) == 3  # a code in place of a name is no name
        ),
        redrawn=_names(now, redrawn(_shapes(was), _shapes(now)) if drawn else ()),
    )


def _names(areas: Areas, codes: Iterable[str]) -> tuple[AreaName, ...]:
    return tuple(AreaName(code=code, name=areas[code].name) for code in sorted(codes))


def _shapes(areas: Areas) -> dict[str, Boundary]:
    return {code: area.boundary for code, area in areas.items()}
