"""What changed, told and counted. With this a report begins: people before percentages."""

from __future__ import annotations

from collections.abc import Iterator

from app import labels
from app.documents.reports.contents import Part, Tale, Told
from app.documents.reports.words import many, shown
from app.exports.tables import Table, figure, text
from app.models.reports import Edition
from app.models.training import EvidenceKind, OutcomeLevel
from app.queries.reports.gathering import Gathered
from app.queries.training.yielding.outcomes import Story

KEY = "outcomes"
HEADING = "Wat veranderde er?"
NOT_PUBLIC = (
    "Opbrengsten staan in de uitgave voor collega’s. In deze uitgave staat alleen wat iedereen mag zien."
)
NONE_YET = (
    "In deze periode is nog geen opbrengst met onderbouwing verteld. Dat zegt niets over wat er gebeurde."
)
LENT = "{} staat niet in een rapport: dat mag maar zolang als is afgesproken."
EXPLAINED = (
    "Een opbrengst is iets dat veranderde, verteld door een team, met iets waaruit dat blijkt. Het is geen "
    "telling van alles wat er gebeurde. Wat nog geen onderbouwing heeft, staat hier niet."
)


COUNTED = "Opbrengsten met onderbouwing die in de periode gebeurden."
NO_LINE = "bij geen actielijn"
LINES = (
    "Een opbrengst telt mee door het thema van waar zij over gaat. Hoort dat thema bij twee actielijnen, dan "
    "telt zij in allebei: tel de rijen niet bij elkaar op. Het zegt niet dat de actielijn haar bracht."
)


def told(found: Gathered) -> Part:
    """Per level how many, and five of them."""
    if found.asked.edition is Edition.PUBLIC:
        return Part(key=KEY, heading=HEADING, lead=NOT_PUBLIC)
    total = sum(found.outcomes.values())
    table = Table(
        key="opbrengsten",
        title="Opbrengsten in deze periode",
        columns=(text("voor_wie"), figure("opbrengsten")),
        rows=[(labels.OUTCOME_LEVELS[level], number) for level, number in found.outcomes.items()],
        counted=COUNTED,
    )
    number = many(total, "opbrengst", "opbrengsten")
    sentence = f"Teams vertelden {number} waaruit iets blijkt."
    lead = f"{sentence} Hier staan er {len(found.stories)}." if total else NONE_YET
    return Part(
        key=KEY,
        heading=HEADING,
        lead=lead,
        tales=[_tale(one) for one in found.stories],
        tables=[Told(table=table, sentence=sentence, explained=EXPLAINED), *_by_line(found)] if total else (),
    )


def _by_line(found: Gathered) -> Iterator[Told]:
    """The lines of the municipality by name; nothing when there is none."""
    if not found.by_line:
        return
    themes = found.parts.themes
    levels = tuple(OutcomeLevel)
    rows = [
        (
            *(one.name or NO_LINE, ", ".join(themes.get(code, code) for code in one.themes)),
            *(*(one.outcomes[level] for level in levels), sum(one.outcomes.values())),
        )
        for one in found.by_line
    ]
    table = Table(
        key="opbrengsten_per_actielijn",
        title="Opbrengsten per actielijn",
        columns=(
            *(text("actielijn"), text("themas")),
            *(figure(labels.OUTCOME_LEVELS[level].lower().replace(" ", "_")) for level in levels),
            figure("samen"),
        ),
        rows=rows,
        counted=f"{COUNTED} {LINES}",
    )
    *lines, none = found.by_line
    number, rest = sum(1 for one in lines if one.outcomes.total()), none.outcomes.total()
    others = f"; {many(rest, 'opbrengst hoort', 'opbrengsten horen')} bij geen actielijn" if rest else ""
    sentence = (
        f"Bij {shown(number)} van de {many(len(lines), 'actielijn', 'actielijnen')} van de gemeente staat "
        f"een opbrengst{others}."
    )
    yield Told(table=table, sentence=sentence, explained=LINES)


def _tale(one: Story) -> Tale:
    return Tale(
        title=one.title,
        for_whom=labels.OUTCOME_LEVELS[one.level],
        before=one.before,
        happened=one.happened,
        after=one.after,
        shown=[_shown(each.kind, each.said, until=each.expires_on) for each in one.evidence],
    )


def _shown(kind: EvidenceKind, said: str, *, until: object) -> str:
    """A frozen report would keep what somebody agreed to for a while for ever: so that is not in it."""
    words = labels.EVIDENCE_KINDS[kind]
    if not until:
        return f"{words}: {said}"
    return f"{words}. {LENT.format('De foto' if kind is EvidenceKind.PHOTO else 'Wat iemand zei,')}"
