"""The stepped roll-out: how many more records teams made per month after their basic training than before.

Poisson regression of counts per team and month, with an effect for each team and each month, and one for
"trained". The error is the wider of two that allow for counts that vary more than Poisson says: by Pearson's
X² over all team-months, and by the sandwich over teams, which allows for months of a team that are alike.
The interval is that of t with one degree of freedom less than there are teams. Source of both errors:
McCullagh and Nelder, Generalized Linear Models (1989), 4.5 and 9.2; Liang and Zeger, Biometrika 73 (1986).
It shows what came after, not what came of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt

import numpy as np

LEAST_TEAMS = 6
LEVEL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMonth:
    """New records (`new`) of a team in a month, and whether it was trained before that month began.

    `team` and `month` are any numbers that tell them apart; `looks` is its search effort: checks and walks.
    """

    team: int
    month: int
    new: int
    trained: bool
    looks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """So many times as many after training as before, with its 95 % interval, over so many team-months."""

    ratio: float
    low: float
    high: float
    teams: int
    team_months: int

    @property
    def is_shown(self) -> bool:
        """Whether the interval leaves 1 out; else nothing can be shown."""
        return self.low > 1 or self.high < 1


class TooLittle(ValueError):
    """There is no ratio; says why in Dutch."""


def stepped_ratio(found: Sequence[TeamMonth]) -> Ratio:
    """The ratio over these team-months. Raises TooLittle without six teams, some of them trained, some not.

    A team or month without any new record says nothing of a ratio and is left out.
    """
    rows = _that_count(found)
    teams = sorted({row.team for row in rows})
    if len(teams) < LEAST_TEAMS:
        raise TooLittle(f"Teams met nieuwe buurtkrachten: {len(teams)}. Er zijn er 6 nodig.")
    if len({row.trained for row in rows}) < 2:
        raise TooLittle("Er zijn geen maanden van voor én van na een training om te vergelijken.")
    estimate, error = _fitted(rows, teams)
    from scipy.stats import t  # noqa: PLC0415 (heavy, and wanted by one command)

    width = float(t.ppf((1 + LEVEL) / 2, len(teams) - 1)) * error
    return Ratio(
        ratio=exp(estimate),
        low=exp(estimate - width),
        high=exp(estimate + width),
        teams=len(teams),
        team_months=len(rows),
    )


def _that_count(found: Sequence[TeamMonth]) -> list[TeamMonth]:
    teams = {row.team for row in found if row.new}
    months = {row.month for row in found if row.new}
    return [row for row in found if row.team in teams and row.month in months]


def _fitted(rows: Sequence[TeamMonth], teams: Sequence[int]) -> tuple[float, float]:
    """The logarithm of the ratio and its standard error."""
    from statsmodels.genmod.families import Poisson  # noqa: PLC0415 (heavy, and wanted by one command)
    from statsmodels.genmod.generalized_linear_model import GLM  # noqa: PLC0415 (the same)

    team, month = (np.array([getattr(row, name) for row in rows]) for name in ("team", "month"))
    trained = np.array([row.trained for row in rows], dtype=float)
    months = sorted(set(month.tolist()))[1:]
    design = np.column_stack(
        [*(team == one for one in teams), *(month == one for one in months), trained]
    ).astype(float)
    if np.linalg.matrix_rank(design) < design.shape[1]:
        raise TooLittle("Alle teams kregen de training tegelijk. Dan valt er niets te vergelijken.")
    fit = GLM(np.array([row.new for row in rows]), design, family=Poisson()).fit(
        cov_type="cluster", cov_kwds={"groups": team, "use_correction": True}
    )
    spread = sqrt(float(fit.normalized_cov_params[-1, -1]) * max(fit.pearson_chi2 / fit.df_resid, 1.0))
    return float(fit.params[-1]), max(float(fit.bse[-1]), spread)
