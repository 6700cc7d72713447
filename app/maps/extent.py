"""A part of the world, as maps see it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A box in degrees (WGS84)."""

    west: float
    south: float
    east: float
    north: float

    @property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude of the middle."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    @property
    def corners(self) -> list[list[float]]:
        """South-west and north-east as Leaflet wants them: latitude first."""
        return [[self.south, self.west], [self.north, self.east]]


NETHERLANDS = Extent(west=3.3, south=50.7, east=7.25, north=53.6)
"""Where a map looks as long as no boundaries were loaded."""
