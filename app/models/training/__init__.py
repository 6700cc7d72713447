"""The leergang: programmes, modules, sessions, and what came of them."""

from app.models.training.claim import Claim, ClaimStrength
from app.models.training.programme import Module, ModuleKind, Programme, Track
from app.models.training.session import Session, SessionState, SessionTrainer

__all__ = [
    "Claim",
    "ClaimStrength",
    "Module",
    "ModuleKind",
    "Programme",
    "Session",
    "SessionState",
    "SessionTrainer",
    "Track",
]
