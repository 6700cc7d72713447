"""What teams ask each other about what they keep, and what became of it. Invented, without a person in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.models.partners import RequestState

OPEN, ANSWERED, DONE, DECLINED, WITHDRAWN = RequestState


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoMessage:
    """What a colleague wrote on a day, and the state that the request came into."""

    day: date
    by: str
    state: RequestState
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoRequest:
    """A request about a record by name; the first message is of the team that asks.

    `group`: the record on whose behalf; `question`: the title of a buurtvraag.
    """

    asset: str
    said: tuple[DemoMessage, ...]
    group: str = ""
    question: str = ""


def _asks(day: date, by: str, text: str) -> DemoMessage:
    return DemoMessage(day=day, by=by, state=OPEN, text=text)


ASKED: Final = (
    DemoRequest(
        asset="Keuken van de Ketting",
        group="Veldje 22",
        said=(
            _asks(
                date(2026, 7, 14),
                "opbouwwerker-selwerd-1",
                "Jongeren van een veldje zoeken met het jongerenwerk een plek binnen, voor vrijdag als het "
                "regent. Kan de keuken een paar keer open?",
            ),
            DemoMessage(
                day=date(2026, 7, 16),
                by="opbouwwerker-korrewegwijk-1",
                state=ANSWERED,
                text="De beheerder denkt mee. Op vrijdag kan het tot zeven uur, met iemand van ons erbij.",
            ),
            DemoMessage(
                day=date(2026, 8, 25),
                by="opbouwwerker-selwerd-1",
                state=ANSWERED,
                text="Drie keer gedaan. Ze kookten zelf en ruimden op. Voor de avond zoeken we verder.",
            ),
            DemoMessage(day=date(2026, 9, 3), by="opbouwwerker-korrewegwijk-1", state=DONE),
        ),
    ),
    DemoRequest(
        asset="De Gele Deur",
        said=(
            _asks(
                date(2026, 9, 8),
                "opbouwwerker-vinkhuizen-1",
                "Bewoners van een flat bij ons willen ook een huiskamer beginnen. Mogen ze komen kijken?",
            ),
        ),
    ),
    DemoRequest(
        asset="De Gele Deur",
        said=(
            _asks(
                date(2026, 9, 24),
                "opbouwwerker-lewenborg-1",
                "We zoeken een ruimte voor een ochtend met koffie, voor acht mensen. Is er plek op vrijdag?",
            ),
        ),
    ),
    DemoRequest(
        asset="De Gele Deur",
        said=(
            _asks(
                date(2026, 9, 25),
                "medewerker-corpus-den-hoorn-1",
                "Hoe regelen jullie het met de sleutel? Bij ons denken bewoners na over een eigen plek.",
            ),
            DemoMessage(
                day=date(2026, 9, 29),
                by="opbouwwerker-beijum-1",
                state=ANSWERED,
                text="De sleutelgroep vertelt er graag over. Kom je op een dinsdag langs? Dan zijn ze er.",
            ),
        ),
    ),
    DemoRequest(
        asset="De Gele Deur",
        said=(
            _asks(
                date(2026, 9, 29),
                "opbouwwerker-haren-1",
                "Onze mantelzorgers zoeken een plek voor als hun ruimte dicht is. Kan dat bij jullie?",
            ),
        ),
    ),
    DemoRequest(
        asset="Leenschuur De Dissel",
        question="Ouders willen een speelplek waar je ook zelf kunt zitten",
        said=(
            _asks(
                date(2026, 9, 15),
                "opbouwwerker-beijum-1",
                "Bewoners maken een speelplek met bankjes. Kunnen we een zaterdag gereedschap lenen?",
            ),
            DemoMessage(
                day=date(2026, 9, 28),
                by="opbouwwerker-hoogkerk-1",
                state=ANSWERED,
                text="De schuur doet mee. Geef een week van tevoren door wat jullie nodig hebben.",
            ),
        ),
    ),
    DemoRequest(
        asset="Breitafel De Derde Naald",
        said=(
            _asks(
                date(2026, 7, 6),
                "opbouwwerker-vinkhuizen-1",
                "Een groep bij ons wil leren breien. Is er iemand die een keer wil komen vertellen?",
            ),
            DemoMessage(
                day=date(2026, 7, 8),
                by="opbouwwerker-corpus-den-hoorn-1",
                state=DECLINED,
                text="Ze hebben zomerstop tot september. Vraag het daarna nog eens.",
            ),
        ),
    ),
    DemoRequest(
        asset="Mannen met Laarzen",
        said=(
            _asks(
                date(2026, 8, 18),
                "opbouwwerker-oosterparkwijk-1",
                "Wij zoeken handen om een pad op te knappen. Willen ze ons een ochtend op weg helpen?",
            ),
            DemoMessage(
                day=date(2026, 8, 21),
                by="opbouwwerker-oosterparkwijk-1",
                state=WITHDRAWN,
                text="We vonden al mensen om de hoek. Dank je.",
            ),
        ),
    ),
)
