"""Two colleagues who decide at the same moment, on a database that really commits."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from app.database import database
from app.models.record import Asset, SuggestedField
from app.services.record.suggesting.deciding import Answer, decide
from tests.factories.areas import make_city
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer
from tests.integration.record.suggesting.test_deciding import propose


def test_of_two_who_decide_at_once_one_answer_counts_and_both_are_told(own_app):
    with own_app.app_context():
        city = make_city()
        keeper = make_viewer(leads=(city.id("BU00140000"),))
        asset_id = make_asset(keeper).id
        made = propose(database.session.get_one(Asset, asset_id), make_viewer(), name="Wandelgroep Zuid").id
        database.session.commit()

    def answer(accept):
        with own_app.app_context():
            answered = decide(
                suggestion_id=made, seen_version=1, answers={"name": Answer(accept)}, viewer=keeper
            )
            database.session.commit()
            return answered, accept

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(answer, [True, False, True, False]))

    counted = [accept for answered, accept in told if answered == {"name"}]
    with own_app.app_context():
        asset = database.session.get_one(Asset, asset_id)
        said = database.session.get_one(SuggestedField, (made, "name"))
        assert len(counted) == 1
        assert said.accepted is counted[0]
        assert (asset.name == "Wandelgroep Zuid") is counted[0]
        assert asset.version == (2 if counted[0] else 1)
