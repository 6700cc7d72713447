"""What the answers of the API look like, as JSON Schema 2020-12."""

from __future__ import annotations

from app.api.schemas.of_people import OF_PEOPLE
from app.api.schemas.of_training import OF_TRAINING
from app.api.schemas.shapes import (
    CODE as CODE,
    CODES as CODES,
    COUNT as COUNT,
    DAY as DAY,
    ID as ID,
    LATITUDE as LATITUDE,
    LONGITUDE as LONGITUDE,
    NOTICE as NOTICE,
    NUMBER as NUMBER,
    POSITION as POSITION,
    TEXT as TEXT,
    TEXTS as TEXTS,
    Schema as Schema,
    feature as feature,
    maybe as maybe,
    one_of as one_of,
    record as record,
    several as several,
)
from app.models.areas import AreaLevel, VintageKind
from app.models.record import Exchange, Kind, LedBy, Precision, RelationType, Status, Strength, Visibility
from app.queries.coverage.facts import State
from app.queries.coverage.measures import FLAGS, MEASURES
from app.queries.partners.finder.asking.understanding import LONGEST
from app.queries.record.filters import FRESHNESS

ASSET = record(
    {
        "id": ID,
        "name": TEXT,
        "kind": one_of(Kind),
        "strength": one_of(Strength),
        "summary": TEXT,
        "themes": TEXTS,
        "audiences": TEXTS,
        "led_by": maybe(one_of(LedBy)),
        "status": one_of(Status),
        "visibility": one_of(Visibility),
        "precision": one_of(Precision),
        "buurt": maybe(TEXT),
        "buurt_name": maybe(TEXT),
        "vintage": maybe({"type": "integer"}),
        "verified_on": DAY,
        "due_on": DAY,
        "source": maybe(TEXT),
        "attribution": maybe(TEXT),
        "url": TEXT,
    }
)
AREA = record(
    {
        "code": TEXT,
        "name": TEXT,
        "level": one_of(AreaLevel),
        "parent": maybe(TEXT),
        "lon": LONGITUDE,
        "lat": LATITUDE,
        "inhabitants": maybe(COUNT),
    }
)
VINTAGE = record({"year": {"type": "integer"}, "kind": one_of(VintageKind), "attribution": TEXT})
POINT = record({"type": {"const": "Point"}, "coordinates": POSITION})
SURFACE = record({"type": one_of(("Polygon", "MultiPolygon")), "coordinates": {"type": "array"}})
NODE = record(
    {
        "id": ID,
        "name": TEXT,
        "kind": one_of(Kind),
        "lon": maybe(LONGITUDE),
        "lat": maybe(LATITUDE),
        "precision": one_of(Precision),
        "chosen": {"type": "boolean", "description": "Past bij de vraag; anders is het een partner ervan."},
        "degree": {**COUNT, "description": "Met hoeveel andere het verbonden is."},
        "bridge": {"type": "boolean", "description": "Brug: zonder deze valt er een deel los."},
        "hub": {
            "type": "boolean",
            "description": "Spil: met de meeste verbonden, en met minstens drie.",
        },
        "alone": {"type": "boolean", "description": "Nog los: geen verbinding die we kennen."},
        "url": TEXT,
    }
)
EDGE = record(
    {
        "id": ID,
        "from": ID,
        "to": ID,
        "type": one_of(RelationType),
        "since": DAY,
        "confirmed_on": DAY,
        "faint": {"type": "boolean", "description": "Langer dan een jaar niet gecheckt."},
    }
)

