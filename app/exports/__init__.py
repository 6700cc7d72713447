"""Files to take along: the same rows in four formats, each by a module that writes one.

    write(rows, target, about)    rows: ExportRow by ExportRow; target: a binary file, open to write

A format is a line in FORMATS.
"""

from app.exports.about import About
from app.exports.formats import FORMATS, Format

__all__ = ["FORMATS", "About", "Format"]
