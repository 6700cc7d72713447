"""What attacks share: how long they go on."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("ATTACKS", "20"))
"""Per operation or page; a night of them is ATTACKS=5000."""

attack = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize="ATTACKS" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
"""An attack shares the fixtures of its test, and nothing that it writes stays.

Without ATTACKS each run asks the same, so that no change is refused for what it did not break; a long one
asks anew each time.
"""
