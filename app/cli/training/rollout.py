"""`flask yield rollout`: what teams put on the map after their basic training beside before, for an annex."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import click
from babel.dates import format_date
from flask.cli import with_appcontext

from app.cli.transaction import unit_of_work
from app.queries.training.yielding.rollout.compared import compare
from app.queries.training.yielding.rollout.months import team_months
from app.queries.training.yielding.rollout.stepped import Ratio, TeamMonth

WHAT = (
    "Nieuwe buurtkrachten per team en maand: wat een team zelf op de kaart zette en er nog staat.\n"
    "Poisson-regressie met een effect per team en per maand. Berekening versie 1."
)
NOTHING = "Teams met nieuwe buurtkrachten: 0. Er zijn er 6 nodig."
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
    if not found:
        return "\n".join((WHAT, "", f"Geen verhouding. {NOTHING}", "", ALSO))
    told = compare(found)
    effort = [_number(mean, 1) if mean is not None else "geen" for mean in (told.before, told.after)]
    lines = (
        _told(told.ratio) if told.ratio else f"Geen verhouding. {told.why}",
        f"Van {_month(told.first)} tot en met {_month(told.last)}.",
        f"Zoekmoeite per team en maand (checks en straatrondes): {effort[0]} ervoor, {effort[1]} erna.",
    )
    return "\n".join((WHAT, "", *lines, "", ALSO))


def _told(found: Ratio) -> str:
    times = f"{_number(found.ratio)} keer zo veel (95 %: {_number(found.low)} tot {_number(found.high)})"
    shown = "aantoonbaar" if found.is_shown else "niet aantoonbaar"
    return (
        f"Na de basistraining: {times}: {shown}.\n"
        f"Over {found.teams} teams en {found.team_months} teammaanden. Kleine teams tellen samen."
    )


def _number(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def _month(day: date) -> str:
    return str(format_date(day, "LLLL y", locale="nl"))
