"""The Dutch word on the screen for every stored slug, in the order in which choices are shown."""

from __future__ import annotations

from app.labels.of_training import (
    ACTION_KINDS as ACTION_KINDS,
    ACTION_STATES as ACTION_STATES,
    CLAIM_STRENGTHS as CLAIM_STRENGTHS,
    CONFIDENCES as CONFIDENCES,
    EVIDENCE_KINDS as EVIDENCE_KINDS,
    FACES as FACES,
    MODULE_KINDS as MODULE_KINDS,
    OUTCOME_LEVELS as OUTCOME_LEVELS,
    PACES as PACES,
    PARTICIPATION_STATES as PARTICIPATION_STATES,
    PROPOSAL_KINDS as PROPOSAL_KINDS,
    PROPOSAL_STATES as PROPOSAL_STATES,
    QUALIFICATION_STATES as QUALIFICATION_STATES,
    SESSION_STATES as SESSION_STATES,
    TRACKS as TRACKS,
    VERDICTS as VERDICTS,
)
from app.models.areas import AreaLevel
from app.models.partners import QuestionState, RequestState
from app.models.people import Role
from app.models.record import (
    Aware,
    Channel,
    CheckAnswer,
    Cost,
    DeletionReason,
    Exchange,
    Kind,
    KnownFrom,
    LedBy,
    Openness,
    Precision,
    RelationType,
    RemovalReason,
    Status,
    StopReason,
    Strength,
    Visibility,
)
from app.rhythms import Season
from importers.personal_data import Found

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
OPENNESS = {
    Openness.WALK_IN: "Ja, loop binnen",
    Openness.SIGN_UP: "Eerst even aanmelden",
    Openness.MEMBERS: "Alleen voor de groep zelf",
}
COSTS = {
    Cost.FREE: "Gratis",
    Cost.UP_TO_5: "Tot 5 euro",
    Cost.OVER_5: "Meer dan 5 euro",
}
ACCESS = {"step_free": "Zonder drempel", "toilet": "Wc voor rolstoel", "quiet": "Rustig (weinig prikkels)"}
LANGUAGES = {
    "nl": "Nederlands",
    "ar": "Arabisch",
    "en": "Engels",
    "ti": "Tigrinya",
    "tr": "Turks",
    "pl": "Pools",
    "uk": "Oekraïens",
    "fa": "Perzisch (Farsi of Dari)",
    "so": "Somalisch",
    "am": "Amhaars",
    "ku": "Koerdisch",
    "es": "Spaans",
    "pap": "Papiaments",
    "fr": "Frans",
    "de": "Duits",
    "ru": "Russisch",
    "bg": "Bulgaars",
    "ro": "Roemeens",
    "zh": "Chinees",
    "id": "Indonesisch",
    "pt": "Portugees",
    "it": "Italiaans",
    "zgh": "Berbers (Tamazight)",
    "ps": "Pasjtoe",
    "sw": "Swahili",
    "vi": "Vietnamees",
    "fy": "Fries",
    "gos": "Gronings",
    "dse": "Nederlandse Gebarentaal",
}
"""By ISO 639 code, the ones that our neighbourhoods speak most first."""
DAY_PARTS = {"morning": "Ochtend", "afternoon": "Middag", "evening": "Avond", "weekend": "Weekend"}
SEASONS = {
    Season.SCHOOL_HOLIDAYS: "Schoolvakanties",
    Season.SUMMER: "Zomer (juli en augustus)",
    Season.WINTER: "Winter (november tot en met februari)",
    Season.RAMADAN: "Ramadan",
}
RELATIONS = {
    RelationType.PART_OF: "Hoort bij",
    RelationType.WORKS_WITH: "Werkt samen met",
    RelationType.USES_PLACE: "Komt samen bij",
    RelationType.SUPPORTS: "Helpt",
    RelationType.GREW_FROM: "Is ontstaan uit",
}
RELATIONS_BACK = {
    RelationType.PART_OF: "Hier hoort bij",
    RelationType.WORKS_WITH: "Werkt samen met",
    RelationType.USES_PLACE: "Hier komt samen",
    RelationType.SUPPORTS: "Wordt geholpen door",
    RelationType.GREW_FROM: "Hieruit is ontstaan",
}
"""The same tie, told from its other end."""
CHANNELS = {
    Channel.PHONE: "Telefoon",
    Channel.EMAIL: "E-mail",
    Channel.WEBSITE: "Website",
    Channel.VISIT: "Langsgaan",
    Channel.OTHER: "Anders",
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
DELETION_REASONS = {
    DeletionReason.ASKED: "Iemand over wie het gaat vroeg erom",
    DeletionReason.PRIVATE: "Er stonden gegevens van een persoon in",
    DeletionReason.NONSENSE: "Het was onzin of een proef",
    DeletionReason.RETENTION: "De bewaartermijn was voorbij",
}
PRIVATE_KINDS = {"contact": "contact", "note": "notitie voor het team", "story": "verhaal voor het team"}
CHECK_ANSWERS = {
    CheckAnswer.CONFIRMED: "Klopt nog",
    CheckAnswer.DIFFERENT: "Er is iets anders",
    CheckAnswer.RESTING: "Ligt stil",
    CheckAnswer.STOPPED: "Is gestopt",
    CheckAnswer.NOBODY: "Niemand gezien",
}
REMOVAL_REASONS = {
    RemovalReason.DOUBLE: "Het staat er dubbel",
    RemovalReason.MISTAKE: "Het is per ongeluk op de kaart gezet",
    RemovalReason.ASKED: "De groep wil er niet op staan",
    RemovalReason.PRIVATE: "Er stond iets over een persoon",
    RemovalReason.OTHER: "Iets anders",
}
AREA_LEVELS = {AreaLevel.GEMEENTE: "Gemeente", AreaLevel.WIJK: "Wijk", AreaLevel.BUURT: "Buurt"}
QUESTION_STATES = {
    QuestionState.OPEN: "Open",
    QuestionState.BUSY: "We zijn bezig",
    QuestionState.TAKEN_UP: "Opgepakt",
    QuestionState.NOT_NEEDED: "Niet meer nodig",
}
REQUEST_STATES = {
    RequestState.OPEN: "Nog geen antwoord",
    RequestState.ANSWERED: "In gesprek",
    RequestState.DONE: "Samen gedaan",
    RequestState.DECLINED: "Kan nu niet",
    RequestState.WITHDRAWN: "Teruggetrokken",
}
FRESHNESS = {
    "fresh": "Actueel",
    "soon": "Binnenkort toe aan een check",
    "due": "Lang niet gecheckt",
    "unseen": "Nog niet gezien",
    "resting": "Ligt stil of gestopt",
}
FOUND = {
    Found.BSN: "Burgerservicenummer",
    Found.IBAN: "Rekeningnummer",
    Found.CHILD: "Kind als contact",
    Found.HEALTH: "Gezondheid of problemen",
    Found.ADDRESS: "Naam met een adres",
    Found.PHONE: "Telefoonnummer",
    Found.EMAIL: "Mailadres van een persoon",
    Found.BIRTH_DATE: "Geboortedatum",
    Found.NAME: "Naam",
}

ASKED_BY_THEME = {
    "ontmoeten-en-verbinden": "Mensen ontmoeten?",
    "eten-en-koken": "Samen eten of koken?",
    "bewegen-en-sport": "Samen bewegen?",
    "mentaal-welbevinden": "Even je hoofd leegmaken?",
    "zingeving-en-levensbeschouwing": "Stilstaan bij het leven?",
    "kunst-cultuur-creatief": "Iets maken of muziek?",
    "groen-en-duurzaam": "Bezig in het groen?",
    "leren-taal-digitaal": "Nederlands of de computer leren?",
    "geld-en-rondkomen": "Vragen over geld?",
    "werk-en-vrijwilligerswerk": "Iets doen voor een ander?",
    "burenhulp-mantelzorg-vervoer": "Een handje hulp nodig?",
    "opgroeien-jeugd-gezin": "Iets voor de kinderen?",
    "wonen-leefbaarheid-veiligheid": "De straat fijner maken?",
    "zelforganisatie-zeggenschap": "Meedenken over de buurt?",
}
"""What somebody would ask; a theme of an organisation's own is asked by its label."""
