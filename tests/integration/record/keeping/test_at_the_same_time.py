"""One publishes a record while another deletes it for good: whoever is first, nothing stays to be seen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, text

from app.database import database
from app.models.record import Asset, DeletionReason, PublishedAsset
from app.services.record.keeping.deleting import forget_records
from app.services.record.publishing import write_published
from tests.factories.areas import make_city
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer
from tests.integration.platform.installation import wait_until

WAITED_FOR = text(
    "select exists (select from pg_locks waiting join pg_locks mine using (transactionid)"
    " where not waiting.granted and mine.granted and mine.pid = pg_backend_pid())"
)


def delete(asset_id):
    forget_records([asset_id], reason=DeletionReason.RETENTION)


def publish(asset_id):
    write_published([asset_id])


@pytest.mark.parametrize(("first", "then"), [(delete, publish), (publish, delete)])
def test_nothing_is_published_of_what_is_deleted_at_that_moment(own_app, first, then):
    with own_app.app_context():
        asset_id = make_asset(make_viewer(leads=(make_city().id("BU00140000"),))).id
        # So that none of the two waits for the other's rows: for the record alone.
        database.session.execute(text("delete from published"))
        database.session.commit()

    def do_then():
        with own_app.app_context():
            then(asset_id)
            database.session.commit()

    with ThreadPoolExecutor(1) as pool, own_app.app_context():
        first(asset_id)
        other = pool.submit(do_then)
        wait_until(lambda: database.session.scalar(WAITED_FOR) or other.done())
        assert not other.done(), "it waits for who was first"
        database.session.commit()
        other.result()
        assert database.session.scalar(select(func.count()).select_from(Asset)) == 0
        assert database.session.scalar(select(func.count()).select_from(PublishedAsset)) == 0
