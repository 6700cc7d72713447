"""The leergang for who does not sign in, when the organisation opened it; and as schema.org."""

from __future__ import annotations

from typing import Any

from flask import render_template, url_for

from app.clock import LOCAL_ZONE
from app.policy import Permission
from app.queries.training.public import PublicModule, PublicSession, public_module, public_programmes
from app.web.access import access
from app.web.training.blueprint import bp

SCHEMA = "https://schema.org"


@bp.get("/leergang/openbaar")
@access(Permission.OPEN)
def public_overview() -> str:
    """Which modules there are."""
    return render_template("training/public/overview.html", programmes=public_programmes())


@bp.get("/leergang/openbaar/<int:module_id>")
@access(Permission.OPEN)
def show_public_module(module_id: int) -> str:
    """What a module is about, and when it is open to all."""
    found = public_module(module_id)
    return render_template("training/public/module.html", module=found, course=course_of(found))


def course_of(found: PublicModule) -> dict[str, Any]:
    """The module as a schema.org Course, with a CourseInstance for each session to come."""
    course: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "Course",
        "name": found.title,
        "url": url_for("training.show_public_module", module_id=found.id, _external=True),
        "inLanguage": "nl",
        "isPartOf": {"@type": "Course", "name": found.programme},
    }
    if found.aim:
        course["description"] = found.aim
    if found.theme:
        course["about"] = found.theme
    if found.sessions:
        course["hasCourseInstance"] = [_instance_of(one, found.title) for one in found.sessions]
    return course


def _instance_of(one: PublicSession, title: str) -> dict[str, Any]:
    instance: dict[str, Any] = {
        "@type": "CourseInstance",
        "name": title,
        "courseMode": "online" if one.online else "onsite",
        "startDate": one.starts_at.astimezone(LOCAL_ZONE).isoformat(),
        "endDate": one.ends_at.astimezone(LOCAL_ZONE).isoformat(),
        "eventStatus": f"{SCHEMA}/Event{'Cancelled' if one.called_off else 'Scheduled'}",
    }
    if one.place:
        instance["location"] = {"@type": "Place", "name": one.place}
    return instance
