"""Every address of the application with an example for each of its arguments."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from tests.integration.walk.conftest import World


def rules(app: Flask, method: str) -> list[Rule]:
    """The routes that answer to a method, by address."""
    return sorted((rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())), key=str)


def addresses(app: Flask, rule: Rule, world: World) -> Iterator[str]:
    """The route's address for each example; fails on an argument that the walk has no example for."""
    chosen: list[dict[str, object]] = [{}]
    for argument in sorted(rule.arguments):
        name = _known(argument, rule, world)
        chosen = [{**one, argument: value} for one in chosen for value in world.arguments[name].values()]
    with app.test_request_context():
        for arguments in chosen:
            yield app.url_map.bind("localhost").build(rule.endpoint, arguments, method=None)


def _known(argument: str, rule: Rule, world: World) -> str:
    if argument == "code":
        level = rule.endpoint.rpartition(".")[2]
        return f"{level}_code" if f"{level}_code" in world.arguments else "code"
    assert argument in world.arguments, f"{rule} has an argument that the walk does not know: {argument}"
    return argument
