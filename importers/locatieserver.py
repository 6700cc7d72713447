"""Asking PDOK's Locatieserver (v3.1), while somebody waits: quick to give up, and never trusted.

Only http(s) to public addresses, without redirects or proxies, and no more bytes than an answer needs.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from typing import Final

import requests
import urllib3
from requests_hardened import Config, Manager

BASE_URL: Final = "https://api.pdok.nl/bzk/locatieserver/search/v3_1"
LONGEST_QUESTION: Final = 200
LARGEST_ANSWER: Final = 256_000  # bytes; ten answers are some five thousand
MOST_ANSWERS: Final = 10

Document = dict[str, object]


class NoAnswer(Exception):
    """The service could not be asked, or gave nothing usable; the message is for the log, in English."""


def question_of(text: str) -> str:
    """What somebody typed, without the signs that mean something to the search language."""
    return " ".join(re.sub(r"[^\w ,.'’-]", " ", text[:LONGEST_QUESTION]).split())


def addresses_in(municipality: str) -> str:
    """The filter for addresses of a municipality (CBS code, GM0014); ValueError for a code that is none."""
    if not re.fullmatch(r"GM[0-9]{4}", municipality):
        raise ValueError(municipality)
    return f"type:adres AND gemeentecode:{municipality[2:]}"


def ask(
    service: str, parameters: Mapping[str, str], *, base_url: str, timeout: float, allow_loopback: bool
) -> list[Document]:
    """The documents that a service ("free", "suggest") answers, ten at most; raises NoAnswer.

    Waits `timeout` seconds at most for the connection and again for the answer; `allow_loopback` is for
    tests.
    """
    config = Config(
        ip_filter_enable=True,
        ip_filter_allow_loopback_ips=allow_loopback,
        never_redirect=True,
        default_timeout=(timeout, timeout),
        user_agent_override="Opbouwkaart",
    )
    params = {**parameters, "rows": str(MOST_ANSWERS)}
    try:
        with Manager(config).get_session() as session:
            session.trust_env = False  # a proxy of the environment would go round the filter of addresses
            address = f"{base_url}/{service}"
            with session.get(address, params=params, timeout=timeout, stream=True) as response:
                if response.status_code != requests.codes.ok:
                    raise NoAnswer(f"status {response.status_code}")
                return _documents(_body(response, time.monotonic() + timeout))
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        raise NoAnswer(type(error).__name__) from error


def text_of(document: Document, field: str) -> str:
    """A text or whole number of the answer as printable text; empty for anything else."""
    value = document.get(field)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return "".join(sign for sign in str(value) if sign.isprintable())[:LONGEST_QUESTION]


def _body(response: requests.Response, deadline: float) -> bytes:
    content = b""
    while part := response.raw.read1(LARGEST_ANSWER, decode_content=True):  # what came, not a full block
        content += part
        if len(content) > LARGEST_ANSWER:
            raise NoAnswer("answer too large")
        if time.monotonic() > deadline:
            raise NoAnswer("answer too slow")
    return content


def _documents(content: bytes) -> list[Document]:
    try:
        documents = json.loads(content)["response"]["docs"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NoAnswer("answer in another form") from error
    if not isinstance(documents, list):
        raise NoAnswer("answer in another form")
    return [document for document in documents[:MOST_ANSWERS] if isinstance(document, dict)]
