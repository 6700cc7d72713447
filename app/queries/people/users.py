"""The accounts, for who manages them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.clock import today
from app.database import database
from app.exceptions import NotFound
from app.models.people import Membership, Role, User
from app.models.sorting import sort_key

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipRow:
    """Somebody in a team; `state` is now, later or past."""

    id: int
    user_id: int
    person: str
    team_id: int
    team: str
    since: date
    until: date | None
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account as its page shows it."""

    id: int
    name: str
    email: str
    roles: tuple[Role, ...]
    created_at: datetime
    deactivated_at: datetime | None
    memberships: tuple[MembershipRow, ...]

    @property
    def teams_now(self) -> tuple[str, ...]:
        """The names of the teams in which this colleague works today."""
        return tuple(row.team for row in self.memberships if row.state == "now")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage:
    """A part of the list: `first` counts from 1, `total` is of all pages."""

    accounts: tuple[Account, ...]
    total: int
    page: int
    pages: int

    @property
    def first(self) -> int:
        """The place in the list of the first account here; 0 when there is none."""
        return (self.page - 1) * PAGE_SIZE + 1 if self.accounts else 0

    @property
    def last(self) -> int:
        """The place in the list of the last account here."""
        return self.first + len(self.accounts) - 1 if self.accounts else 0


def find_accounts(
    *, words: str = "", role: Role | None = None, stopped: bool = False, page: int = 1
) -> AccountPage:
    """Accounts whose name or address holds all the words, by name; accents and capitals don't count.

    Names are sorted here: the embedded PostgreSQL knows no Dutch order, and colleagues are hundreds.
    """
    query = select(User.id, User.name, User.email).where(
        User.deactivated_at.is_not(None) if stopped else User.deactivated_at.is_(None)
    )
    if role is not None:
        query = query.where(User.roles.contains([role.value]))
    wanted = sort_key(words).split()
    found = [
        (sort_key(name), user_id)
        for user_id, name, email in database.session.execute(query)
        if all(word in f"{sort_key(name)} {sort_key(email)}" for word in wanted)
    ]
    ids = [user_id for _, user_id in sorted(found)]
    pages = max(1, -(-len(ids) // PAGE_SIZE))
    page = min(max(1, page), pages)
    shown = ids[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return AccountPage(accounts=_accounts(shown), total=len(ids), page=page, pages=pages)


def every_account() -> tuple[Account, ...]:
    """All accounts by address, also those that were stopped."""
    return _accounts(list(database.session.scalars(select(User.id).order_by(User.email))))


def account(user_id: int) -> Account:
    """One account; raises NotFound."""
    found = _accounts([user_id])
    if not found:
        raise NotFound
    return found[0]


def account_choices() -> list[tuple[int, str]]:
    """Id and 'name (address)' of everybody who can sign in, by name."""
    rows = database.session.execute(
        select(User.id, User.name, User.email).where(User.deactivated_at.is_(None))
    ).all()
    return [
        (row.id, f"{row.name} ({row.email})")
        for row in sorted(rows, key=lambda row: (sort_key(row.name), row.id))
    ]


def membership_row(membership: Membership) -> MembershipRow:
    """A membership in words and days."""
    since, until, now = membership.since, membership.until, today()
    state = "past" if until is not None and until <= now else ("later" if since > now else "now")
    return MembershipRow(
        id=membership.id,
        user_id=membership.user_id,
        person=membership.user.name,
        team_id=membership.team_id,
        team=membership.team.name,
        since=since,
        until=until,
        state=state,
    )


def membership(membership_id: int) -> MembershipRow:
    """One membership; raises NotFound."""
    found = database.session.get(Membership, membership_id)
    if found is None:
        raise NotFound
    return membership_row(found)


def _accounts(ids: list[int]) -> tuple[Account, ...]:
    """These accounts in this order, in three queries."""
    rows = database.session.scalars(
        select(User)
        .where(User.id.in_(ids))
        .options(selectinload(User.memberships).joinedload(Membership.team))
        .execution_options(populate_existing=True)
    )
    by_id = {user.id: user for user in rows}
    return tuple(_account(by_id[user_id]) for user_id in ids if user_id in by_id)


def _account(user: User) -> Account:
    return Account(
        id=user.id,
        name=user.name,
        email=user.email,
        roles=tuple(role for role in Role if role.value in user.roles),
        created_at=user.created_at,
        deactivated_at=user.deactivated_at,
        memberships=tuple(membership_row(row) for row in user.memberships),
    )
