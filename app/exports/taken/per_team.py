"""T1 per team and quarter."""

from __future__ import annotations

from app.exports.tables import Table, figure, text
from app.queries.coverage.per_team.shared import VERSION, Share, SharedWork

EXPLAINED = (
    "Van alle nieuwe buurtkrachten, verbindingen en vervolgstappen: welk deel een teamlid maakte, en niet "
    "een opbouwwerker, trainer of coördinator. Per team op tien procent en op vijf stuks afgerond. Teams "
    "tellen samen tot er vijf teamleden en vijf anderen zijn. Het zegt niets over één collega, en meer is "
    "niet altijd beter."
)
TOO_FEW = "te weinig om te zeggen"
TOGETHER = "Alle teams samen"


def per_team_table(found: SharedWork) -> Table:
    """A row per team (small ones together) and quarter, and one for all of them."""
    named = [*((unit.name, shares) for unit, shares in found.units), (TOGETHER, found.together)]
    rows = [
        (name, quarter.name, share.percent, *_number(share))
        for name, shares in named
        for quarter, share in zip(found.quarters, shares, strict=True)
    ]
    return Table(
        key="samen_per_team",
        title=f"Gemaakt door teamleden (T1, versie {VERSION})",
        columns=(
            *(text("team"), text("kwartaal"), figure("procent_door_teamleden")),
            *(figure("ongeveer_gemaakt"), text("let_op")),
        ),
        rows=rows,
        counted=EXPLAINED,
    )


def _number(share: Share) -> tuple[int | None, str]:
    return share.number, "" if share.percent is not None else TOO_FEW
