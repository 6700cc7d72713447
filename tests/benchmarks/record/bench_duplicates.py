"""How long the duplicate warning takes with 100,000 records, as one request asks it."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from app.queries.areas.lookup import buurt_index
from app.queries.record.duplicates.near import Around, similar
from app.services.record.placing import place
from app.services.record.publishing import publish
from app.services.record.ties.noticing import notice_hidden
from tests.benchmarks.measuring import sizes, timed
from tests.factories.groningen import LONG, SOUTH, WEST, make_groningen
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer

MIDDLE = (WEST + 3.5 * LONG, SOUTH + 1_500.0)
MANY = text(
    """
    insert into assets (client_key, name, name_key, kind, strength, status, themes, location, precision,
        has_service_area, visibility, aware, known_from, steward_id, recorded_team_id)
    select gen_random_uuid(), name, lower(name), 'initiative', 'groups', 'active', '{groen-en-duurzaam}',
        point(:west + random() * :width, :south + random() * :height), 'exact', false,
        case when n % 20 = 0 then 'team' else 'organisation' end,
        case when n % 3 = 0 then 'yes' else 'unknown' end, 'seen', :team, :team
    from (select n, (array['Moestuin', 'Eettafel', 'Wandelgroep', 'Koor', 'Breiclub', 'Stichting'])[1 + n % 6]
        || ' ' || (array['De Brug', 'Het Baken', 'De Vlinder', 'Zonnehoek', 'Sterrenbos'])[1 + n % 5]
        || ' ' || md5(n::text)::char(5) as name from generate_series(1, :count) as n) as made
    """
)


@pytest.mark.parametrize("count", sizes(5_000, 100_000))
def test_the_warning_with_many_records(db, count, measured):
    city = make_groningen()
    keeper, outsider = make_viewer(), make_viewer()
    size = {"west": WEST + 1, "width": 7 * LONG - 2, "south": SOUTH + 1, "height": 3_000}
    db.session.execute(MANY, {"count": count, "team": keeper.team_id, **size})
    place()
    publish()
    db.session.execute(text("analyze published"))
    db.session.execute(text("analyze assets"))
    buurt = buurt_index().locate_one(MIDDLE)
    at_a_point, in_a_buurt = Around(location=MIDDLE), Around(area_ids=(buurt,))
    made = make_asset(
        outsider,
        name="Moestuin De Brug 00000",
        buurt=next(code for code, area in city.areas.items() if area.id == buurt),
    )

    for words, work in (
        ("at a point", lambda: similar("Moestuin De Vlinder", at_a_point, outsider)),
        ("in a buurt", lambda: similar("Moestuin De Vlinder", in_a_buurt, outsider)),
        ("for a keeper, at a point", lambda: similar("Moestuin De Vlinder", at_a_point, keeper)),
        ("nowhere in particular", lambda: similar("Moestuin", Around(whole_municipality=True), outsider)),
        ("hidden ones, at saving", lambda: notice_hidden(asset_id=made.id, viewer=outsider)),
    ):
        measured.add(f"lookalikes {words}", count, timed(work))
