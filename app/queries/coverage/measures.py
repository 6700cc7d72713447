"""The measures of a part of the municipality, each with its definition in words and its version."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.queries.coverage.divisions import Region
from app.queries.coverage.facts import NO_FACTS, Facts, State
from app.queries.coverage.intervals import poisson_limits

SHRINKING = 1_000
"""k of C2: a buurt with this many people counts for half, the rest of the municipality for the other half."""
SMALL = 500
"""People; a rate among fewer says little."""
STRENGTHS = 6
SMALL_NUMBER, WITHIN_CHANCE = "small_number", "within_chance"
"""Flags: few people; and limits that hold what is usual, so that chance alone may make the difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A measure of one region, None when it can't be said, its limits and what to bear in mind (`flags`)."""

    region: Region
    value: float | None
    n: int
    state: State
    low: float | None = None
    high: float | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What all values stand beside: `municipal_rate` is m of C2 (per 1,000), `themes` their number."""

    municipal_rate: float | None
    themes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """`explained` says in two lines how it is counted; `steps` are the lower limits of four classes."""

    code: str
    version: str
    name: str
    unit: str
    explained: str
    steps: tuple[float, float, float, float]
    of: Callable[[Region, Facts, Usual], Value]
    decimals: int = 0


def usual_rate(regions: Sequence[Region], fresh: Mapping[int, int]) -> float | None:
    """The m of C2: fresh records per 1,000 people over the buurten of which people are known; None without.

    A record that is there for several buurten counts in each of them, as it does in their own numbers.
    """
    peopled = [region for region in regions if region.inhabitants]
    people = sum(region.inhabitants or 0 for region in peopled)
    records = sum(fresh.get(region.id, 0) for region in peopled)
    return 1000 * records / people if people else None


def rate(n: int, people: int, municipal_rate: float) -> float:
    """C2 per 1,000 people: (n + k·m) / (people + k), drawn to what is usual in the municipality."""
    return (n + SHRINKING * municipal_rate / 1000) / (people + SHRINKING) * 1000


def _presence(region: Region, known: Facts, _usual: Usual) -> Value:
    return Value(region=region, value=known.fresh, n=known.fresh, state=known.state)


def _rate(region: Region, known: Facts, usual: Usual) -> Value:
    people, n = region.inhabitants, known.fresh
    if not people or usual.municipal_rate is None:
        reason = "no_inhabitants" if people == 0 else "inhabitants_unknown"
        return Value(region=region, value=None, n=n, state=known.state, flags=(reason,))
    low, high = (1000 * limit / people for limit in poisson_limits(n))
    flags = [SMALL_NUMBER] if people < SMALL else []
    if low <= usual.municipal_rate <= high:
        flags.append(WITHIN_CHANCE)
    value = rate(n, people, usual.municipal_rate)
    return Value(region=region, value=value, n=n, state=known.state, low=low, high=high, flags=tuple(flags))


def _reach(region: Region, known: Facts, _usual: Usual) -> Value:
    reached = known.reached
    flags: tuple[str, ...] = ()
    if region.inhabitants == 0:
        reached, flags = None, ("no_inhabitants",)
    elif reached is None:
        flags = ("unmeasured",)
    elif region.inhabitants is None:
        # The share is right wherever they live evenly, however many they are.
        flags = ("inhabitants_unknown",)
    value = None if reached is None else 100 * reached
    return Value(region=region, value=value, n=known.fresh, state=known.state, flags=flags)


def _breadth(region: Region, known: Facts, _usual: Usual) -> Value:
    return Value(region=region, value=known.strengths, n=known.fresh, state=known.state)


def _connectedness(region: Region, known: Facts, _usual: Usual) -> Value:
    value = known.ties.per_record if known.ties else None
    return Value(region=region, value=value, n=known.fresh + known.expired, state=known.state)


def _freshness(region: Region, known: Facts, _usual: Usual) -> Value:
    n = known.fresh + known.expired
    return Value(region=region, value=100 * known.fresh / n if n else None, n=n, state=known.state)


def _effort(region: Region, known: Facts, usual: Usual) -> Value:
    looked = sum(cell.state is not State.UNSEARCHED for cell in known.cells.values())
    value = 100 * looked / usual.themes if usual.themes else None
    return Value(region=region, value=value, n=known.rounds + known.checks, state=known.state)


def _audiences(region: Region, known: Facts, _usual: Usual) -> Value:
    value = len(known.who.audiences) if known.who else 0
    return Value(region=region, value=value, n=known.fresh, state=known.state)


MEASURES = {
    measure.code: measure
    for measure in (
        Measure(
            code="C1",
            version="1",
            name="Hoeveel is er?",
            unit="buurtkrachten",
            explained=(
                "Alle actieve buurtkrachten in of voor de buurt die pas gecheckt zijn.\n"
                "Wat lang niet gecheckt is, telt niet mee. Niets op de kaart betekent niet dat er niets is."
            ),
            steps=(1, 3, 6, 10),
            of=_presence,
        ),
        Measure(
            code="C2",
            version="1",
            name="Hoeveel per 1.000 inwoners?",
            unit="per 1.000 inwoners",
            explained=(
                "Pas gecheckte buurtkrachten per 1.000 inwoners, bij weinig inwoners getrokken naar wat in "
                "de gemeente gewoon is.\nDe marge zegt wat toeval alleen al kan doen. Overlappen twee "
                "marges, dan is het verschil te klein om iets te zeggen."
            ),
            steps=(0.5, 2, 4, 8),
            of=_rate,
            decimals=1,
        ),
        Measure(
            code="C3",
            version="2",
            name="Voor wie is er iets dichtbij?",
            unit="procent van de inwoners",
            explained=(
                "Voor hoeveel inwoners iets dat pas gecheckt is op loopafstand ligt: hemelsbreed maal "
                "1,3. Inwoners per vak van 100 meter als die zijn ingelezen, anders gelijk over hun buurt "
                "verdeeld.\nWat alleen voor leden is, of geen plek "
                "heeft die we tonen, telt niet mee."
            ),
            steps=(1, 25, 50, 75),
            of=_reach,
        ),
        Measure(
            code="C4",
            version="1",
            name="Hoe veelzijdig?",
            unit=f"van de {STRENGTHS} groepen",
            explained=(
                "Van de zes groepen (mensen, groepen, organisaties, plekken, geld en ruil, verhalen) hoeveel "
                "er een pas gecheckte buurtkracht hebben.\nMeer is niet altijd beter: het zegt wat we weten."
            ),
            steps=(1, 2, 3, 5),
            of=_breadth,
        ),
        Measure(
            code="C5",
            version="1",
            name="Hangt het samen?",
            unit="verbindingen per buurtkracht",
            explained=(
                "Alle verbindingen van wat er is, ook met iets elders, gedeeld door het aantal "
                "buurtkrachten.\nDaarnaast: welk deel aan elkaar vastzit, en hoeveel een brug zijn: zonder "
                "die valt het uiteen."
            ),
            steps=(0.1, 0.5, 1, 2),
            of=_connectedness,
            decimals=1,
        ),
        Measure(
            code="C6",
            version="1",
            name="Hoe actueel?",
            unit="procent pas gecheckt",
            explained=(
                "Van wat op de kaart staat: welk deel binnen zijn termijn gecheckt is.\n"
                "Een team dat alles bevestigde is actueel, ook zonder nieuwe buurtkrachten."
            ),
            steps=(1, 40, 60, 80),
            of=_freshness,
        ),
        Measure(
            code="C7",
            version="1",
            name="Waar keken we?",
            unit="procent van de thema's",
            explained=(
                "Van hoeveel thema's we in de buurt iets weten of ernaar zochten.\n"
                "De rest is ons eigen werk. Het zegt niets over de buurt."
            ),
            steps=(1, 25, 50, 75),
            of=_effort,
        ),
        Measure(
            code="C9",
            version="1",
            name="Wie bereiken we?",
            unit="groepen mensen",
            explained=(
                "Voor hoeveel groepen mensen er iets is dat pas gecheckt is, en in welke talen.\n"
                "Ernaast staat wie er wonen. Die twee tellen we nooit samen: wat er is, zegt niet wie komt."
            ),
            steps=(1, 3, 5, 8),
            of=_audiences,
        ),
    )
}
"""By code; C8 stands on a page of its own, for it wants a list of somebody else."""
FLAGS = {
    SMALL_NUMBER: "minder dan 500 inwoners: toeval telt zwaar",
    WITHIN_CHANCE: "het verschil met wat gewoon is, is te klein om iets te zeggen",
    "no_inhabitants": "hier woont niemand",
    "inhabitants_unknown": "aantal inwoners niet bekend",
    "unmeasured": "hier kunnen we geen afstand meten",
}
"""What each flag says on the screen."""


def values(
    measure: Measure, regions: Sequence[Region], found: Mapping[int, Facts], usual: Usual
) -> tuple[Value, ...]:
    """The measure of each region, in their order."""
    return tuple(measure.of(region, found.get(region.id, NO_FACTS), usual) for region in regions)


def class_of(measure: Measure, value: float | None) -> int | None:
    """0 for nothing, 1 to 4 by the steps of the measure; None when there is no value."""
    return None if value is None else sum(value >= step for step in measure.steps)
