"""Every table, imported here once so that the metadata is complete."""

from app.models import areas, coverage, imports, operation, partners, people, record, reports, training

__all__ = ["areas", "coverage", "imports", "operation", "partners", "people", "record", "reports", "training"]
