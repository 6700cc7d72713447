"""Cells are computed once per table; a cache that is damaged or cannot be written never stands in the way."""

import hashlib
import json
import logging

import pytest

from geodata.schematic import cache
from geodata.schematic.cache import cached_cells

TABLE = """# Bron: niemand
code,name,wijk,wijk_name,x,y,ha,stretch,bearing
BU99990000,West,WK999900,Dörp,230000,580000,100,1.4,0
BU99990001,Oost,WK999900,Dörp,230900,580000,80,1.4,0
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "feiten.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def runs(monkeypatch):
    """How many buurten were drawn, one entry per time that the cells were really computed."""
    drawn = []
    real = cache.cells

    def counted(facts):
        drawn.append(len(facts))
        return real(facts)

    monkeypatch.setattr(cache, "cells", counted)
    return drawn


def only_file(folder):
    (file,) = folder.iterdir()
    return file


def test_the_second_time_the_same_bits_come_from_the_file(table, tmp_path, runs):
    first = cached_cells(table, tmp_path / "a" / "cache")
    second = cached_cells(table, tmp_path / "a" / "cache")

    assert runs == [2]
    assert second == first
    assert [area.boundary.wkb for area in second] == [area.boundary.wkb for area in first]
    assert second[1].name == "Dörp"


def test_another_table_is_computed_beside_the_first(table, tmp_path, runs):
    cached_cells(table, tmp_path / "cache")
    table.write_text(TABLE.replace(",80,", ",90,"), encoding="utf-8")
    areas = cached_cells(table, tmp_path / "cache")

    assert runs == [2, 2]
    assert areas[-1].hectares == 90


def test_another_algorithm_is_computed_again(table, tmp_path, runs, monkeypatch):
    cached_cells(table, tmp_path / "cache")
    monkeypatch.setattr(cache, "ALGORITHM_VERSION", cache.ALGORITHM_VERSION + 1)
    cached_cells(table, tmp_path / "cache")
    assert runs == [2, 2]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"West", b"Wast"),
        lambda content: b"\x00" * len(content),
    ],
    ids=["empty", "cut off", "changed", "zeroes"],
)
def test_a_damaged_file_is_computed_again_and_replaced(table, tmp_path, runs, damage, caplog):
    first = cached_cells(table, tmp_path / "cache")
    file = only_file(tmp_path / "cache")
    whole = file.read_bytes()
    file.write_bytes(damage(whole))

    with caplog.at_level(logging.WARNING):
        assert cached_cells(table, tmp_path / "cache") == first
    assert runs == [2, 2]
    assert "computed again" in caplog.text
    assert only_file(tmp_path / "cache").read_bytes() == whole


def test_a_sound_file_with_other_fields_is_computed_again(table, tmp_path, runs):
    first = cached_cells(table, tmp_path / "cache")
    file = only_file(tmp_path / "cache")
    body = json.dumps([{"code": "GM9999"}]).encode()
    file.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)

    assert cached_cells(table, tmp_path / "cache") == first
    assert runs == [2, 2]


def test_a_folder_that_cannot_be_written_only_costs_time(table, tmp_path, caplog):
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        areas = cached_cells(table, tmp_path / "cache")
    assert len(areas) == 4
    assert "not cached" in caplog.text


def test_a_write_that_fails_half_way_leaves_nothing_behind(table, tmp_path, monkeypatch):
    def full(self, target):
        raise OSError("disk full")

    monkeypatch.setattr(cache.Path, "replace", full)
    assert len(cached_cells(table, tmp_path / "cache")) == 4
    assert list((tmp_path / "cache").iterdir()) == []
