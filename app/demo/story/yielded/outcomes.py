"""Twelve outcomes: six of residents, four of colleagues, two of the organisation; three are drafts."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from app.models.training import EvidenceKind, OutcomeLevel

RESIDENTS, COLLEAGUES = OutcomeLevel.RESIDENTS, OutcomeLevel.PROFESSIONALS
SEEN, SAID, COUNTED = EvidenceKind.OBSERVATION, EvidenceKind.QUOTE, EvidenceKind.COUNT
PHOTO = EvidenceKind.PHOTO


class Shows(NamedTuple):
    """What shows an outcome; words of somebody with who agreed to them and until when.

    Of a photo `said` is what can be seen on it and `picture` which drawing it is (see pictures.py).
    """

    kind: EvidenceKind
    said: str
    source: str = ""
    until: date | None = None
    picture: str = ""


class Changed(NamedTuple):
    """A change story of a team, about a record by its name or a bijeenkomst by its key.

    Without anything that shows it, it is a draft.
    """

    level: OutcomeLevel
    team: str
    title: str
    on: date
    shows: tuple[Shows, ...] = ()
    asset: str = ""
    session: str = ""
    before: str = ""
    happened: str = "Het begon klein, met een paar mensen uit de straat."
    after: str = ""


OUTCOMES: Final = (
    Changed(
        RESIDENTS,
        "Beijum",
        "Ouders met kleine kinderen kennen elkaar nu overdag",
        date(2026, 6, 10),
        (
            Shows(COUNTED, "6 tot 11 ouders, op 8 ochtenden.", "telling van 8 ochtenden"),
            Shows(SEEN, "Twee moeders legden zelf de data van de zomer vast."),
            Shows(SAID, "Nu weet ik wie er ook wakker is. (verzonnen)", "een moeder", date(2027, 6, 10)),
        ),
        asset="Wagen en Praat",
        before="Drie ouders vroegen het team om een maatje.",
        happened="Via de vrijwilliger van de fietsles kwamen zij bij elkaar, in een huiskamer om de hoek.",
        after="Negen ouders komen meestal. Twee begonnen zelf een zwemgroepje.",
    ),
    Changed(
        COLLEAGUES,
        "Selwerd",
        "We vragen eerst wie er al is",
        date(2025, 11, 12),
        (Shows(SEEN, "In het teamgesprek van 12 november noemden vijf mensen een eigen voorbeeld."),),
        asset="Bunna op Zaterdag",
        before="We stuurden meteen door.",
        happened="Een uur per week op hetzelfde bankje, tien weken lang.",
        after="We sturen niet meer eerst door, we vragen wie er al is.",
    ),
    Changed(
        RESIDENTS,
        "Vinkhuizen",
        "Er wordt weer samen geklust op dinsdag",
        date(2026, 5, 19),
        (
            Shows(SEEN, "Twaalf mannen, ook in de regen."),
            Shows(
                PHOTO,
                "Een getekend voorbeeld: laarzen en een spade op het pad langs de sloot.",
                until=date(2027, 5, 19),
                picture="laarzen",
            ),
        ),
        asset="Mannen met Laarzen",
    ),
    Changed(
        RESIDENTS,
        "Vinkhuizen",
        "Ouders brengen elkaars kinderen naar school",
        date(2026, 4, 14),
        (Shows(SEEN, "Aan het hek hangt een rooster."),),
        asset="Loopbus De Lange Sliert",
    ),
    Changed(
        RESIDENTS,
        "Rivierenbuurt",
        "Buren koken voor wie ziek is",
        date(2026, 9, 8),
        (Shows(SEEN, "Twee buren hebben nu elkaars sleutel."),),
        asset="Portie Extra",
    ),
    Changed(
        COLLEAGUES,
        "Hoogkerk",
        "Het team belt eerst een groep in de buurt",
        date(2026, 8, 25),
        (Shows(SEEN, "Bij drie vragen lukte dat."),),
        asset="Avondlicht Achterpad",
    ),
    Changed(
        COLLEAGUES,
        "Lewenborg",
        "Wie er al is, staat bovenaan het overleg",
        date(2026, 3, 17),
        (Shows(SEEN, "Het is het eerste punt."),),
        session="lewenborg-2b",
    ),
    Changed(
        OutcomeLevel.ORGANISATION,
        "Oosterparkwijk",
        "Opbouwwerk staat elke maand op de agenda",
        date(2026, 2, 10),
        (Shows(SEEN, "Het stond er zes keer."),),
        session="oosterparkwijk-2b",
    ),
    Changed(
        RESIDENTS,
        "Selwerd",
        "Vier buren delen een wasmachine",
        date(2025, 9, 30),
        (
            Shows(SEEN, "Op de deur hangt een rooster."),
            Shows(
                PHOTO,
                "Een getekend voorbeeld: het rooster op de deur, elke buur een kleur.",
                until=date(2027, 9, 30),
                picture="rooster",
            ),
        ),
        asset="Wasdraad Zeven",
    ),
    Changed(
        RESIDENTS,
        "Helpman-De Wijert",
        "Buren weten elkaar te vinden",
        date(2026, 7, 7),
        asset="Sleutel bij de Buren",
    ),
    Changed(
        COLLEAGUES,
        "Korrewegwijk",
        "We lopen nu ook zonder lijstje",
        date(2026, 6, 23),
        session="korrewegwijk-2b",
    ),
    Changed(
        OutcomeLevel.ORGANISATION,
        "Schildersbuurt-Centrum",
        "Teams lenen elkaar een opbouwwerker",
        date(2026, 9, 15),
        session="schildersbuurt-centrum-2b",
    ),
)
