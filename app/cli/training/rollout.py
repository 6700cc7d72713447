"""`flask yield rollout`: what teams put on the map after their basic training beside before, for an annex."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import click
from babel.dates import format_date
from flask.cli import with_appcontext

from app.cli.transaction import unit_of_work
from app.queries.training.yielding.rollout.months import month_of, team_months
from app.queries.training.yielding.rollout.stepped import Ratio, TeamMonth, TooLittle, stepped_ratio

WHAT = (
    "Nieuwe buurtkrachten per team en maand: wat een team zelf op de kaart zette en er nog staat.\n"
    "Poisson-regressie met een effect per team en per maand. Berekening versie 1."
)
ALSO = (
    "Wie getraind is, kijkt vaker en legt meer vast. Een hoger getal kan ook daarvan komen.\n"
    "Dit laat zien wat erna kwam, niet waar het van kwam."
)


@click.group("yield")
def yielding() -> None:
    """Opbrengst van de leergang."""


@yielding.command("rollout")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Vanaf deze maand; anders de laatste 36.")
@with_appcontext
def rollout(*, since: datetime | None) -> None:
    """Vergelijk teams na hun basistraining met ervoor, over alle teams samen."""
    with unit_of_work():
        found = team_months(since=since.date() if since else None)
    click.echo(report(found))


def report(found: Sequence[TeamMonth]) -> str:
    """What is printed: the ratio or why there is none, and the search effort beside it."""
    try:
        lines = [_told(stepped_ratio(found))]
    except TooLittle as reason:
        lines = [f"Geen verhouding. {reason}"]
    if found:
        months = [month_of(row.month) for row in found]
        lines += [f"Van {_month(min(months))} tot en met {_month(max(months))}.", _effort(found)]
    return "\n".join((WHAT, "", *lines, "", ALSO))


def _told(found: Ratio) -> str:
    times = f"{_number(found.ratio)} keer zo veel (95 %: {_number(found.low)} tot {_number(found.high)})"
    shown = "aantoonbaar" if found.is_shown else "niet aantoonbaar"
    return (
        f"Na de basistraining: {times}: {shown}.\n"
        f"Over {found.teams} teams en {found.team_months} teammaanden. Kleine teams tellen samen."
    )


def _effort(found: Sequence[TeamMonth]) -> str:
    """Checks and walks per team-month, for it is search that finds."""
    means = []
    for trained in (False, True):
        rows = [row.looks for row in found if row.trained is trained]
        means.append(_number(sum(rows) / len(rows), 1) if rows else "geen")
    return f"Zoekmoeite per team en maand (checks en straatrondes): {means[0]} ervoor, {means[1]} erna."


def _number(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def _month(day: date) -> str:
    return str(format_date(day, "LLLL y", locale="nl"))
