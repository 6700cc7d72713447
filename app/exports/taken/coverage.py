"""What we know per part: a measure, the states per theme, and where to look first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.exports.tables import Table, figure, text
from app.queries.coverage.beside.composition import COMPOSITION, composition
from app.queries.coverage.facts import STATE_WORDS, State, Who
from app.queries.coverage.first import Line
from app.queries.coverage.measures import FLAGS, SMALL, SMALL_NUMBER, Measure
from app.queries.coverage.overview import Coverage

STATES = (
    "Gevonden: er is iets dat pas gecheckt is. Nog niet gezocht is ons eigen werk en zegt niets over de "
    "buurt. Het getal is hoeveel er pas gecheckt zijn, of anders hoeveel er lang niet gecheckt zijn."
)
FIRST = (
    "Wat een buurt minder heeft dan gewoon is, keer de inwoners gedeeld door duizend, keer het gewicht. "
    "Alleen waar we keken. Een lijst om over te praten, geen oordeel over een buurt."
)


def measure_table(found: Coverage, measure: Measure, chosen: str) -> Table:
    """The chosen measure of each part by name; `chosen` is the filter in words."""
    rows = [
        (
            *(one.region.code, one.region.name, one.value, one.low, one.high, one.n),
            *(one.region.inhabitants, STATE_WORDS[one.state], ", ".join(FLAGS[flag] for flag in one.flags)),
        )
        for one in found.values
    ]
    return Table(
        key=f"{measure.code.lower()}_per_deel",
        title=_titled(
            f"{measure.name} ({measure.code}, versie {measure.version}, {found.within.name})", chosen
        ),
        columns=(
            *(text("code"), text("naam"), figure(measure.unit.replace(" ", "_")), figure("marge_van")),
            *(figure("marge_tot"), figure("geteld"), figure("inwoners"), text("stand"), text("let_op")),
        ),
        rows=rows,
        counted=measure.explained,
    )


def for_whom_table(found: Coverage, measure: Measure, chosen: str, words: Mapping[str, str]) -> Table:
    """C9 of each part: for whom and in which languages, and beside it who live there; `words` by code."""
    lives = composition(found.within)
    rows = []
    for one in found.values:
        for_whom, people = found.of(one.region).who or Who(), lives.get(one.region.id)
        percents = people.percents if people else {}
        rows.append(
            (
                *(one.region.code, one.region.name, one.value, one.n, STATE_WORDS[one.state]),
                *(listed(for_whom.audiences, words), listed(for_whom.languages, words), for_whom.anybody),
                *(percents.get(key) for key in COMPOSITION),
                people.year if people else None,
            )
        )
    return Table(
        key="c9_per_deel",
        title=_titled(
            f"{measure.name} ({measure.code}, versie {measure.version}, {found.within.name})", chosen
        ),
        columns=(
            *(text("code"), text("naam"), figure("groepen_mensen"), figure("geteld"), text("stand")),
            *(text("voor_wie"), text("talen"), figure("voor_wie_niet_gezegd")),
            *(figure(f"procent {label}".replace(" ", "_")) for label in COMPOSITION.values()),
            figure("jaar_bewoners"),
        ),
        rows=rows,
        counted=measure.explained,
    )


def listed(numbers: Mapping[str, int], words: Mapping[str, str]) -> str:
    """'Ouderen 4, Jongeren 2': numbers by code, named by `words`."""
    return ", ".join(f"{words.get(code, code)} {number}" for code, number in numbers.items())


def state_table(found: Coverage, chosen: str) -> Table:
    """The state of each theme in each part, a row for each of the two together."""
    rows = []
    for region in found.regions:
        people = region.inhabitants
        few = FLAGS[SMALL_NUMBER] if people and people < SMALL else ""
        for theme, label in found.themes.items():
            cell = found.of(region).cell(theme)
            number = cell.fresh if cell.state is State.FOUND else cell.expired
            rows.append((region.code, region.name, label, STATE_WORDS[cell.state], number, people, few))
    return Table(
        key="themas_per_deel",
        title=_titled(f"Wat weten we per thema ({found.within.name})", chosen),
        columns=(
            *(text("code"), text("naam"), text("thema"), text("stand"), figure("aantal")),
            *(figure("inwoners"), text("let_op")),
        ),
        rows=rows,
        counted=STATES,
    )


def first_table(lines: Sequence[Line], found: Coverage) -> Table:
    """Every line with all of its factors, also those that chance can explain."""
    rows = [
        (
            *(
                one.region.code,
                one.region.name,
                found.themes.get(one.theme, one.theme),
                STATE_WORDS[one.state],
            ),
            *(
                one.n,
                one.region.inhabitants,
                one.rate,
                one.low,
                one.high,
                one.usual,
                one.weight,
                one.priority,
            ),
            *(one.questions, one.signals, "nee" if one.is_clear else "ja"),
        )
        for one in lines
    ]
    return Table(
        key="waar_eerst_kijken",
        title="Waar eerst kijken?",
        columns=(
            *(text("buurtcode"), text("buurt"), text("thema"), text("stand"), figure("pas_gecheckt")),
            *(figure("inwoners"), figure("per_1000"), figure("marge_van"), figure("marge_tot")),
            *(figure("gewoon_per_1000"), figure("gewicht"), figure("uitkomst"), figure("buurtvragen")),
            *(figure("signalen"), text("kan_toeval_zijn")),
        ),
        rows=rows,
        counted=FIRST,
    )


def _titled(title: str, chosen: str) -> str:
    return f"{title}, keuze: {chosen}" if chosen else title
