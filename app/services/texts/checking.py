"""What looks like personal data in free texts, by the name of their field."""

from __future__ import annotations

import re
from collections.abc import Mapping

from importers.personal_data import Finding, Found, check_text

ALLOWED = {
    "address": frozenset({Found.NAME}),
    "session-place": frozenset({Found.NAME}),
    "trainer-outsider": frozenset({Found.NAME}),
    "contacts-value": frozenset({Found.PHONE, Found.EMAIL, Found.NAME}),
}
"""What may stand in a field: a street with a name, the telephone of a contact."""
INSTEAD = {
    "request-text": {
        Found.NAME: "Schrijf geen naam van de bewoner. Vertel wat die zoekt.",
        Found.ADDRESS: "Schrijf geen naam of adres van de bewoner. Vertel wat die zoekt.",
        Found.PHONE: "Dit lijkt een telefoonnummer. Het team dat dit bijhoudt, legt zelf het contact.",
        Found.EMAIL: "Dit lijkt het mailadres van een persoon. Het team dat dit bijhoudt, legt zelf het "
        "contact.",
    },
}
"""Other sentences than usual, where what is usual would not help."""
OF_ROW = re.compile(r"-\d+-")
LONGEST = 20_000
"""Characters that are looked at; every field that is stored is shorter."""


def findings_in(texts: Mapping[str, str], *, of: str = "") -> dict[str, tuple[Finding, ...]]:
    """What was found, by field; fields without a finding are absent. `of` stands before a name in ALLOWED."""
    found = {
        field: check_text(text[:LONGEST], allowed=ALLOWED.get(field_name(of + field), ()))
        for field, text in texts.items()
    }
    return {field: findings for field, findings in found.items() if findings}


def sentence_of(field: str, finding: Finding) -> str:
    """What to say beside a field (by its name in the counts) about what was found in it."""
    return INSTEAD.get(field, {}).get(finding.kind, finding.sentence)


def field_name(field: str) -> str:
    """The name of a field for the counts: that of a row without its number."""
    return OF_ROW.sub("-", field)
