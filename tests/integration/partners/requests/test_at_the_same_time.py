"""A button pressed twice and two colleagues who answer at once, on a database that really commits."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from app.database import database
from app.exceptions import EditConflict
from app.models.partners import ContactRequest, RequestState
from app.services.partners.answering import decline, say
from app.services.partners.requesting import request_contact
from tests.factories.areas import make_city
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer


def test_a_button_pressed_twice_asks_once_and_of_two_answers_one_counts(own_app):
    with own_app.app_context():
        city = make_city()
        keeper, asker = make_viewer(leads=(city.id("BU00140000"),)), make_viewer()
        asset_id = make_asset(keeper).id
        database.session.commit()
    key = uuid4()

    def ask(_number):
        with own_app.app_context():
            made = request_contact(asset_id=asset_id, client_key=key, text="Mag het?", viewer=asker).id
            database.session.commit()
            return made

    def answer(by):
        with own_app.app_context():
            try:
                by(request_id=made, base_version=1, client_key=uuid4(), text="Ons antwoord.", viewer=keeper)
            except EditConflict:
                return None
            database.session.commit()
            return by

    with ThreadPoolExecutor(4) as pool:
        [made] = set(pool.map(ask, range(4)))
        counted = [by for by in pool.map(answer, [say, decline, say, decline]) if by]

    with own_app.app_context():
        stored = database.session.get_one(ContactRequest, made)
        assert len(counted) == 1
        assert len(stored.messages) == stored.version == 2
        assert stored.state is (RequestState.ANSWERED if counted[0] is say else RequestState.DECLINED)