SCHEMAS: dict[str, Schema] = {
    "Assets": record(
        {
            "type": {"const": "FeatureCollection"},
            "numberReturned": COUNT,
            "links": several(record({"rel": {"const": "next"}, "type": TEXT, "href": TEXT})),
            "notice": NOTICE,
            "features": several(feature(ASSET, ID, maybe(POINT))),
        },
        optional=("links", "notice"),
    ),
    "Asset": feature(ASSET, ID, maybe(POINT)),
    "Pins": record(
        {
            "id": several(ID),
            "lon": several(LONGITUDE),
            "lat": several(LATITUDE),
            "kind": several(one_of(Kind)),
            "freshness": several(one_of(FRESHNESS)),
            "precision": several(one_of(Precision)),
            "visibility": several(one_of(Visibility)),
            "name": TEXTS,
            "meets_at": several({**maybe(ID), "description": "De buurtkracht waar het samenkomt."}),
            "more": {"type": "boolean", "description": "Er zijn er meer dan hier staan."},
        }
    ),
    "Areas": record(
        {
            "type": {"const": "FeatureCollection"},
            "vintage": maybe(VINTAGE),
            "features": several(feature(AREA, TEXT, SURFACE)),
        }
    ),
    "Counts": record(
        {
            "level": one_of(AreaLevel),
            "counts": {"type": "object", "additionalProperties": ID},
        }
    ),
    "Network": record(
        {
            "nodes": several(NODE),
            "edges": several(EDGE),
            "measures": record(
                {
                    "nodes": COUNT,
                    "edges": COUNT,
                    "parts": {**COUNT, "description": "Groepen van twee of meer die aan elkaar vastzitten."},
                    "largest": {**COUNT, "description": "Hoeveel er in de grootste groep zitten."},
                    "bridges": COUNT,
                    "hubs": COUNT,
                    "alone": COUNT,
                }
            ),
            "left_out": {
                **COUNT,
                "description": "Hoeveel er niet bij passen: de minst verbonden.",
            },
            "notice": NOTICE,
        },
        optional=("notice",),
    ),
    "PartnersQuestion": record(
        {
            "q": {
                **TEXT,
                "maxLength": LONGEST,
                "pattern": "^[^\\u0000]*$",
                "description": "De vraag in gewoon Nederlands.",
            },
            **dict.fromkeys(("themes", "audiences", "buurten"), CODES),
            "offers": {"type": "array", "items": one_of(Exchange), "maxItems": 20},
            "lon": LONGITUDE,
            "lat": LATITUDE,
            "distance_m": {"type": "number", "minimum": 0, "maximum": 50_000},
            "limit": {"type": "integer", "minimum": 1, "maximum": 50, "default": 10},
        },
        optional=("q", "themes", "audiences", "buurten", "offers", "lon", "lat", "distance_m", "limit"),
    ),
    "Partners": record(
        {
            "understood": {"type": "object", "description": "De keuzes die uit de vraag begrepen zijn."},
            "unknown": TEXTS,
            "help": {"type": "boolean", "description": "De vraag gaat over gevaar: er is niet gezocht."},
            "total": COUNT,
            "hits": several(
                record(
                    {
                        "id": ID,
                        "name": TEXT,
                        "kind": one_of(Kind),
                        "score": NUMBER,
                        "parts": {
                            "type": "object",
                            "additionalProperties": NUMBER,
                            "description": "Punten per deel; samen de score.",
                        },
                        "reasons": TEXTS,
                        "missing": TEXTS,
                        "distance_m": maybe(COUNT),
                        "freshness": one_of(FRESHNESS),
                        "next": TEXT,
                        "via": TEXT,
                        "url": TEXT,
                    }
                )
            ),
        }
    ),
    "Coverage": record(
        {
            "measure": one_of(MEASURES),
            "definition_version": TEXT,
            "definition": TEXT,
            "unit": TEXT,
            "level": TEXT,
            "as_of": {"type": "string", "format": "date"},
            "vintage": maybe(COUNT),
            "municipal_rate": maybe(NUMBER),
            "areas": several(
                record(
                    {
                        "code": TEXT,
                        "name": TEXT,
                        "value": maybe(NUMBER),
                        "low": maybe(NUMBER),
                        "high": maybe(NUMBER),
                        "n": COUNT,
                        "population": maybe(COUNT),
                        "state": one_of(State),
                        "flags": several(one_of(FLAGS)),
                        **OF_PEOPLE,
                    },
                    optional=tuple(OF_PEOPLE),
                )
            ),
            "notice": NOTICE,
        },
        optional=("notice",),
    ),
    **OF_TRAINING,
    "Problem": record(
        {
            "type": TEXT,
            "title": TEXT,
            "status": {"type": "integer"},
            "detail": TEXT,
            "parameters": {
                "type": "object",
                "additionalProperties": TEXT,
                "description": "Per parameter wat er niet klopt.",
            },
        },
        optional=("parameters",),
    ),
}
