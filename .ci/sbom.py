"""sbom.json: everything that a running Opbouwkaart is made of, as CycloneDX, with the browser libraries.

cyclonedx-py reads the pinned Python packages. What the local package `frontend` fetches it can't know: those
come from its lock file.
"""

# Runs our own tools and speaks on the terminal.
# ruff: noqa: S603, T201, INP001

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "sbom.json"
LOCAL = "unknown"
"""What cyclonedx-py calls a package without a name: ours, of which only the contents count."""


def main() -> None:
    """Write the file."""
    source = ["requirements", "--pyproject", "pyproject.toml", "--output-reproducible", "requirements.txt"]
    program = [sys.executable, "-W", "ignore", "-m", "cyclonedx_py", *source]
    made = subprocess.run(program, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(made.stdout)
    python = [one for one in found["components"] if one["name"] != LOCAL]
    browser = list(map(component, locked().items()))
    found["components"] = [*python, *browser]
    # They say of each package that nothing is known of what it needs.
    found.pop("dependencies", None)
    TARGET.write_text(json.dumps(found, indent=1) + "\n")
    print(f"{TARGET.name}: {len(python)} Python packages and {len(browser)} browser libraries")


def locked() -> dict[str, dict[str, Any]]:
    """What stands in the lock file, by name."""
    packages = json.loads((ROOT / "frontend" / "package-lock.json").read_text())["packages"]
    return {path.removeprefix("node_modules/"): one for path, one in packages.items() if path}


def component(named: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    """A browser library as CycloneDX says it."""
    name, one = named
    purl = f"pkg:npm/{quote(name, safe='/')}@{one['version']}"
    found = {"type": "library", "bom-ref": purl, "name": name, "version": one["version"], "purl": purl}
    return found | ({"licenses": [{"expression": one["license"]}]} if "license" in one else {})


if __name__ == "__main__":
    main()
