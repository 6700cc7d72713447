"""Slow a guesser down without ever locking anybody out.

Failures are counted per account and origin. The origin is the network (/24 or /64), or, for a
device that signed in to this account before, that device: what a stranger does on the same wifi
never stands in a colleague's way. Accounts and origins are kept as keyed hashes only.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from flask import current_app
from sqlalchemy import delete, func, select

from app import clock
from app.database import database
from app.exceptions import ConfigurationError
from app.models.people import SignInAttempt

WINDOW = timedelta(minutes=15)
FREE_FAILURES = 5
FIRST_WAIT = timedelta(seconds=30)
KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Keyed hashes of the account that is tried and of where the attempt comes from."""

    account: str
    network: str


def origin_of(email: str, *, address: str | None, device: str | None = None) -> Origin:
    """The origin of an attempt from an IP address, or from a known device of this account."""
    place = f"device {device}" if device else f"network {network_of(address)}"
    return Origin(account=_keyed(f"account {email}"), network=_keyed(place))


def network_of(address: str | None) -> str:
    """The /24 of an IPv4 address or the /64 of an IPv6 address; '' when there is none."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return str(ip_network((found, 24 if found.version == 4 else 64), strict=False))


def wait_after(failures: Sequence[datetime], *, now: datetime) -> int:
    """Seconds to wait, given the moments of failed attempts: from the fifth within 15 minutes on.

    30 seconds after the fifth, doubled by each next failure, at most the 15 minutes themselves.
    """
    recent = [moment for moment in failures if now - moment < WINDOW]
    if len(recent) < FREE_FAILURES:
        return 0
    doublings = min(len(recent) - FREE_FAILURES, 10)
    wait = min(FIRST_WAIT * 2**doublings, WINDOW)
    return max(0, -int((now - max(recent) - wait).total_seconds() // 1))


def seconds_to_wait(origin: Origin) -> int:
    """How long this origin must wait; holds a lock until commit, so that parallel guesses count too."""
    key = func.hashtextextended(f"{origin.account}{origin.network}", 0)
    database.session.execute(select(func.pg_advisory_xact_lock(key)))
    now = clock.now()
    failures = database.session.scalars(
        select(SignInAttempt.at).where(
            SignInAttempt.account == origin.account,
            SignInAttempt.network == origin.network,
            SignInAttempt.at > now - WINDOW,
        )
    )
    return wait_after(list(failures), now=now)


def record_failure(origin: Origin) -> None:
    """Count one failure, and throw away what is too old to count for anybody."""
    now = clock.now()
    database.session.execute(delete(SignInAttempt).where(SignInAttempt.at < now - KEPT_FOR))
    database.session.add(SignInAttempt(account=origin.account, network=origin.network, at=now))
    database.session.flush()


def forget_failures(origin: Origin) -> None:
    """After a success the count of this origin begins anew."""
    database.session.execute(
        delete(SignInAttempt).where(
            SignInAttempt.account == origin.account, SignInAttempt.network == origin.network
        )
    )


def _keyed(text: str) -> str:
    secret = current_app.secret_key
    if not secret:
        raise ConfigurationError("SECRET_KEY ontbreekt. Geef een lange, geheime tekst en start opnieuw.")
    key = secret if isinstance(secret, bytes) else secret.encode()
    return hmac.new(key, f"sign-in {text}".encode(), sha256).hexdigest()
