"""Kinds of columns that several models share: moments, enums stored by value, lists of slugs."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from sqlalchemy import BigInteger, DateTime, Enum, Text, func
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import mapped_column

Moment = Annotated[datetime, mapped_column(DateTime(timezone=True), server_default=func.now())]
Slugs = Annotated[list[str], mapped_column(ARRAY(Text), server_default="{}", default=list)]
Ids = Annotated[list[int], mapped_column(ARRAY(BigInteger), server_default="{}", default=list)]


def stored_enum(kind: type[StrEnum], *, name: str = "") -> Enum:
    """A text column with a CHECK, named after the enum or `name`, that holds the enum's values."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=30,
        name=name or _snake(kind.__name__),
        values_callable=lambda members: [member.value for member in members],
        validate_strings=True,
    )


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
