"""The README tells no lies: each command, setting, file and address that it names is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest
from werkzeug.exceptions import HTTPException

from app.web.operation.in_front import LIVE, METRICS
from tests.guards.readme import readme
from tests.guards.repository import ROOT, files, text

PLACEHOLDER = re.compile(r"[A-Z][A-Z_]*|…|\.\.\.|<.*>")
FILE = re.compile(
    r"(?!DATA_DIR)\.?[\w-]+(?:/[\w.*-]+)+/?|[\w-]+\.(?:py|md|toml|txt|json|yml|yaml|csv|html|js|css)"
)
READS = re.compile(r"os\.getenv|os\.environ\.get|os\.environ\[[^\]]*\](?! =)")


@pytest.fixture(scope="module")
def group(app) -> click.Group:
    return app.cli


def of(program: str) -> list[list[str]]:
    return [words[1:] for words in readme().commands if words[0] == program and len(words) > 1]


def test_each_flask_command_exists_with_its_options(group):
    for words in of("flask"):
        command = find(group, words)
        known = {
            name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)
        }
        options = {word.strip("[]").partition("=")[0] for word in words if word.strip("[").startswith("--")}
        assert options <= known | {"--help"}, f"flask {' '.join(words)}: {options - known}"


def find(group: click.Group, words: list[str]) -> click.Command:
    """The command that these words call; `load|clear` stands for both."""
    command: click.Command = group
    for word in words:
        if not isinstance(command, click.Group) or word.startswith(("-", "[")) or PLACEHOLDER.fullmatch(word):
            break
        found = [command.get_command(click.Context(command), name) for name in word.split("|")]
        assert all(found), f"flask {' '.join(words)}: there is no {word}"
        command = found[0]
    return command


def test_each_option_that_stands_alone_is_one_of_some_command(group):
    known = {name for command in below(group) for each in command.params for name in each.opts}
    assert {span.split()[0] for span in readme().spans if span.startswith("--")} <= known | {"--help"}


def below(group: click.Group) -> list[click.Command]:
    """Every command in a group and in its groups."""
    own = list(group.commands.values())
    return own + [command for each in own if isinstance(each, click.Group) for command in below(each)]


def test_each_flask_command_of_ours_is_named(group):
    named = " ".join(" ".join(words) for words in of("flask")).replace("|", " ")
    ours = set(group.commands) - {"routes", "run", "shell"}
    assert not {name for name in ours if not re.search(rf"\b{name}\b", named)}


def test_each_make_target_exists():
    targets = set(re.findall(r"^([a-z]+):", text(Path("Makefile")), flags=re.MULTILINE))
    for words in of("make"):
        called = {word for word in words if re.fullmatch(r"[a-z]+", word)}
        assert called <= targets, f"make {' '.join(words)}"


def test_the_settings_are_those_that_the_program_reads():
    assert readme().settings == settings_read()


def settings_read() -> set[str]:
    """The names that `app/config.py` asks the environment for."""
    return {
        node.args[0].value
        for node in ast.walk(ast.parse(text(Path("app/config.py"))))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "environ.get"
    }


def test_no_other_module_of_the_program_reads_the_environment():
    readers = [
        str(path)
        for path in files(".py", below=("app", "geodata", "importers"))
        if READS.search(text(path)) and path != Path("app/config.py")
    ]
    assert not readers


def test_each_file_exists():
    spans = [span for span in readme().spans if FILE.fullmatch(span)]
    missing = [name for name in [*spans, *readme().links] if not list(ROOT.glob(name.rstrip("/")))]
    assert not missing


def test_each_address_exists(app):
    addresses = app.url_map.bind("localhost")
    for span in readme().spans:
        if re.fullmatch(r"/[\w/.-]*", span) and span not in {LIVE, METRICS}:
            try:
                addresses.match(span)
            except HTTPException as problem:
                pytest.fail(f"{span}: {problem}")
