"""What colleagues suggest for records of another team, and what that team answered. All invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Final

REMARK: Final = "remark"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAnswer:
    """What was said to one field that was not taken over, or to a remark."""

    accepted: bool
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSuggestion:
    """`fields` with their values as JSON; `answered_by` is empty while it waits."""

    asset: str
    day: date
    by: str
    fields: Mapping[str, Any]
    at: time = time(14, 20)
    answered_on: date | None = None
    answered_by: str = ""
    answers: Mapping[str, DemoAnswer] = field(default_factory=dict)


SUGGESTED: Final = (
    DemoSuggestion(
        asset="Breitafel De Derde Naald",
        day=date(2026, 9, 24),
        by="opbouwwerker-beijum-1",
        fields={
            REMARK: "Volgens de beheerder zitten ze sinds september op dinsdag.",
            "summary": "Breien, haken en kletsen aan de grote tafel.",
            "capacity": 20,
        },
    ),
    DemoSuggestion(
        asset="De Gele Deur",
        day=date(2026, 9, 21),
        by="medewerker-corpus-den-hoorn-1",
        fields={
            REMARK: "De bel doet het niet. Misschien helpt een briefje.",
            "name": "Huiskamer De Gele Deur",
        },
        answered_on=date(2026, 9, 29),
        answered_by="opbouwwerker-beijum-1",
        answers={
            REMARK: DemoAnswer(accepted=True, word="Dank je, er hangt nu een briefje."),
            "name": DemoAnswer(accepted=False, word="De bewoners zeggen gewoon De Gele Deur."),
        },
    ),
)
