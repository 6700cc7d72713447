"""What we know of each part, in order of name: never in order of a number."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents.reports.contents import Part, Told
from app.documents.reports.telling.around import told_near, told_tied
from app.documents.reports.telling.before import NOTHING_BEFORE, told_beside
from app.documents.reports.telling.naming import all_parts, one_part
from app.documents.reports.telling.whom import told_for_whom
from app.documents.reports.words import shown
from app.exports.tables import Table, figure, text
from app.queries.coverage.facts import STATE_WORDS
from app.queries.coverage.measures import MEASURES
from app.queries.reports.gathering import Gathered

KEY = "known"
EXPLAINED = (
    "Pas gecheckt betekent: iemand keek of hoorde binnen de termijn dat het nog zo is. Lang niet gecheckt is "
    "niet hetzelfde als gestopt. De rijen staan op naam: het is geen ranglijst."
)
COUNTED = (
    "Wat voor meer buurten is, telt in elk daarvan: tel de rijen niet bij elkaar op. Wat voor de hele "
    "gemeente is, telt in geen buurt."
)


def known_words(found: Gathered) -> str:
    """'Van 62 van de 151 buurten weten we iets dat pas gecheckt is.'; of a single part by its name."""
    regions, known = found.parts.regions, found.parts.known
    if len(regions) == 1:
        return f"Van {regions[0].name} weten we {'iets' if known else 'nog niets'} dat pas gecheckt is."
    return f"Van {shown(known)} van {all_parts(found, len(regions))} weten we iets dat pas gecheckt is."


def told(found: Gathered) -> Part:
    """Counts per part with how up to date they are, beside the period before; for whom, near and tied."""
    tables = [Told(table=_table(found), sentence=COUNTED, explained=EXPLAINED, codes=("C1", "C6"))]
    if found.earlier:
        tables.append(told_beside(found, found.earlier))
    tables += told_for_whom(found)
    tables += [*told_near(found), *told_tied(found)]
    return Part(
        key=KEY,
        heading=f"Wat weten we per {one_part(found)}?",
        lead=" ".join(_lead(found)),
        picture="states",
        tables=tables,
    )


def _lead(found: Gathered) -> Iterator[str]:
    yield known_words(found)
    if found.earlier is None:
        yield NOTHING_BEFORE


def _table(found: Gathered) -> Table:
    parts, rows = found.parts, []
    for region, fresh in zip(parts.regions, found.measured("C6"), strict=True):
        known = parts.of(region)
        percent = None if fresh.value is None else round(fresh.value)
        counts = known.fresh, known.expired, percent, fresh.n
        rows.append((region.code, region.name, region.inhabitants, *counts, STATE_WORDS[known.state]))
    return Table(
        key="wat_we_weten",
        title=f"Wat we weten per {one_part(found)}",
        columns=(
            *(text("code"), text("naam"), figure("inwoners"), figure("pas_gecheckt")),
            *(
                figure("lang_niet_gecheckt"),
                figure("procent_pas_gecheckt"),
                figure("van_hoeveel"),
                text("stand"),
            ),
        ),
        rows=rows,
        counted=f"C1: {MEASURES['C1'].explained} C6: {MEASURES['C6'].explained}",
    )
