"""Each step of the schema keeps what was there: tried on a database that holds a record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

import pytest
from alembic import command
from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.exc import IntegrityError

from app.migrations import configuration

RECORD = text(
    """
    insert into assets (id, client_key, name, name_key, kind, strength, themes, tags, website, status,
        precision, visibility, aware, known_from, whole_municipality)
    values (7, gen_random_uuid(), 'Breitafel', 'breitafel', 'initiative', 'groups', '{groen-en-duurzaam}',
        '{wol,naalden}', 'https://voorbeeld.example', 'active', 'buurt', 'organisation', 'yes', 'seen', true)
    """
)
SHOWN = text(
    """
    insert into published (asset_id, audience, name, name_key, summary, kind, strength, status, visibility,
        precision, whole_municipality, place_uncertain, recorded_at, name_search, text_search, fragment)
    values (7, 'organisation', 'Breitafel', 'breitafel', '', 'initiative', 'groups', 'active', 'organisation',
        'hidden', true, false, now(), 'breitafel', 'breitafel', '{}')
    """
)


@pytest.fixture
def at_first(database_server, worker_name) -> Iterator[str]:
    """The address of a database as the first migration left it, with a record."""
    name = f"{worker_name}-migrating"
    url = database_server.empty(name)
    command.upgrade(configuration(url), "0001")
    with connected(url) as connection:
        connection.execute(RECORD)
        connection.execute(SHOWN)
    yield url
    database_server.drop(name)


def connected(url: str) -> AbstractContextManager[Connection]:
    return create_engine(url, poolclass=NullPool).begin()


def test_what_a_record_had_is_shown_after_the_second_step_and_what_is_new_is_unknown(at_first):
    command.upgrade(configuration(at_first), "0002")
    with connected(at_first) as connection:
        shown = connection.execute(
            text("select tags, website, languages, cost, rhythm, meets_at_id from published")
        ).one()
        kept = connection.execute(text("select version, rhythm, pauses, day_parts from assets")).one()

    assert tuple(shown) == (["wol", "naalden"], "https://voorbeeld.example", [], None, {}, None)
    assert tuple(kept) == (1, {}, {}, [])


def test_postcodes_that_were_there_at_the_third_step_get_a_day(at_first):
    command.upgrade(configuration(at_first), "0002")
    with connected(at_first) as connection:
        connection.execute(
            text(
                "insert into postcodes (postcode, location, lon, lat) "
                "values ('9717AB', '(233000,582000)', 6.5, 53)"
            )
        )
    command.upgrade(configuration(at_first), "0003")
    with connected(at_first) as connection:
        known = connection.scalar(text("select loaded_on = current_date from postcodes"))

    assert known


def test_accounts_that_were_there_at_the_seventh_step_count_as_welcomed_and_later_ones_do_not(at_first):
    account = text(
        "insert into users (email, name, password_hash, roles) values (:email, 'A', '-', '{member}')"
    )
    with connected(at_first) as connection:
        connection.execute(account, {"email": "eerder@voorbeeld.example"})
    command.upgrade(configuration(at_first), "0007")
    with connected(at_first) as connection:
        connection.execute(account, {"email": "later@voorbeeld.example"})
        known = connection.execute(text("select welcomed_at is not null from users order by email")).scalars()

        assert list(known) == [True, False]


def test_what_is_searched_has_no_accents_from_the_sixth_step_on(at_first):
    command.upgrade(configuration(at_first), "0005")
    with connected(at_first) as connection:
        connection.execute(text("update published set name = 'Crêpecafés'"))
    command.upgrade(configuration(at_first), "0006")
    with connected(at_first) as connection:
        found = connection.execute(
            text(
                "select name_search @@ word_query('crepe'), text_search @@ word_query('cafes'),"
                " text_search @@ word_query('wol'), name_search @@ word_query('wol') from published"
            )
        ).one()

    assert tuple(found) == (True, True, True, False)


def test_from_the_eighth_step_on_a_suggestion_goes_when_its_record_goes(at_first):
    command.upgrade(configuration(at_first), "0008")
    with connected(at_first) as connection:
        connection.execute(
            text(
                "insert into users (email, name, password_hash, roles)"
                " values ('a@b.example', 'A', '-', '{member}')"
            )
        )
        connection.execute(
            text(
                "insert into suggestions (client_key, asset_id, base_version, by_user)"
                " select gen_random_uuid(), 7, 1, id from users"
            )
        )
        connection.execute(
            text(
                "insert into suggested_fields (suggestion_id, field, value)"
                " select id, 'name', '1' from suggestions"
            )
        )
        connection.execute(text("delete from published"))
        connection.execute(text("delete from assets"))
        left = connection.scalar(text("select count(*) from suggested_fields"))

    assert left == 0


def test_from_the_ninth_step_on_what_is_there_has_no_reason_to_be_away(at_first):
    command.upgrade(configuration(at_first), "0009")
    with connected(at_first) as connection:
        connection.execute(text("update assets set removed_at = now(), removed_because = 'double'"))
        connection.execute(
            text(
                "insert into asset_versions (asset_id, version, act, record) values (7, 1, 'restored', '{}')"
            )
        )

    back = text("update assets set removed_at = null")
    with pytest.raises(IntegrityError, match="ck_assets_removed"), connected(at_first) as connection:
        connection.execute(back)


def test_from_the_step_of_sign_up_on_addresses_and_programmes_are_as_they_were_and_of_one_thing(at_first):
    command.upgrade(configuration(at_first), "0031")
    with connected(at_first) as connection:
        connection.execute(
            text(
                "insert into users (id, email, name, password_hash, roles)"
                " values (3, 'a@b.example', 'A', '-', '{member}')"
            )
        )
        connection.execute(
            text(
                "insert into calendar_links (user_id, epoch, key_hash, query)"
                " values (3, 1, 'x', 'kind=place')"
            )
        )
        connection.execute(text("insert into programmes (title, track) values ('Basis', 'basic')"))
    command.upgrade(configuration(at_first), "0032")
    with connected(at_first) as connection:
        link = connection.execute(text("select query, team_id, module_id, own from calendar_links")).one()
        electives = connection.scalar(text("select electives from programmes"))

    assert tuple(link) == ("kind=place", None, None, None)
    assert electives is None
    for wrong in ("own = true", "own = false, query = null"):
        second = text(f"update calendar_links set {wrong}")
        with pytest.raises(IntegrityError, match="ck_calendar_links"), connected(at_first) as connection:
            connection.execute(second)


def test_sessions_and_modules_are_as_they_were_and_a_place_may_go(at_first):
    command.upgrade(configuration(at_first), "0035")
    with connected(at_first) as connection:
        connection.execute(text("insert into programmes (title, track) values ('Basis', 'basic')"))
        connection.execute(
            text(
                "insert into modules (programme_id, title, kind, position)"
                " select id, 'Bijeenkomst 1', 'core', 1 from programmes"
            )
        )
        connection.execute(
            text(
                "insert into sessions (module_id, starts_at, ends_at, place, state, version)"
                " select id, now(), now() + interval '1 hour', 'Buurthuis', 'active', 1 from modules"
            )
        )
    command.upgrade(configuration(at_first), "0036")
    with connected(at_first) as connection:
        module = connection.execute(text("select theme, proposed_by, materials from modules")).one()
        session = connection.execute(text("select place, place_id, online from sessions")).one()
        connection.execute(text("update sessions set place_id = 7"))
        with pytest.raises(IntegrityError), connection.begin_nested():
            connection.execute(text("update sessions set online = true"))
        connection.execute(text("delete from published"))
        connection.execute(text("delete from assets where id = 7"))
        left = connection.execute(text("select place, place_id from sessions")).one()

    assert (tuple(module), tuple(session)) == (("", "", []), ("Buurthuis", None, False))
    assert tuple(left) == ("Buurthuis", None)


def test_from_the_step_of_lists_on_a_tie_may_have_a_role_and_a_list_is_small_and_of_somebody(at_first):
    command.upgrade(configuration(at_first), "0039")
    key = "gen_random_uuid()"
    wrong = {
        "relations_role": "relations (from_id, to_id, type, confirmed_on, by_role)"
        " values (1, 2, 'supports', now(), 'x')",
        "actions_role": "actions (client_key, session_id, team_id, kind, said, made_on, by_role)"
        f" values ({key}, 1, 1, 'talk', 'Praten', now(), 'x')",
        "outside_lists_title": "outside_lists (client_key, user_id, title, area_code)"
        f" values ({key}, 1, '', 'GM0014')",
    }
    for rule, values in wrong.items():
        with pytest.raises(IntegrityError, match=f"ck_{rule}"), connected(at_first) as connection:
            connection.execute(text(f"insert into {values}"))


def test_from_the_step_of_the_squares_on_a_record_names_each_of_its_areas_once(at_first):
    command.upgrade(configuration(at_first), "0039")
    twice = text("update published set area_ids = '{5, 4, 3, 5}'")
    with connected(at_first) as connection:
        connection.execute(twice)
    command.upgrade(configuration(at_first), "0040")
    with connected(at_first) as connection:
        assert sorted(connection.scalar(text("select area_ids from published"))) == [3, 4, 5]
        vintage = text(
            "insert into vintages (id, kind, year, source, digest, is_current)"
            " values (1, 'official', 2024, 'x', 'x', true)"
            " returning filled_at"
        )
        assert connection.scalar(vintage) is None

    lists = "'{234000, 234100}', '{581000, 581000}', '{5}'"
    uneven = text(
        "insert into inhabited_squares (vintage_id, year, source, secret, rd_x, rd_y, people)"
        f" values (1, 2023, 'CBS', 0, {lists})"
    )
    with pytest.raises(IntegrityError, match="equally_long"), connected(at_first) as connection:
        connection.execute(uneven)
