"""The statistics, at the end: rates with what chance alone can do, breadth, and where we looked."""

from __future__ import annotations

from app.documents.reports.contents import Part, Told
from app.documents.reports.telling.naming import one_part
from app.documents.reports.words import shown
from app.exports.tables import Table, figure, text
from app.queries.coverage.measures import FLAGS, MEASURES, STRENGTHS
from app.queries.reports.gathering import Gathered
from app.queries.training.yielding.rollout.compared import Compared
from app.rhythms.dutch import day_words

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

OVER = "Het gaat over {} teams."
STEPPED = (
    "Wie getraind is, kijkt vaker en legt meer vast. Een hoger getal kan ook daarvan komen, daarom staat de "
    "zoekmoeite erbij. Dit laat zien wat erna kwam, niet waar het van kwam."
)


def told(found: Gathered) -> Part:
    """C2 with its limits; C4 and C7; and for colleagues the stepped roll-out."""
    tables = [_rates(found), _looked(found)]
    if found.compared is not None:
        tables.append(stepped(found.compared))
    return Part(key=KEY, heading=HEADING, lead=LEAD, picture="rates", tables=tables)


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


def stepped(found: Compared) -> Told:
    """What all teams together put on the map after their basic training, beside before."""
    ratio = found.ratio
    numbers = (ratio.ratio, ratio.low, ratio.high) if ratio else (None, None, None)
    table = Table(
        key="na_de_basistraining",
        title="Na de basistraining naast ervoor",
        columns=(text("wat"), figure("getal"), figure("marge_van"), figure("marge_tot")),
        rows=[
            ("keer zo veel nieuwe buurtkrachten per team en maand", *numbers),
            ("checks en straatrondes per team en maand, ervoor", found.before, None, None),
            ("checks en straatrondes per team en maand, erna", found.after, None, None),
        ],
        counted=(
            "Wat een team zelf op de kaart zette en er nog staat, alle teams samen. Poisson-regressie met "
            "een effect per team en per maand; marges van 95 %. Kleine teams tellen samen. Berekening 1. "
            f"Hele maanden: de eerste van {day_words(found.first)}, de laatste van {day_words(found.last)}."
        ),
    )
    if ratio is None:
        sentence = f"We kunnen geen verschil laten zien. {found.why}"
    elif ratio.is_shown:
        sentence = f"Na de training {shown(ratio.ratio)} keer zo veel als ervoor. {OVER.format(ratio.teams)}"
    else:
        sentence = f"We kunnen geen verschil laten zien. {OVER.format(ratio.teams)}"
    return Told(table=table, sentence=sentence, explained=STEPPED)
