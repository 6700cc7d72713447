"""Trust a device for some weeks, and end that."""

from __future__ import annotations

import secrets
from hashlib import sha256

from sqlalchemy import update

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.people import TrustedDevice
from app.queries.settings import TRUSTED_DAYS, setting

NAME_LIMIT = 80


def trust(*, user_id: int, epoch: int, name: str) -> str:
    """Remember a device; returns the key that it must show, "" when the organisation trusts none."""
    if setting(TRUSTED_DAYS) == 0:
        return ""
    key = secrets.token_urlsafe(32)
    database.session.add(
        TrustedDevice(
            user_id=user_id,
            epoch=epoch,
            key_hash=hash_of(key),
            name=name[:NAME_LIMIT],
            created_at=clock.now(),
        )
    )
    database.session.flush()
    return key


def revoke(*, user_id: int, device_id: int) -> None:
    """Let one of one's own devices be a stranger from now on; raises NotFound."""
    device = database.session.get(TrustedDevice, device_id, with_for_update=True)
    if device is None or device.user_id != user_id:
        raise NotFound
    device.revoked_at = device.revoked_at or clock.now()
    database.session.flush()


def forget_device(key: str) -> None:
    """The same for the device that shows this key, when it is known."""
    database.session.execute(
        update(TrustedDevice)
        .where(TrustedDevice.key_hash == hash_of(key), TrustedDevice.revoked_at.is_(None))
        .values(revoked_at=clock.now())
    )


def hash_of(key: str) -> str:
    """What is kept of a key: it is long and random, so a plain hash will do."""
    return sha256(key.encode()).hexdigest()
