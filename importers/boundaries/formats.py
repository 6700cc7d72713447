"""Which files we read; one list for the readers and for the sentences that name them."""

from __future__ import annotations

from typing import Final

SUFFIXES: Final = frozenset({".gpkg", ".geojson", ".json", ".fgb", ".shp"})
FORMATS: Final = "GeoPackage (.gpkg), GeoJSON (.geojson), FlatGeobuf (.fgb) of een zip met een shapefile"
