"""`/api/v1/openapi.json`: what can be asked and what is answered, as OpenAPI 3.1."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson
from apispec import APISpec
from flask import Response, current_app, request

from app.api.answers import GEOJSON, JSON
from app.api.blueprint import bp
from app.api.parameters import HIGHEST_ID, LIMIT, MOST, refuse_others
from app.api.schemas import CODE, SCHEMAS, TEXT, one_of
from app.labels import ACCESS, LANGUAGES
from app.models.areas import AreaLevel
from app.models.record import Cost, Exchange, Kind, LedBy, Openness, Status, Strength
from app.policy import Permission
from app.queries.coverage.measures import MEASURES
from app.queries.coverage.reach import BUFFERS
from app.queries.record.filtering.parsing import LONGEST_NUMBER, PARSERS, QUERY_LIMIT
from app.queries.record.filters import FRESHNESS
from app.rhythms import DAY_PARTS
from app.web.access import access

ABOUT = """\
Alles is alleen te lezen, ook wat met POST gaat: dan staat de vraag in geen adres. Je ziet hier wat je op de
kaart ziet: dezelfde keuzes, dezelfde rechten en dezelfde (soms minder precieze) plek. Plaatsen staan in
WGS84, lengtegraad eerst.

Je bent ingelogd met de sessie van de website, of met een sleutel uit je Instellingen
(`Authorization: Bearer …`). Andere websites kunnen er niet bij (geen CORS). Zonder krijg je 401.
Een parameter die we niet kennen geeft 400, en een code of nummer dat er niet is ook; een lege telt niet mee.
Gaat een lijst verder, dan staat het volgende deel in de kop `Link` (RFC 8288, `rel="next"`).

