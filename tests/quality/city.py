"""Six hundred invented records in Groningen: the demonstration, what the questions are about, and noise."""

from __future__ import annotations

import csv
import random
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID, uuid5

from sqlalchemy import select

from app import labels
from app.database import database
from app.demo.loading import load_demo
from app.models.areas import Area, AreaLevel, VintageKind
from app.models.people import Role, User
from app.models.record import (
    Asset,
    Aware,
    Cost,
    Kind,
    KnownFrom,
    LedBy,
    Openness,
    Status,
    Visibility,
)
from app.policy import Viewer
from app.queries.people.viewers import load_viewer
from app.rhythms import Pauses, Rhythm, Season, Slot
from app.services.areas.loading import load_boundaries
from app.services.record.capturing import capture
from app.services.record.content import STRENGTH_OF_KIND, AssetContent, Where
from app.services.record.versions import content_at
from geodata.areas import BoundarySet
from geodata.schematic import GRONINGEN_FACTS, SOURCE, cells
from geodata.schematic.facts import read_facts
from tests.quality.measuring import questions

NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
RECORDS = Path(__file__).parent / "records.csv"
COUNT = 600
KEYS = UUID("6f0c1c52-3f0e-4a53-9d0e-6d7a3f1f0a11")
EXCHANGES = {
    "ruimte": "space", "handen": "hands", "geld": "money", "kennis": "knowledge", "bereik": "reach",
    "spullen": "material", "gastheerschap": "hosting",
}  # fmt: skip
DAYS = dict(
    zip(("ma", "di", "wo", "do", "vr", "za", "zo"), ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True)
)
WHEN = re.compile(r"(ma-vr|[a-z]{2}) (\d+)\.(\d\d)-(\d+)\.(\d\d)")


def make_quality_city() -> Viewer:
    """Fill the database; returns a colleague of Team Selwerd, who sees what all colleagues see."""
    areas = cells(read_facts(GRONINGEN_FACTS))
    load_boundaries(BoundarySet(vintage=2024, source=SOURCE, areas=areas), kind=VintageKind.OFFICIAL)
    load_demo(today=NOW.date())
    viewer = _colleague()
    buurten = {
        area.name: area
        # Always in one order, for chance takes from them: neither the disk nor the ids keep one.
        for area in database.session.scalars(
            select(Area).where(Area.level == AreaLevel.BUURT).order_by(Area.code)
        )
    }
    right = {name for question in questions() for name in question.right}
    noise_of = [
        asset
        for asset in database.session.scalars(select(Asset).order_by(Asset.name_key, Asset.client_key))
        if asset.name not in right
    ]
    chance = random.Random(7)
    with RECORDS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            _store(_content(row, buurten[row["buurt"]], chance), viewer)
    _noise(noise_of, list(buurten.values()), viewer, chance)
    return viewer


def _colleague() -> Viewer:
    user = database.session.scalars(
        select(User).where(User.email.like("opbouwwerker-selwerd-1@%"), User.roles.contains([Role.BUILDER]))
    ).one()
    found = load_viewer(user.id, epoch=user.epoch)
    assert found is not None
    return found


def _content(row: dict[str, str], buurt: Area, chance: random.Random) -> AssetContent:
    more = row["more"].split()
    told = dict(one.split("=") for one in more if "=" in one)
    kind = Kind(row["kind"])
    status, reason = Status.ACTIVE, {}
    if "stopt" in more:
        status = Status.STOPPED
    if "stil" in more:
        status = Status.DORMANT
    access = {"drempelvrij": True, "drempel": False}
    return AssetContent(
        name=row["name"],
        summary=row["summary"],
        kind=kind,
        strength=STRENGTH_OF_KIND[kind],
        themes=(row["themes"],),
        where=Where(location=_near(buurt, chance)),
        led_by=LedBy(row["led_by"]),
        audiences=_listed(row["audiences"]),
        offers=tuple(EXCHANGES[word] for word in _listed(row["offers"])),
        needs=tuple(EXCHANGES[word] for word in _listed(row["needs"])),
        tags=("buiten",) if "buiten" in more else (),
        languages=_listed(told.get("talen", "")),
        capacity=int(told["past"]) if "past" in told else None,
        cost=Cost.FREE if "gratis" in more else Cost.OVER_5 if "duur" in more else None,
        step_free=next((value for word, value in access.items() if word in more), None),
        quiet=True if "rustig" in more else None,
        openness=Openness.MEMBERS if "besloten" in more else Openness.WALK_IN,
        rhythm=_rhythm(row["when"], summer_only="zomer" in more),
        pauses=Pauses(seasons=(Season.SUMMER,)) if "dicht-zomer" in more else Pauses(),
        status=status,
        aware=Aware.YES,
        visibility=Visibility.ORGANISATION,
        **reason,
    )


def _rhythm(when: str, *, summer_only: bool) -> Rhythm:
    slots = []
    for days, *clock in WHEN.findall(when):
        by_day = "MO,TU,WE,TH,FR" if days == "ma-vr" else DAYS[days]
        hour, minute, until, until_minute = map(int, clock)
        slots.append(
            Slot(
                starts_on=date(2025, 1, 1),
                rrule=f"FREQ=WEEKLY;BYDAY={by_day}" + (";BYMONTH=6,7,8" if summer_only else ""),
                begins=time(hour, minute),
                ends=time(until, until_minute),
            )
        )
    return Rhythm(slots=tuple(slots))


def _noise(known: list[Asset], buurten: list[Area], viewer: Viewer, chance: random.Random) -> None:
    """Others like those of the demonstration, somewhere else, until there are six hundred."""
    there = database.session.query(Asset).count()
    for number in range(COUNT - there):
        asset = chance.choice(known)
        buurt = chance.choice(buurten)
        content = content_at(asset.id, asset.version)
        if content is None or content.visibility is Visibility.TEAM:
            continue
        other = replace(
            content,
            name=f"{asset.name} {buurt.name} {number}"[:110],
            where=Where(location=_near(buurt, chance)),
            status=Status.ACTIVE if chance.random() < 0.9 else Status.DORMANT,
            status_reason=None,
            status_since=None,
        )
        _store(other, viewer)


def _store(content: AssetContent, viewer: Viewer) -> None:
    key = uuid5(KEYS, content.name)
    capture(content=content, known_from=KnownFrom.SEEN, client_key=key, viewer=viewer)


def _near(buurt: Area, chance: random.Random) -> tuple[float, float]:
    rd_x, rd_y = buurt.label_point
    return rd_x + chance.uniform(-60, 60), rd_y + chance.uniform(-60, 60)


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word for word in words.split(",") if word)


assert set(EXCHANGES.values()) == {exchange.value for exchange in labels.EXCHANGES}
