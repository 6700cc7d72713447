"""Community assets from lists that others made: a file in, frozen records and issues out."""

from importers.assets.choices import Choices
from importers.assets.pipeline import read_assets
from importers.assets.records import AssetRecord, ColumnUse, ImportResult, Recognised
from importers.assets.sources import SOURCES, Source, source_named

__all__ = [
    "SOURCES",
    "AssetRecord",
    "Choices",
    "ColumnUse",
    "ImportResult",
    "Recognised",
    "Source",
    "read_assets",
    "source_named",
]
