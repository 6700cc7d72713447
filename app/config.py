"""Settings are read once, typed, and fail loudly: no other module looks at the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.exceptions import ConfigurationError
from app.logs import FORMATS

DEFAULT_DATA_DIR = Path("instance")
DEFAULT_BASEMAP = "nlmaps.grijs"
SHORTEST_TOKEN = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an installation decides.

    `database_url` is None for the embedded PostgreSQL in `data_dir`. `secret_key` is None until a
    demo makes its own; outside a demo `flask serve` refuses to start without one. `basemap` is the
    name of an xyzservices provider, a URL template, or empty for no base map. `trusted_proxies` is
    how many web servers stand in front and say who asks and whether by https. `security_contact` is
    where holes are told: a `mailto:` or `https:` address, or empty for nowhere. `finder_words` is a file
    of the organisation's own with words and weights of the partner finder, None for ours.
    `backup_dir` is where a backup is put each night, None for no backups.
    `log_format` is `json`, `text`, or empty for only what needs attention. Who has `metrics_token` may read
    the counts; empty: nobody counts.
    """

    database_url: str | None = None
    data_dir: Path = DEFAULT_DATA_DIR
    secret_key: str | None = None
    municipality: str = "GM0014"
    basemap: str = DEFAULT_BASEMAP
    port: int = 5000
    trusted_proxies: int = 0
    security_contact: str = ""
    finder_words: Path | None = None
    backup_dir: Path | None = None
    log_format: str = ""
    metrics_token: str = ""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """Settings from environment variables; raises ConfigurationError with a Dutch sentence."""
        municipality = environ.get("MUNICIPALITY", "GM0014").strip().upper()
        if not re.fullmatch(r"GM\d{4}", municipality):
            raise ConfigurationError(
                f"MUNICIPALITY is ‘{municipality}’. Geef de gemeentecode van het CBS, zoals GM0014."
            )
        return cls(
            database_url=environ.get("DATABASE_URL") or None,
            data_dir=Path(environ.get("DATA_DIR") or DEFAULT_DATA_DIR).absolute(),
            secret_key=environ.get("SECRET_KEY") or None,
            municipality=municipality,
            basemap=environ.get("BASEMAP", DEFAULT_BASEMAP).strip(),
            port=_port(environ.get("PORT", "5000")),
            trusted_proxies=_proxies(environ.get("TRUSTED_PROXIES", "0")),
            security_contact=_contact(environ.get("SECURITY_CONTACT", "")),
            finder_words=_file(environ.get("FINDER_WORDS", "")),
            backup_dir=_folder(environ.get("BACKUP_DIR", "")),
            log_format=_log_format(environ.get("LOG_FORMAT", "")),
            metrics_token=_token(environ.get("METRICS_TOKEN", "")),
        )


def _folder(text: str) -> Path | None:
    return Path(text.strip()).absolute() if text.strip() else None


def _log_format(text: str) -> str:
    if text in FORMATS:
        return text
    raise ConfigurationError(f"LOG_FORMAT is ‘{text}’. Geef json of text, of laat het weg.")


def _token(text: str) -> str:
    if not text or (len(text) >= SHORTEST_TOKEN and text.isascii() and text.isprintable()):
        return text
    raise ConfigurationError(
        f"METRICS_TOKEN heeft {len(text)} tekens. Geef er minstens {SHORTEST_TOKEN}, zonder accenten."
    )


def _port(text: str) -> int:
    if text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise ConfigurationError(f"PORT is ‘{text}’. Geef een getal van 1 tot en met 65535.")


def _proxies(text: str) -> int:
    if text.isdigit() and int(text) < 6:
        return int(text)
    raise ConfigurationError(
        f"TRUSTED_PROXIES is ‘{text}’. Geef hoeveel webservers ervoor staan: 0, of meestal 1."
    )


def _file(text: str) -> Path | None:
    path = Path(text).absolute() if text else None
    if path is None or path.is_file():
        return path
    raise ConfigurationError(f"FINDER_WORDS is ‘{text}’, en dat bestand is er niet. Geef het hele pad.")


def _contact(text: str) -> str:
    text = text.strip()
    if not text or re.fullmatch(r"mailto:[^\s@]+@[^\s@]+|https://\S+", text):
        return text
    raise ConfigurationError(
        f"SECURITY_CONTACT is ‘{text}’. Geef een adres zoals mailto:veilig@jouworganisatie.example "
        "of https://jouworganisatie.example/veilig."
    )
