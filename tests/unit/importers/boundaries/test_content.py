"""What is done with rows: land only, repairs, unknown figures, missing levels, each with its issue."""

import numpy as np
import pytest
import shapely
from shapely import Polygon

from importers.boundaries import read_file
from tests.unit.importers.boundaries.plots import (
    MUNICIPALITY,
    SQUARES,
    buurten,
    of_level,
    square,
    wijken,
    write,
)


def read(frame, folder, **layers):
    path = write(frame, folder / "grenzen.gpkg", layer="buurten")
    for name, layer in layers.items():
        write(layer, path, layer=name, append=True)
    return read_file(path, vintage=2024, municipality=MUNICIPALITY)


def issues_about(found, text):
    return [issue for issue in found.issues if text in f"{issue.reason} {issue.value}"]


def test_missing_levels_are_put_together_from_their_parts(tmp_path):
    found = read(buurten(), tmp_path)
    wijk, gemeente = of_level(found, "wijk")["WK001400"], of_level(found, "gemeente")["GM0014"]
    assert wijk.boundary.equals(square(0, 0).union(square(0, 1)))
    assert (wijk.parent_code, wijk.name, wijk.derived) == ("GM0014", "WK001400", True)
    assert (wijk.inhabitants, wijk.households) == (1500, 600)
    assert "percent_aged_0_to_14" not in wijk.figures
    assert gemeente.boundary.equals(shapely.union_all(SQUARES))
    assert (gemeente.parent_code, gemeente.name) == (None, "Groningen")
    assert gemeente.inhabitants == 1750
    assert len(issues_about(found, "staat niet in de bron")) == 3


def test_only_the_wijk_that_is_missing_is_made(tmp_path):
    found = read(buurten(), tmp_path, wijken=wijken()[:1])
    assert [(area.code, area.derived) for area in of_level(found, "wijk").values()] == [
        ("WK001400", False),
        ("WK001401", True),
    ]


def test_areas_stand_gemeente_first_and_by_code(tmp_path):
    found = read(buurten()[::-1], tmp_path)
    codes = [area.code for area in found.areas]
    assert codes == ["GM0014", "WK001400", "WK001401", "BU00140000", "BU00140001", "BU00140100"]


def test_every_label_lies_in_its_area(tmp_path):
    for area in read(buurten(), tmp_path).areas:
        assert area.boundary.contains(shapely.Point(area.label_point))


def test_of_an_area_that_occurs_twice_the_land_is_kept(tmp_path):
    codes = ["BU00140000", "BU00140000", "BU00140100", "BU00150000"]
    found = read(buurten(buurtcode=codes, water=["NEE", "JA", "NEE", "NEE"]), tmp_path)
    assert of_level(found, "buurt")["BU00140000"].boundary.equals(square(0, 1))
    (issue,) = issues_about(found, "water")
    assert (issue.row, issue.value) == (2, "BU00140000")


def test_a_part_across_the_border_is_not_kept(tmp_path):
    found = read(buurten(water=["NEE", "NEE", "B", "NEE"]), tmp_path)
    assert "BU00140100" not in of_level(found, "buurt")
    assert issues_about(found, "buitenland")


def test_rows_with_one_code_are_parts_of_one_area(tmp_path):
    codes = ["BU00140000", "BU00140001", "BU00140000", "BU00150000"]
    found = read(buurten(buurtcode=codes, shapes=[square(0, 1), square(0, 0), square(4, 4)]), tmp_path)
    area = of_level(found, "buurt")["BU00140000"]
    assert area.hectares == pytest.approx(200)
    assert area.inhabitants == 1000
    assert issues_about(found, "BU00140000 staat 2 keer")


def test_an_invalid_polygon_is_repaired_and_reported(tmp_path):
    # A bow tie: two triangles that meet in the middle.
    west, south, east, north = square(1, 0).bounds
    bow_tie = Polygon([(west, south), (east, north), (east, south), (west, north)])
    found = read(buurten(shapes=[*SQUARES[:2], bow_tie]), tmp_path)
    area = of_level(found, "buurt")["BU00140100"]
    assert area.boundary.is_valid
    assert area.hectares == pytest.approx(50)
    (issue,) = issues_about(found, "niet goed getekend")
    assert issue.row == 3
    assert "Self-intersection" in issue.value
    assert issue.action.startswith("Hersteld")


@pytest.mark.parametrize("code", [-99990, -99995, -99997, -99999999])
def test_an_unknown_figure_is_nothing_with_a_reason(tmp_path, code):
    found = read(buurten(inhabitants=[code, 500, 250, 9000], young=[np.nan, 20.0, code, 40.0]), tmp_path)
    here = of_level(found, "buurt")
    assert here["BU00140000"].inhabitants is None
    assert here["BU00140100"].figures["percent_aged_0_to_14"] is None
    assert [
        (issue.row, issue.field) for issue in issues_about(found, f"CBS geeft dit cijfer niet (code {code})")
    ] == [
        (1, "aantal_inwoners"),
        (3, "percentage_personen_0_tot_15_jaar"),
    ]


def test_what_is_unknown_of_a_part_is_unknown_of_the_whole(tmp_path):
    found = read(buurten(inhabitants=[-99997, 500, 250, 9000]), tmp_path)
    assert of_level(found, "wijk")["WK001400"].inhabitants is None
    assert of_level(found, "wijk")["WK001401"].inhabitants == 250
    assert of_level(found, "gemeente")["GM0014"].inhabitants is None
    assert of_level(found, "gemeente")["GM0014"].households == 700


def test_an_empty_cell_is_unknown_without_ado(tmp_path):
    found = read(buurten(young=[None, 20.0, 30.0, 40.0]), tmp_path)
    assert of_level(found, "buurt")["BU00140000"].figures["percent_aged_0_to_14"] is None
    assert not issues_about(found, "BU00140000:")


def test_figures_as_text_are_read_with_their_comma(tmp_path):
    found = read(buurten(young=["10,5", "veel", " 30 ", "40"]), tmp_path)
    young = [area.figures["percent_aged_0_to_14"] for area in of_level(found, "buurt").values()]
    assert young == [10.5, None, 30]
    (issue,) = issues_about(found, "geen getal")
    assert (issue.row, issue.value) == (2, "veel")


def test_a_negative_count_is_no_count(tmp_path):
    found = read(buurten(inhabitants=[-5, 500, 250, 9000]), tmp_path)
    assert of_level(found, "buurt")["BU00140000"].inhabitants is None
    assert issues_about(found, "kan niet")


def test_slivers_between_neighbours_are_let_be_and_summed_up(tmp_path):
    west, south, east, north = square(1, 0).bounds
    found = read(buurten(shapes=[*SQUARES[:2], shapely.box(west - 2, south, east, north)]), tmp_path)
    (issue,) = issues_about(found, "overlappen")
    assert issue.value == "2000 m²"
    assert isinstance(of_level(found, "gemeente")["GM0014"].boundary, Polygon)


def test_without_buurten_that_is_said(tmp_path):
    path = write(wijken(), tmp_path / "wijken.gpkg")
    found = read_file(path, vintage=2024, municipality=MUNICIPALITY)
    assert of_level(found, "wijk")
    assert issues_about(found, "geen buurten")
