"""A second team looks along with a record: it sees what the keepers see and says that it still is so."""

from __future__ import annotations

from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.people import Team
from app.models.record import Asset
from app.policy import Viewer, may_hand_over
from app.services.record.publishing import publish


def look_along(*, asset_id: int, team_id: int | None, viewer: Viewer) -> bool:
    """Let this team look along, or nobody; False when it was so already.

    Raises Invalid (by field: along), NotAllowed, or NotFound.
    """
    asset = database.session.get(Asset, asset_id, with_for_update=True, populate_existing=True)
    if asset is None or asset.removed_at is not None:
        raise NotFound
    if not may_hand_over(viewer, asset):
        raise NotAllowed("Alleen het team dat dit bijhoudt kiest wie er meekijkt.")
    if team_id is not None and database.session.get(Team, team_id) is None:
        raise Invalid({"along": "Kies een team uit de lijst."})
    if team_id is not None and team_id == asset.steward_id:
        raise Invalid({"along": "Dit team houdt het al bij. Kies een ander team, of niemand."})
    if team_id == asset.co_steward_id:
        return False
    asset.co_steward_id = team_id
    publish([asset_id])
    return True
