"""38 steps after bijeenkomsten: 15 talks, 12 walks, 8 gatherings and 3 others; three belong to a thread."""

from __future__ import annotations

from typing import Final, NamedTuple

from app.models.training import ActionKind

TALK, ROUND, GATHERING, OTHER = ActionKind.TALK, ActionKind.ROUND, ActionKind.GATHERING, ActionKind.OTHER
LIKE_ANY_OTHER: Final = {TALK: 15, ROUND: 10, GATHERING: 8, OTHER: 2}
"""How many there are of each kind beside those of a thread."""


class Step(NamedTuple):
    """What a team said that it would do, and what came of it."""

    said: str
    came_of: str


class ThreadStep(NamedTuple):
    """A step of a thread, after a bijeenkomst (its key) of a team, with the record that grew from it."""

    session: str
    team: str
    kind: ActionKind
    said: str
    came_of: str
    grown: str = ""


SAID: Final = {
    TALK: (
        Step("We vragen bij elk gesprek wie er in de straat meedoet.", "Het is nu een vaste vraag."),
        Step(
            "We bellen eerst een groep in de buurt, en dan pas een instelling.", "Bij drie vragen lukte dat."
        ),
        Step(
            "We praten met de huismeester over wie wie kent.", "Hij kende vier mensen die iets organiseren."
        ),
        Step(
            "We vragen op het schoolplein wat er al is.", "Het werd niets: het regende, en we gaan nog eens."
        ),
    ),
    ROUND: (
        Step("We lopen elke eerste dinsdag een straatronde.", "Er kwamen drie dingen op de kaart."),
        Step("We lopen met iemand mee die de buurt kent.", "We kwamen op plekken waar we nooit kwamen."),
        Step("We gaan in de pauze bij één groep langs.", "Twee groepen kennen ons nu bij naam."),
    ),
    GATHERING: (
        Step("We nodigen de sleutelhouders van de pleinen samen uit.", "Zes kwamen er koffiedrinken."),
        Step("We brengen drie groepen bij elkaar die hetzelfde doen.", "Twee delen nu hun spullen."),
    ),
    OTHER: (Step("We hangen een kaart van de buurt op in de teamkamer.", "Hij hangt er, met spelden."),),
}
THREADS: Final = (
    ThreadStep(
        session="beijum-2b",
        team="Beijum",
        kind=OTHER,
        said="We zeggen ‘Hoor ik vaker’ als we iets vaker horen.",
        came_of="Zes keer dezelfde vraag. Het werd een buurtvraag.",
        grown="Wagen en Praat",
    ),
    ThreadStep(
        session="keuze-2-1",
        team="Selwerd",
        kind=ROUND,
        said="Een straatronde zonder lijstje: elke donderdag een uur op hetzelfde bankje.",
        came_of="Na tien weken mochten we mee.",
        grown="Bunna op Zaterdag",
    ),
    ThreadStep(
        session="helpman-de-wijert-1a",
        team="Helpman-De Wijert",
        kind=ROUND,
        said="We lopen een straatronde om te zien wat er al is.",
        came_of="We zagen de tuin, die er al zes jaar was.",
    ),
)
