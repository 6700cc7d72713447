"""Community assets from lists that others made: a file in, frozen records and issues out."""

from importers.assets.choices import Choices
from importers.assets.pipeline import Reading, read_assets
from importers.assets.records import AssetRecord, ColumnUse, Findings, ImportResult, Recognised, WordUse
from importers.assets.sources import SOURCES, Source, source_named
from importers.assets.words.guessing import Lexicon, phrase_of
from importers.assets.words.vocabulary import Meaning

__all__ = [
    "SOURCES",
    "AssetRecord",
    "Choices",
    "ColumnUse",
    "Findings",
    "ImportResult",
    "Lexicon",
    "Meaning",
    "Reading",
    "Recognised",
    "Source",
    "WordUse",
    "phrase_of",
    "read_assets",
    "source_named",
]
