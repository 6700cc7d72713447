"""The texts that an organisation may write itself, with what holds until it does."""

from __future__ import annotations

from sqlalchemy import select

from app.database import database
from app.models.people import OwnText

HELP_ROUTE = "help_route"
TRAINING_START = "training_start"
LONGEST = 2000
DEFAULTS = {
    HELP_ROUTE: """\
Is er nu gevaar? Bel 112.
Gaat het over een kind of over geweld thuis? Bel Veilig Thuis: 0800-2000, gratis, dag en nacht.
Denkt iemand aan zelfmoord? Bel 113 of 0800-0113, of ga naar 113.nl.
Bespreek het vandaag nog met een collega of met je teamleider. Je hoeft dit niet alleen te dragen.""",
    TRAINING_START: """\
In de leergang leren we zien wat er al is in de buurt, en daarop verder bouwen.
Je hoeft niets te weten om mee te doen. Niemand maakt cijfers over jou.""",
}
LABELS = {
    HELP_ROUTE: "Wat zien collega’s als hun vraag over gevaar gaat?",
    TRAINING_START: "Wat leest een nieuwe collega bij Leergang, Begin hier?",
}
HELPS = {
    HELP_ROUTE: "Wie bij Zoeken woorden van gevaar typt, krijgt deze regels in plaats van een lijst. "
    "Controleer de nummers.",
    TRAINING_START: "Zo is er uitleg voordat de eerste bijeenkomst er is. Zonder namen van collega’s.",
}


def own_texts() -> dict[str, str]:
    """Every text by name, as written or as it is without that."""
    written = dict(database.session.execute(select(OwnText.name, OwnText.text)).all())
    return {name: written.get(name, text) for name, text in DEFAULTS.items()}


def own_text(name: str) -> str:
    """One text; KeyError for a name that does not exist."""
    return own_texts()[name]
