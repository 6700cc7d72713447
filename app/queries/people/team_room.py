"""What may hang on the wall of the room of a team: what all colleagues may see of its buurten, and no more.

Whoever stands in front of the screen sees the same, so it is asked as a colleague of no team: what is for the
team alone or sensitive is not there, and of a place no more than what others are shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.policy import Viewer
from app.queries.partners.signals import Heard, heard
from app.queries.record.assets import Row
from app.queries.record.filters import AssetFilter
from app.queries.record.places import team_buurten
from app.queries.record.waiting import new_records, wanting_a_look, wanting_filter
from app.queries.record.week.soon import Soon, soon

SIGNALS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRoom:
    """The lines of the four sheets; of signals their number alone, without what was said with them."""

    buurten: tuple[str, ...]
    new: tuple[Row, ...]
    heard: tuple[Heard, ...]
    week: Soon
    checks: tuple[Row, ...]


def team_room(viewer: Viewer) -> TeamRoom | None:
    """The sheets for the visitor's own team; None without a team or buurten of it."""
    buurten = team_buurten(replace(viewer, team_ids=(viewer.team_id,))) if viewer.team_id else ()
    if not buurten:
        return None
    anybody = replace(viewer, team_ids=(), team_id=None)
    codes = tuple(buurt.code for buurt in buurten)
    near = AssetFilter(buurt=codes)
    return TeamRoom(
        buurten=tuple(buurt.name for buurt in buurten),
        new=new_records(near, anybody),
        heard=tuple(replace(one, sentences=()) for one in heard(anybody, buurten=codes)[:SIGNALS]),
        week=soon(near, anybody),
        checks=wanting_a_look(wanting_filter(codes), anybody),
    )
