"""What nobody types by accident, and the forms and questions of our own pages to put it into."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_from_bytes

from flask import Flask
from hypothesis import strategies as st
from justhtml import JustHTML

from tests.browsing import Browser
from tests.integration.walk.conftest import CANARY, World
from tests.integration.walk.routes import addresses, rules

FORM = "application/x-www-form-urlencoded"
ASKED = re.compile(r"""(?:args|form|values)(?:\.get|\.getlist|\[)\(?"(\w+)\"""")
KNOWN = [
    text.encode("utf-8", "surrogatepass")
    for text in (
        *(
            "",
            " ",
            "\x00",
            "a\x00b",
            "\ud800",
            "\udc00\ud800",
            "\u2028",
            "\u202e",
            "\ufeff",
            "e\u0301" * 30,
            "\U0010ffff",
        ),
        *(
            "0",
            "-1",
            "-0",
            "1.5",
            "1e999",
            "nan",
            "inf",
            "²",
            "٣",
            "1_000",
            "0x10",
            "2147483648",
            "9223372036854775807",
        ),
        *("9223372036854775808", "9" * 400, "6.55", "53.22", "180", "90", "1e-320"),
        *(
            "2026-10-01",
            "0001-01-01",
            "9999-12-31",
            "0000-00-00",
            "2026-02-30",
            "31-12-9999",
            "24:61",
            "09:30",
            "1-1-1",
        ),
        *(
            "yes",
            "true",
            "None",
            "null",
            "[]",
            "{}",
            "%",
            "_",
            "\\",
            "'",
            "'; --",
            "{{7*7}}",
            "${7*7}",
            "<script>",
        ),
        *(
            "../../etc/passwd",
            "http://[",
            "//elders.example",
            "javascript:alert(1)",
            "\r\nSet-Cookie: x=1",
            "x" * 20_000,
        ),
        *(
            "BU00140000",
            "WK001400",
            "GM0014",
            "BU9999999\x00",
            "FREQ=YEARLY;COUNT=0",
            "6.4,53.1,6.8,53.4",
            "a,b,c,d",
        ),
    )
] + [b"\xff\xfe", b"\xed\xa0\x80", b"%", b"%0", b"%u0000", b"a%00"]
VALUES = st.one_of(
    st.sampled_from(KNOWN),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.integers().map(lambda number: str(number).encode()),
    st.floats().map(lambda number: str(number).encode()),
    st.binary(max_size=20),
)
ANSWERS = {
    "date": "2026-10-25",
    "time": "02:30",
    "number": "3",
    "month": "2026-10",
    "email": f"{CANARY}@voorbeeld.example",
}
Pairs = list[tuple[str, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of a page: where it goes, its fields as the page fills them, all their names, and what somebody
    could answer to those that the page leaves open.
    """

    action: str
    fields: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]


def every_form(app: Flask, world: World, browser: Browser) -> list[Form]:
    """Every form on the pages of somebody."""
    found = {}
    for rule in rules(app, "GET"):
        for address in addresses(app, rule, world):
            page = browser.get(address)
            assert page.status_code < 500, address
            if page.mimetype == "text/html" and page.status_code == 200:
                found |= {(form.action, form.names): form for form in forms(page.text, address)}
    return list(found.values())


def forms(page: str, address: str) -> Iterator[Form]:
    """The forms of a page that change something."""
    for form in JustHTML(page, sanitize=False).query("form"):
        if (form.attrs.get("method") or "get").lower() == "post":
            fields = [one for one in form.query("input, select, textarea") if one.attrs.get("name")]
            filled = tuple((one.attrs["name"], _value(one)) for one in fields if _is_sent(one))
            named = {name for name, value in filled if value}
            yield Form(
                action=form.attrs.get("action") or address,
                fields=filled,
                names=tuple(sorted({one.attrs["name"] for one in fields} - {"csrf_token"})),
                answers=tuple(
                    {
                        one.attrs["name"]: _answer(one) for one in fields if one.attrs["name"] not in named
                    }.items()
                ),
            )


def _is_sent(element: Any) -> bool:
    return element.attrs.get("type") not in {"radio", "checkbox"} or "checked" in element.attrs


def _value(element: Any) -> str:
    if element.name == "select":
        options = element.query("option")
        chosen = [one for one in options if "selected" in one.attrs] or options
        return (chosen[0].attrs.get("value") or "") if chosen else ""
    return str(element.to_text() if element.name == "textarea" else element.attrs.get("value") or "")


def _answer(element: Any) -> str:
    if element.name == "select":
        return next((one.attrs["value"] for one in element.query("option") if one.attrs.get("value")), "")
    return ANSWERS.get(element.attrs.get("type", ""), "") or element.attrs.get("value") or CANARY


def names_of(app: Flask, endpoint: str) -> list[str]:
    """The parameters that the module of a view reads."""
    view = inspect.unwrap(app.view_functions[endpoint])
    return sorted(set(ASKED.findall(inspect.getsource(inspect.getmodule(view)))))


def encoded(pairs: Iterable[tuple[str, bytes]]) -> str:
    """As a browser, or somebody who means ill, sends them."""
    return "&".join(f"{quote_from_bytes(name.encode())}={quote_from_bytes(value)}" for name, value in pairs)


def spoilt(draw: st.DrawFn, form: Form) -> Pairs:
    """The form as a page fills it with some fields replaced, repeated or left out."""
    names = form.names or ["x"]
    wrong = draw(st.lists(st.tuples(st.sampled_from(names), VALUES), min_size=1, max_size=5))
    gone = draw(st.sets(st.sampled_from(names), max_size=2)) | {name for name, _ in wrong}
    kept = [
        (name, value.encode()) for name, value in form.fields if name not in gone and name != "csrf_token"
    ]
    return kept + wrong
