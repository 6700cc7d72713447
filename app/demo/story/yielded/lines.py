"""Lines of the municipality as an example: what a real one calls them is for its administrator to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LINES: Final[Mapping[str, tuple[str, ...]]] = {
    "Elkaar kennen in de buurt (voorbeeld)": (
        "ontmoeten-en-verbinden",
        "eten-en-koken",
        "burenhulp-mantelzorg-vervoer",
    ),
    "Gezond en in beweging (voorbeeld)": ("bewegen-en-sport", "mentaal-welbevinden", "groen-en-duurzaam"),
    "Meedoen en leren (voorbeeld)": (
        "leren-taal-digitaal",
        "werk-en-vrijwilligerswerk",
        "zelforganisatie-zeggenschap",
    ),
}
"""By name the themes that count for it."""
