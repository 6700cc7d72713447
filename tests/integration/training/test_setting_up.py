"""Programmes and modules: names, the teaching order, and the archive."""

from __future__ import annotations

import pytest

from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.people import Role
from app.models.training import ModuleKind, Track
from app.queries.training.choices import choices_for
from app.queries.training.programmes import current_modules, programme, programmes
from app.services.training.module_details import ModuleDetails
from app.services.training.modules import archive_module, change_module, create_module, move_module
from app.services.training.programmes import archive_programme, change_programme, create_programme
from tests.factories.training import make_module, make_programme, make_session
from tests.factories.viewers import make_viewer


@pytest.fixture
def coordinator(db):
    return make_viewer(roles=(Role.COORDINATOR,))


@pytest.fixture
def order(db):
    """Read the titles of the modules that are given, in teaching order."""

    def read(programme_id):
        db.session.expire_all()
        return [module.title for module in current_modules(programme(programme_id))]

    return read


def create(programme_id, title, viewer):
    return create_module(programme_id=programme_id, title=title, kind=ModuleKind.CORE, aim="", viewer=viewer)


@pytest.fixture
def three(coordinator):
    made = create_programme(title="Basistraining (voorbeeld)", track=Track.BASIC, aim="", viewer=coordinator)
    make_module(title="Van een andere leergang")
    return made, [create(made.id, title, coordinator) for title in ("Zien", "Aansluiten", "Loslaten")]


def test_new_modules_come_last_whatever_they_are_called(three, order):
    assert order(three[0].id) == ["Zien", "Aansluiten", "Loslaten"]


def test_a_module_changes_places_with_its_neighbour(three, order, coordinator):
    made, (zien, _aansluiten, loslaten) = three
    move_module(module_id=loslaten.id, up=True, viewer=coordinator)
    assert order(made.id) == ["Zien", "Loslaten", "Aansluiten"]

    move_module(module_id=zien.id, up=False, viewer=coordinator)
    assert order(made.id) == ["Loslaten", "Zien", "Aansluiten"]


def test_the_first_goes_no_higher_and_the_last_no_lower(three, order, coordinator):
    made, (zien, _aansluiten, loslaten) = three
    move_module(module_id=zien.id, up=True, viewer=coordinator)
    move_module(module_id=loslaten.id, up=False, viewer=coordinator)

    assert order(made.id) == ["Zien", "Aansluiten", "Loslaten"]


def test_an_archived_module_is_passed_over_and_comes_back_as_the_last(three, order, coordinator):
    made, (zien, aansluiten, loslaten) = three
    archive_module(module_id=aansluiten.id, archived=True, viewer=coordinator)
    move_module(module_id=loslaten.id, up=True, viewer=coordinator)
    assert order(made.id) == ["Loslaten", "Zien"]

    archive_module(module_id=zien.id, archived=True, viewer=coordinator)
    archive_module(module_id=zien.id, archived=False, viewer=coordinator)
    archive_module(module_id=aansluiten.id, archived=False, viewer=coordinator)
    assert order(made.id) == ["Loslaten", "Zien", "Aansluiten"]


def test_two_programmes_do_not_share_a_name_nor_two_modules_of_one(three, coordinator):
    made, (zien, aansluiten, _loslaten) = three
    other = make_programme()

    for attempt in (
        lambda: create_programme(title=made.title, track=Track.OTHER, aim="", viewer=coordinator),
        lambda: change_programme(
            programme_id=other.id, title=made.title, track=Track.OTHER, aim="", viewer=coordinator
        ),
        lambda: create(made.id, "Zien", coordinator),
        lambda: change_module(
            module_id=aansluiten.id, title="Zien", kind=ModuleKind.CORE, aim="", viewer=coordinator
        ),
    ):
        with pytest.raises(Invalid) as refused:
            attempt()
        assert list(refused.value.errors) == ["title"]
    assert aansluiten.title == "Aansluiten"
    assert create(other.id, "Zien", coordinator).id != zien.id


@pytest.mark.parametrize(
    ("title", "aim", "fields"), [("ab", "", ["title"]), ("x" * 121, "y" * 501, ["title", "aim"])]
)
def test_a_text_that_is_too_short_or_too_long_is_refused(coordinator, title, aim, fields):
    with pytest.raises(Invalid) as refused:
        create_programme(title=title, track=Track.BASIC, aim=aim, viewer=coordinator)

    assert list(refused.value.errors) == fields


def test_an_archived_programme_leaves_the_overview_and_the_choices_but_not_its_sessions(three, coordinator):
    made, (zien, *_others) = three
    session = make_session(zien)
    archive_programme(programme_id=made.id, archived=True, viewer=coordinator)

    assert made not in programmes()
    assert programmes(archived=True) == [made]
    assert made.title not in dict(choices_for().modules)
    assert dict(choices_for(session).modules)[made.title] == ((zien.id, "Zien"),)

    archive_programme(programme_id=made.id, archived=False, viewer=coordinator)
    assert made in programmes()


def test_the_training_for_everybody_stands_before_the_one_for_opbouwwerkers(db):
    deepening = make_programme(track=Track.DEEPENING)
    basic = make_programme(track=Track.BASIC)

    assert programmes() == [basic, deepening]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COORDINATOR, Role.ADMIN}))
def test_nobody_else_sets_up_the_leergang(three, role):
    made, (zien, *_others) = three
    viewer = make_viewer(roles=(role,))

    for attempt in (
        lambda: create_programme(title="Nieuw", track=Track.BASIC, aim="", viewer=viewer),
        lambda: change_programme(
            programme_id=made.id, title="Anders", track=Track.BASIC, aim="", viewer=viewer
        ),
        lambda: archive_programme(programme_id=made.id, archived=True, viewer=viewer),
        lambda: create(made.id, "Nieuw", viewer),
        lambda: change_module(module_id=zien.id, title="Anders", kind=ModuleKind.CORE, aim="", viewer=viewer),
        lambda: archive_module(module_id=zien.id, archived=True, viewer=viewer),
        lambda: move_module(module_id=zien.id, up=False, viewer=viewer),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_what_is_not_there_is_said_to_be_not_there(coordinator):
    with pytest.raises(NotFound):
        create(999_999, "Nieuw", coordinator)
    with pytest.raises(NotFound):
        move_module(module_id=999_999, up=True, viewer=coordinator)


def test_a_module_says_its_theme_who_asked_for_it_and_where_its_material_is(three, coordinator, db):
    module = three[1][0]
    details = ModuleDetails(
        theme="Aandacht", proposed_by="Team Vinkhuizen", materials=("https://voorbeeld.example/a",)
    )
    said = {
        "module_id": module.id,
        "title": "Zien",
        "kind": ModuleKind.CORE,
        "aim": "",
        "viewer": coordinator,
    }
    change_module(**said, details=details)
    db.session.expire_all()
    assert (module.theme, module.proposed_by) == ("Aandacht", "Team Vinkhuizen")
    assert module.materials == ["https://voorbeeld.example/a"]

    change_module(**said)
    assert module.theme == "Aandacht", "what is not given stays"
    for wrong in (
        {"theme": "x" * 121},
        {"materials": ("javascript:alert(1)",)},
        {"materials": ("a.nl",) * 11},
    ):
        with pytest.raises(Invalid) as refused:
            change_module(**said, details=ModuleDetails(**wrong))
        assert set(refused.value.errors) == set(wrong)
