"""Codes of areas in addresses: `/buurten/BU00140000`; what is no code is no address."""

from __future__ import annotations

from werkzeug.routing import BaseConverter


class BuurtCode(BaseConverter):
    """BU and eight characters."""

    regex = "BU[0-9A-Z]{8}"


class WijkCode(BaseConverter):
    """WK and six characters."""

    regex = "WK[0-9A-Z]{6}"


class GemeenteCode(BaseConverter):
    """GM and four digits."""

    regex = "GM[0-9]{4}"


CONVERTERS = {"buurt_code": BuurtCode, "wijk_code": WijkCode, "gemeente_code": GemeenteCode}
