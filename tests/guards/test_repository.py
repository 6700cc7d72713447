"""The repository stands by itself: no path of a machine, exact pins that agree with the ranges."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.guards.repository import ROOT, files, found, text

PROJECT = tomllib.loads(text(Path("pyproject.toml")))["project"]
RUN_RANGES, DEVELOP_RANGES = PROJECT["dependencies"], PROJECT["optional-dependencies"]["test"]
TEXTS = [path for path in files() if path.suffix not in {".png", ".jpg", ".webp", ".gpkg", ".woff2"}]
HOMES = r"/(?:root|home/\w+|Users/\w+)/"
REGISTRIES = r"pyp[i]\.org|pythonhoste[d]\.org|npmj[s]\.|yarnpk[g]\.com|cond[a]\.anaconda|proxy\.golan[g]"
LOCAL = {"opbouwkaart-frontend"}
"""Built from a folder of the repository, so it has no pin."""


def pins(name: str) -> dict[str, str]:
    """The version of each library in a list of requirements."""
    found_pins = {}
    for line in text(Path(name)).splitlines():
        if line.startswith(("#", "-r ", "./")) or not line:
            continue
        library, sign, version = line.partition("==")
        assert sign, f"{name}: {line} is no exact pin"
        found_pins[canonicalize_name(library)] = version
    return found_pins


RUN, DEVELOP = pins("requirements.txt"), pins("requirements-dev.txt")


def test_no_file_names_a_place_of_one_machine():
    assert not found(HOMES, TEXTS)
    assert not found(rf"{ROOT}\b" if len(ROOT.parts) > 2 else r"\b\B", TEXTS)


def test_no_file_names_the_host_of_a_package_registry():
    assert not found(REGISTRIES, TEXTS)


def test_every_range_has_a_pin_that_it_allows():
    for listed, locked in (
        (PROJECT["dependencies"], RUN),
        (PROJECT["optional-dependencies"]["test"], DEVELOP),
    ):
        for requirement in map(Requirement, listed):
            name = canonicalize_name(requirement.name)
            if name not in LOCAL:
                assert requirement.specifier.contains(locked[name]), f"{requirement}: {locked[name]}"


def test_no_library_is_pinned_that_nothing_asks_for():
    ranges = [*RUN_RANGES, *DEVELOP_RANGES]
    for name in {**RUN, **DEVELOP}:
        ranges += metadata.requires(name) or ()
    asked = {canonicalize_name(Requirement(line).name) for line in ranges}

    assert not (set(RUN) | set(DEVELOP)) - asked


def test_no_library_is_pinned_twice():
    assert not set(RUN) & set(DEVELOP)


def test_what_runs_here_is_what_is_pinned():
    other = {
        name: metadata.version(name)
        for name, version in {**RUN, **DEVELOP}.items()
        if metadata.version(name) != version
    }
    assert not other
