"""Boundaries from PDOK's OGC API Features: all of a municipality's areas, or nothing.

The API pages by its `next` links only and refuses parameters that it does not know. Where it knows
`gemeentecode` we ask by that; where it does not, by the rectangle around the municipality. What comes back is
checked either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from typing import Any, Final
from urllib.parse import urljoin

import orjson
import shapely

from geodata.areas import BoundarySet
from geodata.crs import WGS84
from importers.boundaries.assembly import assemble, check_municipality
from importers.boundaries.columns import fold, identify
from importers.boundaries.fetch import BadRequest, Fetcher
from importers.boundaries.layer import Layer, Row
from importers.records import ImportRefused, Unreachable

PDOK: Final = "https://api.pdok.nl/cbs/wijken-en-buurten-{vintage}/ogc/v1"
SOURCE: Final = "CBS / Kadaster, via PDOK"
_PAGE_SIZE: Final = "1000"
_MAX_PAGES: Final = 200
# The buurten of a municipality fill it; a larger difference means that the answer was not whole.
_MAX_MISSING_SHARE: Final = 0.005

Filter = Mapping[str, str]


def read_pdok(
    *,
    vintage: int,
    municipality: str,
    base_url: str = PDOK,
    timeout: float = 120.0,
    connect_timeout: float = 5.0,
    allow_loopback: bool = False,
) -> BoundarySet:
    """The areas of one municipality (GM0014) in the year `vintage` from PDOK.

    `timeout` is seconds for everything, `connect_timeout` for reaching the server; `{vintage}` in `base_url`
    is filled in. Raises Unreachable when PDOK is away, slow or breaks off, ImportRefused when its answer is
    no use.
    """
    check_municipality(municipality)
    base = base_url.format(vintage=vintage)
    fetcher = Fetcher(base, timeout=timeout, connect_timeout=connect_timeout, allow_loopback=allow_loopback)
    with closing(fetcher):
        layers = _fetch_layers(fetcher, base, vintage=vintage, municipality=municipality)
    found = assemble(layers, vintage=vintage, municipality=municipality, source=SOURCE)
    _refuse_half(found)
    return found


def _fetch_layers(fetcher: Fetcher, base: str, *, vintage: int, municipality: str) -> list[Layer]:
    def layer(collection: str, otherwise: Filter) -> Layer:
        url = f"{base}/collections/{collection}/items"
        paging = {"f": "json", "limit": _PAGE_SIZE}
        try:
            features = list(_features(fetcher, url, {**paging, "gemeentecode": municipality}))
        except BadRequest:
            features = list(_features(fetcher, url, {**paging, **otherwise}))
        return _layer(collection, features, vintage=vintage)

    gemeenten = layer("gemeenten", {})
    rectangle = {"bbox": _rectangle(gemeenten, municipality)}
    return [gemeenten, layer("wijken", rectangle), layer("buurten", rectangle)]


def _features(fetcher: Fetcher, url: str, parameters: Filter) -> Iterator[Mapping[str, Any]]:
    """The features of every page, in order."""
    page = fetcher.json(url, parameters)
    seen = {url}
    for _ in range(_MAX_PAGES):
        features = page.get("features")
        if not isinstance(features, list) or page.get("numberReturned", len(features)) != len(features):
            raise Unreachable(
                "Het antwoord van PDOK is niet heel. Er is niets veranderd. Probeer het opnieuw."
            )
        yield from features
        following = _next(page, url)
        if following is None:
            return
        if following in seen:
            break
        seen.add(following)
        url, page = following, fetcher.json(following)
    raise ImportRefused("PDOK blijft naar een volgende bladzijde verwijzen. Gebruik een bestand van het CBS.")


def _next(page: Mapping[str, Any], url: str) -> str | None:
    for link in page.get("links") or ():
        if isinstance(link, dict) and link.get("rel") == "next" and isinstance(link.get("href"), str):
            try:
                return urljoin(url, str(link["href"]))
            except ValueError as error:
                raise ImportRefused(
                    "PDOK verwijst naar een adres dat geen adres is. Gebruik een bestand van het CBS."
                ) from error
    return None


def _layer(collection: str, features: Iterable[Mapping[str, Any]], *, vintage: int) -> Layer:
    headings: dict[str, str] = {}
    rows = []
    for feature in features:
        try:
            properties = {fold(name, vintage=vintage): value for name, value in feature["properties"].items()}
            headings |= {fold(name, vintage=vintage): name for name in feature["properties"]}
            geometry = feature["geometry"]
            shape = None if geometry is None else shapely.from_geojson(orjson.dumps(geometry))
        except (KeyError, TypeError, AttributeError, shapely.GEOSException) as error:
            raise ImportRefused(
                f"PDOK geeft {collection} in een vorm die we niet kennen. Gebruik een bestand van het CBS."
            ) from error
        rows.append(Row(number=None, values=properties, shape=shape))
    return Layer(name=collection, crs=WGS84, headings=headings, rows=tuple(rows))


def _rectangle(gemeenten: Layer, municipality: str) -> str:
    """The `bbox` parameter around the municipality: west, south, east, north in degrees."""
    shapes = [
        row.shape
        for row in gemeenten.rows
        if (identity := identify(row)) and identity.code == municipality and row.shape is not None
    ]
    if not shapes:
        raise ImportRefused(
            f"PDOK kent {municipality} niet in dit jaar. Controleer de gemeentecode en het jaar."
        )
    return ",".join(f"{edge:.6f}" for edge in shapely.total_bounds(shapes))


def _refuse_half(found: BoundarySet) -> None:
    """Every level must fill the municipality, or part of the answer did not arrive."""
    hectares = {"gemeente": 0.0, "wijk": 0.0, "buurt": 0.0}
    for area in found.areas:
        if not area.derived:
            hectares[area.level] += area.hectares
    whole = hectares["gemeente"]
    if any(abs(part - whole) > _MAX_MISSING_SHARE * whole for part in hectares.values()) or not whole:
        raise ImportRefused(
            "PDOK gaf niet alle wijken en buurten. Er is niets veranderd. "
            "Probeer het later opnieuw of gebruik een bestand van het CBS."
        )
