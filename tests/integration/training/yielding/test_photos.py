"""A photo shows an outcome to who may see it, as long as was agreed, and goes with what it hangs on."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
import time_machine
from PIL import Image
from sqlalchemy import select

from app import clock
from app.models.record import DeletionReason, Precision, Visibility
from app.models.training import Evidence, EvidencePhoto
from app.services.backups.tables import tables
from app.services.record.keeping.deleting import forget_records
from app.services.retention import let_go
from tests.factories.people import csrf_token
from tests.factories.record import make_asset
from tests.factories.training import make_outcome
from tests.factories.viewers import make_viewer

UNTIL = "2027-03-01"


def jpeg(side=60) -> bytes:
    target = io.BytesIO()
    exif = Image.Exif()
    exif[0x0110] = "kanarie 3000"
    Image.new("RGB", (side, side), "green").save(target, "JPEG", exif=exif)
    return target.getvalue()


@pytest.fixture
def other(city):
    return make_viewer(leads=(city.id("BU00140100"),), team="Team Laanzicht")


@pytest.fixture
def asset(member):
    return make_asset(member, name="Eettafel")


@pytest.fixture
def page(member, asset):
    return f"/opbrengst/{make_outcome(member, asset.id).id}"


@pytest.fixture
def send(browse, member, page):
    """Sends a photo with what is asked about it; gives the answer."""

    def sent(content=None, *, viewer=member, name="foto.jpg", **over):
        browser = browse(viewer)
        told = {"seen": "Een gedekte tafel op straat.", "faces": "none", "expires_on": UNTIL, **over}
        told["csrf_token"] = csrf_token(browser)
        told["photo"] = (io.BytesIO(jpeg() if content is None else content), name)
        return browser.post(f"{page}/foto", data=told, content_type="multipart/form-data")

    return sent


def test_a_photo_makes_an_outcome_count_and_is_shown_with_its_words(db, browse, other, send, page):
    assert send().status_code == 302
    (kept,) = db.session.scalars(select(Evidence))
    at = f"{page}/foto/{kept.id}"
    shown = browse(other).get(page).text
    assert f'src="{at}"' in shown
    assert 'alt="Een gedekte tafel op straat."' in shown
    assert 'width="60"' in shown
    answer = browse(other).get(at)

    assert answer.content_type == "image/jpeg"
    assert answer.cache_control.no_store
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"kanarie" not in answer.data
    assert "Buren eten samen" in browse(other).get("/opbrengst/verhalen").text


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"seen": ""}, "Schrijf wat er te zien is"),
        ({"faces": ""}, "Vraag het ze eerst, of neem een foto zonder mensen."),
        ({"faces": "agreed"}, "Schrijf wie het goed vond"),
        ({"expires_on": ""}, "hoogstens twee jaar"),
        ({"expires_on": "2029-01-01"}, "hoogstens twee jaar"),
        ({"content": b""}, "Kies een foto."),
        ({"content": b"<svg/>", "name": "foto.svg"}, "Dit is geen foto die we kunnen lezen."),
        ({"content": b"MZ" + b"\0" * 99}, "Dit is geen foto die we kunnen lezen."),
        ({"seen": "Bel 111222333"}, "burgerservicenummer"),
    ],
)
def test_what_is_missing_or_no_photo_is_said_at_its_field_and_nothing_is_kept(db, send, over, said):
    refused = send(**over)
    assert refused.status_code == 422
    assert said in refused.text
    assert db.session.scalars(select(Evidence)).all() == []


def test_who_is_on_it_agreed_and_that_is_kept_as_a_role(db, send):
    assert send(faces="agreed", agreed_by="twee deelnemers").status_code == 302
    (kept,) = db.session.scalars(select(Evidence))
    assert (kept.faces, kept.source, str(kept.expires_on)) == ("agreed", "twee deelnemers", UNTIL)


def test_only_the_team_that_tells_it_adds_one_and_no_more_than_six(send, other):
    assert send(viewer=other).status_code == 404
    assert [send().status_code for _ in range(7)] == [302] * 6 + [422]


def test_nobody_sees_a_photo_of_what_she_does_not_see_or_that_is_of_another_outcome(
    db, browse, member, other, send, page, asset
):
    send()
    (kept,) = db.session.scalars(select(Evidence))
    another = make_outcome(member, make_asset(member, name="Koor").id, title="Ze zingen samen")
    assert browse(member).get(f"/opbrengst/{another.id}/foto/{kept.id}").status_code == 404
    assert browse(member).get(f"{page}/foto/999999").status_code == 404
    secret = make_asset(member, visibility=Visibility.TEAM, sensitive=True, precision=Precision.BUURT)
    hidden = make_outcome(member, secret.id, title="Ze praten weer")
    kept.outcome_id = hidden.id
    db.session.flush()

    assert browse(member).get(f"/opbrengst/{hidden.id}/foto/{kept.id}").status_code == 200
    assert browse(other).get(f"/opbrengst/{hidden.id}/foto/{kept.id}").status_code == 404


def test_it_is_shown_no_longer_than_was_agreed_and_then_let_go(db, browse, member, send, page):
    send()
    (kept,) = db.session.scalars(select(Evidence))
    with time_machine.travel(clock.now() + timedelta(days=200)):
        assert browse(member).get(f"{page}/foto/{kept.id}").status_code == 404
        assert "Dit is een kladje." in browse(member).get(page).text
        let_go()
        assert db.session.scalars(select(EvidencePhoto.evidence_id)).all() == []


def test_it_goes_with_its_record_and_backups_take_it_along(db, send, asset):
    send()
    raw = db.session.connection().connection.driver_connection
    assert "evidence_photos" in {table.name for table in tables(raw)}
    forget_records([asset.id], reason=DeletionReason.RETENTION)
    assert db.session.scalars(select(EvidencePhoto.evidence_id)).all() == []
