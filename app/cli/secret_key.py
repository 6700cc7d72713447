"""The key that signs sessions: given by who runs the installation, made by ourselves only for a demo."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from app.config import Settings
from app.exceptions import ConfigurationError

MISSING = (
    "SECRET_KEY ontbreekt. Geef een lange, geheime tekst die bij een volgende start dezelfde is. "
    "Zo maak je er een: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
)


def required_key(settings: Settings, *, demo: bool) -> str:
    """The key of this installation; raises ConfigurationError when it is missing outside a demo."""
    if settings.secret_key:
        return settings.secret_key
    if demo:
        return _demo_key(settings.data_dir)
    raise ConfigurationError(MISSING)


def _demo_key(data_dir: Path) -> str:
    """Random and kept, so that a demo's sessions outlive a restart."""
    path = data_dir / "secret"
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        key = secrets.token_urlsafe(48)
        file.write(key)
    return key
