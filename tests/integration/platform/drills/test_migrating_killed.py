"""A migration of a full database that is killed leaves nothing; the next one ends it. ASVS 5.0: V2.3.3."""

from __future__ import annotations

import os
import signal
import subprocess

import pytest
from alembic import command
from sqlalchemy.exc import OperationalError

from app import Settings, cluster, migrations
from app.migrations import configuration
from tests.database_server import executing
from tests.integration.platform.drills.test_killed import kill_database
from tests.integration.platform.installation import Installation, wait_until

pytestmark = pytest.mark.process

RECORDS = 100_000 if "DRILLS" in os.environ else 3_000
"""At length as many as a large municipality has."""
MANY = f"""
    insert into assets (id, client_key, name, name_key, kind, strength, themes, status, precision, visibility,
        aware, known_from, whole_municipality)
    select n, gen_random_uuid(), 'Breitafel ' || n, 'breitafel ' || n, 'initiative', 'groups',
        '{{groen-en-duurzaam}}', 'active', 'buurt', 'organisation', 'yes', 'seen', true
    from generate_series(1, {RECORDS}) n;
    insert into published (asset_id, audience, name, name_key, summary, kind, strength, status, visibility,
        precision, whole_municipality, place_uncertain, recorded_at, name_search, text_search, fragment)
    select id, 'organisation', name, name_key, '', kind, strength, status, visibility, 'hidden', true, false,
        now(), 'breitafel', 'breitafel', '{{}}' from assets;
"""
"""As the first release left them."""
WORKING = (
    "select count(*) from pg_stat_activity where datname = current_database() and backend_xid is not null"
)


def kill_program(upgrade: subprocess.Popen, _url: str) -> None:
    os.killpg(upgrade.pid, signal.SIGKILL)


def kill_connection(_upgrade: subprocess.Popen, url: str) -> None:
    with executing(url) as execute:
        execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()"
        )


@pytest.mark.parametrize("kill", [kill_program, kill_connection])
def test_a_killed_migration_leaves_all_as_it_was_and_the_next_one_ends_it(
    on_a_server: Installation, empty_database_url: str, kill
) -> None:
    command.upgrade(configuration(empty_database_url), "0001")
    with executing(empty_database_url) as execute:
        execute(MANY)
        with on_a_server.popen("db", "upgrade", stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as upgrade:
            wait_until(lambda: execute(WORKING).scalar() > 0 or upgrade.poll() is not None)
            kill(upgrade, empty_database_url)
            upgrade.communicate()
        assert upgrade.returncode != 0
        wait_until(lambda: execute(WORKING).scalar() == 0)
        assert execute("select version_num from alembic_version").scalar() == "0001"

        done = on_a_server.flask("db", "upgrade")

        assert done.returncode == 0, done.stdout
        assert migrations.is_current(empty_database_url)
        assert execute("select count(*) from assets").scalar() == RECORDS
        assert execute("select count(distinct asset_id) from published").scalar() == RECORDS


def kill_parent(_installation: Installation, parent: int) -> None:
    os.kill(parent, signal.SIGKILL)


@pytest.mark.parametrize("kill", [kill_parent, kill_database])
def test_a_start_that_is_killed_while_it_migrates_is_ended_by_the_next_one(
    installation: Installation, kill
) -> None:
    settings = Settings(data_dir=installation.data_dir)
    url = cluster.database_url(settings)
    with cluster.running(settings), executing(url) as execute:
        execute("drop schema public cascade; create schema public")
        command.upgrade(configuration(url), "0001")
        execute(MANY)
    with installation.serve(wait=False) as serving:
        wait_until(lambda: is_migrating(url) or serving.poll() is not None)
        kill(installation, serving.pid)
        wait_until(lambda: serving.poll() is not None)
    with installation.serve(), executing(url) as execute:
        assert migrations.is_current(url)
        assert execute("select count(*) from assets").scalar() == RECORDS
        assert execute("select count(distinct asset_id) from published").scalar() == RECORDS


def is_migrating(url: str) -> bool:
    """Whether the database is there and somebody writes in it."""
    try:
        with executing(url) as execute:
            return execute(WORKING).scalar() > 0
    except OperationalError:
        return False
