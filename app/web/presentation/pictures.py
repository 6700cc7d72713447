"""The pictures inside a page: lucide icons, and the pins that say kind and state by their shape.

Both are written into the HTML, so that they take the colour of the text around them and need no
request. A pin's shape stands here once: lists show it directly, and the map clones the same picture
from `<template>` elements (`pin_templates`), so list and map can't differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from flask import Flask
from markupsafe import Markup

ICONS = files("opbouwkaart_frontend") / "lucide-static" / "icons"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a kind looks: the body around (0, 0), the pointer that ends in (0, 23), and its icon."""

    body: str
    tip: str
    icon: str


SHAPES = {
    "initiative": Shape("M0-14a14 14 0 1 1 0 28a14 14 0 1 1 0-28z", "M-6 12L0 23L6 12z", "sprout"),
    "network": Shape(
        "M-7.4-14h14.8q1 0 1.5.9l6.6 12.2q.5.9 0 1.8l-6.6 12.2q-.5.9-1.5.9h-14.8q-1 0-1.5-.9l-6.6-12.2"
        "q-.5-.9 0-1.8l6.6-12.2q.5-.9 1.5-.9z",
        "M-6 13L0 23L6 13z",
        "waypoints",
    ),
    "solution": Shape(
        "M-1.2-17q1.2-1.1 2.4 0l15.8 15.8q1.1 1.2 0 2.4l-15.8 15.8q-1.2 1.1-2.4 0l-15.8-15.8q-1.1-1.2 0-2.4z",
        "M-6.5 11.5L0 23L6.5 11.5z",
        "puzzle",
    ),
    "organisation": Shape(
        "M-9-13.5h18q4.5 0 4.5 4.5v18q0 4.5-4.5 4.5h-18q-4.5 0-4.5-4.5v-18q0-4.5 4.5-4.5z",
        "M-5.5 13L0 23L5.5 13z",
        "building-2",
    ),
    "place": Shape(
        "M-1.2-16.6q1.2-.9 2.4 0l12.6 10.4q1 .9 1 2.2v16q0 1.5-1.5 1.5h-26.6q-1.5 0-1.5-1.5v-16q0-1.3 1-2.2z",
        "M-5.5 13L0 23L5.5 13z",
        "door-open",
    ),
}
STATES = ("fresh", "soon", "stale", "dormant")
GLOBE = "M-3.9 0a3.9 3.9 0 1 1 7.8 0a3.9 3.9 0 1 1-7.8 0zM-3.9 0H3.9M0-3.9q-3.2 3.9 0 7.8q3.2-3.9 0-7.8"
LOCK = "M-2.7-.4H2.7V3.2H-2.7zM-2 .8H2M-2 2H2M-1.6-.4V-1.8a1.6 1.7 0 0 1 3.2 0V-.4"
BADGES = {
    "soon": ("M0-3.6V.4L2.6 1.9", 12, -12),
    "dormant": ("M-1.7-2.6V2.6M1.7-2.6V2.6", 12, -12),
    "team": (LOCK, -12, 9),
    "public": (GLOBE, -12, 9),
}
"""What stands in a badge, drawn around its middle, and where that middle is."""

ICON = Markup(
    '<svg class="icon"{said} focusable="false" width="{size}" height="{size}" viewBox="0 0 24 24">'
    "{paths}</svg>"
)
PIN = Markup(
    '<svg class="pin pin--{kind} pin--{state}" aria-hidden="true" focusable="false" width="{size}"'
    ' height="{size}" viewBox="{box}"><g class="pin__shadow">{outline}</g><g class="pin__halo">{outline}</g>'
    '<g class="pin__body">{outline}</g>'
    '<g class="pin__icon" transform="translate(-7.9 -7.9) scale(.66)">{paths}</g>{badges}</svg>'
)
BADGE = Markup(
    '<g class="pin__badge pin__badge--{name}" transform="translate({x} {y})">'
    '<circle r="7.2"/><path d="{path}"/></g>'
)
BODY = Markup('<path d="{}"/>')
TIP = Markup('<path class="pin__tip" d="{}"/>')
GLYPH_BOX = "-20 -20 40 40"
PIN_BOX = "-24 -22 48 48"


@cache
def icon_paths(name: str) -> Markup:
    """What a lucide icon draws in its box of 24 × 24; raises FileNotFoundError for an unknown name."""
    inside = re.search(r"<svg[^>]*>(.*)</svg>", (ICONS / f"{name}.svg").read_text(), re.DOTALL)
    if inside is None:
        raise ValueError(f"No drawing in the icon {name}")
    drawing = re.sub(r"\s*\n\s*", "", inside[1])
    return Markup(drawing)  # noqa: S704 (from a package that the lock file pins, no visitor's text)


@lru_cache(maxsize=512)
def icon(name: str, size: int = 20, label: str = "") -> Markup:
    """An icon in the colour of its text; hidden from screen readers unless it has a label."""
    said = Markup(' role="img" aria-label="{}"').format(label) if label else Markup(' aria-hidden="true"')
    return ICON.format(said=said, size=size, paths=icon_paths(name))


@lru_cache(maxsize=512)
def pin(
    kind: str, state: str = "fresh", size: int = 40, *, tip: bool = False, visibility: str = ""
) -> Markup:
    """The pin of a kind (`initiative` … `place`) in a state (`fresh`, `soon`, `stale`, `dormant`).

    `size` is the side in pixels; `visibility` adds the lock (`team`) or the globe (`public`). With a
    tip, the place it points at is at 50 % × 93.75 % of the picture. Always decoration: words beside
    it say the same. Raises KeyError for an unknown kind and ValueError for an unknown state.
    """
    if state not in STATES:
        raise ValueError(f"No such state of a pin: {state}")
    shape = SHAPES[str(kind)]
    badges = [_badge(name) for name in (str(state), str(visibility)) if name in BADGES]
    return PIN.format(
        kind=str(kind),
        state=str(state),
        size=size,
        box=PIN_BOX if tip else GLYPH_BOX,
        outline=BODY.format(shape.body) + (TIP.format(shape.tip) if tip else Markup()),
        paths=icon_paths(shape.icon),
        badges=Markup().join(badges),
    )


def _badge(name: str) -> Markup:
    path, x, y = BADGES[name]
    return BADGE.format(name=name, x=x, y=y, path=path)


@cache
def pin_templates() -> Markup:
    """A `<template>` for each kind × state and for both badges, for `app/static/js/pins.js`."""
    frame = Markup('<template id="pin-{name}">{picture}</template>')
    pins = [
        frame.format(name=f"{kind}-{state}", picture=pin(kind, state, 46, tip=True))
        for kind in SHAPES
        for state in STATES
    ]
    badges = [
        frame.format(name=f"badge-{name}", picture=Markup("<svg>{}</svg>").format(_badge(name)))
        for name in ("team", "public")
    ]
    return Markup().join([*pins, *badges])


def init_app(app: Flask) -> None:
    """Give templates their pictures."""
    for picture in (icon, pin, pin_templates):
        app.add_template_global(picture)
