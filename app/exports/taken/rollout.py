"""The roll-out of the basic training: per team and per month, with people in fives."""

from __future__ import annotations

from app import labels
from app.exports.tables import Table, figure, people, text
from app.queries.training.steering.rollout import Pace, Rollout
from app.queries.training.yielding.chain import in_fives

SMALL = "Kleine teams samen"
TITLE = "Hoe ver is de basistraining?"
COUNTED = (
    "Klaar is wie alle basismodules had: per team het aantal van de module met de minste deelnemers, nooit "
    "meer dan er mensen zijn. Mensen op vijf afgerond; teams van minder dan vijf mensen samen."
)


def team_table(found: Rollout) -> Table:
    """A row per team. Without a plan the goal is how many people there are, so that comes in fives too."""
    rows = [
        (
            *(one.name or SMALL, people(in_fives(one.people)), people(in_fives(one.done)), one.planned),
            *(None if one.pace is Pace.NO_PLAN else people(in_fives(one.goal)), labels.PACES[one.pace]),
        )
        for one in found.teams
    ]
    return Table(
        key="basistraining_per_team",
        title=TITLE,
        columns=(
            *(text("team"), figure("mensen"), figure("klaar"), figure("plan_tot_nu"), figure("hele_plan")),
            text("stand"),
        ),
        rows=rows,
        counted=COUNTED,
    )


def month_table(found: Rollout) -> Table:
    """The sums up to and including each month; what is still to come is empty."""
    rows = [
        (f"{one.month:%Y-%m}", one.planned, None if one.done is None else people(in_fives(one.done)))
        for one in found.months
    ]
    return Table(
        key="basistraining_per_maand",
        title=TITLE,
        columns=(text("tot_en_met"), figure("plan"), figure("klaar")),
        rows=rows,
        counted=COUNTED,
    )