Bewaar de `ETag` en stuur die mee als `If-None-Match`: is er niets veranderd, dan krijg je 304."""

NUMBER = {"type": "integer", "minimum": 0, "maximum": 10**LONGEST_NUMBER - 1}
DEGREES = [{"type": "number", "minimum": -most, "maximum": most} for most in (180, 89)]
DAY = {"type": "string", "format": "date"}
YES = {"type": "string", "const": "yes"}
PARAMETERS: dict[str, tuple[str, dict[str, Any]]] = {
    "q": (
        f"Woorden in naam, omschrijving, zoekwoorden of thema: de eerste {QUERY_LIMIT} tekens tellen.",
        TEXT,
    ),
    "kind": ("Wat is het?", {"type": "array", "items": one_of(Kind)}),
    "theme": ("Code van een thema.", {"type": "array", "items": CODE}),
    "audience": ("Code van een doelgroep.", {"type": "array", "items": CODE}),
    "buurt": ("Code van een buurt, zoals BU00140000.", {"type": "array", "items": CODE}),
    "wijk": ("Code van een wijk, zoals WK001400.", {"type": "array", "items": CODE}),
    "team": ("Nummer van het team dat het bijhoudt.", NUMBER),
    "led_by": ("Wie trekt het?", {"type": "array", "items": one_of(LedBy)}),
    "strength": ("ABCD-groep.", {"type": "array", "items": one_of(Strength)}),
    "offers": ("Wat het te bieden heeft.", {"type": "array", "items": one_of(Exchange)}),
    "needs": ("Wat het kan gebruiken.", {"type": "array", "items": one_of(Exchange)}),
    "day_part": ("Op welk deel van de dag of week.", {"type": "array", "items": one_of(DAY_PARTS)}),
    "cost": ("Wat het per keer kost.", {"type": "array", "items": one_of(Cost)}),
    "openness": ("Of je zo mee kunt doen.", {"type": "array", "items": one_of(Openness)}),
    "access": (
        "Wat er allemaal moet zijn; meer dan één telt op.",
        {"type": "array", "items": one_of(ACCESS)},
    ),
    "language": ("Welke taal er gesproken wordt.", {"type": "array", "items": one_of(LANGUAGES)}),
    "status": ("Hoe het ervoor staat.", {"type": "array", "items": one_of(Status)}),
    "group": ("Nummer van een gebied van een andere indeling.", NUMBER),
    "freshness": ("Hoe zeker is het nog?", {"type": "array", "items": one_of(FRESHNESS)}),
    "source": ("Naam van de lijst waar het uit komt.", CODE),
    "recorded_from": (
        "Alleen wat op of na deze dag op de kaart kwam: toen wisten we het, niet toen het begon.",
        DAY,
    ),
    "recorded_until": ("Alleen wat tot en met deze dag op de kaart kwam.", DAY),
    "training": ("Alleen wat uit de leergang kwam.", YES),
    "module": ("Nummer van een module van de leergang.", NUMBER),
    "session": ("Nummer van een bijeenkomst van de leergang.", NUMBER),
    "stopped": ("Ook wat gestopt is.", YES),
    "bbox": (
        "West, zuid, oost, noord in graden. Telt alleen wat een plek op de kaart heeft.",
        {"type": "array", "prefixItems": [*DEGREES, *DEGREES], "minItems": 4, "maxItems": 4},
    ),
    "limit": ("Hoeveel hoogstens.", {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}),
    "after": (
        "Alleen met een hoger nummer dan dit: zo lees je verder. Zie de `Link` van het antwoord.",
        {"type": "integer", "minimum": 0, "maximum": HIGHEST_ID, "default": 0},
    ),
    "area": (
        "Code van een gemeente, wijk of buurt; telt in plaats van `buurt` en `wijk`.",
        {"type": "string", "pattern": "^(GM[0-9]{4}|WK[0-9A-Z]{6}|BU[0-9A-Z]{8})$"},
    ),
    "level": ("Gemeente, wijk of buurt.", {**one_of(AreaLevel), "default": AreaLevel.BUURT}),
    "part": (
        "Code van een buurt of wijk.",
        {"type": "string", "pattern": "^(BU[0-9A-Z]{8}|WK[0-9A-Z]{6})$"},
    ),
    "programme": ("Nummer van een leergang.", NUMBER),
    "from": ("Eerste dag.", DAY),
    "to": ("Laatste dag.", DAY),
    "distance": (
        "Bij C3: hoeveel meter iemand loopt.",
        {"type": "integer", "enum": list(BUFFERS), "default": 400},
    ),
    "evening": ("Bij C3: alleen wat er ook ’s avonds is.", one_of(["yes"])),
    "summer": ("Bij C3: alleen wat er ook in de zomer is.", one_of(["yes"])),
    "measure": ("Welke maat; de definitie staat in het antwoord.", {**one_of(MEASURES), "default": "C1"}),
    "as_of": (
        "De dag waarvan je de stand wilt, in de grenzen van nu; zonder dag is het vandaag.",
        DAY,
    ),
}
NAMES = {"part": "buurt"}
"""What stands in the address, where two endpoints understand it differently."""
PROBLEMS = {
    "400": "Een parameter die we niet kennen, of een waarde die niet kan of er niet is.",
    "401": "Je bent niet ingelogd.",
    "403": "Je mag dit niet zien.",
}
NOT_MODIFIED = {"description": "Er is niets veranderd sinds het antwoord met deze ETag."}


@bp.get("/openapi.json")
@access(Permission.OPEN)
def show_description() -> Response:
    """The same for everybody, also for who has not signed in."""
    refuse_others()
    response = Response(_document(current_app.config["SESSION_COOKIE_NAME"]), content_type=JSON)
    response.add_etag()
    return response.make_conditional(request)


@cache
def _document(cookie: str) -> bytes:
    spec = APISpec(
        title="Opbouwkaart",
        version="1.0.0",
        openapi_version="3.1.0",
        info={"description": ABOUT, "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}},
        servers=[{"url": "/api/v1"}],
        security=[{"session": []}, {"token": []}],
    )
    spec.components.security_scheme("session", {"type": "apiKey", "in": "cookie", "name": cookie})
    spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    for name, schema in SCHEMAS.items():
        spec.components.schema(name, schema)
    for name, (description, schema) in PARAMETERS.items():
        spec.components.parameter(name, "query", _parameter(name, description, schema))
    for status, description in PROBLEMS.items():
        content = {"application/problem+json": {"schema": "Problem"}}
        spec.components.response(status, {"description": description, "content": content})
    whole = tuple(PARSERS)
    _path(spec, "/assets", "Buurtkrachten als GeoJSON, op nummer", "Assets", (*whole, "limit", "after"))
    _one(spec, "/assets/{asset_id}", "Eén buurtkracht als GeoJSON", "Asset")
    _path(spec, "/pins", "Wat de kaart tekent, per kolom", "Pins", whole)
    _path(spec, "/areas", "Grenzen van gebieden", "Areas", ("level",))
    _path(spec, "/areas/counts", "Hoeveel er in elk gebied is, per code", "Counts", ("level", *whole))
    _path(spec, "/network", "Wie doet iets met wie, en wie houdt het bij elkaar", "Network", ("area", *whole))
    wanted = ("measure", "level", "as_of", "distance", "evening", "summer", *whole)
    _path(spec, "/coverage", "Wat we weten van elke buurt, met marge en staat", "Coverage", wanted)
    part = ("programme", "module", "session", "team", "group", "part", "from", "to")
    _path(spec, "/chain", "Wat er naast de leergang staat, per verband; nooit per persoon", "Chain", part)
    chosen = ("programme", "module", "team", "part", "from", "to")
    _path(spec, "/programmes", "Leergangen die lopen", "Programmes", chosen)
    _path(spec, "/modules", "Modules, in de volgorde waarin ze gegeven worden", "Modules", chosen)
    listed = (*chosen, "limit", "after")
    _path(spec, "/sessions", "Bijeenkomsten, op nummer; nooit per persoon", "Sessions", listed)
    _question(spec, "/partners", "Wie past bij een vraag, met waarom; we bewaren de vraag niet", "Partners")
    _path(spec, "/openapi.json", "Deze beschrijving", "", ())
    return orjson.dumps(spec.to_dict(), option=orjson.OPT_INDENT_2)


def _parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A list is given by repeating the parameter, a bbox with commas."""
    form: dict[str, Any] = {"name": NAMES.get(name, name), "description": description, "schema": schema}
    if schema["type"] == "array":
        form |= {"style": "form", "explode": "maxItems" not in schema}
    return form


