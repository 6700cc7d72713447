"""A small town on a real installation, and a colleague who is signed in to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from app import Settings, create_app
from app.database import database
from app.models.people import Role
from tests.factories.areas import make_city
from tests.factories.people import PASSWORD, make_team, make_team_buurt, make_user
from tests.integration.platform.drills.visitor import Visitor
from tests.integration.platform.installation import Installation

EMAIL = "drill@voorbeeld.example"


@pytest.fixture(scope="session")
def settle() -> Callable[[Installation], Visitor]:
    """Give a served installation boundaries, a team and a colleague who may do everything; sign her in."""

    def settled(installation: Installation) -> Visitor:
        app = create_app(Settings(data_dir=installation.data_dir, secret_key="only for tests"))
        with app.app_context():
            city, team = make_city(), make_team()
            make_team_buurt(team=team, area=city.areas["BU00140000"])
            make_user(team=team, email=EMAIL, roles=[role.value for role in Role])
            database.session.commit()
            database.session.close()
            database.engine.dispose()
        return Visitor.signed_in(installation, EMAIL, PASSWORD)

    return settled


@pytest.fixture(scope="module")
def served(kept: Installation, settle: Callable[[Installation], Visitor]) -> Iterator[Visitor]:
    """Her, while it is served to all drills of a module: what they kill in it comes back."""
    with kept.serve() as server:
        visitor = settle(kept)
        visitor.server = server.pid
        yield visitor
