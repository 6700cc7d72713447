"""Boundaries: vintages, areas and how the areas of one vintage lie in another."""

from app.models.areas.area import Area, AreaLevel, AreaLink, Vintage, VintageKind

__all__ = ["Area", "AreaLevel", "AreaLink", "Vintage", "VintageKind"]
