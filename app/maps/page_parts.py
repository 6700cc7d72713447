"""From a declared map to what stands in a page of ours, with every library from our own origin."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink
from markupsafe import Markup

RANDOM = re.compile(r"\b[0-9a-f]{32}\b|(?<=_)[0-9a-f]{32}")
LIBRARIES: dict[str, str | None] = {
    "leaflet": "leaflet/dist/leaflet.js",
    "leaflet_css": "leaflet/dist/leaflet.css",
    "markerclusterjs": "leaflet.markercluster/dist/leaflet.markercluster.js",
    "markerclustercss": "leaflet.markercluster/dist/MarkerCluster.css",
    "markerclusterdefaultcss": None,
    "Control_locate_min_js": "leaflet.locatecontrol/dist/L.Control.Locate.min.js",
    "Control_locate_min_css": "leaflet.locatecontrol/dist/L.Control.Locate.min.css",
    "jquery": None,
    "bootstrap": None,
    "bootstrap_css": None,
    "glyphicons_css": None,
    "awesome_markers": None,
    "awesome_markers_css": None,
    "awesome_markers_font_css": None,
    "awesome_rotate_css": None,
}
"""Folium's name for a library → our installed file, or None for what we do without.

A name that is missing here is a KeyError, so no page can ever ask another host.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageParts:
    """A map in pieces: files of the library folder, the element, and the script that makes the map."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    html: Markup
    script: Markup


def page_parts(declared: folium.Map) -> PageParts:
    """Render a map; raises KeyError for a library that is not in LIBRARIES.

    The rest of folium's header is dropped: it forbids visitors to zoom and sets inline styles.
    """
    declared.render()
    figure = declared.get_root()
    if not isinstance(figure, Figure):
        raise TypeError("A map that is rendered stands in a figure")
    return PageParts(
        styles=_files(figure.header, CssLink),
        scripts=_files(figure.header, JavascriptLink),
        html=Markup(figure.html.render().strip()),  # noqa: S704 (made by folium; nothing of a visitor is in it)
        script=Markup(figure.script.render()),  # noqa: S704 (the same)
    )


def numbered(parts: PageParts) -> PageParts:
    """The same with numbers for the random names that folium gives to its elements."""
    names: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        return names.setdefault(found[0], str(len(names) + 1))

    html, script = (RANDOM.sub(name, text) for text in (parts.html, parts.script))
    return replace(parts, html=Markup(html), script=Markup(script))  # noqa: S704 (the same text, renamed)


def _files(header: Element, kind: type[Element]) -> tuple[str, ...]:
    children = header._children.items()  # noqa: SLF001 (branca offers no other list)
    names = [name for name, child in children if isinstance(child, kind)]
    return tuple(path for name in names if (path := LIBRARIES[name]) is not None)
