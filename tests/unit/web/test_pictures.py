"""A pin says kind and state by its shape, in the list and on the map alike."""

import re
from itertools import product
from pathlib import Path

import pytest
from justhtml import JustHTML

from app.models.record import Kind
from app.web.presentation.pictures import SHAPES, STATES, icon, icon_paths, pin, pin_templates
from app.web.presentation.static_files import OWN_FILES

TEMPLATES = Path(__file__).parents[3] / "templates"


def test_every_kind_has_a_shape():
    assert set(SHAPES) == {kind.value for kind in Kind}


def test_no_two_kinds_share_a_body_or_an_icon():
    assert len({shape.body for shape in SHAPES.values()}) == len(SHAPES)
    assert len({icon_paths(shape.icon) for shape in SHAPES.values()}) == len(SHAPES)


@pytest.mark.parametrize(("kind", "state"), list(product(SHAPES, STATES)))
def test_a_pin_names_its_kind_and_state_for_the_style_sheet(kind, state):
    drawn = pin(Kind(kind), state)

    assert f'class="pin pin--{kind} pin--{state}"' in drawn
    assert 'aria-hidden="true"' in drawn
    JustHTML(f"<!doctype html><title>x</title>{drawn}", strict=True, sanitize=False)


def test_a_badge_says_soon_dormant_team_and_public():
    badges = {
        name: re.findall(r"pin__badge--(\w+)", drawn)
        for name, drawn in {
            "fresh": pin("place"),
            "soon": pin("place", "soon", visibility="team"),
            "dormant": pin("place", "dormant", visibility="public"),
            "usual": pin("place", visibility="organisation"),
        }.items()
    }

    assert badges == {"fresh": [], "soon": ["soon", "team"], "dormant": ["dormant", "public"], "usual": []}


def test_only_a_pin_on_the_map_has_a_tip():
    assert "pin__tip" in pin("network", tip=True)
    assert "pin__tip" not in pin("network")


def test_a_kind_or_a_state_that_does_not_exist_is_refused():
    with pytest.raises(KeyError):
        pin("statue")
    with pytest.raises(ValueError, match="expired"):
        pin("place", "expired")


def test_the_label_of_an_icon_is_text_whatever_stands_in_it():
    drawn = icon("check", label='"><script>')

    assert "<script>" not in drawn
    assert 'role="img"' in drawn


def test_an_icon_without_a_label_is_decoration():
    assert 'aria-hidden="true"' in icon("check")


def test_an_icon_that_is_not_installed_is_refused():
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_every_icon_that_a_template_names_is_installed():
    named = {
        name
        for template in TEMPLATES.rglob("*.html")
        for name in re.findall(r"""\bicon\(["']([a-z0-9-]+)["']""", template.read_text())
    }

    assert "chevron-down" in named
    for name in named:
        assert icon_paths(name)


def test_the_map_finds_a_template_for_every_kind_and_state():
    ids = re.findall(r'<template id="([\w-]+)"', pin_templates())

    assert len(ids) == len(set(ids))
    assert set(ids) == {f"pin-{kind}-{state}" for kind, state in product(SHAPES, STATES)} | {
        "pin-badge-team",
        "pin-badge-public",
    }


def test_the_map_puts_the_tip_of_the_pin_on_the_place():
    module = (OWN_FILES / "js" / "pins.js").read_text()
    size = [int(side) for side in re.findall(r"PIN_SIZE = \[(\d+), (\d+)\]", module)[0]]
    anchor = [int(side) for side in re.findall(r"PIN_ANCHOR = \[(\d+), (\d+)\]", module)[0]]
    left, top, width, height = (
        int(number) for number in re.findall(r'viewBox="([^"]+)"', pin("place", tip=True))[0].split()
    )

    for shape in SHAPES.values():
        tip_x, tip_y = (float(number) for number in re.findall(r"L(\S+) (\S+?)L", shape.tip)[0])
        assert anchor[0] == pytest.approx((tip_x - left) / width * size[0], abs=0.5)
        assert anchor[1] == pytest.approx((tip_y - top) / height * size[1], abs=0.5)
