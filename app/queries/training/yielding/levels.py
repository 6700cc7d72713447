"""The chain in words: its levels and what they consist of, once for the picture, the tables and paper."""

from __future__ import annotations

from dataclasses import dataclass

from app import labels
from app.models.training import ClaimStrength, OutcomeLevel
from app.queries.training.yielding.chain import Chain, Claimed
from app.queries.training.yielding.subjects import About

FEW_PEOPLE = "minder dan 5 mensen"
TONES = dict(zip(ClaimStrength, ("prompted", "contributed", "independent"), strict=True))


@dataclass(frozen=True, slots=True)
class Part:
    """So many of a level, in words; `tone`: in which colour they are drawn, `key`: the list behind them."""

    words: str
    number: int
    tone: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A step of the chain. `asides` are numbers about it that are no part of it.

    `key`: which lists lie behind its numbers, nothing for outcomes, which stand on the page; `aside_keys`:
    the same for each aside, nothing for a number of people.
    """

    name: str
    parts: tuple[Part, ...]
    asides: tuple[tuple[str, int | str], ...] = ()
    key: str = ""
    aside_keys: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(part.number for part in self.parts)


def levels_of(found: Chain) -> tuple[Level, ...]:
    """From session to outcome, in the order of the chain."""
    undone = found.actions - found.actions_done
    return (
        Level(
            name="Bijeenkomsten",
            key="sessions",
            aside_keys=("",),
            parts=(Part("gehouden", found.sessions, "plain"),),
            asides=((("Keer dat iemand meedeed, op vijf afgerond"), people_words(found.people)),),
        ),
        Level(
            name="Vervolgstappen",
            key="steps",
            parts=(
                Part("gedaan", found.actions_done, "plain", "done"),
                Part("nog bezig of losgelaten", undone, "pale", "undone"),
            ),
        ),
        _claimed("Vervolgstappen met een verband", found.claimed[About.STEP], "claimed-steps"),
        _claimed("Buurtkrachten", found.records, "records"),
        _claimed("Verbindingen met een verband", found.claimed[About.TIE], "ties"),
        Level(
            name="Opbrengsten met onderbouwing",
            parts=tuple(
                Part(labels.OUTCOME_LEVELS[level].lower(), found.outcomes[level], tone)
                for level, tone in zip(OutcomeLevel, ("plain", "middle", "pale"), strict=True)
            ),
        ),
    )


def people_words(people: int | None) -> int | str:
    """A count of people that was rounded already."""
    return FEW_PEOPLE if people is None else people


def _claimed(name: str, claimed: Claimed, key: str) -> Level:
    return Level(
        name=name,
        key=key,
        aside_keys=("unread", "doubted"),
        parts=tuple(
            Part(labels.CLAIM_STRENGTHS[strength].lower(), number, TONES[strength], strength.value)
            for strength, number in claimed.by_strength.items()
        ),
        asides=(
            ("Waarvan nog niet meegelezen", claimed.unread),
            ("Verbanden waarvan de meelezer niet overtuigd was", claimed.doubted),
        ),
    )
