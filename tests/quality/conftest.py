"""The city of six hundred records, filled once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine


@pytest.fixture(scope="module")
def viewer(app) -> Iterator[object]:
    from app.database import database
    from app.queries.record.search.vocabulary import forget_words
    from tests.quality.city import NOW, make_quality_city

    with app.app_context():
        engine, maker = database.engine, database.sessionmaker
    before = dict(maker.kw)
    with engine.connect() as connection, connection.begin() as outer:
        maker.configure(bind=connection, join_transaction_mode="create_savepoint")
        forget_words()  # Those of other tests would mend what is no typo here.
        with time_machine.travel(NOW, tick=False), app.app_context():
            yield make_quality_city()
            database.session.rollback()
        forget_words()
        maker.kw.clear()
        maker.kw.update(before)
        for memory in ("answers", "counts"):
            app.extensions[memory].clear()
        outer.rollback()
