"""What is near and what hangs together (C3 and C5), which we know of the day of making alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app import clock
from app.policy import Viewer
from app.queries.coverage.divisions import Division, Region
from app.queries.coverage.facts import Ties
from app.queries.coverage.reach import Reach, reached
from app.queries.coverage.ties import tied
from app.queries.record.filters import AssetFilter

STILL_SAYS = timedelta(days=92)
"""How long after a period the day of making still says something about it: a quarter."""
REACHES = {
    "op_400_meter": Reach(distance=400),
    "op_800_meter": Reach(distance=800),
    "s_avonds_op_400_meter": Reach(distance=400, evening=True),
}
"""By the name of its column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """On a day. `reached`: per column the share (0 to 1) of the people of each part, by its id; so `ties`."""

    day: date
    reached: Mapping[str, Mapping[int, float]]
    ties: Mapping[int, Ties]


def around(until: date, viewer: Viewer, within: Division, parts: tuple[Region, ...]) -> Around | None:
    """Of today; None when the period ended so long ago that today says nothing about it."""
    today = clock.today()
    if today - until > STILL_SAYS:
        return None
    chosen = AssetFilter()
    return Around(
        day=today,
        reached={name: reached(chosen, viewer, reach, within, parts) for name, reach in REACHES.items()},
        ties=tied(chosen, viewer, within),
    )
