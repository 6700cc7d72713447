"""Tables of postcodes with their place, so that an address says something without a network."""

from importers.postcodes.reading import read_postcodes
from importers.postcodes.records import PostcodePoint, PostcodeTable

__all__ = ["PostcodePoint", "PostcodeTable", "read_postcodes"]
