"""Column types: PostgreSQL's `point` as a place in RD New metres (EPSG:28992), and values kept as jsonb."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, Self

from sqlalchemy import Float, Text, cast, literal
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.types import Boolean, TypeDecorator, UserDefinedType


class Point(UserDefinedType[tuple[float, float]]):
    """A column of places; compares with boxes (`within`) and measures (`distance`) in metres."""

    cache_ok = True

    def get_col_spec(self, **_kw: Any) -> str:
        """The name of the type in PostgreSQL."""
        return "point"

    def bind_processor(self, _dialect: Any) -> Callable[[Any], str | None]:
        """From `(rd_x, rd_y)` to PostgreSQL's text."""

        def process(value: tuple[float, float] | None) -> str | None:
            return None if value is None else f"({float(value[0])!r},{float(value[1])!r})"

        return process

    def result_processor(self, _dialect: Any, _coltype: Any) -> Callable[[Any], tuple[float, float] | None]:
        """From PostgreSQL's text to `(rd_x, rd_y)`."""

        def process(value: str | None) -> tuple[float, float] | None:
            if value is None:
                return None
            rd_x, rd_y = value.strip("()").split(",")
            return float(rd_x), float(rd_y)

        return process

    def bind_expression(self, bindvalue: Any) -> ColumnElement[Any]:
        """Send as text and let PostgreSQL cast."""
        return cast(cast(bindvalue, Text), self)

    class comparator_factory(UserDefinedType.Comparator[tuple[float, float]]):  # noqa: N801 (SQLAlchemy's own name)
        """Operators that use the GiST index."""

        def within(self, box: tuple[float, float, float, float]) -> ColumnElement[bool]:
            """Inside the box `(min_x, min_y, max_x, max_y)`, edges included."""
            text = f"(({box[0]!r},{box[1]!r}),({box[2]!r},{box[3]!r}))"
            return self.expr.op("<@", return_type=Boolean())(cast(literal(text, Text), Box()))

        def distance(self, place: tuple[float, float]) -> ColumnElement[float]:
            """Metres to the place; ordering by it walks the index."""
            return self.expr.op("<->", return_type=Float())(place)


class Box(UserDefinedType[str]):
    """PostgreSQL's `box`, only ever a literal in a query."""

    cache_ok = True

    def get_col_spec(self, **_kw: Any) -> str:
        """The name of the type in PostgreSQL."""
        return "box"


class JsonValue(Protocol):
    """A frozen value that knows itself as JSON."""

    def as_json(self) -> dict[str, Any]:
        """The value as plain JSON."""

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """The value that `as_json` wrote."""


class AsJson(TypeDecorator[JsonValue]):
    """A frozen value in a jsonb column, read and written as that value."""

    impl = JSONB
    cache_ok = True

    def __init__(self, kind: type[JsonValue]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: JsonValue | None, _dialect: Dialect) -> dict[str, Any] | None:
        """To JSON."""
        return None if value is None else value.as_json()

    def process_result_value(self, value: dict[str, Any] | None, _dialect: Dialect) -> JsonValue | None:
        """From JSON."""
        return None if value is None else self.kind.from_json(value)


__all__ = ["AsJson", "Box", "Point"]
