"""The two coordinate systems of this product, and how to recognise numbers that stand in the wrong one.

We measure and store in RD New (metres) and speak WGS84 (degrees) on every wire; x or longitude always first.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pyproj import Transformer

RD_NEW: Final = "EPSG:28992"
WGS84: Final = "EPSG:4326"

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Bounds(NamedTuple):
    """A rectangle; first coordinate (lon or rd_x) from `west` to `east`, second from `south` to `north`."""

    west: float
    south: float
    east: float
    north: float

    def hold(self, first: ArrayLike, second: ArrayLike) -> Flags:
        """Which points lie inside, edges included; False for NaN and infinity."""
        first, second = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
        inside: Flags = (
            (first >= self.west) & (first <= self.east) & (second >= self.south) & (second <= self.north)
        )
        return inside

    def hold_swapped(self, first: ArrayLike, second: ArrayLike) -> Flags:
        """Which points lie outside, but inside once their two numbers change places: swapped axes."""
        return self.hold(second, first) & ~self.hold(first, second)


# The valid area of RD New, and the smallest round rectangle of degrees around the country.
NETHERLANDS_RD: Final = Bounds(0, 300_000, 280_000, 625_000)
NETHERLANDS_WGS84: Final = Bounds(3.0, 50.6, 7.4, 53.8)


@cache
def transformer(source: str, target: str) -> Transformer:
    """The conversion between two systems, each an EPSG code or WKT, x first; kept, for it is dear."""
    return Transformer.from_crs(source, target, always_xy=True)


@overload
def to_rd(lon: float, lat: float) -> tuple[float, float]: ...
@overload
def to_rd(lon: Floats, lat: Floats) -> tuple[Floats, Floats]: ...
def to_rd(lon: float | Floats, lat: float | Floats) -> tuple[float | Floats, float | Floats]:
    """WGS84 degrees → RD New metres (rd_x, rd_y), one point or arrays; infinity where there is no answer."""
    rd_x, rd_y = transformer(WGS84, RD_NEW).transform(lon, lat)
    return rd_x, rd_y


@overload
def to_wgs84(rd_x: float, rd_y: float) -> tuple[float, float]: ...
@overload
def to_wgs84(rd_x: Floats, rd_y: Floats) -> tuple[Floats, Floats]: ...
def to_wgs84(rd_x: float | Floats, rd_y: float | Floats) -> tuple[float | Floats, float | Floats]:
    """RD New metres → WGS84 degrees (lon, lat), one point or arrays; infinity where there is no answer."""
    lon, lat = transformer(RD_NEW, WGS84).transform(rd_x, rd_y)
    return lon, lat
