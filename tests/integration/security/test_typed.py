"""A NUL that was sent is read as a space, wherever it stands. ASVS 5.0: V2.2.1, V2.2.2, V16.5.3."""

from __future__ import annotations

import io

import pytest
from flask import request
from sqlalchemy import select

from app.models.partners import Signal
from tests.factories.areas import make_city
from tests.factories.partners import make_question
from tests.factories.people import make_team, make_team_buurt, make_user, post, sign_in, viewer_of


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_form_and_a_query_hold_none_and_a_file_stays_as_it_is(app, kind):
    data = {"na\x00me": "a\x00b", "list": ["\x00", "c"]}
    if kind.startswith("multipart"):
        data["file"] = (io.BytesIO(b"\x00"), "list.csv")
    with app.test_request_context("/?q=%00x&q=y", method="POST", data=data, content_type=kind):
        assert request.args.getlist("q") == [" x", "y"]
        assert request.form["na me"] == "a b"
        assert request.form.getlist("list") == [" ", "c"]
        assert "file" not in data or request.files["file"].read() == b"\x00"
        assert request.values["q"] == " x"


def test_what_is_said_with_one_is_kept(client, db):
    city, team = make_city(), make_team()
    make_team_buurt(team=team, area=city.areas["BU00140000"])
    user = make_user(team=team)
    question = make_question(viewer_of(user), buurt="BU00140000")
    sign_in(client, user)
    sent = {"said": "samen\x00eten", "client_key": "5f9c3b1e-0d7e-4c53-9a38-f3a4f7cf2c55"}

    assert post(client, f"/vragen/{question.id}/ook", sent).status_code == 302
    assert "samen eten" in db.session.scalars(select(Signal.said)).all()
