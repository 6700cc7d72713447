"""This period beside the one before it, in words for which chance is no news."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents.reports.contents import Told
from app.documents.reports.telling.naming import all_parts, one_part, parts_words
from app.documents.reports.words import shown
from app.exports.tables import Table, figure, text
from app.queries.coverage.beside.comparing import differ
from app.queries.reports.earlier import Earlier, Moment
from app.queries.reports.gathering import Gathered
from app.queries.reports.quarters import is_quarter, period_name

TOO_SMALL = "te klein om iets te zeggen"
SAME, MORE, LESS, GOES_ON = "evenveel", "meer", "minder", "deze periode loopt nog"
NOTHING_BEFORE = "Van de periode ervoor weten we niets. Er is dus nog niets om naast te leggen."
EXPLAINED = (
    "Meer of minder staat er alleen als toeval het verschil niet kan verklaren. Meer betekent dat we meer "
    "weten, niet dat het beter gaat. Minder betekent vaak dat er lang niet is gecheckt."
)
LATELY = (
    "Een getal dat stijgt zegt dat we meer weten of vaker keken, niet dat er meer is. Wat sindsdien is "
    "weggehaald, telt ook in eerdere perioden niet mee."
)


def before_words(earlier: Earlier) -> str:
    """How the period before is called in a column: 'kwartaal_ervoor'."""
    quarter = is_quarter(earlier.period.since, earlier.period.until)
    return "kwartaal_ervoor" if quarter else "periode_ervoor"


def goes_on(found: Gathered) -> bool:
    """Whether the period of this report has not ended."""
    return found.stand < found.asked.period.until


def change_words(found: Gathered, now: int, then: int) -> str:
    """'meer', 'minder', or that nothing can be said; a part of a period is laid beside no whole one."""
    if goes_on(found):
        return GOES_ON
    if now == then:
        return SAME
    if not differ(now, then):
        return TOO_SMALL
    return MORE if now > then else LESS


def clear_changes(found: Gathered, earlier: Earlier) -> Iterator[tuple[str, str]]:
    """In how many parts we know clearly more or less, as what stands out; nothing when in none."""
    parts = found.parts.regions
    words = [change_words(found, found.parts.of(one).fresh, earlier.parts.of(one).fresh) for one in parts]
    for word in (MORE, LESS):
        if word in words:
            yield (
                f"In {parts_words(found, words.count(word))} weten we {word} dan in de periode ervoor.",
                f"Meer dan toeval kan verklaren; van {shown(len(words))}.",
            )


def told_beside(found: Gathered, earlier: Earlier) -> Told:
    """What we knew of each part when this period ended, and when the one before did."""
    part, rows = one_part(found), []
    for region in found.parts.regions:
        now, then = found.parts.of(region).fresh, earlier.parts.of(region).fresh
        rows.append((region.code, region.name, then, now, change_words(found, now, then)))
    name = period_name(earlier.period.since, earlier.period.until)
    table = Table(
        key="naast_de_periode_ervoor",
        title=f"Naast {name.lower()}",
        columns=(
            *(text("code"), text("naam"), figure(before_words(earlier)), figure("deze_periode")),
            text("verschil"),
        ),
        rows=rows,
        counted=(
            "Pas gecheckte buurtkrachten (C1) aan het eind van elke periode, met de grenzen van nu. "
            "Verschil: alleen als de marges van de twee aantallen (Poisson, 95 %) elkaar niet raken."
        ),
    )
    words = [row[-1] for row in rows]
    return Told(table=table, sentence=_sentence(found, words, part), explained=EXPLAINED, codes=("C1",))


def told_lately(found: Gathered) -> Told:
    """This period and some before it, the oldest first."""
    rows = [(_named(found, one), *_counts(one)) for one in found.lately]
    number = len(found.parts.regions)
    table = Table(
        key="de_laatste_perioden",
        title=f"De laatste {'kwartalen' if _is_quarter(found) else 'perioden'}",
        columns=(
            *(text("periode"), figure("nieuw"), figure("gestopt"), figure("checks"), figure("straatrondes")),
            figure(f"bekend_van_{number}"),
        ),
        rows=rows,
        counted=(
            "Elke periode met de grenzen en de regels van nu. Bekend: van hoeveel delen we aan het eind iets "
            "wisten dat pas gecheckt was (C1)."
        ),
    )
    first, last = found.lately[0], found.lately[-1]
    sentence = (
        f"Van {shown(last.known)} van {all_parts(found, number)} weten we aan het eind iets dat pas "
        f"gecheckt is; in de eerste rij was dat {shown(first.known)}."
    )
    return Told(table=table, sentence=sentence, explained=LATELY, codes=("C1",))


def _is_quarter(found: Gathered) -> bool:
    return is_quarter(found.asked.period.since, found.asked.period.until)


def _named(found: Gathered, one: Moment) -> str:
    name = period_name(one.period.since, one.period.until)
    return f"{name}, loopt nog" if found.stand < one.period.until else name


def _counts(one: Moment) -> tuple[int, ...]:
    done = one.happened
    return done.new, done.stopped, done.checks, done.rounds, one.known


def _sentence(found: Gathered, words: list[str], part: str) -> str:
    if goes_on(found):
        return "Deze periode loopt nog. Wat er verschilt, zeggen we als zij voorbij is."
    more, less = words.count(MORE), words.count(LESS)
    if not more and not less:
        return f"In geen {part} is het verschil met de periode ervoor groot genoeg om iets te zeggen."
    clear = [f"in {shown(n)} {word}" for word, n in ((MORE, more), (LESS, less)) if n]
    return (
        f"Van {all_parts(found, len(words))} weten we {' en '.join(clear)} dan in de periode ervoor. In "
        f"{shown(len(words) - more - less)} is het evenveel, of is het verschil te klein om iets te zeggen."
    )
