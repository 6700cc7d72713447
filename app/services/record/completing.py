"""The one-tap questions after recording: small edits of one field, each a version like any other."""

from __future__ import annotations

from app.database import database
from app.exceptions import NotFound
from app.models.record import Asset, Aware, LedBy
from app.policy import Viewer
from app.services.record.content import content_of
from app.services.record.editing import edit


def answer_aware(*, asset_id: int, aware: Aware, viewer: Viewer) -> None:
    """Whether the group knows that it stands here; until it does, others see the buurt only."""
    _change(asset_id, viewer, aware=aware)


def answer_led_by(*, asset_id: int, led_by: LedBy | None, viewer: Viewer) -> None:
    """Who keeps it going."""
    _change(asset_id, viewer, led_by=led_by)


def _change(asset_id: int, viewer: Viewer, **choice: object) -> None:
    asset = database.session.get(Asset, asset_id)
    if asset is None:
        raise NotFound
    edit(
        asset_id=asset_id,
        base_version=asset.version,
        content=content_of(asset).with_choices(**choice),
        viewer=viewer,
    )
