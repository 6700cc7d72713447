"""What came of the leergang: steps, claims on steps and ties, reading along, outcomes, and the chain."""

from app.web.training.yielding import (
    actions,
    behind,
    chain,
    claims,
    downloading,
    outcomes,
    photos,
    reading,
    retelling,
)

__all__ = [
    "actions",
    "behind",
    "chain",
    "claims",
    "downloading",
    "outcomes",
    "photos",
    "reading",
    "retelling",
]
