"""The macros are valid HTML, tie each message to its control, and treat every value as text."""

import pytest
from flask import Flask, render_template_string
from justhtml import JustHTML
from wtforms import (
    BooleanField,
    Form,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from app.web.forms import texts
from app.web.presentation import static_files, taking
from tests.unit.web.test_pictures import TEMPLATES

HOSTILE = """"'><script>alert(1)</script>${7*7}`{{ 7*7 }}"""
KINDS = [SelectChoice("initiative", "Initiatief"), SelectChoice("place", "Plek")]


class Answers(Form):
    name = StringField(
        "Hoe heet het?", [InputRequired("Vul een naam in.")], description="Geen naam? Schrijf wat het is."
    )
    kind = RadioField("Wat is het?", [InputRequired("Kies wat het is.")], choices=KINDS)
    summary = TextAreaField("Vertel het")
    team = SelectField("Team", choices=[SelectChoice("Selwerd", "Selwerd"), SelectChoice(HOSTILE, HOSTILE)])
    themes = SelectMultipleField(
        "Waar gaat het over?",
        choices=[SelectChoice("eten", "Eten"), SelectChoice("taal", "Taal")],
        widget=ListWidget(),
        option_widget=CheckboxInput(),
        validate_choice=False,
    )
    sensitive = BooleanField("Dit is gevoelig", description="Kies dit als het kwetsbaar is.")


@pytest.fixture(scope="module")
def render():
    app = Flask(__name__, template_folder=str(TEMPLATES), static_folder=None)
    static_files.init_app(app)
    texts.init_app(app)
    taking.init_app(app)

    def rendered(folder, macro, call, **values):
        source = f'{{% from "components/{folder}/{macro}.html" import {macro} %}}{call}'
        with app.test_request_context():
            html = render_template_string(source, **values)
        return JustHTML(
            f'<!doctype html><html lang="nl"><title>x</title><body>{html}', strict=True, sanitize=False
        )

    return rendered


@pytest.fixture
def wrong():
    form = Answers(data={"kind": None})
    form.validate()
    return form


def test_a_field_names_its_help_and_its_error(render, wrong):
    page = render("forms", "field", "{{ field(f) }}", f=wrong.name)
    control = page.query_one("input")

    assert control.attrs["aria-invalid"] == "true"
    assert control.attrs["aria-describedby"] == "name-help name-error"
    assert page.query_one("#name-error").to_text().strip() == "Vul een naam in."
    assert page.query_one("label").attrs["for"] == control.attrs["id"]


def test_a_field_without_a_fault_says_nothing_about_one(render):
    control = render("forms", "field", "{{ field(f) }}", f=Answers().summary).query_one("textarea")

    assert "aria-invalid" not in control.attrs
    assert "aria-describedby" not in control.attrs


def test_help_of_the_page_goes_before_help_of_the_form(render):
    page = render("forms", "field", "{{ field(f, help='Anders.') }}", f=Answers().name)

    assert page.query_one("#name-help").to_text().strip() == "Anders."


@pytest.mark.parametrize("macro", ["choices", "kind_tiles", "segmented_choices"])
def test_a_choice_is_a_group_with_its_question_and_its_error(render, wrong, macro):
    page = render("forms", macro, f"{{{{ {macro}(f) }}}}", f=wrong.kind)
    group = page.query_one("fieldset")

    assert page.query_one("legend").to_text().strip() == "Wat is het?"
    assert group.attrs["aria-describedby"] == "kind-error"
    assert [control.attrs["value"] for control in page.query("input[type=radio]")] == ["initiative", "place"]


def test_the_summary_leads_to_every_fault(render, wrong):
    summary = render("forms", "error_summary", "{{ error_summary(form) }}", form=wrong)
    links = [link.attrs["href"] for link in summary.query("a")]

    assert "Nog 3 dingen:" in summary.to_text()
    assert links == ["#name", "#kind", "#team"]
    for link, macro in zip(links[:2], ["field", "choices"], strict=True):
        page = render("forms", macro, f"{{{{ {macro}(f) }}}}", f=wrong[link[1:]])
        assert page.query_one(link)


def test_a_form_without_faults_has_no_summary(render):
    assert not render("forms", "error_summary", "{{ error_summary(form) }}", form=Answers()).query("a, p")


def test_chips_beyond_the_first_are_folded_away_unless_they_are_chosen(render):
    form = Answers(data={"themes": ["taal"]})
    call = "{{ chip_choices(f, first=first) }}"
    folded = render("forms", "chip_choices", call, f=Answers().themes, first=("eten",))
    chosen = render("forms", "chip_choices", call, f=form.themes, first=("eten",))

    assert [box.attrs["value"] for box in folded.query("details input")] == ["taal"]
    assert chosen.query("details input") == []
    assert len(chosen.query("input")) == len(folded.query("input")) == 2


@pytest.mark.parametrize(
    ("folder", "macro", "call"),
    [
        ("actions", "button", '{{ button(x, "primary", name=x, value=x, attrs={"data-x": x}) }}'),
        ("actions", "link_button", "{{ link_button(x, x) }}"),
        ("actions", "icon_button", '{{ icon_button(x, "check") }}'),
        ("actions", "chip", "{{ chip(x, x, true, true) }}"),
        ("actions", "chip_menu", "{% call chip_menu(x) %}{{ x }}{% endcall %}"),
        (
            "actions",
            "segmented",
            '{{ segmented(x, [{"label": x, "url": x, "icon": "map", "current": true}]) }}',
        ),
        ("forms", "checkbox", "{{ checkbox(form.sensitive, help=x) }}"),
        ("forms", "field", "{{ field(form.team, help=x) }}"),
        ("forms", "kind_tiles", '{{ kind_tiles(form.kind, examples={"place": x}, fitting="place") }}'),
        ("forms", "kind_toggles", '{{ kind_toggles([{"value": "place", "label": x, "chosen": true}]) }}'),
        ("forms", "search_form", '{{ search_form(x, x, x, placeholder=x, hidden={"b": x}) }}'),
        ("forms", "search_input", "{{ search_input(x, x, placeholder=x) }}"),
        ("forms", "fieldset", '{% call fieldset(x, "id", x, [x]) %}{{ x }}{% endcall %}'),
        ("content", "tag", "{{ tag(x) }}"),
        ("content", "note", '{% call note("warn", x) %}{{ x }}{% endcall %}'),
        ("content", "card", "{% call card(x, caption=x) %}{{ x }}{% endcall %}"),
        ("content", "section_heading", "{{ section_heading(x, x, x, x, id='i') }}"),
        ("content", "empty", "{{ empty(x, x) }}"),
        ("content", "pagination", "{{ pagination(x, x, x) }}"),
        ("content", "breadcrumb", "{{ breadcrumb([(x, x), (x, x)]) }}"),
        (
            "content",
            "table",
            '{% call table(x, [(x, ""), ("", "")]) %}<tr><th>{{ x }}</th></tr>{% endcall %}',
        ),
        ("content", "count_tile", "{{ count_tile(x, x, x, x, late=x) }}"),
        ("content", "task_row", '<ul>{{ task_row(x, x, "check", url=x) }}</ul>'),
        ("content", "fact", '<dl>{% call fact(x, "tag") %}{{ x }}{% endcall %}</dl>'),
        ("records", "freshness", '{{ freshness("stale", x) }}'),
        (
            "records",
            "result_row",
            '<ul>{{ result_row(x, x, "place", x, x, "soon", x, "team", x, true) }}</ul>',
        ),
        (
            "records",
            "record_card",
            '{% call record_card(x, "place", x, "soon", x, x, [("tag", x)], x) %}{{ x }}{% endcall %}',
        ),
        ("records", "check_bar", '{% call check_bar("soon", x, x) %}{{ x }}{% endcall %}'),
        (
            "records",
            "duplicate_card",
            '{% call duplicate_card(x, "place", "soon", x, x, x) %}{{ x }}{% endcall %}',
        ),
        ("records", "chain_step", "<ol>{{ chain_step(x, x, x, x) }}</ol>"),
    ],
)
def test_whatever_stands_in_a_name_stays_text(render, folder, macro, call):
    page = render(folder, macro, call, x=HOSTILE, form=Answers())

    assert page.query("script") == []
    assert "alert(1)" in page.to_html()


def test_every_macro_has_a_file_of_its_own_name():
    for path in TEMPLATES.glob("components/*/*.html"):
        assert f"macro {path.stem}(" in path.read_text(), path
