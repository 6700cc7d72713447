"""Which records a visitor sees, which of their parts, and how precisely their place is shown."""

from __future__ import annotations

from sqlalchemy import and_, false, not_, or_
from sqlalchemy.sql.elements import ColumnElement

from app.models.partners import ContactRequest
from app.models.people import Role
from app.models.record import Asset, PublishedAsset, Visibility
from app.policy.doing import may_edit
from app.policy.viewer import STAFF, Permission, Viewer

WORKS_WITH_PEOPLE = frozenset({Role.MEMBER, Role.BUILDER, Role.TRAINER, Role.COORDINATOR, Role.ADMIN})


def visible_rows(viewer: Viewer) -> ColumnElement[bool]:
    """The published rows meant for the visitor: exactly one per visible asset."""
    return or_(*visible_parts(viewer))


def visible_parts(viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    """The same in parts that have no row in common, for who reads all of them: each part has an index."""
    if viewer.roles & STAFF:
        if not viewer.team_ids:
            return (PublishedAsset.audience == Visibility.ORGANISATION,)
        mine = PublishedAsset.keepers.overlap(list(viewer.team_ids))
        return (
            and_(PublishedAsset.audience == Visibility.TEAM, mine),
            and_(PublishedAsset.audience == Visibility.ORGANISATION, not_(mine)),
        )
    if Role.PARTNER in viewer.roles:
        return (PublishedAsset.audience == Visibility.PUBLIC,)
    return (false(),)


def sees_as(viewer: Viewer) -> tuple[bool, ...] | tuple[int, ...]:
    """The same for all visitors to whom `visible_rows` gives the same rows."""
    if viewer.roles & STAFF:
        return (True, *sorted(viewer.team_ids))
    return (False, Role.PARTNER in viewer.roles)


def hidden_rows(viewer: Viewer) -> ColumnElement[bool]:
    """The rows of what only other teams may see. For one use: to tell *them* that it may be there twice.

    What is read here never reaches the visitor, but for the name of a team that keeps it.
    """
    mine = PublishedAsset.keepers.overlap(list(viewer.team_ids)) if viewer.team_ids else false()
    return and_(
        PublishedAsset.audience == Visibility.TEAM, PublishedAsset.visibility == Visibility.TEAM, not_(mine)
    )


def keeps(viewer: Viewer, asset: Asset) -> bool:
    """Whether one of the visitor's teams keeps the record, looks along or recorded it."""
    return bool({asset.steward_id, asset.co_steward_id, asset.recorded_team_id} & set(viewer.team_ids))


def may_see_private(viewer: Viewer, asset: Asset) -> bool:
    """Who sees contacts and the note of the team: who works in a team that keeps the record or looks along.

    Not the recorder's team for having recorded it, nobody for being a manager, and on a device that only
    stayed signed in nobody before she typed her password.
    """
    return viewer.is_proven and would_see_private(viewer, asset)


def would_see_private(viewer: Viewer, asset: Asset) -> bool:
    """Who sees it once her password was typed."""
    teams = {asset.steward_id, asset.co_steward_id} & set(viewer.team_ids)
    return bool(viewer.roles & WORKS_WITH_PEOPLE) and (bool(teams) or may_edit(viewer, asset))


def story_levels(viewer: Viewer, asset: Asset) -> frozenset[Visibility]:
    """The stories that a visitor who sees the record may read, by what was agreed with who told them."""
    if may_see_private(viewer, asset):
        return frozenset(Visibility)
    if asset.sensitive:
        return frozenset()
    if viewer.roles & STAFF:
        return frozenset({Visibility.ORGANISATION, Visibility.PUBLIC})
    return frozenset({Visibility.PUBLIC})


def requests_to(viewer: Viewer) -> ColumnElement[bool]:
    """The requests (joined with `Asset`) about what the visitor's teams keep or look along with."""
    if not viewer.may(Permission.RECORD) or not viewer.team_ids:
        return false()
    return or_(Asset.steward_id.in_(viewer.team_ids), Asset.co_steward_id.in_(viewer.team_ids))


def requests_from(viewer: Viewer) -> ColumnElement[bool]:
    """The requests that the visitor's teams made."""
    if not viewer.may(Permission.RECORD) or not viewer.team_ids:
        return false()
    return ContactRequest.team_id.in_(viewer.team_ids)


def may_see_readers(viewer: Viewer, asset: Asset) -> bool:
    """Who sees which teams read what is private of a record: the people of the team that keeps it."""
    return asset.steward_id in viewer.team_ids and bool(viewer.roles & WORKS_WITH_PEOPLE)


def may_see_kept(viewer: Viewer, team_id: int) -> bool:
    """Who sees the overview of what a team keeps: its people, and an administrator."""
    return team_id in viewer.team_ids or Role.ADMIN in viewer.roles


AUDIENCE_RULE = """
    case audience
        when 'team' then true
        when 'organisation' then a.visibility in ('organisation', 'public') and not a.sensitive
        else a.visibility = 'public' and not a.sensitive and a.aware in ('yes', 'public')
    end
"""
"""SQL: whether asset `a` gets a row for `audience`."""

PRECISION_RULE = """
    case
        when home.buurt_id is null and a.location is null then 'hidden'
        when audience = 'team' then case when a.location is null then 'buurt' else 'exact' end
        when a.precision = 'hidden' then 'hidden'
        when a.location is null or a.precision = 'buurt' or a.aware not in ('yes', 'public') then
            case when home.buurt_id is null then 'hidden' else 'buurt' end
        when a.precision = 'street' then
            case when p.cell_buurt_id is not null then 'street'
                 when home.buurt_id is not null then 'buurt'
                 else 'hidden' end
        else 'exact'
    end
"""
"""SQL: the precision at which asset `a` (place `p`, buurt `home`) is shown to `audience`.

The teams that keep a record see the true point. Others see at most what the keepers chose, and no
more than the buurt until the group knows that it stands here.
"""
