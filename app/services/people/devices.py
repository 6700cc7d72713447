"""Trust a device for some weeks, give a key to a program, and end both."""

from __future__ import annotations

import secrets
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import update

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.people import ApiToken, TrustedDevice, User
from app.policy import STAFF, Viewer
from app.queries.people.devices import tokens_of
from app.queries.settings import TRUSTED_DAYS, setting

NAME_LIMIT = 80
TOKEN_LASTS = timedelta(days=180)
MOST_TOKENS = 10


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


def make_token(*, name: str, viewer: Viewer) -> str:
    """A key of half a year, told this once: only its hash is kept. Raises Invalid for `token_name`."""
    if viewer.user_id is None or not viewer.is_proven or not viewer.roles & STAFF:
        raise NotAllowed("Typ eerst je wachtwoord opnieuw. Dan kun je een sleutel maken.")
    name = " ".join(name.split())
    if not 1 <= len(name) <= NAME_LIMIT:
        raise Invalid({"token_name": f"Schrijf waar de sleutel voor is, in hoogstens {NAME_LIMIT} tekens."})
    if len(tokens_of(viewer.user_id)) >= MOST_TOKENS:
        raise Invalid({"token_name": f"Je hebt al {MOST_TOKENS} sleutels. Trek er eerst een in."})
    key = secrets.token_urlsafe(32)
    user = database.session.get_one(User, viewer.user_id)
    database.session.add(
        ApiToken(
            user_id=user.id,
            epoch=user.epoch,
            key_hash=hash_of(key),
            name=name,
            created_at=clock.now(),
            expires_on=clock.today() + TOKEN_LASTS,
        )
    )
    database.session.flush()
    return key


def revoke_token(*, token_id: int, user_id: int) -> None:
    """It opens nothing from now on; raises NotFound for a key of somebody else."""
    token = database.session.get(ApiToken, token_id, with_for_update=True)
    if token is None or token.user_id != user_id:
        raise NotFound
    token.revoked_at = token.revoked_at or clock.now()
    database.session.flush()
