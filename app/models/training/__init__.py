"""The leergang: programmes, modules, sessions, and what came of them."""

from app.models.training.action import Action, ActionAsset, ActionKind, ActionRelation, ActionState
from app.models.training.claim import Claim, ClaimStrength
from app.models.training.outcome import Evidence, EvidenceKind, EvidencePhoto, Faces, Outcome, OutcomeLevel
from app.models.training.participation import Attendance, Participation, ParticipationState
from app.models.training.playbook import PlaybookVersion, TrainerLesson
from app.models.training.programme import Module, ModuleKind, Programme, Track
from app.models.training.proposal import ProposalKind, ProposalState, ProposalSupport, TrainingProposal
from app.models.training.qualification import QualificationState, TrainerQualification
from app.models.training.reading import ClaimReading, Verdict
from app.models.training.rollout import RolloutPlan
from app.models.training.route import LearningRoute, LearningRouteModule, RouteShare
from app.models.training.session import Session, SessionState, SessionTrainer

__all__ = [
    "Action",
    "ActionAsset",
    "ActionKind",
    "ActionRelation",
    "ActionState",
    "Attendance",
    "Claim",
    "ClaimReading",
    "ClaimStrength",
    "Evidence",
    "EvidenceKind",
    "EvidencePhoto",
    "Faces",
    "LearningRoute",
    "LearningRouteModule",
    "Module",
    "ModuleKind",
    "Outcome",
    "OutcomeLevel",
    "Participation",
    "ParticipationState",
    "PlaybookVersion",
    "Programme",
    "ProposalKind",
    "ProposalState",
    "ProposalSupport",
    "QualificationState",
    "RolloutPlan",
    "RouteShare",
    "Session",
    "SessionState",
    "SessionTrainer",
    "Track",
    "TrainerLesson",
    "TrainerQualification",
    "TrainingProposal",
    "Verdict",
]
