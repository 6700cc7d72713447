"""Every page of the application with an example for each of its arguments."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from app import clock
from app.models.people import Role
from app.policy import ROLES_WITH, Permission
from tests.browser.town import TAKEN_AWAY, Town

NO_PAGES = {"api", "static", "library", "health", "security_contact"}
PARTS = {
    "partners.show_alike",
    "partners.show_covered",
    "people.show_sheets",
    "record.find_hosts",
    "record.show_card",
    "record.show_hints",
    "record.show_in_view",
    "record.show_placeless",
    "record.show_similar",
    "record.show_similar_to",
    "record.show_spot",
    "record.show_together",
    "record.show_when",
}
"""Parts of a page, fetched by a script: the pages that hold them are looked at with them inside."""
FILES = {
    "paper.print_buurt",
    "paper.show_card",
    "paper.show_door",
    "paper.show_form",
    "paper.show_poster",
    "paper.show_walk",
    "paper.show_week",
    "record.download",
    "record.download_calendar",
    "record.show_calendar",
    "record.download_map",
    "record.download_network",
    "record.show_qr",
    "training.print_opening",
    "coverage.download",
    "coverage.download_first",
    "coverage.download_freshness",
    "coverage.download_missing",
    "coverage.download_teams",
    "reports.download_our_quarter",
    "reports.print_example",
    "reports.take_along",
    "training.download_chain",
    "training.download_rollout",
    "training.show_evidence_photo",
}
"""What a browser stores or draws and nobody reads as a page."""
TODAY = clock.today().isoformat()
STEPS = {
    "people.show_team_room": ("?blad=4",),
    "record.own_calendars": ("?rooster=theme%3Deten-en-koken", "?mijn=ja"),
    "record.welcome": ("?stap=2",),
    "training.new_outcome": ("?bijeenkomst=1",),
    "training.show_behind": ("?wat=records", "?wat=steps"),
    "record.show_then": (f"?op={TODAY}",),
}
"""What else one address shows, when it looks unlike the page without it."""

OF_ANOTHER = {"record.ask_deletion": TAKEN_AWAY, "residents.record": "Fietsenmaker Laanzicht"}
"""Pages about a record that is not on the map, or that everybody may see."""


def pages(app: Flask, town: Town, roles: set[Role]) -> Iterator[str]:
    """The address of each page that somebody with these roles may open."""
    addresses = app.url_map.bind("localhost")
    for rule in sorted(app.url_map.iter_rules(), key=str):
        if _is_page(rule) and _may_open(app, rule, roles):
            address = addresses.build(rule.endpoint, _arguments(rule, town))
            yield from (address + step for step in ("", *STEPS.get(rule.endpoint, ())))


def _is_page(rule: Rule) -> bool:
    blueprint = rule.endpoint.partition(".")[0]
    return "GET" in (rule.methods or ()) and blueprint not in NO_PAGES and rule.endpoint not in PARTS | FILES


def _may_open(app: Flask, rule: Rule, roles: set[Role]) -> bool:
    needed = app.view_functions[rule.endpoint].permission
    return needed is Permission.OPEN or bool(ROLES_WITH[needed] & roles)


def _arguments(rule: Rule, town: Town) -> dict[str, object]:
    """An example for each argument; a KeyError says that the town lacks one."""
    level = rule.endpoint.rpartition(".")[2]
    records = {
        "asset_id": town.records[OF_ANOTHER.get(rule.endpoint, "Buurthuis De Wierde")],
        "other_id": town.records["Eettafel Hamrik"],
    }
    examples = {**town.examples, **records, "antwoord": "anders"}
    examples["code"] = examples.get(f"{level}_code", examples["buurt_code"])
    return {name: examples[name] for name in rule.arguments}
