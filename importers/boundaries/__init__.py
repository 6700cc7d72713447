"""Boundaries of gemeente, wijken and buurten, from a file or from PDOK: a list of small steps.

files, pdok   the source → layers of rows as they stand there
columns       headings in their spellings → code, level, parents, names
shapes        any coordinate system → valid land areas in RD New, or a refusal
figures       the chosen CBS figures, unknown ones as None with a reason
levels        missing wijken and gemeente put together from their parts
assembly      all of it in order → one `BoundarySet`
"""

from importers.boundaries.files import read_file
from importers.boundaries.pdok import read_pdok

__all__ = ["read_file", "read_pdok"]
