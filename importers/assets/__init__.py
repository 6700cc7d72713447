"""Community assets from lists that others made: a CSV or GeoJSON file in, frozen records and issues out."""

from importers.assets.pipeline import read_assets
from importers.assets.records import AssetRecord, ColumnUse, ImportResult
from importers.assets.sources import SOURCES, Source, source_named

__all__ = ["SOURCES", "AssetRecord", "ColumnUse", "ImportResult", "Source", "read_assets", "source_named"]
