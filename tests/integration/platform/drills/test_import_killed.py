"""A list that is being read in when something is killed: all of it is there or nothing. ASVS 5.0: V2.3.3."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.integration.platform.drills.test_killed import kill_database, kill_worker
from tests.integration.platform.drills.visitor import NO_ANSWER, Visitor, asked, letters
from tests.integration.platform.installation import Installation, wait_until

pytestmark = pytest.mark.process

ROWS = 1_000
LIST = "naam;soort;lat;lon\n" + "".join(
    f"{letters(number)}kring;initiatief;53.2195;6.5610\n" for number in range(ROWS)
)
BUSY = "select 1 from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid()"


@pytest.mark.parametrize("kill", [kill_worker, kill_database])
def test_a_list_is_read_in_whole_or_not_at_all(
    installation: Installation, settle: Callable[[Installation], Visitor], kill: Callable[..., None]
) -> None:
    with installation.serve() as server, ThreadPoolExecutor(1) as pool:
        visitor = settle(installation)
        sent = {"file": ("lijst.csv", LIST.encode())}
        status, at = visitor.send("/import", {"source": "sociale_kaart"}, files=sent)
        assert status == 302, at
        answer = pool.submit(visitor.send, f"{at}/inlezen")
        # It has begun to write and has not ended.
        wait_until(lambda: asked(installation, BUSY) != [] or answer.done())
        kill(installation, server.pid)
        wait_until(lambda: installation.status() == 200)
        status, _ = answer.result()
        there = count(installation)
        assert there == ROWS if status == 302 else there in {0, ROWS}, (status, there)
        assert status in {302, 503, NO_ANSWER}
        wait_until(lambda: visitor.send(f"{at}/inlezen")[0] == 302)
        assert count(installation) == ROWS


def count(installation: Installation) -> int:
    return int(asked(installation, "select count(*) from assets where removed_at is null")[0][0])
