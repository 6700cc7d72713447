"""The sources of assets that we know: each one a row of a table, not a program of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

from importers.records import ImportRefused

Crs = Literal["wgs84", "rd_new", "by_column"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known about a source before a file of it is opened.

    `columns` maps headings of this source to our fields (None: leave the column out) and goes before the
    guessing. `crs` is checked against what the file says; "by_column" leaves it to the headings. `themes` and
    `kind` hold for rows whose own words say nothing. `unnamed` names rows without a name by their address.
    With `known` False the defaults are a guess, which the import says.
    """

    name: str
    title: str
    licence: str
    attribution: str
    kind: str
    themes: tuple[str, ...]
    crs: Crs = "by_column"
    columns: Mapping[str, str | None] = field(default_factory=lambda: MappingProxyType({}))
    unnamed: str = ""
    known: bool = True


def _table(*sources: Source) -> Mapping[str, Source]:
    return MappingProxyType({source.name: source for source in sources})


SOURCES: Final = _table(
    Source(
        name="osm_horeca",
        title="Cafés en restaurants uit OpenStreetMap",
        licence="ODbL 1.0",
        attribution="© OpenStreetMap-bijdragers",
        kind="place",
        themes=("ontmoeten-en-verbinden",),
        crs="wgs84",
        columns=MappingProxyType({"naam": "name", "horecatype": "kind_words", "objecttype": None}),
    ),
    Source(
        name="osm",
        title="OpenStreetMap",
        licence="ODbL 1.0",
        attribution="© OpenStreetMap-bijdragers",
        kind="place",
        themes=("ontmoeten-en-verbinden",),
        crs="wgs84",
    ),
    Source(
        name="bag_onderwijs",
        title="Schoolgebouwen uit de BAG",
        licence="publiek domein",
        attribution="Bron: Kadaster (BAG)",
        kind="organisation",
        themes=("opgroeien-jeugd-gezin",),
        columns=MappingProxyType(
            {
                "identifica": "external_id",
                "gebr_doel": "kind_words",
                "openbare_r": "street",
                **dict.fromkeys(("opp", "status", "bouwjaar", "pandidenti", "pandstatus")),
            }
        ),
        unnamed="Schoolgebouw",
    ),
    Source(
        name="zorginstellingen",
        title="Zorginstellingen",
        licence="open data",
        attribution="Bron: gemeente Groningen, open data",
        kind="organisation",
        themes=("mentaal-welbevinden",),
        crs="wgs84",
    ),
)

GENERIC_THEMES: Final = ("ontmoeten-en-verbinden",)
SOURCE_NAME: Final = re.compile(r"[a-z][a-z0-9_]{1,39}")


def source_named(name: str) -> Source:
    """The registered source, or a generic one under that name for a list that somebody made.

    Raises ImportRefused for a name that can't serve as the key of a source.
    """
    if name in SOURCES:
        return SOURCES[name]
    if not SOURCE_NAME.fullmatch(name):
        raise ImportRefused(
            f"“{name[:40]}” kan geen naam van een bron zijn. Gebruik 2 tot 40 kleine letters, cijfers of _, "
            "bijvoorbeeld: sociale_kaart_2026."
        )
    return Source(
        name=name,
        title=name.replace("_", " ").capitalize(),
        licence="",
        attribution="",
        kind="initiative",
        themes=GENERIC_THEMES,
        known=False,
    )
