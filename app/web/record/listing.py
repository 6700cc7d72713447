"""The list: the same choices and the same records as the map, without a map, page by page and on paper."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.models.record import Kind
from app.policy import Permission
from app.queries.record.assets import PAGE_SIZE, Order, Page, list_page, possible_orders
from app.queries.record.filtering.parsing import parse_filter
from app.queries.record.filters import AssetFilter
from app.queries.record.in_view import middle_of
from app.queries.record.loosening import loosened
from app.queries.record.options import filter_options
from app.web.access import access
from app.web.identity import viewer
from app.web.presentation.formatting import number
from app.web.record.blueprint import bp
from app.web.record.map.page import ORDERS, OrderLink, views
from app.web.record.searching.telling import told

LAST_PAGE = 100_000
"""Nobody reads as far; more would be too much for the database to count with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the address asks for."""

    chosen: AssetFilter
    order: Order
    number: int

    def url(self, *, page: int = 1, order: Order | None = None) -> str:
        """The address of another page, or of the first in another order."""
        query = self.chosen.query_string(sort=order or self.order, page=page if page > 1 else None)
        return f"{url_for('record.list_page')}?{query}"


@bp.get("/lijst", endpoint="list_page")
@access(Permission.READ)
def show_list() -> ResponseReturnValue:
    """What the choices show, fifty at a time; when they show nothing, which choice to take back.

    `part=results` is for the page itself, when a choice changes: what was found and nothing around it.
    """
    asked = _asked()
    options = filter_options(viewer())
    page = _page(asked)
    choices = options.choices(asked.chosen)
    part = request.args.get("part") == "results"
    return render_template(
        "record/list/_found.html" if part else "record/list.html",
        chosen=asked.chosen,
        options=options,
        page=page,
        choices=choices,
        orders=_orders(asked),
        sort=request.args.get("sort", ""),
        told=told(asked.chosen),
        views=views(asked.chosen, current="list"),
        loosened=() if page.total else loosened(choices, viewer()),
        everywhere=asked.chosen.without("bbox").query_string(),
        **_paging(asked, page),
    )


def _asked() -> Asked:
    """Every kind is as good as none: a form that is sent as it stands has chosen nothing."""
    chosen = parse_filter(request.args, also=("sort", "page", "part"))
    if set(chosen.kind) == set(Kind):
        chosen = chosen.without("kind")
    sort = request.args.get("sort", "")
    return Asked(chosen=chosen, order=_order(chosen, sort), number=_page_number())


def _order(chosen: AssetFilter, sort: str) -> Order:
    """The order that is asked for when it can be; else what fits best, what is near, or by name."""
    possible = possible_orders(chosen)
    return Order(sort) if sort in possible else possible[0]


def _page_number() -> int:
    text = request.args.get("page", "")
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _page(asked: Asked) -> Page:
    """The page that was asked for, or the last one when the list has become shorter."""
    near = middle_of(asked.chosen) if asked.order is Order.NEAR else None

    def read(page_number: int) -> Page:
        return list_page(asked.chosen, viewer(), number=page_number, order=asked.order, near=near)

    page = read(asked.number)
    return page if page.rows or not page.total else read(page.pages)


def _orders(asked: Asked) -> list[OrderLink]:
    return [
        OrderLink(value=order, label=label, url=asked.url(order=order), current=order is asked.order)
        for order, label in ORDERS.items()
        if order in possible_orders(asked.chosen)
    ]


def _paging(asked: Asked, page: Page) -> dict[str, str]:
    """The line under a list of more than one page; empty for a list that fits."""
    if page.pages == 1:
        return {"paging": "", "previous_url": "", "next_url": ""}
    first = (page.number - 1) * PAGE_SIZE + 1
    last = first + len(page.rows) - 1
    return {
        "paging": f"{number(first)} tot en met {number(last)} van {number(page.total)}",
        "previous_url": asked.url(page=page.number - 1) if page.number > 1 else "",
        "next_url": asked.url(page=page.number + 1) if page.number < page.pages else "",
    }
