"""Waar eerst kijken? Themes of which we know less in a buurt than is usual, with each factor.

    priority = max(0, municipal median of C2 − C2 of the buurt) · people / 1,000 · weight of the theme

Only where somebody looked takes part (found, expired, searched): what nobody looked for is our own work and
says nothing.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Select, func, select

from app import clock
from app.database import database
from app.models.areas import Area
from app.models.partners import Question, QuestionBuurt, QuestionState, Signal
from app.policy import Permission, Viewer
from app.queries.areas.codes import areas_of_today
from app.queries.coverage.divisions import Region
from app.queries.coverage.facts import State
from app.queries.coverage.intervals import poisson_limits
from app.queries.coverage.measures import rate, usual_rate
from app.queries.coverage.overview import Coverage
from app.queries.partners.signals import COUNTS_FOR

OPEN = (QuestionState.OPEN, QuestionState.BUSY)
FEWEST = 3
"""Buurten that take part in a theme; a median of fewer says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A theme in a buurt with what its place in the list came of; rates are per 1,000 people.

    `is_clear`: even chance can't bring it to what is usual.
    """

    region: Region
    theme: str
    state: State
    n: int
    rate: float
    low: float
    high: float
    usual: float
    weight: float
    priority: float
    questions: int
    signals: int

    @property
    def is_clear(self) -> bool:
        """Whether the upper limit lies below what is usual."""
        return self.high < self.usual


def lines(found: Coverage, weights: Mapping[str, float], viewer: Viewer) -> tuple[Line, ...]:
    """The lines with a priority above nought, the highest first; wants the coverage of the buurten."""
    asked, heard = _demand(viewer)
    made = (line for theme in found.themes for line in _of_theme(theme, found, weights, asked, heard))
    return tuple(sorted(made, key=lambda line: (-line.priority, line.region.name, line.theme)))


Demand = Mapping[tuple[str, str], int]


def _of_theme(
    theme: str, found: Coverage, weights: Mapping[str, float], asked: Demand, heard: Demand
) -> Iterator[Line]:
    taking_part = [
        (region, region.inhabitants, found.of(region).cell(theme))
        for region in found.regions
        if region.inhabitants and found.of(region).cell(theme).state is not State.UNSEARCHED
    ]
    if len(taking_part) < FEWEST:
        return
    fresh = {region.id: found.of(region).cell(theme).fresh for region in found.regions}
    municipal = usual_rate(found.regions, fresh) or 0.0
    rates = {region.id: rate(cell.fresh, lives, municipal) for region, lives, cell in taking_part}
    usual = statistics.median(rates.values())
    for region, lives, cell in taking_part:
        weight = weights.get(theme, 1.0)
        priority = max(0.0, usual - rates[region.id]) * lives / 1000 * weight
        if priority > 0:
            low, high = (1000 * limit / lives for limit in poisson_limits(cell.fresh))
            yield Line(
                region=region,
                theme=theme,
                state=cell.state,
                n=cell.fresh,
                rate=rates[region.id],
                low=low,
                high=high,
                usual=usual,
                weight=weight,
                priority=priority,
                questions=asked.get((region.code, theme), 0),
                signals=heard.get((region.code, theme), 0),
            )


def _demand(viewer: Viewer) -> tuple[Demand, Demand]:
    """Open questions and signals per code of a buurt and theme; none for who may not see them."""
    if not viewer.may(Permission.SEE_QUESTIONS):
        return {}, {}
    themed = select(Question.id, func.unnest(Question.themes).label("theme")).where(Question.state.in_(OPEN))
    about = themed.subquery()
    today = areas_of_today().subquery()
    asked = (
        # A question about two buurten that became one is still one.
        select(Area.code, about.c.theme, func.count(about.c.id.distinct()))
        .join(today, today.c.today_id == Area.id)
        .join(QuestionBuurt, QuestionBuurt.area_id == today.c.area_id)
        .join(about, about.c.id == QuestionBuurt.question_id)
        .group_by(Area.code, about.c.theme)
    )
    heard = (
        select(Area.code, Signal.theme, func.count())
        .join(today, today.c.today_id == Area.id)
        .join(Signal, Signal.area_id == today.c.area_id)
        .where(Signal.question_id.is_(None), Signal.heard_on > clock.today() - COUNTS_FOR)
        .group_by(Area.code, Signal.theme)
    )
    return _numbers(asked), _numbers(heard)


def _numbers(statement: Select[str, str, int]) -> Demand:
    return {(code, theme): number for code, theme, number in database.session.execute(statement)}
