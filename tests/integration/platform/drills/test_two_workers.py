"""What one worker wrote the other tells at once, whatever it remembers. ASVS 5.0: V2.3.3."""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from tests.integration.platform.drills.visitor import Visitor, letters

pytestmark = pytest.mark.process

SAVES = int(os.environ.get("DRILLS", "8"))
COUNTED = re.compile(r">(\d+)<span class=\"visually-hidden\"> in Hamrik<")
AT_ONCE = 8
"""Connections of their own, so that both workers answer some."""


def test_a_save_is_in_the_next_answer_of_every_worker(served: Visitor) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for number in range(1, SAVES + 1):
            name = f"{letters(number)}kring"
            assert served.save(name, str(uuid4())) == 302
            for path in (f"/lijst?q={name}", f"/api/v1/assets?q={name}"):
                assert all(name in text for text in pool.map(served.read, [path] * AT_ONCE)), path
            for page in pool.map(served.read, ["/dekking"] * AT_ONCE):
                assert int(COUNTED.search(page)[1]) == number
