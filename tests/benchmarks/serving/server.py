"""A server of its own on a great many records."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

from app import Settings, create_app
from app.database import database
from app.models.people import User
from tests.benchmarks.country import fill
from tests.browsing import another
from tests.factories.people import make_user, sign_in
from tests.integration.platform.installation import Installation, free_port

KEY = "only for benchmarks"


@contextmanager
def served(database_url: str, count: int) -> Iterator[tuple[Installation, str]]:
    """The server, and the value of the session's cookie of a colleague."""
    folder = Path(tempfile.mkdtemp(prefix="opbouwkaart-bench-"))
    app = create_app(Settings(database_url=database_url, data_dir=folder, secret_key=KEY))
    with app.app_context():
        user_id = make_user(team=fill(count).teams[0]).id
        database.session.commit()
        browser = another(app)
        sign_in(browser, database.session.get_one(User, user_id))
        cookie = browser.get_cookie("sessie").value
        database.session.rollback()
        database.engine.dispose()
    address = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    settings = {"SECRET_KEY": KEY, "DATABASE_URL": address}
    installation = Installation(folder / "data", free_port(), folder / "log", settings=settings)
    installation.data_dir.mkdir()
    with installation.serve():
        yield installation, cookie
    shutil.rmtree(folder)
