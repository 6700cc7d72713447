"""No file or function grows past what one person can hold: split by use case before that."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

from tests.guards.repository import files, text

TRACKED = files()
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


def test_no_file_is_too_long():
    lines = {path: len(text(path).splitlines()) for path in TRACKED if limit(path)}
    long = {str(path): count for path, count in lines.items() if count > limit(path)}
    assert not long, "split by use case"


def functions(path: Path) -> list[tuple[str, int, bool]]:
    """Name, length and whether it is a view, of each function in a file."""
    tree = ast.parse(text(path))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            decorated = any("access" in ast.dump(mark) for mark in node.decorator_list)
            found.append((node.name, (node.end_lineno or 0) - node.lineno + 1, decorated))
    return found


def test_no_function_is_too_long():
    long = [
        f"{path}: {name} has {lines} lines"
        for path in files(".py", below=("app", "geodata", "importers"))
        if MIGRATIONS not in path.parents
        for name, lines, is_view in functions(path)
        if lines > (25 if is_view else 40)
    ]
    assert not long


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
