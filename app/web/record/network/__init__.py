"""Netwerk: the third view of a choice, beside map and list."""

from app.web.record.network import downloading, page

__all__ = ["downloading", "page"]
