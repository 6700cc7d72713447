"""The network for other programs: of an area with its partners, and anew after every change of a tie."""

from __future__ import annotations

from app.models.record import RelationType
from app.services.record.ties.relating import confirm_relation, end_relation, relate
from tests.factories.record import make_asset


def test_an_area_answers_its_records_their_partners_and_what_they_are_to_each_other(client, keeper):
    here, there = make_asset(keeper, name="Eettafel"), make_asset(keeper, name="Zaal", buurt="BU00140101")
    make_asset(keeper, name="Ver weg", buurt="BU00140101")
    relate(from_id=here.id, to_id=there.id, kind=RelationType.USES_PLACE, viewer=keeper)

    answer = client.get("/api/v1/network?area=BU00140000").json

    assert {node["name"]: node["chosen"] for node in answer["nodes"]} == {"Eettafel": True, "Zaal": False}
    assert [(edge["from"], edge["to"], edge["type"]) for edge in answer["edges"]] == [
        (here.id, there.id, "uses_place")
    ]
    assert answer["measures"] == {
        "nodes": 2, "edges": 1, "parts": 1, "largest": 2, "bridges": 0, "hubs": 0, "alone": 0,
    }  # fmt: skip
    assert len(client.get("/api/v1/network?area=GM0014").json["nodes"]) == 3


def test_every_change_of_a_tie_is_seen_at_once(client, db, keeper):
    one, other = make_asset(keeper, name="Eettafel"), make_asset(keeper, name="Zaal")

    def etag():
        db.session.flush()
        return client.get("/api/v1/network").headers["ETag"]

    seen = [etag()]
    tie = relate(from_id=one.id, to_id=other.id, kind=RelationType.SUPPORTS, viewer=keeper)
    seen.append(etag())
    tie.confirmed_on = tie.confirmed_on.replace(year=2020)
    confirm_relation(relation_id=tie.id, viewer=keeper)
    seen.append(etag())
    end_relation(relation_id=tie.id, viewer=keeper)
    seen.append(etag())

    assert len(set(seen)) == 4
