"""A team's own quarter: every count in fives, and none before the works council agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select

from app.clock import begin_of, end_of
from app.database import database
from app.models.record import PublishedAsset
from app.models.training import ClaimStrength
from app.policy import Viewer
from app.queries.record.filters import AssetFilter, conditions
from app.queries.reports.quarters import Quarter
from app.queries.training.yielding.chain import ChainFilter, chain, in_fives


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was counted, in words, with the count to the nearest five; None for some but fewer than five."""

    what: str
    number: int | None


def team_quarter(team_id: int, quarter: Quarter, viewer: Viewer) -> Sequence[Counted]:
    """What stands beside the work of a team; Invalid ("team") when it can't be asked of that team.

    No checks and no walks: how much a team looked is nobody's figure. What is for one team alone counts for
    nobody, so that two colleagues read the same.
    """
    anybody = replace(viewer, team_ids=(), team_id=None)
    found = chain(ChainFilter(team=team_id, since=quarter.since, until=quarter.until), anybody)
    linked = found.records.by_strength
    counts = (
        ("nieuw op de kaart, en door ons bijgehouden", _new(team_id, quarter, anybody)),
        ("bijeenkomsten", found.sessions),
        ("vervolgstappen", found.actions),
        ("vervolgstappen die zijn gedaan", found.actions_done),
        (
            "buurtkrachten waarvan de leergang de aanleiding was",
            linked[ClaimStrength.PROMPTED],
        ),
        ("buurtkrachten waarbij de leergang meehielp", linked[ClaimStrength.CONTRIBUTED]),
        (
            "buurtkrachten die los stonden van de leergang",
            linked[ClaimStrength.INDEPENDENT],
        ),
        ("opbrengsten met onderbouwing", sum(found.outcomes.values())),
    )
    people = Counted(what="keer dat iemand meedeed", number=found.people)
    return (*(Counted(what=what, number=in_fives(number)) for what, number in counts), people)


def _new(team_id: int, quarter: Quarter, viewer: Viewer) -> int:
    row = PublishedAsset
    wanted = select(func.count()).where(
        *conditions(AssetFilter(team=team_id, stopped=True), viewer),
        row.recorded_at >= begin_of(quarter.since),
        row.recorded_at < end_of(quarter.until),
    )
    return database.session.scalar(wanted.select_from(row)) or 0
