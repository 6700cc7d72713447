"""Serves the style sheets, modules, fonts and libraries, all from our own origin.

It stands in front of the application instead of being a route of it: a page's styles need no
session, no policy and no database, and still arrive when the error page says that the database is
away. The files are few (about 1.5 MB), so they are kept in memory, each compressed once.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask
from werkzeug.wrappers import Request, Response

from app.web.presentation import pictures

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PREFIX = "/static/"
OWN_FILES = Path(__file__).parents[2] / "static"
SITE_STYLES = "css/site.css"
"""All our own style sheets, which a page asks for as one file."""

STYLE_ORDER = ("tokens", "base", "frame", "components", "rows", "forms", "choices", "pins")
"""The parts that pages share, in the order in which they refine each other; after them `css/pages/`."""

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
COMPRESSIBLE = frozenset({".css", ".js", ".json", ".svg", ".webmanifest"})
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class StaticFile:
    """One file as it is sent; `packed` is made when it is first asked for."""

    suffix: str
    body: bytes

    @cached_property
    def packed(self) -> bytes | None:
        """The gzipped body, or None for what is compressed already."""
        if self.suffix not in COMPRESSIBLE:
            return None
        return gzip.compress(self.body, 9, mtime=0)

    @cached_property
    def etag(self) -> str:
        """A checksum of the body."""
        return hashlib.sha256(self.body).hexdigest()[:16]


class StaticFiles:
    """The files below `/static/<version>/`; the version is a checksum of all of them together.

    One version for all keeps relative addresses right: a module imports its neighbour, Leaflet's
    style sheet finds its images. An address with another version (a page from before an upgrade)
    gets today's file, to be asked for again.
    """

    def __init__(self, wsgi_app: WSGIApplication, *, always_read: bool = False) -> None:
        self.wsgi_app = wsgi_app
        self.always_read = always_read
        self.files = read_files()
        self.version = version_of(self.files)

    def url(self, path: str) -> str:
        """The address of a file; raises LookupError for one that doesn't exist."""
        if path not in self.files:
            raise LookupError(f"No such static file: {path}")
        return f"{PREFIX}{self.version}/{path}"

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer what is ours; the rest is for the application."""
        if not environ.get("PATH_INFO", "").startswith(PREFIX):
            return self.wsgi_app(environ, start_response)
        return self.answer(Request(environ))(environ, start_response)

    def answer(self, request: Request) -> Response:
        """The file of an address, compressed when the browser takes that."""
        if self.always_read:
            self.files = read_files()
        version, _, path = request.path.removeprefix(PREFIX).partition("/")
        found = self.files.get(path)
        if found is None:
            return Response("Dit bestand is er niet.\n", 404, mimetype="text/plain")
        if request.method not in {"GET", "HEAD"}:
            return Response("Dit kan hier niet.\n", 405, {"Allow": "GET, HEAD"}, mimetype="text/plain")
        packed = found.packed if request.accept_encodings.quality("gzip") > 0 else None
        response = Response(packed or found.body, content_type=TYPES[found.suffix])
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        if found.suffix in COMPRESSIBLE:
            response.headers["Vary"] = "Accept-Encoding"
        known = version == self.version and not self.always_read
        response.headers["Cache-Control"] = FOREVER if known else "no-cache"
        response.set_etag(f"{found.etag}{'-gzip' if packed else ''}")
        return response.make_conditional(request)


def read_files() -> dict[str, StaticFile]:
    """All files by path: our own at the top, the installed libraries below `library/`."""
    found = dict(_walk(OWN_FILES, ""))
    shared = [f"css/{name}.css" for name in STYLE_ORDER]
    pages = sorted(path for path in found if path.startswith("css/pages/"))
    found[SITE_STYLES] = StaticFile(".css", b"".join(found[path].body for path in [*shared, *pages]))
    return found | dict(_walk(files("opbouwkaart_frontend"), "library/"))


def _walk(folder: Traversable, prefix: str) -> Iterable[tuple[str, StaticFile]]:
    for entry in folder.iterdir():
        suffix = Path(entry.name).suffix
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif suffix in TYPES:
            yield prefix + entry.name, StaticFile(suffix, entry.read_bytes())


def version_of(found: Mapping[str, StaticFile]) -> str:
    """Twelve hexadecimal digits that change with any file."""
    lines = "".join(f"{path} {found[path].etag}\n" for path in sorted(found))
    return hashlib.sha256(lines.encode()).hexdigest()[:12]


def init_app(app: Flask) -> None:
    """Put the files in front of the application and give templates their addresses."""
    static_files = StaticFiles(app.wsgi_app, always_read=app.debug)
    app.wsgi_app = static_files  # type: ignore[method-assign]
    app.extensions["static_files"] = static_files
    app.add_template_global(static_files.url, "static_url")
    app.add_template_global(lambda path: static_files.url(f"library/{path}"), "library_url")
    pictures.init_app(app)
