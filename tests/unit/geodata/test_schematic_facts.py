"""A wrong row in the table of facts is refused with its line, column and what to do."""

import pytest

from geodata.schematic import GRONINGEN_FACTS
from geodata.schematic.facts import BuurtFacts, FactsError, read_facts

HEADER = "code,name,wijk,wijk_name,x,y,ha,stretch,bearing"
OOST = "BU99990001,Oost,WK999900,Dorp,231000,580000,50,1.4,90"
WEST = "BU99990000,West,WK999900,Dorp,230000,580000,100.5,2,170"


@pytest.fixture
def table(tmp_path):
    def write(*lines):
        path = tmp_path / "feiten.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def test_rows_become_facts_in_the_order_of_their_codes(table):
    west, oost = read_facts(table("# Bron: niemand", HEADER, OOST, WEST))

    assert west == BuurtFacts(
        code="BU99990000",
        name="West",
        wijk_code="WK999900",
        wijk_name="Dorp",
        rd_x=230_000,
        rd_y=580_000,
        hectares=100.5,
        stretch=2,
        bearing=170,
    )
    assert oost.name == "Oost"


def test_a_name_may_hold_a_comma_and_a_quote(table):
    (fact,) = read_facts(table(HEADER, OOST.replace("Oost", '"Oost, \'t ""Zand"""')))
    assert fact.name == 'Oost, \'t "Zand"'


def test_the_radius_is_that_of_the_circle_with_the_same_area(table):
    (fact,) = read_facts(table(HEADER, OOST.replace(",50,", ",314.159,")))
    assert fact.radius == pytest.approx(1000, rel=1e-5)


@pytest.mark.parametrize(
    ("good", "bad", "column"),
    [
        ("BU99990001", "BU9999001", "code"),
        ("BU99990001", "", "code"),
        ("WK999900", "WK999901", "wijk"),
        ("Oost", " ", "name"),
        ("Dorp", "", "wijk_name"),
        ("231000", "580000", "x"),
        ("580000", "231000", "y"),
        ("231000", "nan", "x"),
        (",50,", ",0,", "ha"),
        (",50,", ",-3,", "ha"),
        (",50,", ",inf,", "ha"),
        (",50,", ",veel,", "ha"),
        ("1.4", "0.9", "stretch"),
        ("1.4", "3.8", "stretch"),
        (",90", ",-10", "bearing"),
        (",90", ",190", "bearing"),
    ],
)
def test_a_value_out_of_range_is_refused_by_line_and_column(table, good, bad, column):
    with pytest.raises(FactsError, match=rf"Regel 4 van de feitentabel, kolom {column}: ‘{bad.strip(',')}’"):
        read_facts(table("# Bron: niemand", HEADER, WEST, OOST.replace(good, bad)))


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], "Verwacht: code, name"),
        (["# Bron: niemand"], "Verwacht: code, name"),
        ([HEADER.replace("ha,", ""), WEST], "Verwacht: code, name"),
        ([HEADER], "geen buurten"),
        ([HEADER, WEST + ",9"], "Regel 2 van de feitentabel heeft 10 velden"),
        ([HEADER, WEST, "", OOST], "Regel 3 van de feitentabel heeft 0 velden"),
        ([HEADER, WEST, OOST, WEST], "BU99990000 staat twee keer"),
        ([HEADER, WEST, OOST.replace("Dorp", "Stad")], "WK999900 heeft twee namen"),
        ([HEADER, WEST, OOST.replace("9999", "8888")], "meer dan een gemeente"),
        ([HEADER, WEST.replace("West", '"West'), OOST], "Regel 2 van de feitentabel heeft 2 velden"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(table, lines, reason):
    with pytest.raises(FactsError, match=reason):
        read_facts(table(*lines))


def test_a_missing_table_is_refused_in_the_same_way(tmp_path):
    with pytest.raises(FactsError, match=r"niets\.csv is niet te lezen"):
        read_facts(tmp_path / "niets.csv")


def test_a_table_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "feiten.csv"
    path.write_bytes(f"{HEADER}\n{OOST.replace('Oost', 'Oöst')}\n".encode("latin-1"))
    with pytest.raises(FactsError, match="niet te lezen"):
        read_facts(path)


def test_the_shipped_table_knows_the_151_buurten_and_20_wijken_of_groningen():
    facts = read_facts(GRONINGEN_FACTS)

    assert len(facts) == 151
    assert len({fact.wijk_code for fact in facts}) == 20
    assert sum(fact.hectares for fact in facts) == pytest.approx(19_851.5)


def test_the_shipped_table_names_its_source_and_licence():
    first_line = GRONINGEN_FACTS.read_text(encoding="utf-8").splitlines()[0]
    assert first_line.startswith("# Bron: CBS / Kadaster")
    assert "CC BY 4.0" in first_line
    assert "bewerkt" in first_line
