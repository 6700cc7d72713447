"""Handing a record on: the menu lies over the map beside it and stays on the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.town import SANNE

ON_TOP = """panel => {
  const box = panel.getBoundingClientRect();
  if (box.left < 0 || box.right > document.documentElement.clientWidth) return false;
  for (let x = box.left + 8; x < box.right - 8; x += 8)
    for (let y = box.top + 8; y < Math.min(box.bottom - 8, innerHeight); y += 8)
      if (!panel.contains(document.elementFromPoint(x, y))) return `${x}, ${y} is covered`;
  return true;
}"""


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_nothing_lies_over_the_menu_to_share(visit, width, town):
    page = visit(width, SANNE)
    page.goto(f"/buurtkrachten/{town.records['Buurthuis De Wierde']}")
    expect(page.locator(".mini-map .leaflet-marker-icon").first).to_be_attached()
    page.locator(".share > summary").click()
    panel = page.locator(".share__panel")
    expect(panel.get_by_role("button", name="Kopieer")).to_be_in_viewport()

    assert panel.evaluate(ON_TOP) is True
