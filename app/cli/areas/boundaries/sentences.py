"""What a load of boundaries did, in Dutch sentences for whoever typed the command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.clock import LOCAL_ZONE
from app.models.areas import AreaLevel, VintageKind
from app.queries.areas.vintages import LoadedVintage
from app.services.areas.loading import Step
from app.services.areas.report import Ambiguous, AreaName, Changes, LoadReport, Move, VintageName
from geodata.issues import Issue

STEPS: Mapping[Step | None, str] = {
    Step.STORE: "opslaan",
    Step.LINK: "vergelijken met andere jaren",
    Step.REASSIGN: "buurtkrachten bij hun buurt zetten",
    Step.COMPARE: "verschillen tellen",
}
WORDS = {
    AreaLevel.GEMEENTE: ("gemeente", "gemeenten"),
    AreaLevel.WIJK: ("wijk", "wijken"),
    AreaLevel.BUURT: ("buurt", "buurten"),
}
SHOWN = 15


def sentences(report: LoadReport, *, everything: bool) -> Iterator[str]:
    """The report, line by line; long lists are cut unless `everything` is asked."""
    limit = None if everything else SHOWN
    counted = [count(number, *WORDS[level]) for level, number in report.counts.items()]
    where = f"{', '.join(counted[:-1])} en {counted[-1]}, uit {report.source}"
    if report.unchanged:
        yield f"De grenzen van {report.vintage.year} stonden er al zo: {where}. Er is niets veranderd."
        return
    yield f"De grenzen van {report.vintage.year} zijn ingelezen: {where}."
    if not report.is_current:
        yield f"We blijven werken met {name_of(report.current)}."
    if report.changes is not None:
        yield from _changes(report.changes, limit)
    if report.is_current:
        yield from _moves(report, limit)
    yield from _choices(report.ambiguous, limit)
    yield from _issues(report.issues, limit)


def listing(vintage: LoadedVintage) -> str:
    """One line about a vintage."""
    state = (
        "hiermee werken we" if vintage.is_current else "niet meer in gebruik" if vintage.retired_at else ""
    )
    what = "schematisch" if vintage.is_schematic else "officieel"
    day = f"ingelezen op {vintage.loaded_at.astimezone(LOCAL_ZONE):%d-%m-%Y}"
    return "  ".join(part for part in (str(vintage.year), f"{what:<11}", day, vintage.source, state) if part)


def name_of(vintage: VintageName) -> str:
    """The vintage in a sentence."""
    schematic = vintage.kind is VintageKind.SCHEMATIC
    return "de schematische grenzen" if schematic else f"de grenzen van {vintage.year}"


def count(number: int, one: str, many: str) -> str:
    """'1 buurt', '12 buurten'."""
    return f"{number} {one if number == 1 else many}"


def _changes(changes: Changes, limit: int | None) -> Iterator[str]:
    against = f"Vergeleken met {name_of(changes.compared_with)}"
    if not (changes.added or changes.removed or changes.renamed or changes.redrawn):
        yield f"{against}: dezelfde gebieden, met dezelfde namen."
        return
    yield f"{against}:"
    yield from _areas("erbij", changes.added, limit)
    yield from _areas("weg", changes.removed, limit)
    renamed = [f"{area.before} heet nu {area.after} ({area.code})" for area in changes.renamed]
    yield from _list(f"  {len(renamed)} × een andere naam", renamed, limit)
    yield from _areas("met een andere grens", changes.redrawn, limit)


def _areas(what: str, areas: Sequence[AreaName], limit: int | None) -> Iterator[str]:
    return _list(f"  {len(areas)} × {what}", [f"{area.name} ({area.code})" for area in areas], limit)


def _moves(report: LoadReport, limit: int | None) -> Iterator[str]:
    if not report.moves:
        yield (
            f"Alle {report.placed} buurtkrachten met een plek liggen nog in dezelfde buurt."
            if report.placed
            else ("Er zijn nog geen buurtkrachten met een plek.")
        )
        return
    yield f"{report.moved} van de {report.placed} buurtkrachten met een plek liggen nu in een andere buurt:"
    yield from _list("", [_move(move) for move in report.moves], limit)


def _move(move: Move) -> str:
    before = move.before.name if move.before else "buiten alle buurten"
    after = move.after.name if move.after else "buiten alle buurten"
    return f"{move.assets} × {before} → {after}"


def _choices(ambiguous: Sequence[Ambiguous], limit: int | None) -> Iterator[str]:
    if not ambiguous:
        return
    yield "Hier moet een mens kiezen, want de oude buurt of wijk is niet als geheel één nieuwe geworden:"
    yield from _list("", [_choice(item) for item in ambiguous], limit)


def _choice(item: Ambiguous) -> str:
    parts = " · ".join(f"{part.area.name} {100 * part.share:.0f} %" for part in item.parts)
    used = f"; wordt {item.references} keer genoemd" if item.references else ""
    return (
        f"{item.area.name} ({item.area.code}, {item.vintage.year}): {parts or 'valt buiten de grenzen'}{used}"
    )


def _issues(issues: Sequence[Issue], limit: int | None) -> Iterator[str]:
    if not issues:
        return
    yield f"Dit viel op in de bron ({len(issues)}):"
    if limit is None:
        yield from _list("", [_issue(issue) for issue in issues], limit)
        return
    alike = Counter(f"{issue.reason} {issue.action}".strip() for issue in issues)
    short = [f"{times} × {line}" if times > 1 else line for line, times in alike.items()]
    yield from _list("", short, limit)


def _issue(issue: Issue) -> str:
    place = f"rij {issue.row}: " if issue.row is not None else ""
    value = f" [{issue.field} {issue.value}]" if issue.field else ""
    return f"{place}{issue.reason} {issue.action}{value}".strip()


def _list(heading: str, items: Iterable[str], limit: int | None) -> Iterator[str]:
    """The heading and the items, indented; nothing when there are none."""
    lines = list(items)
    if not lines:
        return
    if heading:
        yield f"{heading}:"
    indent = "    " if heading else "  "
    for line in lines[:limit]:
        yield indent + line
    if limit is not None and len(lines) > limit:
        yield f"{indent}… en nog {len(lines) - limit} (alles zien: --verbose)"
