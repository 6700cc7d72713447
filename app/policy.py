"""Who may see and do what, to which field, at which precision of place. Decided here and nowhere else.

Two halves. *Doing*: every route names the permission it needs, and `may_edit` and its neighbours
answer for one record. *Seeing*: `AUDIENCE_RULE` and `PRECISION_RULE` decide, when a record is
written, which audiences get a published row and where its shown place is; `visible_rows` picks,
when something is read, the rows that are meant for this visitor.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import and_, false, not_, or_
from sqlalchemy.sql.elements import ColumnElement

from app import clock
from app.exceptions import NotAllowed
from app.models.people import Role
from app.models.record import Asset, AssetVersion, PublishedAsset, Verification, Visibility
from app.models.record.history import VersionAct

RECORDER_MAY_EDIT_FOR = timedelta(days=1)
UNDO_FOR = timedelta(minutes=10)


class Permission(StrEnum):
    """What a route asks of its visitor."""

    OPEN = "open"
    SIGNED_IN = "signed in"
    READ = "read the map"
    RECORD = "record"
    SEE_TRAINING = "see the training"
    PLAN_TRAINING = "plan the training"
    GIVE_TRAINING = "give training"
    MANAGE_PEOPLE = "manage people"
    MANAGE_SETTINGS = "manage settings"
    SEE_PRIVACY = "see what is kept of people"
    SEE_READS = "see who looked"


STAFF = frozenset(
    {Role.MEMBER, Role.BUILDER, Role.TRAINER, Role.COORDINATOR, Role.MANAGER, Role.PRIVACY, Role.ADMIN}
)
ROLES_WITH: dict[Permission, frozenset[Role]] = {
    Permission.SIGNED_IN: frozenset(Role),
    Permission.READ: frozenset(Role),
    Permission.RECORD: STAFF - {Role.PRIVACY},
    Permission.SEE_TRAINING: STAFF,
    Permission.PLAN_TRAINING: frozenset({Role.COORDINATOR, Role.ADMIN}),
    Permission.GIVE_TRAINING: frozenset({Role.TRAINER, Role.COORDINATOR, Role.ADMIN}),
    Permission.MANAGE_PEOPLE: frozenset({Role.ADMIN}),
    Permission.MANAGE_SETTINGS: frozenset({Role.ADMIN}),
    Permission.SEE_PRIVACY: frozenset({Role.PRIVACY, Role.ADMIN}),
    Permission.SEE_READS: frozenset({Role.PRIVACY}),
}
"""Which roles carry a permission; somebody with several roles has the union."""
ASKS_PASSWORD = frozenset(
    {
        Permission.PLAN_TRAINING,
        Permission.MANAGE_PEOPLE,
        Permission.MANAGE_SETTINGS,
        Permission.SEE_PRIVACY,
        Permission.SEE_READS,
    }
)
"""What a device that only stayed signed in may not do before its user typed her password again."""

ROLE_ORDER = (
    Role.BUILDER,
    Role.MEMBER,
    Role.TRAINER,
    Role.COORDINATOR,
    Role.MANAGER,
    Role.ADMIN,
    Role.PRIVACY,
    Role.PARTNER,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who is asking: the visitor of one request, or a command.

    Not `is_proven`: a trusted device stayed signed in, and nobody typed a password lately.
    """

    user_id: int | None = None
    name: str = ""
    roles: frozenset[Role] = frozenset()
    first_screen: Role | None = None
    team_ids: tuple[int, ...] = ()
    team_id: int | None = None
    team_name: str = ""
    stamps: dict[str, int] = field(default_factory=dict)
    is_proven: bool = True

    @property
    def is_signed_in(self) -> bool:
        """Whether this is somebody at all."""
        return self.user_id is not None

    @property
    def acting_role(self) -> Role | None:
        """The role that is stored with what this person does now."""
        return next((role for role in ROLE_ORDER if role in self.roles), None)

    @property
    def home_role(self) -> Role | None:
        """The role whose start page she gets: the one that she chose, else her first."""
        return self.first_screen or self.acting_role

    def may(self, permission: Permission) -> bool:
        """Whether the visitor holds a role that carries the permission."""
        return permission is Permission.OPEN or bool(self.roles & ROLES_WITH[permission])

    def require(self, permission: Permission) -> None:
        """Raise NotAllowed when the visitor may not."""
        if not self.may(permission):
            raise NotAllowed


