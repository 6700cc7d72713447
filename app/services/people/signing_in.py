"""Sign in with an address and a password.

Whatever is wrong (no such address, another password, an account that was stopped), the answer and
the time it takes are the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import undefer

from app.database import database
from app.models.people import User
from app.services.people.naming import plain_line
from app.services.people.passwords import hash_password, needs_rehash, verify
from app.services.people.throttling import (
    Origin,
    forget_failures,
    origin_of,
    record_failure,
    seconds_to_wait,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A browser that signed in before: to which account, in which epoch."""

    user_id: int
    epoch: int
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """The account that was proven."""

    user_id: int
    epoch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Not signed in; `retry_after` in seconds when the attempt wasn't even looked at."""

    retry_after: int = 0


def sign_in(*, email: str, password: str, address: str | None, device: Device | None) -> SignedIn | Refused:
    """Prove who somebody is. A failure is counted: the caller commits also when it is Refused."""
    wanted = plain_line(email).lower()
    user = database.session.scalar(
        select(User).where(User.email == wanted).options(undefer(User.password_hash))
    )
    known = device if user and device and (device.user_id, device.epoch) == (user.id, user.epoch) else None
    origin = origin_of(wanted, address=address, device=known.key if known else None)
    return _prove(user, password=password, origin=origin)


def prove_again(*, user_id: int, password: str, address: str | None) -> SignedIn | Refused:
    """Ask the password of somebody who is signed in, slowed down like a sign-in from elsewhere."""
    user = database.session.get_one(User, user_id, options=[undefer(User.password_hash)])
    return _prove(user, password=password, origin=origin_of(f"again {user.email}", address=address))


def _prove(user: User | None, *, password: str, origin: Origin) -> SignedIn | Refused:
    wait = seconds_to_wait(origin)
    if wait:
        return Refused(retry_after=wait)
    right = verify(user.password_hash if user else None, password)
    if not right or user is None or user.deactivated_at is not None:
        record_failure(origin)
        return Refused()
    if needs_rehash(user.password_hash):
        user.password_hash = hash_password(password)
    forget_failures(origin)
    return SignedIn(user_id=user.id, epoch=user.epoch)
