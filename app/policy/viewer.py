"""Who is asking, and which roles carry which permission."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.exceptions import NotAllowed
from app.models.people import Role


class Permission(StrEnum):
    """What a route asks of its visitor."""

    OPEN = "open"
    SIGNED_IN = "signed in"
    READ = "read the map"
    RECORD = "record"
    SEE_QUESTIONS = "see signals and questions"
    SEE_TRAINING = "see the training"
    PLAN_TRAINING = "plan the training"
    GIVE_TRAINING = "give training"
    CHOOSE_ROUTE = "choose a route of electives"
    FOLLOW_ROLLOUT = "follow the roll-out of the training"
    SEE_REPORTS = "see reports"
    MAKE_REPORTS = "make reports"
    READ_LISTS = "read lists in"
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
    Permission.SEE_QUESTIONS: STAFF,
    Permission.SEE_TRAINING: STAFF,
    Permission.PLAN_TRAINING: frozenset({Role.COORDINATOR, Role.ADMIN}),
    Permission.GIVE_TRAINING: frozenset({Role.TRAINER, Role.COORDINATOR, Role.ADMIN}),
    Permission.CHOOSE_ROUTE: frozenset({Role.BUILDER, Role.TRAINER, Role.COORDINATOR}),
    Permission.FOLLOW_ROLLOUT: frozenset({Role.COORDINATOR, Role.MANAGER, Role.ADMIN}),
    Permission.SEE_REPORTS: STAFF - {Role.MEMBER},
    Permission.MAKE_REPORTS: frozenset({Role.MANAGER, Role.ADMIN}),
    Permission.READ_LISTS: frozenset({Role.MEMBER, Role.BUILDER, Role.ADMIN}),
    Permission.MANAGE_PEOPLE: frozenset({Role.ADMIN}),
    Permission.MANAGE_SETTINGS: frozenset({Role.ADMIN}),
    Permission.SEE_PRIVACY: frozenset({Role.PRIVACY, Role.ADMIN}),
    Permission.SEE_READS: frozenset({Role.PRIVACY}),
}
"""Which roles carry a permission; somebody with several roles has the union."""
ASKS_PASSWORD = frozenset(
    {
        Permission.PLAN_TRAINING,
        Permission.READ_LISTS,
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
"""Who did not sign in."""

ANYBODY = Viewer(roles=frozenset({Role.PARTNER}))
"""Whoever walks past a wall: for a public edition, which holds what everybody may see and nothing else."""

COLLEAGUE = Viewer(roles=frozenset({Role.MANAGER}))
"""A colleague of no team: for what all colleagues read, which holds nothing that is for one team alone."""
