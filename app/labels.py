"""The Dutch word on the screen for every stored slug, in the order in which choices are shown."""

from __future__ import annotations

from app.models.areas import AreaLevel
from app.models.people import Role
from app.models.record import (
    Aware,
    Exchange,
    Kind,
    KnownFrom,
    LedBy,
    Precision,
    Status,
    StopReason,
    Strength,
    Visibility,
)
from app.models.training import ClaimStrength, ModuleKind, SessionState, Track

KINDS = {
    Kind.INITIATIVE: "Initiatief of activiteit",
    Kind.NETWORK: "Groep of netwerk",
    Kind.SOLUTION: "Collectieve oplossing",
    Kind.ORGANISATION: "Organisatie",
    Kind.PLACE: "Plek",
}
KIND_SHORT = {
    Kind.INITIATIVE: "Initiatief",
    Kind.NETWORK: "Netwerk",
    Kind.SOLUTION: "Oplossing",
    Kind.ORGANISATION: "Organisatie",
    Kind.PLACE: "Plek",
}
KIND_EXAMPLES = {
    Kind.INITIATIVE: "eettafel, wandelclub, moestuin",
    Kind.NETWORK: "appgroep, groep ouders",
    Kind.SOLUTION: "samen iets op een vraag gevonden",
    Kind.ORGANISATION: "vereniging, school, kerk, moskee",
    Kind.PLACE: "buurthuis, bankje, speelveld",
}
STRENGTHS = {
    Strength.GROUPS: "Groepen",
    Strength.ORGANISATIONS: "Organisaties",
    Strength.PLACES: "Plekken",
    Strength.ECONOMY: "Geld, ruil en winkels",
    Strength.CULTURE: "Verhalen en cultuur",
    Strength.PEOPLE: "Mensen en talenten",
}
LED_BY = {
    LedBy.RESIDENTS: "Bewoners zelf",
    LedBy.RESIDENTS_SUPPORTED: "Bewoners met hulp",
    LedBy.ORGANISATION: "Een organisatie",
    LedBy.OURSELVES: "Wij zelf",
}
KNOWN_FROM = {
    KnownFrom.SEEN: "Zelf gezien",
    KnownFrom.TOLD: "Gehoord van iemand",
    KnownFrom.READ: "Gelezen (website, folder, affiche)",
    KnownFrom.IMPORT: "Uit een lijst",
}
STATUSES = {
    Status.IDEA: "Idee",
    Status.STARTING: "Begint net",
    Status.ACTIVE: "Loopt",
    Status.DORMANT: "Ligt stil",
    Status.STOPPED: "Gestopt",
}
STOP_REASONS = {
    StopReason.LEADER_LEFT: "Trekker gestopt of verhuisd",
    StopReason.NO_PLACE: "Geen plek meer",
    StopReason.NO_MONEY: "Geen geld",
    StopReason.TOO_FEW_PEOPLE: "Te weinig mensen",
    StopReason.GOAL_REACHED: "Doel bereikt",
    StopReason.MERGED: "Samengegaan",
    StopReason.OTHER: "Anders",
    StopReason.UNKNOWN: "Weet ik niet",
}
PRECISIONS = {
    Precision.EXACT: "Precieze plek",
    Precision.STREET: "Alleen de straat",
    Precision.BUURT: "Alleen de buurt",
    Precision.HIDDEN: "Niet op de kaart",
}
VISIBILITIES = {
    Visibility.TEAM: "Mijn team",
    Visibility.ORGANISATION: "Alle collega's",
    Visibility.PUBLIC: "Iedereen",
}
AWARE = {
    Aware.YES: "Ja",
    Aware.NOT_YET: "Nog niet",
    Aware.PUBLIC: "Staat al openbaar",
    Aware.UNKNOWN: "Weet ik niet",
}
EXCHANGES = {
    Exchange.SPACE: "Ruimte",
    Exchange.HANDS: "Mensen die meehelpen",
    Exchange.MONEY: "Geld",
    Exchange.KNOWLEDGE: "Kennis en ervaring",
    Exchange.REACH: "Contact met bewoners",
    Exchange.MATERIAL: "Spullen",
    Exchange.HOSTING: "Een gastvrouw of gastheer",
}
ROLES = {
    Role.MEMBER: "Medewerker",
    Role.BUILDER: "Opbouwwerker",
    Role.TRAINER: "Trainer",
    Role.COORDINATOR: "Coördinator leergang",
    Role.MANAGER: "Manager",
    Role.PARTNER: "Partner (gast)",
    Role.PRIVACY: "Privacy (FG)",
    Role.ADMIN: "Beheerder",
}
AREA_LEVELS = {AreaLevel.GEMEENTE: "Gemeente", AreaLevel.WIJK: "Wijk", AreaLevel.BUURT: "Buurt"}
TRACKS = {
    Track.DEEPENING: "Verdiepingstraining",
    Track.BASIC: "Basistraining",
    Track.OTHER: "Andere leergang",
}
MODULE_KINDS = {ModuleKind.CORE: "Basismodule", ModuleKind.ELECTIVE: "Keuzemodule"}
SESSION_STATES = {
    SessionState.CONCEPT: "In voorbereiding",
    SessionState.ACTIVE: "Gaat door",
    SessionState.INACTIVE: "Geweest",
    SessionState.CANCELLED: "Gaat niet door",
}
CLAIM_STRENGTHS = {
    ClaimStrength.PROMPTED: "Was de aanleiding",
    ClaimStrength.CONTRIBUTED: "Hielp mee",
    ClaimStrength.INDEPENDENT: "Stond er los van",
}
FRESHNESS = {
    "fresh": "Actueel",
    "soon": "Binnenkort toe aan een check",
    "due": "Lang niet gecheckt",
    "unseen": "Nog niet gezien",
    "resting": "Ligt stil of gestopt",
}
