"""What holds for every property that is tried on many examples."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
"""Two workers share two cores: a first import, or a neighbour, may take longer than an example."""
