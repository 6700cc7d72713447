"""What was near and what hung together (C3 and C5) on the day that a report is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.policy import Viewer
from app.queries.coverage.divisions import Division, Region
from app.queries.coverage.facts import Ties
from app.queries.coverage.reach import Reach, reached
from app.queries.coverage.ties import tied
from app.queries.record.filters import AssetFilter

REACHES = {
    "op_400_meter": Reach(distance=400),
    "op_800_meter": Reach(distance=800),
    "s_avonds_op_400_meter": Reach(distance=400, evening=True),
}
"""By the name of its column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """`reached`: per column the share (0 to 1) of the people of each part, by its id; so `ties`."""

    reached: Mapping[str, Mapping[int, float]]
    ties: Mapping[int, Ties]


def around(day: date, viewer: Viewer, within: Division, parts: tuple[Region, ...]) -> Around:
    """At the end of a day."""
    chosen = AssetFilter()
    return Around(
        reached={
            name: reached(chosen, viewer, reach, within, parts, day=day) for name, reach in REACHES.items()
        },
        ties=tied(chosen, viewer, within, day),
    )
