"""Accounts: made, changed, stopped and started again; never deleted, because their work stays."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import and_, or_, select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.people import Role, User
from app.services.constraints import named_constraints
from app.services.people.naming import EMAIL_HELP, normal_email, plain_line
from app.services.people.passwords import check_new, hash_password, temporary_password

NAME_LIMIT = 120
_IS_ACTIVE_ADMIN = and_(User.roles.contains([Role.ADMIN.value]), User.deactivated_at.is_(None))
LAST_ADMIN = "Dit is de laatste beheerder. Maak eerst iemand anders beheerder."


def add_user(*, email: str, name: str, roles: Iterable[str], password: str) -> User:
    """A new account. Raises Invalid by field: email, name, roles or new (the password)."""
    address, name, chosen = _checked(email, name, roles)
    check_new(password, repeated=password, taken=(name, address))
    user = User(email=address, name=name, roles=chosen, password_hash=hash_password(password))
    with named_constraints():
        database.session.add(user)
    return user


def edit_user(*, user_id: int, email: str, name: str, roles: Iterable[str]) -> None:
    """Change who somebody is and what they may do; takes effect at their next request."""
    address, name, chosen = _checked(email, name, roles)
    user = _locked_beside_admins(user_id)
    if Role.ADMIN not in chosen and _is_last_admin(user):
        raise Invalid({"roles": LAST_ADMIN})
    if user.first_screen not in chosen:
        user.first_screen = None
    with named_constraints():
        user.email, user.name, user.roles = address, name, chosen


def rename(*, user_id: int, name: str) -> None:
    """Somebody's own name."""
    locked_user(user_id).name = _checked_name(plain_line(name))
    database.session.flush()


def choose_first_screen(*, user_id: int, role: str) -> None:
    """Which of her roles decides what somebody sees first; "" for the usual one. Raises Invalid."""
    user = locked_user(user_id)
    if role and role not in user.roles:
        raise Invalid({"first_screen": "Kies een van je eigen rollen."})
    user.first_screen = role or None
    database.session.flush()


def deactivate(*, user_id: int) -> None:
    """Stop an account and end its sessions; what this colleague did stays."""
    user = _locked_beside_admins(user_id)
    if _is_last_admin(user):
        raise Invalid({"user": LAST_ADMIN})
    if user.deactivated_at is None:
        user.deactivated_at = clock.now()
        end_sessions(user)


def reactivate(*, user_id: int) -> None:
    """Start a stopped account again; old sessions stay dead."""
    locked_user(user_id).deactivated_at = None
    database.session.flush()


def give_temporary_password(*, user_id: int) -> str:
    """Replace the password by a random one and end all sessions; this is the only time it can be read."""
    user = locked_user(user_id)
    password = temporary_password()
    user.password_hash = hash_password(password)
    end_sessions(user)
    return password


def change_password(*, user_id: int, old: str, new: str, repeated: str) -> int:
    """Replace a password (`old` was proven) and end all sessions; returns the epoch of the next one."""
    user = locked_user(user_id)
    check_new(new, repeated=repeated, taken=(old, user.name, user.email))
    user.password_hash = hash_password(new)
    return end_sessions(user)


def sign_out_everywhere(*, user_id: int) -> None:
    """End every session of this user, this one too."""
    end_sessions(locked_user(user_id))


def end_sessions(user: User) -> int:
    """Raise the epoch: every session and every known device of before is over. Returns the new epoch."""
    user.epoch += 1
    database.session.flush()
    return user.epoch


def locked_user(user_id: int) -> User:
    """The account, locked until commit; raises NotFound."""
    user = database.session.get(User, user_id, with_for_update=True, populate_existing=True)
    if user is None:
        raise NotFound
    return user


def _locked_beside_admins(user_id: int) -> User:
    """The account, locked and all active administrators with it, in one order: no deadlock."""
    rows = database.session.scalars(
        select(User)
        .where(or_(User.id == user_id, _IS_ACTIVE_ADMIN))
        .order_by(User.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    found = next((user for user in rows if user.id == user_id), None)
    if found is None:
        raise NotFound
    return found


def _is_last_admin(user: User) -> bool:
    return list(database.session.scalars(select(User.id).where(_IS_ACTIVE_ADMIN))) == [user.id]


def _checked(email: str, name: str, roles: Iterable[str]) -> tuple[str, str, list[str]]:
    address = normal_email(email)
    wanted = set(roles)
    chosen = [str(role) for role in Role if role.value in wanted]
    errors = {}
    if address is None:
        errors["email"] = EMAIL_HELP
    if not chosen:
        errors["roles"] = "Kies minstens 1 rol."
    try:
        name = _checked_name(plain_line(name))
    except Invalid as refused:
        errors.update(refused.errors)
    if errors or address is None:
        raise Invalid(errors)
    return address, name, chosen


def _checked_name(name: str) -> str:
    if not name:
        raise Invalid({"name": "Vul een naam in."})
    if len(name) > NAME_LIMIT:
        raise Invalid({"name": f"Gebruik hoogstens {NAME_LIMIT} tekens. Het zijn er nu {len(name)}."})
    return name
