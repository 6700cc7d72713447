"""The base map: the only thing that a page may load from another host, and never more than its pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

import xyzservices
from xyzservices import providers

from app.exceptions import ConfigurationError


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """Tiles by URL template, with the zoom levels they have and the attribution they ask for."""

    url: str
    attribution: str
    min_zoom: int
    max_zoom: int
    origins: tuple[str, ...]


@lru_cache(maxsize=8)
def find_basemap(setting: str) -> Basemap | None:
    """The base map of the setting BASEMAP: a provider's name, a URL template, or nothing at all.

    Raises ConfigurationError for a name that xyzservices doesn't know, or a template without {z}, {x}, {y}.
    """
    if not setting:
        return None
    if "://" in setting:
        return _from_template(setting)
    try:
        provider = providers.query_name(setting)
    except ValueError as error:
        raise ConfigurationError(
            f"BASEMAP is ‘{setting}’. Geef een naam die xyzservices kent, "
            "een adres met {z}/{x}/{y}, of niets."
        ) from error
    return Basemap(
        url=provider.build_url(),
        attribution=provider.get("html_attribution", provider.attribution),
        min_zoom=int(provider.get("min_zoom", 0)),
        max_zoom=int(provider.get("max_zoom", 19)),
        origins=_origins(provider),
    )


def basemap_origins(setting: str) -> tuple[str, ...]:
    """Scheme and host of the tiles, for the Content-Security-Policy."""
    basemap = find_basemap(setting)
    return basemap.origins if basemap else ()


def _from_template(template: str) -> Basemap:
    if not all(part in template for part in ("{z}", "{x}", "{y}")):
        raise ConfigurationError(
            "BASEMAP is een adres zonder {z}, {x} en {y}. Neem het adres van de kaarttegels over."
        )
    return Basemap(url=template, attribution="", min_zoom=0, max_zoom=19, origins=(_origin(template),))


def _origins(provider: xyzservices.TileProvider) -> tuple[str, ...]:
    subdomains = provider.get("subdomains", "")
    if "{s}" not in provider.url:
        return (_origin(provider.build_url()),)
    return tuple(_origin(provider.url.replace("{s}", subdomain)) for subdomain in subdomains)


def _origin(address: str) -> str:
    """Scheme and host alone: the setting stands in a header, so nothing else of it may get there."""
    parts = urlsplit(address)
    if parts.scheme not in {"https", "http"} or not re.fullmatch(r"[A-Za-z0-9.-]+", parts.hostname or ""):
        raise ConfigurationError("BASEMAP moet een gewoon webadres zijn dat met https begint.")
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname}{port}"
