"""Nothing foreign, nothing inline and nothing unescaped: what templates, scripts and styles may not hold."""

from __future__ import annotations

import re

from tests.guards.repository import files, found, text

TEMPLATES = files(".html", below=("templates",))
SCRIPTS = files(".js", below=("app/static",))
STYLES = files(".css", below=("app/static",))
PYTHON = files(".py", below=("app", "geodata", "importers"))

MAY_MAKE_MARKUP = {
    "app/web/presentation/pictures.py": "icons and pins of the pinned package; labels are formatted in",
    "app/maps/page_parts.py": "what folium rendered of a map that holds no text of a visitor",
    "app/exports/standing_alone.py": "our own styles and scripts, to lie inside a file",
}
STAND_ALONE = {"templates/record/sharing/map.html", "templates/reports/map.html"}
"""Files that are opened from disk: styles and scripts lie inside, or they would have to ask for them."""
PAGES = [path for path in TEMPLATES if str(path) not in STAND_ALONE]
OWN_ADDRESSES = ("{{ url_for(", "{{ action }}", "{{ sign_out_url }}")
OWN_PAGE_PARTS = re.compile(r'\.innerHTML = (?:html|await response\.text\(\));|\("beforeend", html\)')
"""The only HTML that a script puts into the page: a part that our own templates rendered and escaped."""


def test_no_file_for_the_browser_names_another_host():
    """`http://www.w3.org/2000/svg` is the name of a language; nothing asks for it."""
    named = [
        line
        for line in found(r"""(?:https?:)?//[\w-]+\.[\w.-]+""", [*TEMPLATES, *SCRIPTS, *STYLES])
        if not re.search(r"//www\.w3\.org/\d{4}/", line)
    ]
    assert not named


def test_every_form_is_sent_to_our_own_pages():
    """No action at all is the page itself; the others are built by `url_for` or handed over by a view."""
    for path in TEMPLATES:
        for action in re.findall(r'(?:form)?action="([^"]*)"', text(path)):
            assert action.startswith(("{{ url_for(", "{{ action }}", "{{ sign_out_url }}")), (
                f"{path}: {action}"
            )


def test_every_form_that_is_posted_carries_its_token():
    for path in TEMPLATES:
        forms = re.findall(r'<form[^>]*method="post".*?</form>', text(path), flags=re.DOTALL)
        without = [form[:90] for form in forms if "csrf_token" not in form]
        assert not without, path


def test_no_template_switches_escaping_off():
    assert not found(r"\|\s*safe\b|autoescape|Markup|\|\s*forceescape\s*\|\s*safe", TEMPLATES)


def test_every_value_in_an_attribute_is_quoted():
    assert not found(r"""<[^>]*\s[\w-]+=\{\{""", TEMPLATES)


def test_markup_is_made_in_the_listed_modules_only():
    makers = {line.partition(":")[0] for line in found(r"\bMarkup\b", PYTHON)}
    assert makers == set(MAY_MAKE_MARKUP)


def test_no_template_has_styles_or_handlers_of_its_own():
    inline = found(r"""<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*["'{]|javascript:|hx-on""", PAGES)
    assert not inline


def test_scripts_in_templates_come_from_our_own_address_or_carry_the_nonce():
    for path in PAGES:
        for script in re.findall(r"<script\b[^>]*>", text(path)):
            own = re.search(r'src="\{\{ (static|library)_url\(', script)
            data = re.search(r'type="application/(ld\+)?json"', script)
            assert own or data or 'nonce="{{' in script, f"{path}: {script}"


def test_scripts_put_no_html_into_the_page_but_parts_of_our_own_pages():
    ways = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|srcdoc"
    made = [line for line in found(ways, SCRIPTS) if ": //" not in line]
    assert not [line for line in made if not OWN_PAGE_PARTS.search(line)]


def test_scripts_make_no_code_of_text():
    assert not found(r"\beval\(|new Function|setTimeout\(\s*[\"'`]|import\([^\"']", SCRIPTS)


def test_no_text_of_a_visitor_goes_through_foliums_popups():
    """They write it into JavaScript unescaped: our modules make elements with textContent instead."""
    assert not found(r"\b(?:GeoJson)?(?:Popup|Tooltip)\b|GeoJsonDetail", PYTHON)
