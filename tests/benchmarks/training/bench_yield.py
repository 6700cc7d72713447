"""How long the chain takes for 500 people, 400 sessions and 20,000 records, beside a bare count."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import func, select, text

from app.models.training import Claim
from app.queries.training.yielding.behind.lists import behind
from app.queries.training.yielding.chain import ChainFilter, chain, outcome_ids
from app.queries.training.yielding.links import chain_links
from app.queries.training.yielding.modules import yield_of_module
from app.queries.training.yielding.outcomes import stories
from tests.benchmarks.country import fill
from tests.factories.people import make_membership, make_user, viewer_of
from tests.factories.training import make_module

RECORDS, PEOPLE, SESSIONS, MOST_MS = 20_000, 500, 400, 150
ROUNDS = 20
FILLED = (
    """
    insert into sessions (module_id, team_id, starts_at, ends_at, state, place, participants, version)
    select :module + n % 5, case when n % 4 > 0 then (:teams)[1 + n % 40] end,
        now() - n * interval '1.8 days', now() - n * interval '1.8 days' + interval '2 hours',
        'inactive', 'Buurthuis', 8 + n % 9, 1
    from generate_series(1, :sessions) n
    """,
    """
    insert into relations (from_id, to_id, type, confirmed_on, by_team)
    select id - 1, id, 'works_with', current_date, steward_id from assets where id % 4 = 0
        and exists (select from assets before where before.id = assets.id - 1)
    """,
    """
    insert into actions (client_key, session_id, team_id, kind, said, made_on)
    select gen_random_uuid(), s.id, coalesce(s.team_id, (:teams)[1]), 'talk', 'We vragen door.', current_date
    from sessions s, generate_series(1, 3)
    """,
    """
    insert into claims (session_id, asset_id, relation_id, action_id, strength, made_by)
    select (select min(id) from sessions) + n % :sessions, a, r, c,
        (array['prompted', 'contributed', 'independent'])[1 + n % 3], :user
    from (
        select row_number() over () as n, id as a, null::bigint as r, null::bigint as c
            from assets where id % 5 = 0
        union all select row_number() over (), null, id, null from relations where id % 5 = 0
        union all select row_number() over (), null, null, id from actions where id % 4 = 0
    ) told
    """,
    """
    insert into claim_readings (claim_id, verdict, read_by)
    select id, (array['agreed', 'agreed', 'careful', 'unconvinced'])[1 + id % 4], :user from claims
    where id % 3 > 0
    """,
    """
    insert into outcomes (client_key, asset_id, team_id, level, title, happened_on)
    select gen_random_uuid(), asset_id, (:teams)[1], 'residents', 'Buren eten samen', current_date
    from claims where asset_id is not null and id % 8 = 0
    """,
    "insert into evidence (outcome_id, kind, said) select id, 'observation', 'We zagen het.' from outcomes",
    """
    insert into signals (client_key, theme, area_id, heard_on, by_team)
    select gen_random_uuid(), 'eten-en-koken', (select min(buurt_id) from asset_places),
        current_date - n % 300, (:teams)[1 + n % 40]
    from generate_series(1, 2000) n
    """,
    "analyze",
)


def milliseconds(work) -> float:
    """The least of some rounds after one to warm up: what else the machine does only adds."""
    work()
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return min(taken)


@pytest.fixture
def viewer(db):
    """A trainer, in a city in which everything above stands."""
    teams = fill(RECORDS).teams
    for number in range(PEOPLE):
        make_membership(user=make_user(), team=teams[number % len(teams)])
    module = make_module()
    for _ in range(4):
        make_module(module.programme)
    user = make_user(team=teams[0], roles=["trainer"])
    values = {
        "module": module.id,
        "teams": [team.id for team in teams],
        "sessions": SESSIONS,
        "user": user.id,
    }
    for statement in FILLED:
        known = {name: value for name, value in values.items() if f":{name}" in statement}
        db.session.execute(text(statement), known)
    return viewer_of(user), module.id


def test_the_chain_of_a_whole_organisation(db, viewer):
    visitor, module = viewer
    everything = ChainFilter()
    claims = select(Claim.strength, func.count()).where(Claim.withdrawn_at.is_(None)).group_by(Claim.strength)
    base = milliseconds(lambda: db.session.execute(claims).all())
    found = chain(everything, visitor)
    assert found.sessions == SESSIONS
    assert min(one.total for one in found.claimed.values()) > 100
    assert found.told > 100
    assert found.signals.signals > 100
    print(f"\n{RECORDS:,} records, {PEOPLE} people, {SESSIONS} sessions; bare count {base:.1f} ms")  # noqa: T201
    parts = {
        "the chain": lambda: chain(everything, visitor),
        "of one buurt": lambda: chain(ChainFilter(buurt="BU00140000"), visitor),
        "its stories": lambda: stories(visitor, ids=outcome_ids(everything, visitor)),
        "its claims for a file": lambda: list(chain_links(everything, visitor)),
        "behind one number": lambda: behind(everything, "records", "", visitor),
        "the yield of a module": lambda: yield_of_module(module, visitor),
    }
    taken = {name: milliseconds(work) for name, work in parts.items()}
    for name, each in taken.items():
        print(f"  {name:24}{each:8.1f} ms {each / base:6.1f}")  # noqa: T201
    print(f"  the chain may take      {MOST_MS:8.1f} ms on a machine that does nothing else")  # noqa: T201
