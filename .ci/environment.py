"""Make .venv and keep it equal to the manifests; find or install a browser for the tests.

Run by the Python of the machine, before any library is there: `environment.py run|dev|browser`.
pip is slow even when there is nothing to do (it builds ./frontend each time), so a stamp of the
manifests decides whether it runs at all.
"""

# Runs before there is anything else: it starts programs, finds them by PATH, and speaks on the terminal.
# ruff: noqa: S603, S607, T201, INP001

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
BUILT = {"node_modules", "build", "dist", "__pycache__"}
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
DEBIANS = ("chromium-headless-shell", "chromium")
"""Packages, the lighter one first: without windows it costs half the time. An older Debian lacks it."""


def main() -> None:
    """Do what the argument says; ends with a sentence when it can't."""
    what = sys.argv[1]
    with Path(__file__).open() as lock:
        # Of two that come at once, one installs and the other waits.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if what == "browser":
            find_browser()
        else:
            make_venv()
            install("requirements-dev.txt" if what == "dev" else "requirements.txt")


def make_venv() -> None:
    """Make the virtual environment when there is none, or when its Python is gone."""
    if _works(PYTHON):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.run([sys.executable, "-m", "venv", VENV], check=False).returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(
            "De virtuele omgeving kan niet gemaakt worden: Python mist de module venv.\n"
            "Op Debian en Ubuntu: apt install python3-venv. Start daarna opnieuw."
        )


def install(name: str) -> None:
    """Install a list of requirements, unless exactly that was done already."""
    wanted = stamp(name)
    if _noted(name) == wanted:
        return
    if name == "requirements.txt" and _noted("requirements-dev.txt") == stamp("requirements-dev.txt"):
        return
    for former in VENV.glob("*.stamp"):
        # A half-finished installation is equal to no list at all.
        former.unlink()
    say(f"De bibliotheken van {name} worden geïnstalleerd. De eerste keer duurt dat een paar minuten.")
    quietly = ("--quiet", "--disable-pip-version-check", "--root-user-action=ignore")
    pip = [PYTHON, "-m", "pip", "install", *quietly, "-r", ROOT / name]
    if subprocess.run(pip, check=False, cwd=ROOT).returncode:
        sys.exit(
            "Het installeren is mislukt; hierboven staat waarom. Is er een verbinding met internet, "
            "en genoeg ruimte op de schijf (1 GB)? Start daarna opnieuw."
        )
    _stamp_file(name).write_text(wanted)


def stamp(name: str) -> str:
    """A digest of everything that decides what an installation of `name` gives."""
    manifests = [ROOT / "requirements.txt", ROOT / name]
    manifests += sorted(path for path in (ROOT / "frontend").rglob("*") if _is_source(path))
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for path in manifests:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _is_source(path: Path) -> bool:
    """Not what the build leaves behind."""
    inside = path.relative_to(ROOT / "frontend").parts
    return path.is_file() and not {"node_modules", "build", "dist", "__pycache__", "static"}.intersection(
        inside
    )


def _noted(name: str) -> str:
    try:
        return _stamp_file(name).read_text()
    except FileNotFoundError:
        return ""


def _stamp_file(name: str) -> Path:
    return VENV / f"{name}.stamp"


def find_browser() -> None:
    """Make sure that there is a Chromium: the machine's, Debian's (as root), else Playwright's own."""
    if any(shutil.which(name) for name in BROWSERS) or _playwright_has_one():
        return
    say("Er is nog geen Chromium voor de tests; die wordt geïnstalleerd.")
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], check=False, env=quiet)
        for package in DEBIANS:
            command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", package]
            done = subprocess.run(command, check=False, env=quiet)
            if not done.returncode:
                break
    else:
        done = subprocess.run([PYTHON, "-m", "playwright", "install", "chromium"], check=False)
    if done.returncode:
        sys.exit("Chromium kan niet geïnstalleerd worden. Installeer die zelf en start daarna opnieuw.")


def _playwright_has_one() -> bool:
    code = (
        "import os, playwright.sync_api as api\n"
        "with api.sync_playwright() as found:\n"
        "    raise SystemExit(not os.path.exists(found.chromium.executable_path))"
    )
    return subprocess.run([PYTHON, "-c", code], check=False, capture_output=True).returncode == 0


def _works(python: Path) -> bool:
    if not python.with_name("pip").exists():
        return False
    try:
        return subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def say(sentence: str) -> None:
    """Tell who waits."""
    print(sentence, flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
