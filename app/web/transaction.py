"""The one place where a request commits, and the wall that keeps GET from writing.

A request that was answered well is committed before the answer leaves; anything else is rolled
back. A view that refuses but has something to keep (a failed sign-in) says so with `keep_anyway`;
a count that must outlive a refusal is made `afterwards`, in a transaction of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, Response, g, has_request_context, request
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session

from app.database import database

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def keep_anyway() -> None:
    """Commit this request although it is refused."""
    g.keep_anyway = True


def afterwards(work: Callable[[], None]) -> None:
    """Do this in a transaction of its own when the request is over, also when that was refused."""
    g.setdefault("afterwards", []).append(work)


def log_before_it_leaves(work: Callable[[], None]) -> None:
    """Store this when the view is done, before its page leaves; when that fails the page does not leave."""
    g.setdefault("log", []).append(work)


def commit_or_roll_back(response: Response) -> Response:
    """After the view: commit a good answer to a writing request."""
    if response.status_code < 400:
        _write_log()
    if request.method in SAFE_METHODS:
        return response
    if response.status_code < 400 or g.get("keep_anyway", False):
        database.session.commit()
    else:
        database.session.rollback()
    for work in g.pop("afterwards", ()):
        work()
        database.session.commit()
    return response


def _write_log() -> None:
    works = g.pop("log", ())
    if not works:
        return
    g.is_logging = True
    for work in works:
        work()
    if request.method in SAFE_METHODS:
        database.session.commit()
    g.is_logging = False


def _only_reads() -> bool:
    return has_request_context() and request.method in SAFE_METHODS and not g.get("is_logging", False)


def _refuse_flush(session: Session, *_args: Any) -> None:
    if _only_reads() and (session.new or session.dirty or session.deleted):
        raise RuntimeError(f"GET writes: {request.endpoint}")


def _refuse_statement(state: ORMExecuteState) -> None:
    writes = state.is_insert or state.is_update or state.is_delete
    if writes and _only_reads():
        raise RuntimeError(f"GET writes: {request.endpoint}")


event.listen(Session, "before_flush", _refuse_flush)
event.listen(Session, "do_orm_execute", _refuse_statement)


def init_app(app: Flask) -> None:
    """Commit at the end of each request."""
    app.after_request(commit_or_roll_back)
