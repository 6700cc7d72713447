"""What is there in a neighbourhood: assets, their history, and the rows that readers see."""

from app.models.record.asset import Asset, AssetPlace, AssetServiceArea
from app.models.record.catalogue import Audience, Theme
from app.models.record.history import AssetVersion, Verification
from app.models.record.published import PublishedAsset, Stamp
from app.models.record.vocabulary import (
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

__all__ = [
    "Asset",
    "AssetPlace",
    "AssetServiceArea",
    "AssetVersion",
    "Audience",
    "Aware",
    "Exchange",
    "Kind",
    "KnownFrom",
    "LedBy",
    "Precision",
    "PublishedAsset",
    "Stamp",
    "Status",
    "StopReason",
    "Strength",
    "Theme",
    "Verification",
    "Visibility",
]
