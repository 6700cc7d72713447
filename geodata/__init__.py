"""Geography without the application: pure shapely, pyproj and numpy, and the wall around GDAL.

GDAL recognises a file by its content, not by its name: a VRT called `wijken.geojson` makes it open other
files of the server, or an address. So only the drivers of ALLOWED_DRIVERS may exist. GDAL reads OGR_SKIP
once, when pyogrio is first imported; that is why this package sets it, and why `geodata.gdal` checks again.
"""

import os

ALLOWED_DRIVERS = frozenset({"GPKG", "GeoJSON", "ESRI Shapefile", "FlatGeobuf"})

# Every other driver with vector layers in the wheels of pyogrio 0.13 (GDAL 3.12).
SKIPPED_DRIVERS = (
    *("ADBC", "AIVector", "AVCBin", "AVCE00", "AmigoCloud", "CSV", "CSW", "Carto", "DGN", "DXF", "EDIGEO"),
    *("EEDA", "ESRIJSON", "Elasticsearch", "GDALG", "GML", "GPSBabel", "GPX", "GTFS", "GeoJSONSeq", "GeoRSS"),
    *("HTTP", "Idrisi", "JML", "JSONFG", "KML", "LIBKML", "LVBAG", "MBTiles", "MEM", "MVT", "MapInfo File"),
    *("MapML", "MiraMonVector", "NGW", "OAPIF", "ODS", "OGCAPI", "OGR_GMT", "OGR_PDS", "OGR_VRT", "OSM"),
    *("OpenFileGDB", "PCIDSK", "PDF", "PDS4", "PGDUMP", "PLSCENES", "PMTiles", "S57", "SQLite", "SXF"),
    *("Selafin", "TopoJSON", "VDV", "VFK", "VICAR", "WAsP", "WFS", "XLSX"),
)

os.environ["OGR_SKIP"] = ",".join(SKIPPED_DRIVERS)


def allow_only(drivers: frozenset[str]) -> None:
    """Other drivers in the place of ours, for a process that reads one file and ends.

    Only before pyogrio is first imported; `geodata.gdal.check_drivers` says whether it was in time.
    """
    others = (ALLOWED_DRIVERS | set(SKIPPED_DRIVERS)) - drivers
    os.environ["OGR_SKIP"] = ",".join(sorted(others))
