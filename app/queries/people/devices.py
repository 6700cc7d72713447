"""The devices on which somebody stays signed in, and the keys that she gave to programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select

from app import clock
from app.database import database
from app.models.people import ApiToken, TrustedDevice, User
from app.queries.settings import TRUSTED_DAYS, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusted:
    """A device by its name, since when it is trusted and until when; `is_this` for the one that asks."""

    id: int
    name: str
    since: datetime
    until: datetime
    is_this: bool


def devices_of(user_id: int, *, this: str) -> tuple[Trusted, ...]:
    """Those that hold, the newest first; `this` is the hash of the key of the asking device, or ""."""
    lasts = timedelta(days=setting(TRUSTED_DAYS))
    found = database.session.scalars(
        select(TrustedDevice)
        .join(User, (User.id == TrustedDevice.user_id) & (User.epoch == TrustedDevice.epoch))
        .where(
            TrustedDevice.user_id == user_id,
            TrustedDevice.revoked_at.is_(None),
            TrustedDevice.created_at > clock.now() - lasts,
        )
        .order_by(TrustedDevice.created_at.desc(), TrustedDevice.id.desc())
    )
    return tuple(
        Trusted(
            id=one.id,
            name=one.name,
            since=one.created_at,
            until=one.created_at + lasts,
            is_this=one.key_hash == this,
        )
        for one in found
    )


def tokens_of(user_id: int) -> Sequence[ApiToken]:
    """Those that hold, the newest first."""
    return database.session.scalars(
        select(ApiToken)
        .join(User, (User.id == ApiToken.user_id) & (User.epoch == ApiToken.epoch))
        .where(ApiToken.user_id == user_id, *_holds())
        .order_by(ApiToken.created_at.desc(), ApiToken.id.desc())
    ).all()


def account_of_token(key_hash: str) -> tuple[int, int] | None:
    """Id and epoch of the user whose key this is, as long as that holds."""
    found = database.session.execute(
        select(ApiToken.user_id, ApiToken.epoch).where(ApiToken.key_hash == key_hash, *_holds())
    ).one_or_none()
    return (found.user_id, found.epoch) if found is not None else None


def _holds() -> tuple[ColumnElement[bool], ...]:
    return ApiToken.revoked_at.is_(None), ApiToken.expires_on > clock.today()
