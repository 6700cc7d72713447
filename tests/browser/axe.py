"""axe-core on the page as it stands, with nothing switched off but the size of pins that overlap."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OVERLAPPING_PINS = ".leaflet-marker-pane"
SIZES = {"runOnly": {"type": "rule", "values": ["target-size"]}}


def violations(page: Page) -> list[str]:
    """A line for each rule that the page breaks, with where; WCAG 2.2's target size included."""
    has_pins = page.locator(OVERLAPPING_PINS).count() > 0
    without_pins = {"exclude": [OVERLAPPING_PINS]} if has_pins else None
    found = Axe().run(page).response["violations"]
    found += Axe().run(page, context=without_pins, options=SIZES).response["violations"]
    return [
        f"{rule['id']} {node['target']} {node['html'][:160]}\n    {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
