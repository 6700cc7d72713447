"""axe-core on the page as it stands, with nothing switched off but the size of pins that overlap."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OVERLAPPING_PINS = ".leaflet-marker-pane"
VIOLATIONS = {"resultTypes": ["violations"]}
WITH_SIZES = {**VIOLATIONS, "rules": {"target-size": {"enabled": True}}}
SIZES = {**VIOLATIONS, "runOnly": {"type": "rule", "values": ["target-size"]}}


def violations(page: Page) -> list[str]:
    """A line for each rule that the page breaks, with where; WCAG 2.2's target size included."""
    if page.locator(OVERLAPPING_PINS).count():
        found = _run(page, VIOLATIONS) + _run(page, SIZES, context={"exclude": [OVERLAPPING_PINS]})
    else:
        found = _run(page, WITH_SIZES)
    return [
        f"{rule['id']} {node['target']} {node['html'][:160]}\n    {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def _run(page: Page, options: dict, context: dict | None = None) -> list[dict]:
    return Axe().run(page, context=context, options=options).response["violations"]
