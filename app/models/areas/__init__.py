"""Boundaries: vintages, areas, how those of one vintage lie in another, other divisions, postcodes."""

from app.models.areas.area import Area, AreaLevel, AreaLink, Vintage, VintageKind
from app.models.areas.area_set import AreaGroup, AreaGroupArea, AreaSet
from app.models.areas.boundary_file import BoundaryFile
from app.models.areas.postcode import Postcode

__all__ = [
    "Area",
    "AreaGroup",
    "AreaGroupArea",
    "AreaLevel",
    "AreaLink",
    "AreaSet",
    "BoundaryFile",
    "Postcode",
    "Vintage",
    "VintageKind",
]
