"""Boundaries by the browser: tried without a trace, loaded once, and what a person must decide is a list."""

from __future__ import annotations

import io

import geopandas
import pytest
from sqlalchemy import select

from app.models.areas import Area, BoundaryFile, Vintage
from app.models.people import Role, User
from app.queries.areas.dividing.deciding import doubtful
from app.services.areas.dividing.by_hand import draw_group, make_set
from app.services.record.content import Where
from importers.boundaries.apart import asking
from tests.browsing import another
from tests.factories.areas import BUURTEN, make_city
from tests.factories.people import csrf_token, make_team, make_team_buurt, make_user, post, sign_in
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer
from tests.integration.areas.dividing.test_vintage_pages import CHANGED

LAYER = b"<OGRVRTLayer name='x'><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer>"
VRT = b"<OGRVRTDataSource>" + LAYER + b"</OGRVRTDataSource>"


@pytest.fixture
def office(app, db):
    admin = make_viewer(roles=(Role.ADMIN,), team="Beheer")
    office = another(app)
    sign_in(office, db.session.get_one(User, admin.user_id))
    return office


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    path = tmp_path_factory.mktemp("map") / "buurten.gpkg"
    table = {
        "buurtcode": [one.code for one in CHANGED],
        "buurtnaam": [one.name for one in CHANGED],
        "gemeentecode": ["GM0014"] * len(CHANGED),
        "gemeentenaam": ["Groningen"] * len(CHANGED),
    }
    shapes = [one.boundary for one in CHANGED]
    geopandas.GeoDataFrame(table, geometry=shapes, crs="EPSG:28992").to_file(path, layer="buurten")
    return path.read_bytes()


def send(browser, content, *, name="buurten.gpkg", year="2024", path="grenzen", field="file"):
    data = {"csrf_token": csrf_token(browser), field: (io.BytesIO(content), name)}
    data["figures_year" if field == "figures" else "year"] = year
    return browser.post(f"/beheer/indelingen/{path}", data=data, content_type="multipart/form-data")


def test_they_are_tried_then_loaded_once_and_what_to_decide_is_told(db, office, changed):
    city = make_city(year=2023)
    team = make_team(name="Team Hamrik")
    make_team_buurt(team=team, area=city.areas["BU00140000"])
    keeper = make_viewer(team="Team Ander")
    make_asset(keeper, name="Eettafel", where=Where(location=(233_200.0, 583_000.0)))
    own = make_set(name="Onze gebieden")
    draw_group(set_id=own.id, group_id=None, name="Noord", codes={"BU00140000", "BU00140002"})

    at = send(office, changed).location
    page = office.get(at).text
    assert "Er is nog niets geladen." in page
    assert "<strong>5</strong> buurten" in page
    assert "<strong>1</strong> van de 1 buurtkrachten" in page
    assert "Hamrik-Oost" in page
    assert [one.year for one in db.session.scalars(select(Vintage))] == [2023]
    assert at in office.get("/beheer/indelingen/grenzen").text
    assert not doubtful()

    assert post(office, at).location == at
    assert post(office, at).location == at, "a second time is nothing"
    assert "Geladen vandaag" in office.get(at).text
    db.session.expire_all()
    assert {one.year: one.is_current for one in db.session.scalars(select(Vintage))} == {
        2023: False,
        2024: True,
    }
    (hamrik,) = [one for one in doubtful() if one.name == "Hamrik"]
    assert [(name, round(share, 1)) for name, share in hamrik.parts] == [
        ("Hamrik-West", 0.6),
        ("Hamrik-Oost", 0.4),
    ]
    assert (hamrik.goes_to, [name for _, name in hamrik.teams]) == ("Hamrik-West", ["Team Hamrik"])
    assert [name for _, name in hamrik.sets] == ["Onze gebieden: Noord"]
    overview = office.get("/beheer/indelingen").text
    assert "Hier moet een mens kiezen" in overview
    assert f"/beheer/teams/{team.id}/buurten" in overview
    assert f"/beheer/indelingen/{own.id}" in overview


