"""Take a table of a page along as it is shown: `neem` names the table and `als` the format, on any page.

The page is made as always, for this visitor and with her choices, and the table is read from it. So every
table can be taken along, and none says more in a file than on the screen.
"""

from __future__ import annotations

import hashlib
from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, request
from werkzeug.datastructures import ImmutableMultiDict

from app.exceptions import Invalid, NotFound
from app.web.presentation.shown import shown_tables
from app.web.presentation.tables import FORMATS, taken

WHICH, KIND = "neem", "als"
GONE = "Deze tabel staat niet (meer) op deze bladzijde."


def mark_of(caption: str) -> str:
    """What names a table in an address: a name may stand in its caption, so never the words themselves."""
    return hashlib.sha256(" ".join(caption.split()).encode()).hexdigest()[:8]


def urls_of(caption: str) -> list[tuple[str, str]]:
    """For each format the address of a table of this page; none on the answer to a form."""
    if request.method != "GET":
        return []
    kept = list(request.args.items(multi=True))
    return [
        (kind, f"{request.path}?{urlencode([*kept, (WHICH, mark_of(caption)), (KIND, kind)])}")
        for kind in FORMATS
    ]


def read_wish() -> None:
    """Keep which table is wanted, and let the page see its own parameters alone. Raises Invalid ("als")."""
    wanted, kind = request.args.get(WHICH), request.args.get(KIND, "")
    if wanted is None or request.method != "GET" or request.blueprint == "api":
        return
    own = [(name, value) for name, value in request.args.items(multi=True) if name not in {WHICH, KIND}]
    # The cached property of the request: so no page has to know of these two parameters.
    vars(request)["args"] = ImmutableMultiDict(own)
    if kind not in FORMATS:
        raise Invalid({KIND: f"Kies een soort bestand: {' of '.join(FORMATS)}."})
    g.table_wanted = (wanted, kind)


def give_table(response: Response) -> Response:
    """The table in place of its page; a page that could not be shown stays as it is."""
    mark, kind = g.pop("table_wanted", ("", ""))
    if not mark or response.status_code != 200 or response.mimetype != "text/html":
        return response
    found = next((one for one in shown_tables(response.get_data(as_text=True)) if one.mark == mark), None)
    if found is None:
        return current_app.make_response(current_app.handle_user_exception(NotFound(GONE)))
    return taken(found.as_table(), kind, day=found.when())


def init_app(app: Flask) -> None:
    """Listen on every page, and offer the addresses to all templates."""
    app.before_request(read_wish)
    app.after_request(give_table)
    app.jinja_env.globals |= {"table_urls": urls_of, "table_mark": mark_of}
