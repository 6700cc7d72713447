"""What C9 says of a part beside its value: for whom there is something, and who live there."""

from __future__ import annotations

from app.api.schemas.shapes import COUNT, NUMBER, Schema, maybe
from app.queries.coverage.beside.composition import COMPOSITION

COUNTS = {"type": "object", "additionalProperties": COUNT}
OF_PEOPLE: dict[str, Schema] = {
    "audiences": {**COUNTS, "description": "Alleen bij C9: hoeveel er is per doelgroep."},
    "languages": {**COUNTS, "description": "Alleen bij C9: hoeveel er is per taal (ISO 639)."},
    "for_anybody": {**COUNT, "description": "Alleen bij C9: zonder doelgroep."},
    "composition": {
        "type": "object",
        "properties": {key: maybe(NUMBER) for key in COMPOSITION},
        "additionalProperties": False,
        "description": "Alleen bij C9: wie er wonen, in procent. Staat ernaast en telt nergens in mee.",
    },
    "composition_year": maybe(COUNT),
}