@pytest.mark.parametrize(
    ("content", "name", "year", "said"),
    [
        (b"", "a.gpkg", "2024", "niet leeg"),
        (b"x", "a.gpkg", "", "jaar van de grenzen"),
        (b"x", "a.gpkg", "1066", "jaar van de grenzen"),
        (VRT, "a.geojson", "2024", "niet te lezen"),
        (b"x", "../../a.pdf", "2024", "soort die we niet kennen"),
    ],
    ids=["empty", "no year", "another age", "vrt", "kind"],
)
def test_what_can_not_be_read_is_told_and_leaves_nothing(db, office, content, name, year, said):
    answer = send(office, content, name=name, year=year)

    assert answer.status_code == 422
    assert said in answer.text
    assert db.session.scalars(select(BoundaryFile)).all() == []


def test_a_child_that_comes_to_no_answer_is_a_refusal(db, office, changed, monkeypatch):
    monkeypatch.setattr(asking, "MEMORY", 50)
    answer = send(office, changed)

    assert answer.status_code == 422
    assert "te groot of te ingewikkeld" in answer.text


def test_figures_go_to_their_own_year_and_the_reason_of_what_is_unknown_is_told(db, office):
    make_city(year=2024)
    content = (
        "buurtcode;aantal_inwoners;gemiddelde_woningwaarde\n"
        f"{BUURTEN[0].code};3300;-99997\nBU99990000;1;2\nonzin;1;2\n"
    ).encode()
    page = send(office, content, name="kwb.csv", path="cijfers", field="figures").text

    assert "1 keer onbekend" in page
    assert "BU99990000" in page
    assert "1 rij overgeslagen" in page
    assert db.session.scalar(select(Area.inhabitants).where(Area.code == BUURTEN[0].code)) == 3300
    other = send(office, content, name="kwb.csv", path="cijfers", field="figures", year="2019")
    assert other.status_code == 422
    assert "Van 2019 zijn geen grenzen geladen." in other.text
    wrong = send(office, b"a;b\n", name="kwb.csv", path="cijfers", field="figures")
    assert wrong.status_code == 422
    assert "kwb.csv heeft geen kolom met codes" in wrong.text


def test_figures_of_another_year_or_another_gemeente_are_refused_and_leave_nothing(db, office):
    make_city(year=2024)
    before = db.session.scalar(select(Area.inhabitants).where(Area.code == BUURTEN[0].code))
    content = f"buurtcode;aantal_inwoners\n{BUURTEN[0].code};1\n".encode()
    older = send(office, content, name="kwb_2017_buurten.csv", path="cijfers", field="figures")
    assert older.status_code == 422
    assert "In de naam van het bestand staat 2017, hier 2024." in older.text
    elsewhere = b"buurtcode;aantal_inwoners\nBU00090000;1\n"
    nothing = send(office, elsewhere, name="kwb_2024.csv", path="cijfers", field="figures")
    assert nothing.status_code == 422
    assert "Geen enkele code hoort bij de grenzen van 2024" in nothing.text
    assert "BU00090000" in nothing.text

    assert db.session.scalar(select(Area.inhabitants).where(Area.code == BUURTEN[0].code)) == before
    both = send(office, content, name="kwb-2024-versie-2025.csv", path="cijfers", field="figures")
    assert both.status_code == 200


def test_a_file_with_wijken_alone_says_what_it_has_and_what_to_do(db, office, tmp_path):
    (shape,) = [one.boundary for one in CHANGED[:1]]
    table = {"wijkcode": ["WK001400"], "wijknaam": ["Centrum"], "gemeentecode": ["GM0014"]}
    geopandas.GeoDataFrame(table, geometry=[shape], crs="EPSG:28992").to_file(
        tmp_path / "wijken.gpkg", layer="wijken"
    )
    answer = send(office, (tmp_path / "wijken.gpkg").read_bytes(), name="wijken.gpkg")

    assert answer.status_code == 422
    assert "Hier staat wel een gemeente en wijken in, maar geen buurten." in answer.text


def test_only_an_administrator_sends_boundaries(app, db, changed):
    make_city(year=2023)
    member = another(app)
    sign_in(member, make_user(roles=[Role.MEMBER.value, Role.MANAGER.value]))

    assert member.get("/beheer/indelingen/grenzen").status_code == 403
    assert send(member, changed).status_code == 403
    assert send(member, b"x", path="cijfers", field="figures").status_code == 403
