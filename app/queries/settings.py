"""The numbers that an organisation may choose, with what holds until it chooses.

A setting is a name, its limits and its words: who adds one adds a line here, and the page for
administrators has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from app.database import database
from app.models.people import Setting
from app.models.record import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A number that may be chosen: `default` holds until then, `low` and `high` are allowed.

    `words` say what each number means, as it is typed, when it is chosen from a list; else it is days.
    """

    name: str
    label: str
    group: str
    default: int
    low: int
    high: int
    words: Mapping[str, str] = field(default_factory=dict)
    help: str = ""


NO_YES = {"0": "Nee", "1": "Ja"}

CHECKS = "Na hoeveel dagen is iets toe aan een check?"
SUGGESTIONS = "Na hoeveel dagen zonder antwoord beslist het team dat meekijkt?"
KEEPING = "Hoelang bewaren we iets?"
CONSENT = "Hoelang van tevoren vragen we om nieuwe toestemming?"
COUNCIL = "Is de ondernemingsraad akkoord?"
PROPOSALS = "Binnen hoeveel dagen krijgt een voorstel voor de leergang antwoord?"
SIGN_UP = "Melden collega’s zich hier aan voor een bijeenkomst?"
ATTENDANCE = "Houden we per collega bij wie bij een bijeenkomst was?"
PUBLIC = "Wat kan iedereen lezen, ook wie niet inlogt?"
TRUST = "Hoelang blijft iemand ingelogd op een eigen apparaat?"

KNOWN = (
    Known(
        name="review_initiative",
        label="Initiatief of activiteit",
        group=CHECKS,
        default=180,
        low=14,
        high=730,
    ),
    Known(name="review_network", label="Groep of netwerk", group=CHECKS, default=180, low=14, high=730),
    Known(name="review_solution", label="Collectieve oplossing", group=CHECKS, default=90, low=14, high=730),
    Known(name="review_organisation", label="Organisatie", group=CHECKS, default=365, low=14, high=730),
    Known(name="review_place", label="Plek", group=CHECKS, default=365, low=14, high=730),
    Known(
        name="suggestion_silence",
        label="Voorstel van een ander team",
        group=SUGGESTIONS,
        default=14,
        low=7,
        high=90,
    ),
    Known(
        name="trusted_days",
        label="Eigen telefoon of computer",
        group=TRUST,
        default=30,
        low=0,
        high=90,
        help="0: iedereen logt elke keer in. Contact en beheer vragen altijd opnieuw om het wachtwoord.",
    ),
    Known(
        name="consent_warning",
        label="Contact of verhaal waarvan de toestemming afloopt",
        group=CONSENT,
        default=30,
        low=7,
        high=120,
    ),
    Known(
        name="keep_removed",
        label="Wat in de prullenbak ligt",
        group=KEEPING,
        default=365,
        low=0,
        high=3650,
        help="0: tot een beheerder het voorgoed weghaalt.",
    ),
    Known(
        name="keep_suggestions",
        label="Voorstellen en overdrachten die zijn beantwoord",
        group=KEEPING,
        default=730,
        low=30,
        high=3650,
    ),
    Known(
        name="keep_changes",
        label="Wat er veranderde in teams, leergang en instellingen",
        group=KEEPING,
        default=1825,
        low=365,
        high=3650,
    ),
    Known(
        name="keep_reads",
        label="Wie contacten en notities bekeek",
        group=KEEPING,
        default=365,
        low=90,
        high=3650,
    ),
    Known(
        name="keep_findings",
        label="Tellingen van teksten die op persoonsgegevens leken",
        group=KEEPING,
        default=730,
        low=90,
        high=3650,
    ),
    Known(
        name="works_council",
        label="Opbrengst van de leergang per team",
        group=COUNCIL,
        default=0,
        low=0,
        high=1,
        words=NO_YES,
        help="Nee: er zijn geen cijfers per team, ook niet bij ‘Wat doen we samen?’. Teams van minder dan "
        "vijf mensen en cijfers per collega zijn er nooit.",
    ),
    Known(
        name="proposal_days", label="Voorstel van een collega", group=PROPOSALS, default=42, low=7, high=180
    ),
    Known(
        name="session_sign_up",
        label="Aanmelden gebeurt hier",
        group=SIGN_UP,
        default=0,
        low=0,
        high=1,
        words=NO_YES,
        help="Nee: aanmelden gaat zoals jullie gewend zijn. Wie er komt, zien alleen die collega zelf, wie "
        "de bijeenkomst geeft en de coördinator. Een jaar na de bijeenkomst is het weg.",
    ),
    Known(
        name="session_attendance",
        label="Aantikken wie erbij was",
        group=ATTENDANCE,
        default=0,
        low=0,
        high=1,
        words=NO_YES,
        help="Nee: alleen het aantal. Ja: wie de bijeenkomst geeft, tikt aan wie erbij was. Dat zien alleen "
        "die collega zelf, wie de bijeenkomst geeft en de coördinator. Een jaar na de bijeenkomst is het "
        "weg. Zet je dit op nee, dan gaan alle namen meteen weg en blijft het aantal.",
    ),
    Known(
        name="public_view",
        label="Bladzijden over de leergang",
        group=PUBLIC,
        default=0,
        low=0,
        high=1,
        words=NO_YES,
        help="Ja: iedereen kan lezen welke modules er zijn, en wanneer er een open bijeenkomst is. Geen "
        "namen, geen teams, en niets van de kaart.",
    ),
    Known(
        name="public_list",
        label="Wat er in de buurt is",
        group=PUBLIC,
        default=0,
        low=0,
        high=2,
        words={**NO_YES, "2": "Ja, ook voor zoekmachines"},
        help="Ja: iedereen kan per buurt lezen wat bij ‘Wie mag dit zien?’ op iedereen staat. Geen contact, "
        "geen verhaal, geen collega. De code op een buurtposter leidt daarheen. Anders vinden zoekmachines "
        "het niet.",
    ),
)
TRUSTED_DAYS = "trusted_days"
PROPOSAL_DAYS = "proposal_days"
SESSION_SIGN_UP = "session_sign_up"
SESSION_ATTENDANCE = "session_attendance"
PUBLIC_VIEW = "public_view"
PUBLIC_LIST = "public_list"
BY_NAME = {known.name: known for known in KNOWN}


def settings() -> dict[str, int]:
    """Every setting by name, as chosen or as it is without a choice."""
    chosen = dict(database.session.execute(select(Setting.name, Setting.value)).all())
    return {known.name: chosen.get(known.name, known.default) for known in KNOWN}


def setting(name: str) -> int:
    """One setting; KeyError for a name that does not exist."""
    chosen = database.session.scalar(select(Setting.value).where(Setting.name == name))
    return BY_NAME[name].default if chosen is None else chosen


def review_days(kind: Kind) -> int:
    """After how many days a record of this kind is due for a check, when somebody saw it."""
    return setting(f"review_{kind.value}")
