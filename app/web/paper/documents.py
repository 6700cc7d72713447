"""The documents: each address answers with one PDF."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import request, url_for
from flask.typing import ResponseReturnValue

from app import clock
from app.documents.form import TITLE, blank_form
from app.documents.poster import Asked, poster
from app.exceptions import Invalid
from app.models.areas import AreaLevel
from app.policy import Permission
from app.queries.areas.areas import AreaSummary, area_by_code
from app.queries.areas.teams import teams_of
from app.queries.paper.posted import posted
from app.queries.people.installation import is_demo
from app.queries.record.catalogue import themes
from app.queries.record.filters import AssetFilter
from app.queries.residents.opened import list_is_open
from app.web.access import access
from app.web.identity import viewer
from app.web.paper.answer import document
from app.web.paper.blueprint import bp

PHONE = re.compile(r"\+?[0-9][0-9 ()\-.]{4,20}", re.ASCII)
LONGEST = 200


@bp.get("/papier/formulier.pdf")
@access(Permission.READ)
def show_form() -> ResponseReturnValue:
    """The four questions on paper."""
    return document(blank_form(themes(), day=clock.today(), invented=is_demo()), TITLE)


@bp.get("/papier/poster.pdf")
@access(Permission.READ)
def show_poster() -> ResponseReturnValue:
    """What everybody may see of `buurt`, whoever prints it; `telefoon` and `website` stand below it.

    The code leads to the website, else to the list of the buurt when that was opened, else to the phone.
    """
    area = asked_buurt()
    website = _website()
    listed = "" if website else _open_list(area)
    asked = Asked(team=_team(area), phone=_phone(), address=website or listed, is_list=bool(listed))
    records = posted(AssetFilter(buurt=(area.code,)))
    made = poster(area.name, records, themes(), asked, day=clock.today(), invented=is_demo())
    return document(made, "buurtposter", area.name)


def asked_buurt() -> AreaSummary:
    """The buurt that the address names. Raises Invalid without one, NotFound for another."""
    typed = request.args.get("buurt", "").strip()
    if not typed:
        raise Invalid({"buurt": "Kies eerst een buurt."})
    area = area_by_code(typed)
    if area.level is not AreaLevel.BUURT:
        raise Invalid({"buurt": "Kies een buurt, geen wijk of gemeente."})
    return area


def _team(area: AreaSummary) -> str:
    """The team that leads the buurt, else that of whoever prints."""
    leads = next((team.name for team in teams_of(area.id) if team.leads), "")
    return leads or viewer().team_name or "Het wijkteam"


def _phone() -> str:
    typed = request.args.get("telefoon", "").strip()
    if typed and not PHONE.fullmatch(typed):
        raise Invalid({"telefoon": "Dit is geen telefoonnummer. Schrijf het als 050 123 45 67."})
    return typed


def _open_list(area: AreaSummary) -> str:
    return url_for("residents.buurt", code=area.code, _external=True) if list_is_open() else ""


def _website() -> str:
    typed = request.args.get("website", "").strip()
    if not typed:
        return ""
    address = typed if "://" in typed else f"https://{typed}"
    parts = urlsplit(address)
    if len(address) > LONGEST or parts.scheme not in {"http", "https"} or "." not in parts.netloc:
        raise Invalid({"website": "Dit is geen adres van een website. Schrijf het als www.voorbeeld.nl."})
    return address
