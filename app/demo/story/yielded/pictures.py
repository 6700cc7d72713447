"""The photos of the story: drawn, for nothing in it exists, and nobody is on them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Final

from PIL import Image, ImageDraw

SIZE: Final = (960, 640)
FINER: Final = 2
"""So many times larger it is drawn, for smooth edges."""
TEAL, TEAL_DARK, BRASS, PAPER, INK = "#3f7f86", "#2c5c62", "#d9a441", "#fbf7ec", "#33413f"
CELLS: Final = ("#e2855a", "#6aa06b", "#d9a441", "#5b7fb5")
SKY, FIELD, WATER, PATH, WOOD, STEEL = "#cfe3ea", "#7fa763", "#6e9fb4", "#cdb48a", "#8a5a33", "#8f9a9c"
Draw = ImageDraw.ImageDraw


def picture(name: str) -> bytes:
    """A drawing of the story as a PNG; KeyError for one that is not there."""
    image = Image.new("RGB", (FINER * SIZE[0], FINER * SIZE[1]), SKY)
    PICTURES[name](ImageDraw.Draw(image))
    target = io.BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).save(target, "PNG")
    return target.getvalue()


def _schedule(draw: Draw) -> None:
    """A door with a paper on it: four neighbours by turns, in four colours."""
    _box(draw, (0, 0, 960, 640), "#efe6d6")
    _box(draw, (190, 30, 770, 640), TEAL_DARK)
    _box(draw, (210, 50, 750, 640), TEAL)
    for top in (80, 380):
        _box(draw, (250, top, 710, top + 240), TEAL_DARK, outline="#4f949b")
    _round(draw, 728, 350, 18, BRASS)
    _box(draw, (310, 110, 650, 350), PAPER, outline="#d8cfb8")
    for x in (310, 610):
        _box(draw, (x - 12, 96, x + 52, 122), "#f1e3a6")
    for row in range(4):
        _box(draw, (335, 165 + 42 * row, 395, 177 + 42 * row), INK)
        for column in range(4):
            left, top = 415 + 54 * column, 150 + 42 * row
            fill = CELLS[row] if (row + column) % 4 == 0 else "#ece4d0"
            _box(draw, (left, top, left + 44, top + 32), fill)


def _boots(draw: Draw) -> None:
    """Boots and a spade on a path along a ditch."""
    _box(draw, (0, 300, 960, 640), FIELD)
    _shape(draw, [(620, 300), (760, 300), (960, 520), (960, 640), (820, 640)], WATER)
    _shape(draw, [(300, 300), (420, 300), (640, 640), (60, 640)], PATH)
    for left, height in ((40, 120), (150, 90), (520, 70), (800, 110)):
        _box(draw, (left + 26, 300 - height // 3, left + 38, 304), WOOD)
        _round(draw, left + 32, 300 - height // 2, height // 2, "#5d8a4f")
    for left, colour in ((210, "#3d5a45"), (330, "#a0522d"), (450, "#33413f")):
        _boot(draw, left, colour)
        _boot(draw, left + 46, colour)
    _box(draw, (596, 250, 612, 560), WOOD)
    _box(draw, (570, 240, 638, 258), WOOD)
    _shape(draw, [(572, 540), (636, 540), (630, 600), (604, 622), (578, 600)], STEEL)


def _boot(draw: Draw, left: int, colour: str) -> None:
    _box(draw, (left, 430, left + 38, 560), colour)
    _round(draw, left + 40, 556, 24, colour)
    _box(draw, (left, 536, left + 44, 580), colour)
    _box(draw, (left - 2, 574, left + 66, 588), "#232b29")


def _box(draw: Draw, sides: tuple[int, int, int, int], fill: str, outline: str = "") -> None:
    finer = [FINER * side for side in sides]
    draw.rounded_rectangle(finer, radius=4 * FINER, fill=fill, outline=outline or None, width=3 * FINER)


def _round(draw: Draw, x: int, y: int, radius: int, fill: str) -> None:
    draw.ellipse([FINER * side for side in (x - radius, y - radius, x + radius, y + radius)], fill=fill)


def _shape(draw: Draw, points: list[tuple[int, int]], fill: str) -> None:
    draw.polygon([(FINER * x, FINER * y) for x, y in points], fill=fill)


PICTURES: Final[dict[str, Callable[[Draw], None]]] = {"rooster": _schedule, "laarzen": _boots}
