"""The whole story, as far as it can be told in the buurten that are loaded. Pure: no database, no clock."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from app.demo.neighbourhood.inventing import invented_assets
from app.demo.neighbourhood.linking import linked_claims
from app.demo.neighbourhood.tying import invented_ties
from app.demo.shapes import DemoAsset, Story
from app.demo.story.claiming import TOLD
from app.demo.story.colleagues import colleagues
from app.demo.story.decoys import KOMPASROOS, NEAR_MISSES, PLANTED
from app.demo.story.initiatives import FIRST_TEN
from app.demo.story.initiatives_too import SECOND_TEN
from app.demo.story.known_of import KNOWN_OF
from app.demo.story.leergang import PROGRAMMES, sessions
from app.demo.story.listed import listed_assets
from app.demo.story.solutions import SOLUTIONS
from app.demo.story.teams import TEAMS
from app.demo.story.ties import TIES

BY_HAND: tuple[DemoAsset, ...] = (*FIRST_TEN, *SECOND_TEN, *KOMPASROOS, *NEAR_MISSES, *PLANTED, *SOLUTIONS)


def tell(buurten: Collection[str]) -> Story:
    """The story in these buurten (names). What lies in another one is left out, and its buurt is named."""
    by_hand = (replace(asset, known=KNOWN_OF.get(asset.name, asset.known)) for asset in BY_HAND)
    told = (*by_hand, *listed_assets())
    there = [asset for asset in told if asset.spot.buurt in buurten]
    invented = invented_assets(there, buurten)
    names = {asset.name for asset in there}
    planned = sessions()
    needed = {asset.spot.buurt for asset in told} | {buurt for team in TEAMS for buurt in team.buurten}
    return Story(
        teams=TEAMS,
        colleagues=colleagues(),
        programmes=PROGRAMMES,
        sessions=planned,
        assets=(*there, *invented),
        claims=(
            *(claim for claim in TOLD if claim.asset in names),
            *linked_claims(invented, planned),
        ),
        ties=(
            *(tie for tie in TIES if {tie.from_name, tie.to_name} <= names),
            *invented_ties(invented),
        ),
        skipped=tuple(sorted(needed - set(buurten))),
    )
