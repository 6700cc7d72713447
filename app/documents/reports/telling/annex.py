"""The statistics, at the end: rates with what chance alone can do, breadth, and where we looked."""

from __future__ import annotations

from app.documents.reports.contents import Part, Told
from app.documents.reports.telling.naming import one_part
from app.documents.reports.words import shown
from app.exports.tables import Table, figure, text
from app.queries.coverage.measures import FLAGS, MEASURES, STRENGTHS
from app.queries.reports.gathering import Gathered

KEY = "annex"
HEADING = "Bijlage: statistiek"
LEAD = (
    "Overlappen de marges van twee delen, dan is het verschil te klein om iets te zeggen. Daarom staan ze "
    "op naam, en nergens op volgorde van een getal."
)
RATES = (
    "We weten het niet precies. Het echte getal ligt waarschijnlijk tussen de twee marges. Bij weinig "
    "inwoners is het getal getrokken naar wat in de gemeente gewoon is."
)
LOOKED = (
    "Waar hebben we gekeken? Straatrondes en checks in de 90 dagen voor de stand. Het staat per "
    "{part} en nooit per team of collega. De ABCD-groepen zijn de zes soorten kracht; meer is niet altijd "
    "beter."
)


def told(found: Gathered) -> Part:
    """C2 with its limits; C4 and C7."""
    return Part(key=KEY, heading=HEADING, lead=LEAD, picture="rates", tables=[_rates(found), _looked(found)])


def _rates(found: Gathered) -> Told:
    rows = [
        (
            *(one.region.code, one.region.name, one.region.inhabitants, one.n),
            *(one.value, one.low, one.high, ", ".join(FLAGS[flag] for flag in one.flags)),
        )
        for one in found.measured("C2")
    ]
    table = Table(
        key="per_1000",
        title="Pas gecheckte buurtkrachten per 1.000 inwoners",
        columns=(
            *(text("code"), text("naam"), figure("inwoners"), figure("pas_gecheckt")),
            *(figure("per_1000"), figure("marge_van"), figure("marge_tot"), text("let_op")),
        ),
        rows=rows,
        counted=f"C2: {MEASURES['C2'].explained}",
    )
    usual = found.parts.usual.municipal_rate
    if usual is None:
        sentence = "We weten niet hoeveel mensen er wonen, dus er is geen getal per 1.000 inwoners."
    else:
        sentence = f"In de hele gemeente zijn het er {shown(float(usual))} per 1.000 inwoners."
    return Told(table=table, sentence=sentence, explained=RATES, codes=("C2",))


def _looked(found: Gathered) -> Told:
    part, effort = one_part(found), found.measured("C7")
    rows = []
    for region, one in zip(found.parts.regions, effort, strict=True):
        known = found.parts.of(region)
        percent = None if one.value is None else round(one.value)
        rows.append((region.code, region.name, known.strengths, known.rounds, known.checks, percent))
    table = Table(
        key="waar_we_keken",
        title="Hoe breed, en waar we keken",
        columns=(
            *(text("code"), text("naam"), figure(f"abcd_groepen_van_{STRENGTHS}")),
            *(figure("straatrondes_90_dagen"), figure("checks_90_dagen"), figure("procent_themas_bekend")),
        ),
        rows=rows,
        counted=f"C4: {MEASURES['C4'].explained} C7: {MEASURES['C7'].explained}",
    )
    looked = sum(1 for one in effort if one.n)
    sentence = f"In {shown(looked)} van de {shown(len(effort))} keken we in die 90 dagen minstens één keer."
    return Told(table=table, sentence=sentence, explained=LOOKED.format(part=part), codes=("C4", "C7"))
