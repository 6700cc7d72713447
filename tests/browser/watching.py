"""What a browser must never do in a test: ask another host, run into an error, hear from the CSP."""

from __future__ import annotations

import base64
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, Route, WebError

from app.config import DEFAULT_BASEMAP
from app.maps.basemap import basemap_origins

TILE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII="
)
TOLD_BY_RESPONSES = "Failed to load resource"
REFUSALS = {400, 403, 404, 409, 422}
"""A page may be refused, with words; nothing that a page loads by itself may be."""


class Watch:
    """Listens to everything in a browser context; `complaints` must be empty in the end."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.complaints: list[str] = []
        self.origin = origin
        self.tiles_answer = True
        context.on("request", self._requested)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", self._failed)
        context.route(lambda address: not address.startswith((origin, "data:")), self._outside)

    def _outside(self, route: Route) -> None:
        """The base map is answered here, by a grey picture; nothing else leaves the machine."""
        if self._is_tile(route.request) and self.tiles_answer:
            route.fulfill(body=TILE, content_type="image/png")
        else:
            route.abort()

    def _is_tile(self, request: Request) -> bool:
        parts = urlsplit(request.url)
        return request.resource_type == "image" and f"{parts.scheme}://{parts.netloc}" in basemap_origins(
            DEFAULT_BASEMAP
        )

    def _requested(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")) and not self._is_tile(request):
            self.complaints.append(f"outside request: {request.url}")

    def _answered(self, response: Response) -> None:
        refused = response.request.is_navigation_request() and response.status in REFUSALS
        if response.status >= 400 and not refused and response.url.startswith(self.origin):
            self.complaints.append(f"{response.status} {response.request.method} {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(TOLD_BY_RESPONSES):
            self.complaints.append(f"console: {message.text} ({message.location})")

    def _failed(self, error: WebError) -> None:
        self.complaints.append(f"page error: {error.error}")
