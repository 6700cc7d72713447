"""The pages: what surrounds every request first, then one blueprint per subject."""

from __future__ import annotations

from flask import Flask

from app.extensions import babel, csrf
from app.web import (
    access,
    areas,
    availability,
    coverage,
    demo,
    errors,
    headers,
    identity,
    imports,
    incoming,
    navigation,
    operation,
    paper,
    partners,
    people,
    privacy,
    record,
    reports,
    residents,
    security_contact,
    settings,
    training,
    transaction,
)
from app.web.forms import texts
from app.web.operation import observing
from app.web.presentation import formatting, static_files, tables, taking


def init_app(app: Flask) -> None:
    """Attach everything that a page needs, in the order in which a request meets it."""
    observing.init_app(app)
    demo.init_app(app)
    availability.init_app(app)
    incoming.init_app(app)
    csrf.init_app(app)
    babel.init_app(app)
    identity.init_app(app)
    access.init_app(app)
    transaction.init_app(app)
    errors.init_app(app)
    formatting.init_app(app)
    tables.init_app(app)
    taking.init_app(app)
    static_files.init_app(app)
    navigation.init_app(app)
    texts.init_app(app)
    security_contact.init_app(app)
    for subject in (
        people,
        areas,
        record,
        partners,
        coverage,
        reports,
        imports,
        paper,
        residents,
        training,
        settings,
        privacy,
        operation,
    ):
        subject.init_app(app)
    headers.init_app(app)
