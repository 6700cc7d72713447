"""What we did in the period."""

from __future__ import annotations

from typing import Any

from app import labels
from app.documents.reports.contents import Part, Told
from app.documents.reports.telling.before import before_words, change_words, told_lately
from app.documents.reports.words import many, people, shown
from app.exports.tables import Table, figure, text
from app.models.reports import Edition
from app.queries.reports.gathering import Gathered

KEY = "done"
HEADING = "Wat deden we?"
WORK = (
    "Dit zegt wat we deden, niet wat het bracht. Meer checks betekent dat er vaker iemand keek, en niet dat "
    "er meer gebeurt in een buurt."
)
COUNTS = {
    "new": "nieuw op de kaart",
    "stopped": "gestopt",
    "checks": "checks, ook bij het vastleggen",
    "rounds": "straatrondes",
    "in_vain": "keer een thema gezocht en niet gevonden",
}
CLAIMS = (
    "Een collega zei hoe groot het verschil was, en een ander las mee. Een aanleiding is geen bewijs van "
    "oorzaak. Wat er los van stond, staat er ook bij."
)


def told(found: Gathered) -> Part:
    """Counts of the work, and for colleagues what stands beside the leergang."""
    done = found.happened
    lead = (
        f"We zetten {many(done.new, 'buurtkracht', 'buurtkrachten')} nieuw op de kaart, keken "
        f"{shown(done.checks)} keer of iets nog klopt en "
        f"liepen {many(done.rounds, 'straatronde', 'straatrondes')}."
    )
    tables = [Told(table=_work(found), sentence=_stopped(done.stopped), explained=WORK)]
    if len(found.lately) > 1:
        tables.append(told_lately(found))
    if found.asked.edition is Edition.COLLEAGUES:
        tables.append(_training(found))
    return Part(key=KEY, heading=HEADING, lead=lead, tables=tables)


def _work(found: Gathered) -> Table:
    """The counts, beside those of the period before when there is something of it."""
    rows: list[tuple[Any, ...]] = [(words, getattr(found.happened, name)) for name, words in COUNTS.items()]
    columns = [text("wat"), figure("aantal")]
    counted = "In de periode. Van wat de lezer van dit rapport mag zien; straatrondes allemaal."
    if found.earlier:
        then = found.earlier.happened
        rows = [
            (*row, getattr(then, name), change_words(found, row[1], getattr(then, name)))
            for row, name in zip(rows, COUNTS, strict=True)
        ]
        columns += [figure(before_words(found.earlier)), text("verschil")]
        counted += " Verschil: alleen als de marges (Poisson, 95 %) van de twee aantallen elkaar niet raken."
    return Table(key="werk", title="Wat we deden", columns=columns, rows=rows, counted=counted)


def _stopped(number: int) -> str:
    if not number:
        return "Voor zover we weten is er niets gestopt."
    gone = many(number, "buurtkracht", "buurtkrachten")
    return f"Er {'stopte' if number == 1 else 'stopten'} {gone}. Stoppen mag: het verhaal blijft bewaard."


def _training(found: Gathered) -> Told:
    """The chain of the whole municipality: a session is not held in a buurt."""
    beside = found.chain
    rows: list[tuple[str, object]] = [
        ("bijeenkomsten", beside.sessions),
        ("keer dat iemand meedeed, op vijf afgerond", people(beside.people)),
        ("vervolgstappen", beside.actions),
        ("waarvan gedaan", beside.actions_done),
        *(
            (f"buurtkrachten: {labels.CLAIM_STRENGTHS[strength].lower()}", number)
            for strength, number in beside.records.by_strength.items()
        ),
        ("waarvan nog niet meegelezen", beside.records.unread),
        ("verbanden waarvan de meelezer niet overtuigd was", beside.records.doubted),
    ]
    table = Table(
        key="leergang",
        title="Leergang: wat ernaast staat",
        columns=(text("wat"), figure("aantal")),
        rows=rows,
        counted="In de hele gemeente; elke buurtkracht één keer, bij het sterkste verband.",
    )
    sentence = (
        f"Er waren {many(beside.sessions, 'bijeenkomst', 'bijeenkomsten')}. Bij "
        f"{many(beside.linked, 'buurtkracht', 'buurtkrachten')} zegt een collega dat de leergang de "
        "aanleiding was of meehielp."
    )
    return Told(table=table, sentence=sentence, explained=CLAIMS)
