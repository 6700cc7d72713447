"""A stand-in for PDOK's Locatieserver, constructed from its documentation: it knows one address."""

from __future__ import annotations

import json

from werkzeug.wrappers import Request, Response

from geodata.crs import to_wgs84

RD_X, RD_Y = 233_420.0, 583_300.0
"""In Hamrik."""
ADDRESS = "Vijverlaan 12, 9731AB Groningen"


@Request.application
def locatieserver(request: Request) -> Response:
    """The one address, whatever is asked: the application believes only what agrees with the question."""
    lon, lat = to_wgs84(RD_X, RD_Y)
    found = {
        "type": "adres",
        "weergavenaam": ADDRESS,
        "straatnaam": "Vijverlaan",
        "huisnummer": 12,
        "huis_nlt": "12",
        "postcode": "9731AB",
        "woonplaatsnaam": "Groningen",
        "gemeentecode": "0014",
        "buurtcode": "BU00140000",
        "centroide_ll": f"POINT({lon:.8f} {lat:.8f})",
        "centroide_rd": f"POINT({RD_X} {RD_Y})",
    }
    answer = {"response": {"numFound": 1, "start": 0, "docs": [found]}}
    return Response(json.dumps(answer), content_type="application/json")
