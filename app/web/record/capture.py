"""Put something on the map in a minute: four questions and a place that is proposed."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from app import labels
from app.exceptions import EditConflict, Invalid, NotAllowed
from app.models.record import Kind, KnownFrom
from app.policy import Permission
from app.queries.record.catalogue import themes, usual_themes
from app.queries.record.duplicates.near import Similar
from app.queries.record.places import spot, team_buurten
from app.services.record.capturing import Captured, capture
from app.services.record.content import STRENGTH_OF_KIND, AssetContent, Where
from app.services.record.editing import edit
from app.services.record.locating import locate, municipality_name
from app.services.record.rules import rule_errors
from app.services.texts.of_records import texts_of
from app.web.access import access
from app.web.forms import options
from app.web.forms.texts import ask_about, show_doubts
from app.web.identity import viewer
from app.web.people.forms import number
from app.web.record.blueprint import bp
from app.web.record.duplicates.asking import answered, answers_in, keep_answers, unanswered
from app.web.record.forms import CaptureForm, buurt_choices

CHANGED_SINCE = "Dit stond al op de kaart, en is daarna veranderd. Kijk of het zo klopt."


@bp.get("/buurtkrachten/nieuw")
@access(Permission.RECORD)
def new() -> ResponseReturnValue:
    """The empty form, with the place that is most likely; on a straatronde (`ronde`) it was seen just now."""
    form = CaptureForm(formdata=None)
    form.lon.data, form.lat.data = request.args.get("lon", ""), request.args.get("lat", "")
    form.address.data = request.args.get("address", "")
    form.area.data = request.args.get("buurt") or session.get("last_buurt") or _own_buurt()
    form.place.data = "point" if form.lon.data and form.lat.data else "area"
    if _walk_id() is not None:
        form.known_from.data = KnownFrom.SEEN
    return _page(form)


@bp.post("/buurtkrachten/nieuw")
@access(Permission.RECORD)
def save_new() -> ResponseReturnValue:
    """Store it; a repeat of the same form leads to what is there already."""
    form, answers = CaptureForm(), answers_in(request.form)
    try:
        content, known_from = _read(form)
        ask_about(texts_of(content, address=form.address.data or ""))
        if not request.form.get("anyway"):
            found = unanswered(name=content.name, where=content.where, answers=answers, client_key=form.key())
            if found:
                return _page(form, found), 422
        captured = capture(content=content, known_from=known_from, client_key=form.key(), viewer=viewer())
    except Invalid as error:
        show_doubts(form, error)
        return _page(form), 422
    if captured.is_new:
        keep_answers(captured.asset_id, answers)
    else:
        _take_changes(captured.asset_id, content)
    return _leave(form, captured)


@bp.get("/buurtkrachten/nieuw/plek")
@access(Permission.RECORD)
def show_spot() -> ResponseReturnValue:
    """The sentence about a point: in which buurt it lies and who keeps what lies there."""
    found = spot(lon=request.args.get("lon", ""), lat=request.args.get("lat", ""), viewer=viewer())
    return render_template(
        "record/_spot.html",
        spot=found,
        accuracy=request.args.get("accuracy", type=float),
        municipality=municipality_name(),
    )


def _take_changes(asset_id: int, content: AssetContent) -> None:
    """The form was sent before, and comes once more: what stands in it now is a change of what it made."""
    try:
        edit(asset_id=asset_id, base_version=1, content=content, viewer=viewer())
    except (EditConflict, Invalid, NotAllowed):
        flash(CHANGED_SINCE, "error")


def _leave(form: CaptureForm, captured: Captured) -> ResponseReturnValue:
    """To the page after saving, to the straatronde on which it was seen, or to the next empty form."""
    if form.area.data and form.place.data == "area":
        session["last_buurt"] = form.area.data
    if "another" in {request.form.get("after"), request.form.get("anyway")}:
        again = {"buurt": form.area.data or None, "ronde": _walk_id(), "samen": request.args.getlist("samen")}
        return redirect(url_for("record.new", **again, saved=captured.asset_id))
    if _walk_id() is not None:
        together = request.args.getlist("samen")
        return redirect(
            url_for("coverage.walk", round_id=_walk_id(), erbij=captured.asset_id, samen=together)
        )
    return redirect(url_for("record.saved", asset_id=captured.asset_id))


def _read(form: CaptureForm) -> tuple[AssetContent, KnownFrom]:
    """Collect every sentence at once: a place that can't be found must not hide a missing name."""
    errors: dict[str, str] = {}
    kind = Kind(form.kind.data) if form.kind.data in set(Kind) else None
    known_from = KnownFrom(form.known_from.data) if form.known_from.data in set(KnownFrom) else None
    if kind is None:
        errors["kind"] = "Kies wat het is."
    if known_from in {None, KnownFrom.IMPORT}:
        errors["known_from"] = "Kies hoe je dit weet."
    try:
        where = locate(form.said_place())
    except Invalid as error:
        errors.update(error.errors)
        where = Where(whole_municipality=True)
    content = AssetContent(
        name=" ".join((form.name.data or "").split()),
        kind=kind or Kind.INITIATIVE,
        strength=STRENGTH_OF_KIND[kind or Kind.INITIATIVE],
        themes=tuple(form.themes.data or ()),
        where=where,
    )
    errors = {**rule_errors(content), **errors}
    if errors or known_from is None:
        raise Invalid(errors)
    return content, known_from


def _walk_id() -> int | None:
    return number(request.args.get("ronde"))


def _own_buurt() -> str:
    own = team_buurten(viewer())
    return own[0].code if own else ""


def _page(form: CaptureForm, similar: tuple[Similar, ...] = ()) -> str:
    form.area.choices = buurt_choices()
    form.themes.choices = options(themes().items())
    return render_template(
        "record/new.html",
        form=form,
        kinds=labels.KIND_SHORT,
        examples=labels.KIND_EXAMPLES,
        usual=usual_themes(viewer().team_id),
        own_buurten=team_buurten(viewer()),
        saved_before=request.args.get("saved", type=int),
        similar=similar,
        answered=answered(answers_in(request.form)),
        another=request.form.get("after") == "another",
        walk_id=_walk_id(),
        together=request.args.getlist("samen"),
    )
