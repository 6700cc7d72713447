"""From an idea in a buurt to a whole record: who wrote it down, who sees it, how exactly, and how it went."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time, timedelta
from typing import Any, Final

from app.demo.calendar import DEMO_NOW
from app.demo.neighbourhood.allotting import Allotted, allot
from app.demo.neighbourhood.chance import between, fraction, pick
from app.demo.neighbourhood.ideas.pattern import Pattern
from app.demo.neighbourhood.knowing import known_of
from app.demo.neighbourhood.lifelines import Lifeline, lifeline
from app.demo.shapes import Change, Check, DemoAsset, DemoTeam, Spot
from app.demo.story.colleagues import key_of
from app.demo.story.teams import TEAMS
from app.models.record import Aware, Kind, Precision, Status, StopReason, Visibility

DAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag")
MORNINGS: Final = ("9.30", "10.00", "10.30")
AFTERNOONS: Final = ("13.30", "14.00", "15.00")
EVENINGS: Final = ("19.00", "19.30", "20.00")
REASONS: Final = (
    StopReason.LEADER_LEFT,
    StopReason.TOO_FEW_PEOPLE,
    StopReason.NO_PLACE,
    StopReason.NO_MONEY,
    StopReason.UNKNOWN,
)
KNOWS: Final = frozenset({Aware.YES, Aware.PUBLIC})


def invented_assets(there: Collection[DemoAsset], buurten: Collection[str]) -> list[DemoAsset]:
    """Records that fill the map up around those that are `there`, in the buurten that are loaded."""
    return [_invent(allotted) for allotted in allot(there, buurten)]


def _invent(allotted: Allotted) -> DemoAsset:
    name, pattern = allotted.idea.name, allotted.idea.pattern
    life = lifeline(name, pattern.kind)
    by = _recorder(name, allotted.team)
    seen = _who_sees(name, pattern)
    whole = pattern.at_home and fraction(name, "whole") < 0.6
    sentence = _sentence(name, allotted.idea.sentence)
    told: dict[str, Any] = {
        "summary": sentence,
        "known": known_of(name, pattern, sentence),
        "offers": pattern.offers,
        "needs": pattern.needs,
    }
    changes = _later(name, life, by, told)
    return DemoAsset(
        name=name,
        kind=pattern.kind,
        themes=pattern.themes,
        spot=Spot(buurt=allotted.buurt, whole=whole),
        day=life.recorded,
        at=time(between(9, 16, name, "hour"), between(0, 59, name, "minute")),
        by=by,
        known_from=life.known_from,
        led_by=pick(pattern.led_by, name, "led by"),
        audiences=pattern.audiences,
        tags=pattern.tags,
        status=_first_status(name, life),
        checks=tuple(
            Check(day=day, by=_own_recorder(name, allotted.team, day), how=how) for day, how in life.checks
        ),
        changes=changes,
        **(told if not _is_quick(changes) else {"summary": ""}),
        **seen,
    )


def _sentence(name: str, sentence: str) -> str:
    return sentence.format(
        day=pick(DAYS, name, "day"),
        morning=pick(MORNINGS, name, "morning"),
        afternoon=pick(AFTERNOONS, name, "afternoon"),
        evening=pick(EVENINGS, name, "evening"),
    )


def _recorder(name: str, team: DemoTeam) -> str:
    """Mostly somebody of the team that leads there; one in eight times a colleague from elsewhere."""
    if fraction(name, "elsewhere") < 0.12:
        team = pick([other for other in TEAMS if other is not team], name, "other team")
    return _own_recorder(name, team, "recorded")


def _own_recorder(name: str, team: DemoTeam, occasion: object) -> str:
    if fraction(name, occasion, "builder") < 0.45:
        return key_of("opbouwwerker", team.name, between(1, team.builders, name, occasion, "which"))
    return key_of("medewerker", team.name, between(1, 12, name, occasion, "which"))


def _who_sees(name: str, pattern: Pattern) -> dict[str, Any]:
    """Who may see it and how exactly; what is sensitive stays with the team, at the buurt."""
    draw = fraction(name, "aware")
    aware = (
        Aware.YES
        if draw < 0.5
        else Aware.PUBLIC
        if draw < 0.62
        else Aware.NOT_YET
        if draw < 0.8
        else Aware.UNKNOWN
    )
    draw = fraction(name, "visibility")
    if draw > 0.965:
        sensitive = fraction(name, "sensitive") < 0.5
        precision = Precision.BUURT if sensitive else _precision(name, pattern)
        return {
            "aware": aware, "visibility": Visibility.TEAM, "sensitive": sensitive, "precision": precision
        }  # fmt: skip
    is_public = aware in KNOWS and draw < 0.55
    visibility = Visibility.PUBLIC if is_public else Visibility.ORGANISATION
    return {"aware": aware, "visibility": visibility, "precision": _precision(name, pattern)}


def _precision(name: str, pattern: Pattern) -> Precision:
    if pattern.at_home:
        return Precision.BUURT
    draw = fraction(name, "precision")
    if pattern.kind in {Kind.PLACE, Kind.ORGANISATION} or draw > 0.35:
        return Precision.EXACT
    return Precision.STREET if draw > 0.1 else Precision.BUURT


def _first_status(name: str, life: Lifeline) -> Status:
    draw = fraction(name, "begins")
    is_young = life.recorded > DEMO_NOW - timedelta(days=200)
    if is_young and draw < 0.12:
        return Status.STARTING
    return Status.IDEA if is_young and draw < 0.16 else Status.ACTIVE


def _later(name: str, life: Lifeline, by: str, told: dict[str, Any]) -> tuple[Change, ...]:
    """Some were written down in a hurry and told in full some days later; a few went quiet or stopped."""
    changes = []
    soon = life.recorded + timedelta(days=between(1, 3, name, "soon after"))
    is_before_checks = all(day > soon for day, _how in life.checks)
    if fraction(name, "quick") < 0.3 and soon < DEMO_NOW and is_before_checks:
        changes.append(Change(day=soon, by=by, choices=told))
    draw = fraction(name, "ends")
    if life.checks and draw < 0.09:
        changes.append(Change(day=_last_day(life), by=by, choices=_ending(name, stopped=draw < 0.045)))
    return tuple(changes)


def _last_day(life: Lifeline) -> date:
    return life.checks[-1][0]


def _ending(name: str, *, stopped: bool) -> dict[str, Any]:
    if stopped:
        return {"status": Status.STOPPED, "status_reason": pick(REASONS, name, "why")}
    return {"status": Status.DORMANT}


def _is_quick(changes: tuple[Change, ...]) -> bool:
    return bool(changes) and "summary" in changes[0].choices
