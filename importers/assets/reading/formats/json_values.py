"""A value of JSON as the text of a cell."""

from __future__ import annotations

import json
import math


def text_of(value: object) -> str:
    """The value as somebody would write it in a spreadsheet; lists by "; ", nothing and NaN as nothing."""
    if isinstance(value, str):
        return value
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return "; ".join(text_of(part) for part in value if not isinstance(part, dict | list))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
