"""The Dutch word for every stored slug of the leergang, in the order in which choices are shown."""

from __future__ import annotations

from app.models.training import (
    ActionKind,
    ActionState,
    ClaimStrength,
    EvidenceKind,
    Faces,
    ModuleKind,
    OutcomeLevel,
    ParticipationState,
    ProposalKind,
    ProposalState,
    QualificationState,
    SessionState,
    Track,
    Verdict,
)

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
PARTICIPATION_STATES = {
    ParticipationState.SIGNED_UP: "Aangemeld",
    ParticipationState.WAITING: "Op de wachtlijst",
    ParticipationState.SIGNED_OFF: "Afgemeld",
}
QUALIFICATION_STATES = {
    QualificationState.OFFERED: "Wil dit geven",
    QualificationState.IN_TRAINING: "Leert het",
    QualificationState.QUALIFIED: "Mag deze module geven",
    QualificationState.ENDED: "Geeft dit niet (meer)",
}
PACES = {"ready": "Klaar", "on_plan": "Op schema", "behind": "Achter op het plan", "no_plan": "Nog geen plan"}
"""How a team stands against the plan of the basic training."""
PROPOSAL_KINDS = {ProposalKind.THEME: "Een thema", ProposalKind.MODULE: "Een module"}
PROPOSAL_STATES = {
    ProposalState.OPEN: "Wacht op antwoord",
    ProposalState.ADOPTED: "Dit gaan we doen",
    ProposalState.LATER: "Later",
    ProposalState.DECLINED: "Dit doen we niet",
}
ACTION_KINDS = {
    ActionKind.ROUND: "Straatronde",
    ActionKind.TALK: "Gesprek",
    ActionKind.GATHERING: "Samenkomst",
    ActionKind.OTHER: "Iets anders",
}
ACTION_STATES = {
    ActionState.OPEN: "Nog bezig",
    ActionState.DONE: "Gedaan",
    ActionState.DROPPED: "Doen we niet meer",
}
OUTCOME_LEVELS = {
    OutcomeLevel.RESIDENTS: "Bewoners",
    OutcomeLevel.PROFESSIONALS: "Collega’s en teams",
    OutcomeLevel.ORGANISATION: "De organisatie",
}
EVIDENCE_KINDS = {
    EvidenceKind.OBSERVATION: "Dat zagen we",
    EvidenceKind.QUOTE: "Dat zei iemand",
    EvidenceKind.COUNT: "Dat telden we",
    EvidenceKind.PHOTO: "Dat staat op een foto",
}
FACES = {
    Faces.NONE: "Nee, er is niemand herkenbaar",
    Faces.AGREED: "Ja, en zij vinden het goed dat collega’s deze foto zien",
}
VERDICTS = dict(zip(Verdict, ("Eens", "Liever voorzichtiger", "Niet overtuigd"), strict=True))
CONFIDENCES = {1: "Niet zo zeker", 2: "Redelijk zeker", 3: "Heel zeker"}
"""How sure somebody is of a claim."""
CLAIM_STRENGTHS = {
    ClaimStrength.PROMPTED: "Was de aanleiding",
    ClaimStrength.CONTRIBUTED: "Hielp mee",
    ClaimStrength.INDEPENDENT: "Stond er los van",
}
