"""Boundaries: vintages, areas, how one vintage lies in another, other divisions, postcodes, inhabitants."""

from app.models.areas.area import Area, AreaLevel, AreaLink, Vintage, VintageKind
from app.models.areas.area_set import AreaGroup, AreaGroupArea, AreaSet
from app.models.areas.boundary_file import BoundaryFile
from app.models.areas.postcode import Postcode
from app.models.areas.squares import InhabitedSquares

__all__ = [
    "Area",
    "AreaGroup",
    "AreaGroupArea",
    "AreaLevel",
    "AreaLink",
    "AreaSet",
    "BoundaryFile",
    "InhabitedSquares",
    "Postcode",
    "Vintage",
    "VintageKind",
]
