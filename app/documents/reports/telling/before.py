"""This period beside the one before it, in words for which chance is no news."""

from __future__ import annotations

from app.documents.reports.contents import Told
from app.documents.reports.telling.naming import one_part, parts_words
from app.documents.reports.words import shown
from app.exports.tables import Table, figure, text
from app.queries.coverage.beside.comparing import differ
from app.queries.reports.earlier import Earlier
from app.queries.reports.gathering import Gathered
from app.queries.reports.quarters import is_quarter, period_name

TOO_SMALL = "te klein om iets te zeggen"
SAME, MORE, LESS, GOES_ON = "evenveel", "meer", "minder", "deze periode loopt nog"
NOTHING_BEFORE = "Van de periode ervoor weten we niets. Er is dus nog niets om naast te leggen."
EXPLAINED = (
    "Meer of minder staat er alleen als toeval het verschil niet kan verklaren. Meer betekent dat we meer "
    "weten, niet dat het beter gaat. Minder betekent vaak dat er lang niet is gecheckt."
)


def before_words(earlier: Earlier) -> str:
    """How the period before is called in a column: 'kwartaal_ervoor'."""
    quarter = is_quarter(earlier.period.since, earlier.period.until)
    return "kwartaal_ervoor" if quarter else "periode_ervoor"


def change_words(found: Gathered, now: int, then: int) -> str:
    """'meer', 'minder', or that nothing can be said; a part of a period is laid beside no whole one."""
    if found.stand < found.asked.period.until:
        return GOES_ON
    if now == then:
        return SAME
    if not differ(now, then):
        return TOO_SMALL
    return MORE if now > then else LESS


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


def _sentence(found: Gathered, words: list[str], part: str) -> str:
    if found.stand < found.asked.period.until:
        return "Deze periode loopt nog. Wat er verschilt, zeggen we als zij voorbij is."
    more, less = words.count(MORE), words.count(LESS)
    if not more and not less:
        return f"In geen {part} is het verschil met de periode ervoor groot genoeg om iets te zeggen."
    clear = [f"in {shown(n)} {word}" for word, n in ((MORE, more), (LESS, less)) if n]
    return (
        f"Van de {parts_words(found, len(words))} weten we {' en '.join(clear)} dan in de periode ervoor. In "
        f"{shown(len(words) - more - less)} is het evenveel, of is het verschil te klein om iets te zeggen."
    )