def _path(spec: APISpec, path: str, summary: str, schema: str, parameters: tuple[str, ...]) -> None:
    kind = GEOJSON if schema in {"Assets", "Areas"} else JSON
    content = {kind: {"schema": schema or {"type": "object"}}}
    operation: dict[str, Any] = {
        "operationId": f"get{schema or 'Description'}",
        "summary": summary,
        "parameters": list(parameters),
        "responses": {"200": {"description": "Gelukt.", "content": content}, "304": NOT_MODIFIED},
    }
    if schema:
        operation["responses"] |= {status: status for status in PROBLEMS}
    else:
        operation |= {"security": []}
        operation["responses"]["400"] = "400"
    spec.path(path, operations={"get": operation})


def _one(spec: APISpec, path: str, summary: str, schema: str) -> None:
    """One thing by its number."""
    number = {"name": "asset_id", "in": "path", "required": True, "schema": NUMBER}
    led_on = {"description": "Samengevoegd met een andere: die staat op het adres in `Location`."}
    missing = {"description": "Dit is er niet, of je mag het niet zien."}
    deleted = {"description": "Dit is voorgoed verwijderd."}
    answered = {"description": "Gelukt.", "content": {GEOJSON: {"schema": schema}}}
    operation = {
        "operationId": f"getOne{schema}",
        "summary": summary,
        "parameters": [number],
        "responses": {"200": answered, "302": led_on, "304": NOT_MODIFIED, "404": missing, "410": deleted}
        | {status: status for status in PROBLEMS},
    }
    spec.path(path, operations={"get": operation})


def _question(spec: APISpec, path: str, summary: str, schema: str) -> None:
    """Something that is asked by POST, as JSON."""
    asked = {"required": True, "content": {JSON: {"schema": f"{schema}Question"}}}
    answered = {"description": "Gelukt.", "content": {JSON: {"schema": schema}}}
    operation = {
        "operationId": f"ask{schema}",
        "summary": summary,
        "requestBody": asked,
        "responses": {"200": answered, **{status: status for status in PROBLEMS}},
    }
    spec.path(path, operations={"post": operation})
