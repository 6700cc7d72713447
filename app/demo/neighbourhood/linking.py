"""Which of the records around the story carry a word on the leergang: those whose days make it believable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from app.demo.calendar import DEMO_NOW
from app.demo.neighbourhood.chance import between, number, pick
from app.demo.shapes import DemoAsset, DemoClaim, DemoSession, DemoTeam
from app.demo.story.claiming import AROUND, REASONS
from app.demo.story.colleagues import key_of
from app.demo.story.teams import TEAMS
from app.models.training import ClaimStrength

OFFERED_FOR: Final = timedelta(days=364)
"""How long after a bijeenkomst a colleague may still name it (a year, less a day for leap years)."""

PROMPTS_WITHIN: Final = timedelta(days=150)


def linked_claims(assets: Sequence[DemoAsset], sessions: Sequence[DemoSession]) -> Iterator[DemoClaim]:
    """As many claims per team as the story says, each by a colleague who could name that bijeenkomst then."""
    held = sorted((session for session in sessions if session.participants is not None), key=lambda s: s.day)
    for team in TEAMS:
        free = sorted(
            (asset for asset in assets if asset.spot.buurt in team.buurten and not asset.sensitive),
            key=lambda asset: number(asset.name, "claimed"),
        )
        for strength in AROUND[team.name]:
            found = next(filter(None, (_claim(asset, team, held, strength) for asset in free)), None)
            if found is not None:
                free = [asset for asset in free if asset.name != found.asset]
                yield found


def _claim(
    asset: DemoAsset, team: DemoTeam, held: Sequence[DemoSession], strength: ClaimStrength
) -> DemoClaim | None:
    """What this colleague says of the record, or None when no bijeenkomst fits its days."""
    is_own = asset.by is not None and f"-{team.name.lower().replace(' ', '-')}-" in asset.by
    by = asset.by if is_own and asset.by else key_of("opbouwwerker", team.name)
    day = asset.day if is_own else asset.day + timedelta(days=between(1, 12, asset.name, "read later"))
    is_builder = by.startswith("opbouwwerker")
    fitting = [
        session
        for session in held
        if (session.team == team.name or (is_builder and not session.team))
        and _fits(session.day, asset.day, strength)
    ]
    if not fitting or day >= DEMO_NOW:
        return None
    own = [session for session in fitting if session.team]
    confidence = between(0, 3, asset.name, "confidence")
    return DemoClaim(
        asset=asset.name,
        session=(own or fitting)[-1].key,
        strength=strength,
        reason=pick(REASONS[strength], asset.name, "reason"),
        by=by,
        day=day,
        confidence=confidence or None,
    )


def _fits(held_on: date, recorded: date, strength: ClaimStrength) -> bool:
    longest = PROMPTS_WITHIN if strength is ClaimStrength.PROMPTED else OFFERED_FOR - timedelta(days=12)
    return timedelta(0) < recorded - held_on <= longest
