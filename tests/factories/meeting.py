"""A host and a guest: a place, and what meets there."""

from __future__ import annotations

from app.models.record import Asset, Aware, Kind
from app.policy import Viewer
from app.services.record.content import Where
from app.services.record.editing import edit
from app.services.record.ties.meeting import place_at
from app.services.record.versions import content_at
from tests.factories.record import make_asset


def make_host(viewer: Viewer, **over) -> Asset:
    """A place that stands exactly on everybody's map, unless told otherwise."""
    return make_asset(viewer, **{"name": "Buurthuis De Vonk", "kind": Kind.PLACE, "aware": Aware.YES, **over})


def make_guest(viewer: Viewer, host: Asset, **over) -> Asset:
    """Something that meets at a host."""
    return make_asset(viewer, **{"name": "Eettafel", "aware": Aware.YES, "where": place_at(host.id), **over})


def change(asset: Asset, viewer: Viewer, **choices) -> frozenset[str]:
    """Change some fields of a record as its keeper does."""
    content = content_at(asset.id, asset.version)
    assert content is not None
    return edit(
        asset_id=asset.id,
        base_version=asset.version,
        content=content.with_choices(**choices),
        viewer=viewer,
    )


def move(asset: Asset, viewer: Viewer, place: tuple[float, float]) -> None:
    """Put a record somewhere else."""
    change(asset, viewer, where=Where(location=place))
