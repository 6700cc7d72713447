"""A municipality of two wijken and three buurten, each a square kilometre, and files that hold it."""

import json

import geopandas
import shapely
from shapely import box

WEST, SOUTH = 233_000.0, 581_000.0
MUNICIPALITY = "GM0014"
BUURTEN = {"BU00140000": "Noord", "BU00140001": "Zuid", "BU00140100": "Oost"}
WIJKEN = {"WK001400": "Centrum", "WK001401": "Buitenwijk"}

SNAKE = {
    "buurtcode": "buurtcode",
    "buurtnaam": "buurtnaam",
    "wijkcode": "wijkcode",
    "gemeentecode": "gemeentecode",
    "gemeentenaam": "gemeentenaam",
    "water": "water",
    "inhabitants": "aantal_inwoners",
    "households": "aantal_huishoudens",
    "young": "percentage_personen_0_tot_15_jaar",
}
CAMEL = SNAKE | {
    "inhabitants": "aantalInwoners",
    "households": "aantalHuishoudens",
    "young": "percentagePersonen0Tot15Jaar",
}
OLD = {
    "buurtcode": "BU_CODE",
    "buurtnaam": "BU_NAAM",
    "wijkcode": "WK_CODE",
    "gemeentecode": "GM_CODE",
    "gemeentenaam": "GM_NAAM",
    "water": "WATER",
    "inhabitants": "AANT_INW",
    "households": "AANTAL_HH",
    "young": "P_00_14_JR",
}


def square(column, row, size=1.0):
    """A square of `size` kilometres whose corner is `column`, `row` kilometres from the origin (RD New)."""
    west, south = WEST + 1000 * column, SOUTH + 1000 * row
    return box(west, south, west + 1000 * size, south + 1000 * size)


SQUARES = [square(0, 1), square(0, 0), square(1, 0)]


def buurten(spelling=SNAKE, *, shapes=SQUARES, **columns):
    """The three buurten, and one of a neighbouring municipality that must never come along."""
    codes = [*BUURTEN, "BU00150000"]
    values = {
        "buurtcode": codes,
        "buurtnaam": [*BUURTEN.values(), "Elders"],
        "wijkcode": [f"WK{code[2:8]}" for code in codes],
        "gemeentecode": [f"GM{code[2:6]}" for code in codes],
        "gemeentenaam": ["Groningen"] * 3 + ["Buurgemeente"],
        "water": ["NEE"] * 4,
        "inhabitants": [1000, 500, 250, 9000],
        "households": [400, 200, 100, 4000],
        "young": [10.5, 20.0, 30.0, 40.0],
    } | columns
    named = {spelling[name]: content for name, content in values.items()}
    return geopandas.GeoDataFrame(named, geometry=[*shapes, square(2, 0)], crs="EPSG:28992")


def wijken():
    """The two wijken as CBS draws them, with figures that are no sums of their buurten."""
    return geopandas.GeoDataFrame(
        {
            "wijkcode": list(WIJKEN),
            "wijknaam": list(WIJKEN.values()),
            "gemeentecode": [MUNICIPALITY] * 2,
            "aantal_inwoners": [1505, 255],
        },
        geometry=[square(0, 0).union(square(0, 1)), square(1, 0)],
        crs="EPSG:28992",
    )


def gemeenten():
    """The municipality and its neighbour."""
    return geopandas.GeoDataFrame(
        {
            "gemeentecode": [MUNICIPALITY, "GM0015"],
            "gemeentenaam": ["Groningen", "Buurgemeente"],
            "aantal_inwoners": [1760, 9000],
        },
        geometry=[shapely.union_all(SQUARES), square(2, 0)],
        crs="EPSG:28992",
    )


def write(frame, path, **options):
    """Write a frame in the format that the name says; the path, for passing on."""
    drivers = {".gpkg": "GPKG", ".geojson": "GeoJSON", ".fgb": "FlatGeobuf", ".shp": "ESRI Shapefile"}
    frame.to_file(path, driver=drivers[path.suffix], engine="pyogrio", **options)
    return path


def features(frame):
    """The GeoJSON features of a frame in degrees, as dictionaries."""
    return json.loads(frame.to_crs("EPSG:4326").to_json())["features"]


def write_geojson(path, content, **members):
    """A GeoJSON file of these features, exactly as given; the path."""
    path.write_text(json.dumps({"type": "FeatureCollection", **members, "features": content}))
    return path


def of_level(found, level):
    """The areas of a set on one level, by code."""
    return {area.code: area for area in found.areas if area.level == level}
