"""The address of a record as a QR code, for who may see the record."""

from __future__ import annotations

import io

import segno
from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from app.policy import Permission
from app.queries.record.detail import asset_detail
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp


@bp.get("/buurtkrachten/<int:asset_id>/qr.svg")
@access(Permission.READ)
def show_qr(asset_id: int) -> ResponseReturnValue:
    """An SVG that leads to the page of the record, as the visitor's own address of this installation."""
    asset_detail(asset_id, viewer())
    picture = io.BytesIO()
    code = segno.make(url_for("record.show", asset_id=asset_id, _external=True), error="m", micro=False)
    code.save(picture, kind="svg", border=2, xmldecl=False, svgns=True, nl=False, omitsize=True)
    response = Response(picture.getvalue(), mimetype="image/svg+xml")
    response.cache_control.private = True
    response.add_etag()
    return response.make_conditional(request)
