"""What the API answers about the leergang, as JSON Schema 2020-12."""

from __future__ import annotations

from app.api.schemas.shapes import COUNT, ID, NOTICE, TEXT, Schema, maybe, one_of, record, several
from app.models.training import ClaimStrength, ModuleKind, OutcomeLevel, SessionState, Track

OF_TRAINING: dict[str, Schema] = {
    "Chain": record(
        {
            "sessions": COUNT,
            "participants": maybe(COUNT),
            "actions": COUNT,
            "actions_done": COUNT,
            "assets": record({strength.value: COUNT for strength in ClaimStrength}),
            "assets_unread": COUNT,
            "claims_doubted": COUNT,
            "relations": COUNT,
            "relations_claimed": record({strength.value: COUNT for strength in ClaimStrength}),
            "relations_unread": COUNT,
            "actions_claimed": record({strength.value: COUNT for strength in ClaimStrength}),
            "actions_unread": COUNT,
            "signals": COUNT,
            "questions": COUNT,
            "outcomes": record({level.value: COUNT for level in OutcomeLevel}),
            "notice": NOTICE,
        },
        optional=("notice",),
    ),
    "Programmes": record(
        {
            "programmes": several(
                record(
                    {
                        "id": ID,
                        "title": TEXT,
                        "track": one_of(Track),
                        "aim": TEXT,
                        "electives": maybe(COUNT),
                    }
                )
            ),
            "notice": NOTICE,
        },
        optional=("notice",),
    ),
    "Modules": record(
        {
            "modules": several(
                record(
                    {
                        "id": ID,
                        "programme": ID,
                        "title": TEXT,
                        "kind": one_of(ModuleKind),
                        "aim": TEXT,
                        "theme": TEXT,
                        "materials": several(TEXT),
                        "position": COUNT,
                    }
                )
            ),
            "notice": NOTICE,
        },
        optional=("notice",),
    ),
    "Sessions": record(
        {
            "sessions": several(
                record(
                    {
                        "id": ID,
                        "module": ID,
                        "team": {"type": ["string", "null"], "description": "null: open voor iedereen."},
                        "state": one_of(SessionState),
                        "starts_at": {"type": "string", "format": "date-time"},
                        "ends_at": {"type": "string", "format": "date-time"},
                        "place": TEXT,
                        "online": {"type": "boolean"},
                        "participants": {
                            "type": ["integer", "null"],
                            "description": "Op vijf afgerond; null: niet geteld, of minder dan vijf.",
                        },
                    }
                )
            ),
            "notice": NOTICE,
        },
        optional=("notice",),
    ),
}
