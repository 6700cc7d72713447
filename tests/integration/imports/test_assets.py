"""Bringing in a list: every row accounted for, twice is once, and what a colleague touched stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from app.models.imports import ImportIssue, ImportRun
from app.models.people import Role
from app.models.record import Asset, AssetVersion, PublishedAsset, Suggestion, Verification
from app.policy import ANONYMOUS
from app.queries.record.assets import list_page
from app.queries.record.filters import AssetFilter
from app.queries.record.search.words import tails
from app.queries.record.suggesting.waiting import waiting_for
from app.services.imports import finishing, likeness, staging
from app.services.imports.assets import import_assets
from app.services.record.content import content_of
from app.services.record.editing import edit
from app.services.record.keeping.deleting import delete_for_good
from app.services.record.keeping.taking_away import take_away
from app.services.record.placing import place
from app.services.record.publishing import publish
from app.services.record.suggesting.deciding import Answer, decide
from geodata.crs import to_wgs84
from importers.assets import Reading, source_named
from tests.factories.areas import make_city
from tests.factories.viewers import make_viewer


@pytest.fixture
def city(db):
    return make_city()


@pytest.fixture
def member(city):
    return make_viewer(leads=(city.id("BU00140000"),))


def rows(*lines: str) -> str:
    return "\n".join(["id;naam;soort;lon;lat;adres", *lines, ""])


def at(rd_x: float, rd_y: float) -> str:
    lon, lat = to_wgs84(rd_x, rd_y)
    return f"{lon:.6f};{lat:.6f}"


IN_HAMRIK = at(232_600, 583_000)
BOTH = rows(
    f"1;Eettafel Oost;initiatief;{IN_HAMRIK};",
    f"2;Buurthuis West;plek;{at(233_900, 583_000)};Elzenlaan 4",
)


def bring_in(folder: Path, text: str, *, source: str = "lijst", public: bool = True):
    path = folder / "lijst.csv"
    path.write_text(text, encoding="utf-8")
    known = source_named(source)
    return import_assets(
        Reading(path, known), source=known, filename=path.name, already_public=public, viewer=ANONYMOUS
    )


def counts(report) -> tuple[int, int, int, int]:
    assert report.read == report.new + report.changed + report.unchanged + report.refused
    return report.new, report.changed, report.unchanged, report.refused


def test_rows_become_records_in_their_buurt_kept_by_its_team_and_not_yet_seen(member, tmp_path, db, city):
    report = bring_in(tmp_path, BOTH)

    assert counts(report) == (2, 0, 0, 0)
    found = list_page(AssetFilter(), member).rows
    assert [(row.name, row.buurt_name, row.freshness) for row in found] == [
        ("Buurthuis West", "De Wierde", "unseen"),
        ("Eettafel Oost", "Hamrik", "unseen"),
    ]
    stewards = dict(db.session.execute(select(Asset.name, Asset.steward_id)).all())
    assert stewards == {"Eettafel Oost": member.team_id, "Buurthuis West": None}
    assert db.session.scalar(select(func.count()).select_from(Verification)) == 0
    assert set(db.session.scalars(select(AssetVersion.act))) == {"imported"}


def test_the_same_file_twice_changes_nothing(member, tmp_path, db):
    bring_in(tmp_path, BOTH)
    before = db.session.execute(select(Asset.id, Asset.version)).all()

    assert counts(bring_in(tmp_path, BOTH)) == (0, 0, 2, 0)
    assert db.session.execute(select(Asset.id, Asset.version)).all() == before


def test_a_corrected_file_changes_what_changed(member, tmp_path, db):
    bring_in(tmp_path, BOTH)

    report = bring_in(tmp_path, BOTH.replace("Eettafel Oost", "Eettafel Zuid"))

    assert counts(report) == (0, 1, 1, 0)
    versions = dict(db.session.execute(select(Asset.name, Asset.version)).all())
    assert versions == {"Eettafel Zuid": 2, "Buurthuis West": 1}
    assert "Eettafel Zuid" in {row.name for row in list_page(AssetFilter(), member).rows}


def test_what_a_colleague_changed_is_not_overwritten_and_said(member, tmp_path, db):
    bring_in(tmp_path, BOTH)
    asset = db.session.scalars(select(Asset).where(Asset.name == "Eettafel Oost")).one()
    edit(
        asset_id=asset.id,
        base_version=1,
        content=content_of(asset).with_choices(name="Eettafel van de buurt"),
        viewer=member,
    )

    report = bring_in(tmp_path, BOTH.replace("Eettafel Oost", "Eettafel Zuid"))

    assert counts(report) == (0, 0, 2, 0)
    assert "Een collega heeft dit hier aangepast." in {issue.reason for issue in report.issues}
    db.session.refresh(asset)
    assert asset.name == "Eettafel van de buurt"


def test_a_place_outside_is_refused_and_one_without_a_place_is_flagged(member, tmp_path, db):
    report = bring_in(
        tmp_path, rows(f"1;Ver weg;plek;{at(240_000, 570_000)};", "2;Zonder plek;plek;;;Elzenlaan 4")
    )

    assert counts(report) == (1, 0, 0, 1)
    asset = db.session.scalars(select(Asset)).one()
    assert (asset.location, asset.whole_municipality, asset.place_uncertain) == (None, True, True)
    assert {issue.row for issue in report.issues if issue.field == "plek"} == {2, 3}


def test_a_list_that_is_not_public_shows_others_the_buurt_only(city, member, tmp_path, db):
    bring_in(tmp_path, BOTH, public=False)

    row = db.session.scalars(
        select(PublishedAsset).where(
            PublishedAsset.name == "Eettafel Oost", PublishedAsset.audience == "organisation"
        )
    ).one()
    assert (row.precision, row.location) == ("buurt", city.place_in("BU00140000"))


def test_every_run_leaves_its_account(member, tmp_path, db):
    bring_in(tmp_path, rows("1;;plek;;", f"2;Goed;plek;{IN_HAMRIK};"))

    run = db.session.scalars(select(ImportRun)).one()
    assert (run.rows_read, run.rows_new, run.rows_refused) == (2, 1, 1)
    assert db.session.scalars(select(ImportIssue.reason).where(ImportIssue.run_id == run.id)).first()


def test_a_hostile_list_stays_text(member, tmp_path):
    bring_in(
        tmp_path,
        rows(f'1;"\'); drop table assets; --";plek;{IN_HAMRIK};', f"2;<script>x</script>;plek;{IN_HAMRIK};"),
    )

    assert {row.name for row in list_page(AssetFilter(), member).rows} == {
        "'); drop table assets; --",
        "<script>x</script>",
    }


PRIVATE = rows(
    f"1;Naaigroep NL91ABNA0417164300;initiatief;{IN_HAMRIK};",
    f"2;111222333;plek;{IN_HAMRIK};",
    "3;Cafetaria Jansen;plek;;;mevrouw Hoekstra, Molenweg 104",
    f"4;Eettafel Oost;initiatief;{IN_HAMRIK};",
)


def test_what_looks_like_personal_data_is_left_out_told_and_never_repeated(member, tmp_path, db):
    report = bring_in(tmp_path, PRIVATE)

    assert counts(report) == (3, 0, 0, 1)
    assert set(db.session.scalars(select(Asset.name))) == {"Naaigroep …", "Cafetaria Jansen", "Eettafel Oost"}
    said = {(issue.row, issue.field, issue.action) for issue in report.issues}
    assert said >= {
        (2, "name", "niet overgenomen"),
        (3, "name", "niet overgenomen"),
        (4, "address", "niet overgenomen"),
    }
    kept = str(db.session.execute(select(ImportIssue.value, ImportIssue.reason)).all())
    for private in ("0417164300", "111222333", "Hoekstra", "Molenweg"):
        assert private not in str(report.issues) + kept
        assert private not in str(db.session.scalars(select(AssetVersion.record)).all())
    assert counts(bring_in(tmp_path, PRIVATE)) == (0, 0, 3, 1)


def suggested(db) -> list[tuple[str, object]]:
    """What lists suggest and nobody answered."""
    return [
        (one.field, one.value)
        for made in db.session.scalars(select(Suggestion).where(Suggestion.closed_at.is_(None)))
        for one in made.fields
    ]


@pytest.fixture
def touched(member, tmp_path, db):
    """A record of a list that its team gave a name of its own."""
    bring_in(tmp_path, BOTH)
    asset = db.session.scalars(select(Asset).where(Asset.name == "Eettafel Oost")).one()
    own = content_of(asset).with_choices(name="Eettafel van de buurt")
    edit(asset_id=asset.id, base_version=1, content=own, viewer=member)
    return asset


def test_what_a_list_changed_of_a_record_that_was_changed_here_becomes_a_suggestion(
    touched, member, tmp_path, db
):
    moved = BOTH.replace("Eettafel Oost", "Eettafel Zuid").replace(IN_HAMRIK, at(232_700, 583_100))
    report = bring_in(tmp_path, moved)

    assert "wat nieuw is, staat als voorstel bij het team" in {issue.action for issue in report.issues}
    waiting = waiting_for(member)
    assert [(one.asset_id, one.by, sorted(one.fields)) for one in waiting] == [
        (touched.id, "Lijst", ["name", "where"])
    ]
    answers = {"name": Answer(False), "where": Answer(True)}
    decide(suggestion_id=waiting[0].id, seen_version=touched.version, answers=answers, viewer=member)
    assert touched.name == "Eettafel van de buurt"
    assert touched.location == pytest.approx((232_700, 583_100), abs=1)

    bring_in(tmp_path, moved)
    assert suggested(db) == []


def test_what_a_list_said_already_before_a_team_changed_it_is_no_news(touched, tmp_path, db):
    report = bring_in(tmp_path, BOTH)

    assert "niet overgenomen" in {issue.action for issue in report.issues}
    assert suggested(db) == []


def test_a_later_reading_takes_the_place_of_what_was_not_answered_yet(touched, tmp_path, db):
    bring_in(tmp_path, BOTH.replace("Eettafel Oost", "Eettafel Zuid"))
    bring_in(tmp_path, BOTH.replace("Eettafel Oost", "Eettafel Zuid"))
    assert suggested(db) == [("name", "Eettafel Zuid")]
    assert db.session.scalar(select(func.count()).select_from(Suggestion)) == 1

    bring_in(tmp_path, BOTH.replace("Eettafel Oost", "Eettafel West"))
    assert suggested(db) == [("name", "Eettafel West")]

    bring_in(tmp_path, BOTH)
    assert suggested(db) == []


def test_what_was_deleted_for_good_does_not_come_back_by_its_list(member, db, tmp_path):
    admin = make_viewer(roles=(Role.ADMIN,))
    bring_in(tmp_path, BOTH)
    gone = db.session.scalars(select(Asset).where(Asset.external_id == "1")).one()
    take_away(asset_id=gone.id, because="private", viewer=member)
    delete_for_good(asset_id=gone.id, reason="private", viewer=admin)

    report = bring_in(tmp_path, BOTH)
    assert (report.read, report.new, report.unchanged, report.refused) == (2, 0, 1, 1)
    assert "Dit is hier voorgoed verwijderd." in [issue.reason for issue in report.issues]
    assert db.session.scalars(select(Asset.name)).all() == ["Buurthuis West"]


def test_a_place_with_other_decimals_is_the_same_place(tmp_path, city):
    header = "id;naam;lon;lat"
    bring_in(tmp_path, f"{header}\n1;Eettafel;6.561000;53.219500\n")
    assert counts(bring_in(tmp_path, f"{header}\n1;Eettafel;6.5610021;53.2194998\n")) == (0, 0, 1, 0)
    assert counts(bring_in(tmp_path, f"{header}\n1;Eettafel;6.561100;53.219500\n")) == (0, 1, 0, 0)


def test_a_new_row_that_looks_like_what_is_here_is_read_in_and_said(member, tmp_path, db, monkeypatch):
    bring_in(
        tmp_path, rows(f"1;Eettafel de Rietzanger;initiatief;{IN_HAMRIK};", f"2;Koor;netwerk;{IN_HAMRIK};")
    )
    other = rows(
        f"a;De Rietzanger eettafel;initiatief;{at(232_650, 583_000)};",
        f"b;Schaakclub Pat;netwerk;{IN_HAMRIK};",
        f"c;Eettafel de Rietzanger;initiatief;{at(233_900, 583_000)};",
    )

    report = bring_in(tmp_path, other, source="andere")

    assert counts(report) == (3, 0, 0, 0)
    assert report.alike == 1
    said = {issue.row: issue.reason for issue in report.issues if "lijkt op" in issue.reason}
    assert said == {2: "Dit lijkt op iets dat er al staat: Eettafel de Rietzanger."}
    assert bring_in(tmp_path, other, source="andere").alike == 0, "what is known by its key is no news"
    monkeypatch.setattr(likeness, "MOST", 2)
    later = bring_in(tmp_path, other, source="derde")
    assert (later.new, later.alike) == (3, 0)
    assert likeness.AT_NIGHT in later.issues


WRITTEN = text(
    """
    select to_jsonb(a) - array['id', 'client_key', 'source_id', 'recorded_at'] as asset,
        to_jsonb(l) - 'asset_id' as place, v.record as version, v.act,
        to_jsonb(p) - array['asset_id', 'source_id', 'changed_at', 'recorded_at', 'fragment'] as shown,
        p.fragment::jsonb #- '{id}' #- '{properties,id}' #- '{properties,url}'
            #- '{properties,source}' as part
    from assets a join sources s on s.id = a.source_id
        join published p on p.asset_id = a.id
        join asset_versions v on v.asset_id = a.id and v.version = a.version and v.valid_until is null
        left join asset_places l on l.asset_id = a.id
    where s.name = :source order by a.external_id, p.audience
    """
)


def written(db, source: str):
    """All that a reading writes, without the numbers that differ each time."""
    return db.session.execute(WRITTEN, {"source": source}).all()


def test_many_at_once_are_the_same_rows_as_one_by_one(member, tmp_path, db, monkeypatch):
    many = rows(
        *(
            f"n{n};Koffieclub Éen {n};initiatief;{at(232_500 + 70 * n, 583_000)};Elzenlaan {n}"
            for n in range(9)
        ),
        f"x;Buurtmoestuinen aan 't Ĳ;plek;{at(233_900, 583_000)};",
        "z;De van het;netwerk;;",
    )
    bring_in(tmp_path, many, source="samen")
    together = written(db, "samen")
    assert len(together) == 2 * 11
    monkeypatch.setattr(finishing, "PART", 1)
    bring_in(tmp_path, many, source="apart")
    assert written(db, "apart") == together
    for asset_id in db.session.scalars(select(Asset.id)).all():
        place([asset_id])
        publish([asset_id])
    assert written(db, "samen") == together


def test_a_list_that_is_taken_in_parts_gives_the_same(member, tmp_path, db, monkeypatch):
    many = rows(
        *(f"n{n};Koffieclub {n};initiatief;{at(232_500 + 70 * n, 583_000)};" for n in range(5)),
        f"n1;Nog een;plek;{at(233_900, 583_000)};",
        f'q;Buurt "Zuid\\Oost", {{hoek}};plek;{at(233_950, 583_000)};',
        f"ver;Ver weg;plek;{at(100_000, 450_000)};",
        "z;De van het;netwerk;;",
    )
    whole = bring_in(tmp_path, many, source="samen")
    monkeypatch.setattr(staging, "AT_A_TIME", 2)
    parts = bring_in(tmp_path, many, source="apart")
    assert written(db, "apart") == written(db, "samen")
    assert (parts.new, parts.refused) == (whole.new, whole.refused) == (7, 2)
    assert parts.staged.away == whole.staged.away == ["ver"]
    assert [one.row for one in parts.staged.first] == [one.row for one in whole.staged.first]
    assert parts.staged.located == 7


def test_the_words_of_a_record_are_those_of_the_whole_text(member, tmp_path, db):
    numbered = list(enumerate(tails().split("|")))
    bring_in(
        tmp_path,
        rows(
            f"1;Wandelclubs & Kook-groep Zuid 2e;plek;{IN_HAMRIK};",
            f"2;De van het;plek;{IN_HAMRIK};",
            *(f"t{n};ab{tail} abc{tail} 3de{tail} {tail};plek;{IN_HAMRIK};" for n, tail in numbered),
            *(f"u{n};{tail}{tail} Café-{tail}, Één{tail};plek;{IN_HAMRIK};" for n, tail in numbered),
        ),
    )
    found = db.session.execute(
        text(
            "select name_search = search_words(name, :tails) and own_search = search_words(name, :tails)"
            " || search_words(summary || ' ' || array_to_string(tags, ' '), :tails) from published"
        ),
        {"tails": tails()},
    ).scalars()
    assert list(found) == [True] * 2 * (2 + 2 * len(numbered))
