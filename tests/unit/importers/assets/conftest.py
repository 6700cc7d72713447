"""Lists of assets as people and tools make them, written to a file and read by the pipeline."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from importers.assets import ImportResult, Source, read_assets, source_named
from importers.assets.choices import NO_CHOICES, Choices
from importers.assets.reading.limits import DEFAULT_LIMITS, Limits


@pytest.fixture
def read_list(tmp_path: Path) -> Callable[..., ImportResult]:
    """Read text or bytes as a CSV file of a source that we don't know (or `source`)."""

    def read(
        content: str | bytes,
        *,
        name: str = "lijst.csv",
        source: Source | str = "eigen_lijst",
        limits: Limits = DEFAULT_LIMITS,
        choices: Choices = NO_CHOICES,
    ) -> ImportResult:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        known = source_named(source) if isinstance(source, str) else source
        return read_assets(path, known, limits=limits, choices=choices)

    return read


@pytest.fixture
def read_features(read_list: Callable[..., ImportResult]) -> Callable[..., ImportResult]:
    """Read features as a GeoJSON file; `members` are added to the collection."""

    def read(*features: object, source: Source | str = "eigen_lijst", **members: object) -> ImportResult:
        collection = {"type": "FeatureCollection", **members, "features": list(features)}
        return read_list(json.dumps(collection), name="lijst.geojson", source=source)

    return read


@pytest.fixture
def feature() -> Callable[..., dict[str, object]]:
    """A feature with a name, at (lon, lat) or with another geometry."""

    def make(
        name: object = "Eettafel", at: object = (6.56, 53.21), geometry: object = ..., **properties: object
    ) -> dict[str, object]:
        point = {"type": "Point", "coordinates": at}
        return {
            "type": "Feature",
            "properties": {"naam": name, **properties},
            "geometry": point if geometry is ... else geometry,
        }

    return make
