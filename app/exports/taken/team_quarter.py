"""A team's own quarter as a table."""

from __future__ import annotations

from collections.abc import Sequence

from app.exports.tables import Table, figure, people, text
from app.queries.reports.quarters import Quarter
from app.queries.reports.team_quarter import Counted

COUNTED = (
    "Elk aantal is op vijf afgerond, dus tel ze niet bij elkaar op. Alleen wat alle collega's mogen zien. "
    "Niets hier gaat over één collega. Een aanleiding is geen bewijs van oorzaak."
)


def team_table(team: str, quarter: Quarter, rows: Sequence[Counted]) -> Table:
    """A row per count."""
    return Table(
        key="ons_kwartaal",
        title=f"{team}, {quarter.name.lower()}",
        columns=(text("wat"), figure("ongeveer")),
        rows=[(one.what, people(one.number)) for one in rows],
        counted=COUNTED,
    )
