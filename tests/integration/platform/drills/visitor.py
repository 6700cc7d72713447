"""Somebody with a browser who goes on when the server goes, and what the database says afterwards."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import requests
from sqlalchemy import NullPool, create_engine, text

from app import Settings, cluster
from tests.integration.platform.installation import Installation, wait_until

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
PLACE = {"place": "area", "area": "BU00140000"}
NO_ANSWER = 0


@dataclass(slots=True)
class Visitor:
    """Her cookies and token; each request is a connection of its own, as of fifty browsers.

    `server` is the process of the server, where a drill did not start it itself; `saved` counts what she made
    many of, so that no two have one name.
    """

    installation: Installation
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""
    server: int = 0
    saved: int = 0

    @classmethod
    def signed_in(cls, installation: Installation, email: str, password: str) -> Visitor:
        with requests.Session() as session:
            address = f"http://127.0.0.1:{installation.port}/inloggen"
            token = TOKEN.search(session.get(address, timeout=30).text)[1]
            form = {"email": email, "password": password, "csrf_token": token}
            answer = session.post(address, data=form, timeout=30)
            assert answer.ok, answer.text
            page = session.get(address.replace("inloggen", "buurtkrachten/nieuw"), timeout=30)
            return cls(installation, session.cookies.get_dict(), TOKEN.search(page.text)[1])

    def send(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> tuple[int, str]:
        """Status and text; 0 when nobody answered."""
        address = f"http://127.0.0.1:{self.installation.port}{path}"
        try:
            with requests.post(
                address,
                data={**(data or {}), "csrf_token": self.token},
                cookies=self.cookies,
                allow_redirects=False,
                timeout=60,
                **more,
            ) as answer:
                return answer.status_code, answer.headers.get("Location") or answer.text
        except requests.RequestException:
            return NO_ANSWER, ""

    def get(self, path: str) -> int:
        """Status of a page or a file that was read to its end; 0 when nobody answered, or not to the end."""
        try:
            address = f"http://127.0.0.1:{self.installation.port}{path}"
            with requests.get(address, cookies=self.cookies, timeout=60) as answer:
                return answer.status_code
        except requests.RequestException:
            return NO_ANSWER

    def read(self, path: str) -> str:
        """The text of a page that is there, over a connection of its own."""
        address = f"http://127.0.0.1:{self.installation.port}{path}"
        with requests.get(address, cookies=self.cookies, timeout=60) as answer:
            assert answer.status_code == 200, answer.text
            return answer.text

    def save(self, name: str, key: str) -> int:
        """Put something on the map; the same key is the same thing."""
        form = {"name": name, "kind": "initiative", "themes": "groen-en-duurzaam", "known_from": "seen"}
        return self.send("/buurtkrachten/nieuw", {**form, **PLACE, "client_key": key})[0]

    def save_many(self, number: int, meanwhile: Any) -> dict[str, tuple[str, int]]:
        """Save so many things at once, and do something when a fifth was answered: key and status by name."""
        things = {f"{letters(self.saved + one)}kring": str(uuid4()) for one in range(number)}
        self.saved += number
        done: list[str] = []

        def one(name: str) -> int:
            status = self.save(name, things[name])
            done.append(name)
            return status

        with ThreadPoolExecutor(number) as pool:
            answers = {name: pool.submit(one, name) for name in things}
            wait_until(lambda: len(done) >= number // 5)
            meanwhile()
        return {name: (things[name], answer.result()) for name, answer in answers.items()}


def letters(number: int) -> str:
    """A name that looks like no other: numbers would be compared as one."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number * 7919 + 100_003:b}").replace(
        "a", "k"
    ) + str(number)


def asked(installation: Installation, statement: str) -> list[Any]:
    """What the database of an installation says."""
    engine = create_engine(cluster.database_url(Settings(data_dir=installation.data_dir)), poolclass=NullPool)
    with engine.connect() as connection:
        return list(connection.execute(text(statement)))
