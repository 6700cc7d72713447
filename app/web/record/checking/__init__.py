"""Klopt dit nog? Answers of one tap, from wherever a record is met."""

from app.web.record.checking import answering

__all__ = ["answering"]
