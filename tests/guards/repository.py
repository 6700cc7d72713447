"""The files of the repository, for the guards that read them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def files(*suffixes: str, below: tuple[str, ...] = ()) -> list[Path]:
    """What is or will be committed, relative to the root: all, or by suffix, or below some folders."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    return sorted(
        path
        for path in map(Path, filter(None, listed))
        if (ROOT / path).is_file()
        and (not suffixes or path.suffix in suffixes)
        and (not below or path.as_posix().startswith(tuple(f"{folder}/" for folder in below)))
    )


def text(path: Path) -> str:
    """What stands in a file."""
    return (ROOT / path).read_text(encoding="utf-8")


def found(pattern: str, paths: list[Path]) -> list[str]:
    """`file:line: the line` for each line that matches a regular expression."""
    expression = re.compile(pattern)
    return [
        f"{path}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(text(path).splitlines(), start=1)
        if expression.search(line)
    ]
