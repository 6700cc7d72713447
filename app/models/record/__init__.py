"""What is there in a neighbourhood: assets, their history, and the rows that readers see."""

from app.models.record.access import PrivateRead
from app.models.record.asset import Asset, AssetPlace, AssetServiceArea
from app.models.record.catalogue import Audience, Theme
from app.models.record.deletion import Deletion
from app.models.record.handover import Handover
from app.models.record.history import AssetVersion, Change, Verification
from app.models.record.parts import Contact, Story, TeamNote
from app.models.record.published import PublishedAsset, Stamp
from app.models.record.suggestion import SuggestedField, Suggestion
from app.models.record.text_finding import TextFinding
from app.models.record.ties import DuplicatePair, Lookalike, Merge, NotDuplicate, Relation
from app.models.record.vocabulary import (
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

__all__ = [
    "Asset",
    "AssetPlace",
    "AssetServiceArea",
    "AssetVersion",
    "Audience",
    "Aware",
    "Change",
    "Channel",
    "CheckAnswer",
    "Contact",
    "Cost",
    "Deletion",
    "DeletionReason",
    "DuplicatePair",
    "Exchange",
    "Handover",
    "Kind",
    "KnownFrom",
    "LedBy",
    "Lookalike",
    "Merge",
    "NotDuplicate",
    "Openness",
    "Precision",
    "PrivateRead",
    "PublishedAsset",
    "Relation",
    "RelationType",
    "RemovalReason",
    "Stamp",
    "Status",
    "StopReason",
    "Story",
    "Strength",
    "SuggestedField",
    "Suggestion",
    "TeamNote",
    "TextFinding",
    "Theme",
    "Verification",
    "Visibility",
]
