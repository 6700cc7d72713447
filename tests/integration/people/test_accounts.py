"""Accounts in the hands of an administrator."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from app.database import database
from app.models.people import Role, User
from app.policy import Permission
from app.services.people.passwords import verify
from tests.factories.people import make_team, make_user, post, sign_in, viewer_of


@pytest.fixture
def admin(client):
    """An administrator who is signed in."""
    made = make_user(name="Beheer", email="beheer@voorbeeld.example", roles=["admin"])
    sign_in(client, made)
    return made


def shown_password(page):
    return re.search(r"<code>([^<]+)</code>", page.text)[1]


def test_a_new_colleague_can_sign_in_with_the_password_that_was_shown_once(client, other_client, admin):
    team = make_team(name="Team Selwerd (voorbeeld)")
    form = {"name": "Bas", "email": "Bas@Voorbeeld.example", "roles": ["builder", "trainer"], "team": team.id}
    page = post(client, "/beheer/mensen/nieuw", form)
    assert page.headers["Cache-Control"] == "no-store"
    password = shown_password(page)
    answer = post(other_client, "/inloggen", {"email": "bas@voorbeeld.example", "password": password})
    assert answer.status_code == 302
    added = database.session.scalar(select(User).where(User.email == "bas@voorbeeld.example"))
    assert password not in client.get(f"/beheer/mensen/{added.id}").text
    assert viewer_of(added).team_ids == (team.id,)


def test_what_is_missing_is_said_at_each_field_and_nothing_is_lost(client, admin):
    form = {"name": "", "email": "geen adres", "team": ""}
    page = post(client, "/beheer/mensen/nieuw", form)
    assert page.status_code == 422
    for sentence in ("Vul een naam in.", "Dit lijkt geen e-mailadres.", "Kies minstens 1 rol."):
        assert page.text.count(sentence) == 2
    assert 'value="geen adres"' in page.text


def test_a_form_of_which_fields_were_not_sent_is_asked_for_again(client, admin):
    """ASVS 5.0: V16.5.3."""
    page = post(client, "/beheer/mensen/nieuw", {"name": "Bas"})

    assert page.status_code == 422
    assert "Dit lijkt geen e-mailadres." in page.text


def test_an_address_is_somebody_s_only_once(client, admin):
    make_user(email="bas@voorbeeld.example")
    form = {"name": "Bas", "email": "BAS@voorbeeld.example", "roles": "member"}
    page = post(client, "/beheer/mensen/nieuw", form)
    assert page.status_code == 422
    assert "Er is al iemand met dit e-mailadres." in page.text


def test_a_role_that_does_not_exist_is_no_role(client, admin):
    form = {"name": "Bas", "email": "bas@voorbeeld.example", "roles": ["superuser"]}
    assert "Kies minstens 1 rol." in post(client, "/beheer/mensen/nieuw", form).text


def test_roles_add_up_and_change_at_the_next_request(client, other_client, admin):
    user = make_user(roles=["member"])
    sign_in(other_client, user)
    assert other_client.get("/beheer").status_code == 403
    form = {"name": user.name, "email": user.email, "roles": ["trainer", "admin"]}
    assert post(client, f"/beheer/mensen/{user.id}/wijzig", form).status_code == 302
    assert other_client.get("/beheer").status_code == 200
    database.session.refresh(user)
    assert viewer_of(user).roles == {Role.TRAINER, Role.ADMIN}
    assert viewer_of(user).may(Permission.GIVE_TRAINING)


def test_a_temporary_password_replaces_the_old_one_and_ends_sessions(client, other_client, admin):
    user = make_user()
    sign_in(other_client, user)
    assert "Maak tijdelijk wachtwoord" in client.get(f"/beheer/mensen/{user.id}/wachtwoord").text
    password = shown_password(post(client, f"/beheer/mensen/{user.id}/wachtwoord"))
    database.session.refresh(user, ["password_hash"])
    assert verify(user.password_hash, password)
    assert other_client.get("/instellingen").status_code == 302


def test_a_stopped_account_is_out_at_once_and_comes_back_without_its_old_sessions(
    client, other_client, admin
):
    user = make_user()
    sign_in(other_client, user)
    post(client, f"/beheer/mensen/{user.id}/stoppen")
    assert other_client.get("/instellingen").status_code == 302
    assert "Dit account is gestopt" in client.get(f"/beheer/mensen/{user.id}").text
    post(client, f"/beheer/mensen/{user.id}/weer-aan")
    database.session.refresh(user)
    assert user.deactivated_at is None
    assert other_client.get("/instellingen").status_code == 302


def test_the_last_administrator_stays(client, admin):
    make_user(roles=["admin"], deactivated_at="2026-01-01T00:00:00Z")
    page = post(client, f"/beheer/mensen/{admin.id}/stoppen")
    assert page.status_code == 422
    assert "Dit is de laatste beheerder." in page.text
    form = {"name": admin.name, "email": admin.email, "roles": ["member"]}
    page = post(client, f"/beheer/mensen/{admin.id}/wijzig", form)
    assert page.status_code == 422
    assert "Dit is de laatste beheerder." in page.text
    make_user(roles=["member", "admin"])
    assert post(client, f"/beheer/mensen/{admin.id}/wijzig", form).status_code == 302


def test_the_list_finds_by_part_of_name_or_address_without_accents(client, admin):
    make_user(name="Élise van den IJssel", email="elise@voorbeeld.example")
    make_user(name="Bas", email="bas@voorbeeld.example", roles=["trainer"])
    make_user(name="Gerda Gestopt", deactivated_at="2026-01-01T00:00:00Z")
    assert names(client.get("/beheer/mensen?zoek=elise")) == ["Élise van den IJssel"]
    assert names(client.get("/beheer/mensen?zoek=BAS@")) == ["Bas"]
    assert names(client.get("/beheer/mensen?rol=trainer")) == ["Bas"]
    assert names(client.get("/beheer/mensen?gestopt=1")) == ["Gerda Gestopt"]
    assert names(client.get("/beheer/mensen")) == ["Bas", "Beheer", "Élise van den IJssel"]
    assert "Niemand gevonden met deze keuzes." in client.get("/beheer/mensen?zoek=niemand").text


def test_the_list_is_paged(client, admin):
    for number in range(30):
        make_user(name=f"Collega {number:02}")
    first, second = client.get("/beheer/mensen"), client.get("/beheer/mensen?pagina=2")
    assert (len(names(first)), len(names(second))) == (25, 6)
    assert "26 tot en met 31 van 31" in second.text
    assert names(client.get("/beheer/mensen?pagina=999")) == names(second)
    assert names(client.get("/beheer/mensen?pagina=x")) == names(first)


def names(page):
    return re.findall(r'href="/beheer/mensen/\d+">([^<]+)</a>', page.text)


@pytest.mark.parametrize(
    "path", ["/beheer", "/beheer/mensen", "/beheer/mensen/nieuw", "/beheer/teams", "/beheer/teams/nieuw"]
)
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_others_have_no_business_here(client, path, role):
    assert client.get(path).status_code == 302
    sign_in(client, make_user(roles=[role.value]))
    assert client.get(path).status_code == 403


def test_hostile_names_are_only_text(client, admin):
    user = make_user(name="<script>alert(1)</script> ${x} `", email="\"'<b>@voorbeeld.example")
    for path in ("/beheer/mensen", f"/beheer/mensen/{user.id}", f"/beheer/mensen/{user.id}/wijzig"):
        text = client.get(path).text
        assert "<script>alert" not in text
        assert "<b>@" not in text
