"""What the privacy officer sees: how often a text looked like personal data. Never what it said."""

from __future__ import annotations

from flask import render_template

from app import labels
from app.policy import Permission
from app.queries.text_findings import months_of_findings
from app.web.access import access
from app.web.privacy.blueprint import bp
from importers.personal_data import Level

LEVELS = {Level.REFUSE: "geweigerd", Level.WARN: "gevraagd"}
FIELDS = {
    "name": "Naam",
    "summary": "Vertel het in één of twee zinnen",
    "tags": "Zoekwoorden",
    "website": "Waar lees je meer?",
    "address": "Adres of postcode",
    "note": "Notitie voor het team",
    "suggestion": "Voorstel",
    "suggestion-word": "Voorstel: woord terug",
    "request": "Verzoek",
    "claim-reason": "Verband met de leergang: waarom",
    "claim-remark": "Meelezen: waarom",
    "action-said": "Vervolgstap",
    "action-came_of": "Vervolgstap: wat kwam ervan?",
    "outcome-title": "Opbrengst: in één zin",
    "outcome-before": "Opbrengst: hoe was het eerst?",
    "outcome-happened": "Opbrengst: wat gebeurde er?",
    "outcome-after": "Opbrengst: hoe is het nu?",
    "outcome-shown": "Onderbouwing",
    "outcome-source": "Onderbouwing: van wie of waarvan?",
    "outcome-seen": "Foto: wat is er te zien?",
    "outcome-agreed_by": "Foto: wie vond het goed?",
    "programme-title": "Leergang: naam",
    "programme-aim": "Leergang: waar is die voor?",
    "module-title": "Module: naam",
    "module-aim": "Module: waar gaat het over?",
    "session-place": "Bijeenkomst: waar?",
    "session-organisations": "Bijeenkomst: wie komt er van buiten?",
    "action-line-name": "Naam van een actielijn",
    "proposal-title": "Voorstel voor de leergang: waar gaat het over?",
    "proposal-why": "Voorstel voor de leergang: waarom?",
    "proposal-answer": "Voorstel voor de leergang: antwoord",
    "playbook-text": "Draaiboek",
    "playbook-change": "Draaiboek: wat is er anders?",
    "lesson-said": "Draaiboek: wat trainers leerden",
    "trainer-outsider": "Trainer van buiten: naam",
    "team-name": "Team: naam",
    "choice-name": "Mijn keuzes: naam",
    "contacts-role": "Contact: wie is het?",
    "contacts-value": "Contact: nummer, adres of plek",
    "contacts-consent_from": "Contact: afgesproken met wie?",
    "contacts-consent_for": "Contact: waarvoor?",
    "stories-text": "Verhaal",
    "stories-consent_from": "Verhaal: afgesproken met wie?",
}


@bp.get("/beheer/privacy/teksten")
@access(Permission.SEE_PRIVACY)
def findings() -> str:
    """The counts per month and field."""
    return render_template(
        "privacy/findings.html",
        months=months_of_findings(),
        kinds=labels.FOUND,
        levels=LEVELS,
        field_label=_label,
    )


def _label(field: str) -> str:
    """The words for a field; one of many alike goes by the name of all of them."""
    return FIELDS.get(field) or FIELDS.get(field.rpartition("-")[0], field)