ANONYMOUS = Viewer()


def visible_rows(viewer: Viewer) -> ColumnElement[bool]:
    """The published rows meant for the visitor: exactly one per visible asset."""
    if viewer.roles & STAFF:
        mine = PublishedAsset.keepers.overlap(list(viewer.team_ids)) if viewer.team_ids else false()
        return or_(
            and_(PublishedAsset.audience == Visibility.TEAM, mine),
            and_(PublishedAsset.audience == Visibility.ORGANISATION, not_(mine)),
        )
    if Role.PARTNER in viewer.roles:
        return PublishedAsset.audience == Visibility.PUBLIC
    return false()


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


WORKS_WITH_PEOPLE = frozenset({Role.MEMBER, Role.BUILDER, Role.TRAINER, Role.COORDINATOR, Role.ADMIN})


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


def may_edit(viewer: Viewer, asset: Asset) -> bool:
    """Who may change a record.

    The team that keeps it; for a day whoever recorded it; an administrator what no team keeps.
    """
    if not viewer.may(Permission.RECORD):
        return False
    recorder = asset.recorded_by is not None and asset.recorded_by == viewer.user_id
    return (
        asset.steward_id in viewer.team_ids
        or (asset.steward_id is None and Role.ADMIN in viewer.roles)
        or (recorder and clock.now() - asset.recorded_at <= RECORDER_MAY_EDIT_FOR)
    )


def may_decide(viewer: Viewer, asset: Asset, *, long_silent: bool) -> bool:
    """Who answers a suggestion: the team that keeps the record, or an administrator when none does.

    After a long silence also the team that looks along.
    """
    return viewer.may(Permission.RECORD) and (
        asset.steward_id in viewer.team_ids
        or (asset.steward_id is None and Role.ADMIN in viewer.roles)
        or (long_silent and asset.co_steward_id in viewer.team_ids)
    )


def may_hand_over(viewer: Viewer, asset: Asset) -> bool:
    """Who decides which team keeps a record: the team that keeps it, or an administrator."""
    return viewer.may(Permission.RECORD) and (
        asset.steward_id in viewer.team_ids or Role.ADMIN in viewer.roles
    )


def may_see_readers(viewer: Viewer, asset: Asset) -> bool:
    """Who sees which teams read what is private of a record: the people of the team that keeps it."""
    return asset.steward_id in viewer.team_ids and bool(viewer.roles & WORKS_WITH_PEOPLE)


def may_see_kept(viewer: Viewer, team_id: int) -> bool:
    """Who sees the overview of what a team keeps: its people, and an administrator."""
    return team_id in viewer.team_ids or Role.ADMIN in viewer.roles


def may_undo_recording(viewer: Viewer, asset: Asset) -> bool:
    """For ten minutes whoever recorded it may take it back, as long as it is still the first version."""
    return (
        asset.recorded_by is not None
        and asset.recorded_by == viewer.user_id
        and asset.version == 1
        and clock.now() - asset.recorded_at <= UNDO_FOR
    )


def may_undo_check(viewer: Viewer, check: Verification, asset: Asset) -> bool:
    """For ten minutes whoever said whether it still is so may take that back.

    Not what came with the record, and not once somebody changed the record after what the answer made of it.
    """
    return (
        viewer.user_id is not None
        and check.at > asset.recorded_at
        and check.made_version in {None, asset.version}
        and check.by_user == viewer.user_id
        and check.withdrawn_at is None
        and clock.now() - check.at <= UNDO_FOR
    )


def may_undo_change(viewer: Viewer, latest: AssetVersion) -> bool:
    """For ten minutes whoever made the latest version by a change may take that change back."""
    return (
        viewer.user_id is not None
        and latest.by_user == viewer.user_id
        and latest.act is VersionAct.EDITED
        and latest.valid_until is None
        and clock.now() - latest.valid_from <= UNDO_FOR
    )


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
