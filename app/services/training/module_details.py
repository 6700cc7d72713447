"""What a module may say beside its title and aim: a theme, who asked for it, and what is used with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.exceptions import Invalid
from app.models.training import Module

ADDRESS = re.compile(r"https?://[^\s/.]+\.[^\s]+")
ABOUT_LIMIT = 120
MATERIALS_LIMIT, MATERIAL_LIMIT = 10, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleDetails:
    """All may be empty. `proposed_by` is a team or group, never a person; `materials` are web addresses."""

    theme: str = ""
    proposed_by: str = ""
    materials: tuple[str, ...] = ()


def put_details(module: Module, details: ModuleDetails | None) -> None:
    """Let a module say them; None leaves what is there. Raises Invalid with a sentence per field."""
    if details is None:
        return
    errors = _errors(details)
    if errors:
        raise Invalid(errors)
    module.theme, module.proposed_by = details.theme, details.proposed_by
    module.materials = list(details.materials)


def _errors(details: ModuleDetails) -> dict[str, str]:
    errors = {}
    for name in ("theme", "proposed_by"):
        length = len(getattr(details, name))
        if length > ABOUT_LIMIT:
            errors[name] = f"Gebruik hoogstens {ABOUT_LIMIT} tekens. Het zijn er nu {length}."
    if len(details.materials) > MATERIALS_LIMIT:
        errors["materials"] = f"Zet er hoogstens {MATERIALS_LIMIT} bij."
    elif any(not ADDRESS.fullmatch(one) for one in details.materials):
        errors["materials"] = "Dit lijkt geen webadres. Begin met https. Zet elk adres op een eigen regel."
    elif any(len(one) > MATERIAL_LIMIT for one in details.materials):
        errors["materials"] = f"Gebruik per adres hoogstens {MATERIAL_LIMIT} tekens."
    return errors
