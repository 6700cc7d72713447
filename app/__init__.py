"""Opbouwkaart: the map and memory of community work."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter, Map

from app import api, cli, cluster, models, web
from app.config import Settings
from app.database import database
from app.queries.remembered import counts

TEMPLATES = Path(__file__).parent.parent / "templates"


class StoredId(IntegerConverter):
    """A number in an address: no larger than the database can hold, so a longer one is an unknown page."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=2**63 - 1)


def create_app(settings: Settings | None = None) -> Flask:
    """Build the application; reads the environment when no settings are given."""
    settings = settings or Settings.from_environment()
    app = Flask(__name__, template_folder=str(TEMPLATES), static_folder=None)
    app.extensions["settings"] = settings
    app.config.from_mapping(_flask_settings(settings))
    app.url_map.converters["int"] = StoredId
    database.init_app(app)
    app.extensions["counts"] = counts()
    web.init_app(app)
    api.init_app(app)
    cli.init_app(app)
    if settings.trusted_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app,
            x_for=settings.trusted_proxies,
            x_proto=settings.trusted_proxies,
            x_host=settings.trusted_proxies,
        )
    return app


def _flask_settings(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_ENGINES": {
            "default": {
                "url": cluster.database_url(settings),
                "pool_pre_ping": True,
                "pool_size": 4,
                # An error quotes no values: they may be names, addresses, or a question about a resident.
                "hide_parameters": True,
                # A statement prepared by the driver is planned without its values from the tenth time on, and
                # a list of a buurt or of a day then reads everything (30 ms became 900).
                # A served PostgreSQL compiles what may be long: counting a gemeente took 1 s, not 62 ms.
                # A scan of a large table would begin where that of somebody else is, so that what takes some
                # hundreds of many (the finder, a search) takes others each time.
                "connect_args": {
                    "prepare_threshold": None,
                    "options": "-c jit=off -c synchronize_seqscans=off",
                },
            }
        },
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_DEFAULT_LOCALE": "nl",
        "BABEL_DEFAULT_TIMEZONE": "Europe/Amsterdam",
    }


__all__ = ["Settings", "create_app", "models"]
