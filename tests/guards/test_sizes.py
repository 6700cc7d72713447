"""No file or function grows past what one person can hold: split by use case before that."""

from __future__ import annotations

import ast
import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TRACKED = [
    Path(name)
    for name in subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    if name and (ROOT / name).is_file()
]
MIGRATIONS = Path("app/migrations/versions")
MOST_IN_FOLDER = 12
VAGUE = {"utils", "helpers", "common", "misc", "manager"}


def limit(path: Path) -> int | None:
    """The most lines that a file may have, or None when no limit holds for it."""
    if MIGRATIONS in path.parents:
        return None
    if path.name == "conftest.py":
        return 200
    if path.suffix == ".py":
        return 400 if path.parts[0] == "tests" else 300
    if path.parts[0] == "templates":
        return 120
    return {".js": 250, ".css": 400}.get(path.suffix) if path.parts[0] == "app" else None


@pytest.mark.parametrize("path", [path for path in TRACKED if limit(path)], ids=str)
def test_no_file_is_too_long(path):
    lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
    assert lines <= limit(path), f"{path} has {lines} lines: split it by use case"


def functions(path: Path) -> list[tuple[str, int, bool]]:
    """Name, length and whether it is a view, of each function in a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            decorated = any("access" in ast.dump(mark) for mark in node.decorator_list)
            found.append((node.name, (node.end_lineno or 0) - node.lineno + 1, decorated))
    return found


OWN_PYTHON = [
    path for path in TRACKED if path.suffix == ".py" and path.parts[0] in {"app", "geodata", "importers"}
]


@pytest.mark.parametrize("path", [path for path in OWN_PYTHON if MIGRATIONS not in path.parents], ids=str)
def test_no_function_is_too_long(path):
    for name, lines, is_view in functions(path):
        assert lines <= (25 if is_view else 40), f"{path}: {name} has {lines} lines"


def test_no_folder_holds_more_than_twelve_files():
    folders = Counter(
        path.parent for path in TRACKED if path.suffix in {".py", ".html"} and path.name != "__init__.py"
    )
    del folders[Path()]
    del folders[MIGRATIONS]  # a chain of steps, which has no features to split by
    crowded = {str(folder): count for folder, count in folders.items() if count > MOST_IN_FOLDER}
    assert not crowded, "split by feature"


def test_no_module_has_a_name_that_says_nothing():
    vague = [
        str(path)
        for path in TRACKED
        if set(path.with_suffix("").parts) & VAGUE or path.name.startswith("base_")
    ]
    assert not vague
