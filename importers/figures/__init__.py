"""The key figures of buurten, wijken and gemeenten (KWB) of a year: from a file, or from StatLine."""

from importers.figures.files import read_figure_file
from importers.figures.records import FigureTable, Told
from importers.figures.statline import TABLES, read_statline

__all__ = ["TABLES", "FigureTable", "Told", "read_figure_file", "read_statline"]
