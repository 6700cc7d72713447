"""Our two cookies: the session, and the mark of a device that signed in before.

Under https both are `Secure` and called `__Host-…`, so that no other host of the domain and no page
without https can set them. What counts is the scheme of the request (behind a proxy: what the proxy
says, when it is trusted) or the setting SESSION_COOKIE_SECURE.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from flask import Flask, Response, current_app, request
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import BadData, URLSafeTimedSerializer

from app.services.people.signing_in import Device

DEVICE_COOKIE = "apparaat"
TRUSTED_COOKIE = "vertrouwd"
DEVICE_REMEMBERED = timedelta(days=365)
HOST_PREFIX = "__Host-"


def is_secure() -> bool:
    """Whether cookies of this request may only travel over https."""
    return request.is_secure or bool(current_app.config["SESSION_COOKIE_SECURE"])


def cookie_name(name: str) -> str:
    """The name under which a cookie travels in this request."""
    return f"{HOST_PREFIX}{name}" if is_secure() else name


class SchemeSessionInterface(SecureCookieSessionInterface):
    """Flask's signed session, under the name that fits the scheme of the request."""

    def get_cookie_name(self, app: Flask) -> str:
        """`sessie`, or `__Host-sessie` under https."""
        return cookie_name(app.config["SESSION_COOKIE_NAME"])

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002 (Flask's signature)
        """Under https only over https."""
        return is_secure()


def known_device() -> Device | None:
    """The device that this browser says it is, when we signed that ourselves within a year."""
    try:
        user_id, epoch, key = _serializer().loads(
            request.cookies.get(cookie_name(DEVICE_COOKIE), ""),
            max_age=int(DEVICE_REMEMBERED.total_seconds()),
        )
    except (BadData, TypeError, ValueError):
        return None
    return Device(user_id=user_id, epoch=epoch, key=key)


def remember_device(response: Response, *, user_id: int, epoch: int) -> None:
    """Mark this browser as one that signed in to this account; a new epoch makes it a stranger again."""
    response.set_cookie(
        cookie_name(DEVICE_COOKIE),
        _serializer().dumps([user_id, epoch, secrets.token_hex(8)]),
        max_age=DEVICE_REMEMBERED,
        path="/",
        secure=is_secure(),
        httponly=True,
        samesite="Lax",
    )


def trusted_key() -> str:
    """The key of a device that stays signed in, as this browser shows it; "" without one."""
    return request.cookies.get(cookie_name(TRUSTED_COOKIE), "")[:100]


def keep_trusted(response: Response, key: str, *, days: int) -> None:
    """Let this browser show the key from now on."""
    response.set_cookie(
        cookie_name(TRUSTED_COOKIE),
        key,
        max_age=timedelta(days=days),
        path="/",
        secure=is_secure(),
        httponly=True,
        samesite="Lax",
    )


def drop_trusted(response: Response) -> None:
    """Take the key away from this browser."""
    response.delete_cookie(
        cookie_name(TRUSTED_COOKIE), path="/", secure=is_secure(), httponly=True, samesite="Lax"
    )


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="known device")


def init_app(app: Flask) -> None:
    """Name the session cookie by the scheme."""
    app.session_interface = SchemeSessionInterface()
