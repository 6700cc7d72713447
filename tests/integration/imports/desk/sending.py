"""Send a file to the desk and read what its page says."""

from __future__ import annotations

import io
import re

from tests.factories.people import csrf_token, post

LIST = """\
naam;soort;lat;lon
Eettafel Hamrik;initiatief;53.2195;6.5610
Ruilkast;initiatief;53.2196;6.5620
Ver weg;initiatief;52.1;5.1
"""


def send(browser, text=LIST, *, name="lijst.csv", source="sociale_kaart", **more):
    content = text if isinstance(text, bytes) else text.encode()
    return browser.post(
        "/import",
        data={
            "csrf_token": csrf_token(browser),
            "file": (io.BytesIO(content), name),
            "source": source,
            **more,
        },
        content_type="multipart/form-data",
    )


def read_in(browser, text=LIST, **more):
    at = send(browser, text, **more).location
    return post(browser, f"{at}/inlezen").location


def counts(page):
    return dict(re.findall(r"<dt>([^<]+)</dt><dd class=\"strong\">([^<]+)</dd>", page))


def facts(page):
    return dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", page))
