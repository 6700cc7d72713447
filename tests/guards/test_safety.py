"""What no code of ours does: each rule is a hole that others had. ASVS 5.0: V1.2, V1.3, V1.5, V15.3."""

from __future__ import annotations

import pytest

from tests.guards.repository import files, found

PROGRAM = files(".py", below=("app", "importers", "geodata"))
RULES = {
    "makes code of text": r"(?<![.\w])(?:eval|exec|compile|__import__)\(|\b(?:pickle|marshal|shelve|dill)\b",
    "makes a template of text": r"render_template_string|(?<!_template = )\bTemplate\(|\.from_string\(",
    "composes a statement with what was asked": r"""(?:text|execute)\(\s*f["'].*\{(?:request|form)\b""",
    "goes where a visitor says": r"redirect\(\s*request\.",
    # It takes NaN and half characters, and brackets can end its stack.
    "reads JSON with the parser of Python": r"request\.(?:get_json|json)\b",
    "asks another host without the guarded client": r"\brequests\.(?:get|post|request|Session)\(|urlopen",
    "reads XML, whose entities can call others": r"xml\.(?:etree|dom|sax)\b(?!\.saxutils)|\blxml\b",
    "unpacks an archive onto the disk": r"\.extractall\(|shutil\.unpack_archive|\btarfile\b",
    "sends a file by a name that was asked for": r"send_from_directory|send_file\(\s*request",
    "runs a shell": r"shell=True|os\.(?:system|popen)\(",
    "takes chance for a secret": r"^\s*(?:import random\b|from random import)",
    "trusts any certificate": r"verify=False|CERT_NONE|_create_unverified_context",
}


@pytest.mark.parametrize("hole", RULES)
def test_no_code(hole):
    assert not found(RULES[hole], PROGRAM)


def test_a_file_is_read_only_by_a_view_that_says_that_it_takes_one():
    readers = {line.partition(":")[0] for line in found(r"request\.files", PROGRAM)}
    sayers = {line.partition(":")[0] for line in found(r"^@takes_file", PROGRAM)}

    assert readers == sayers
