"""Choices that somebody keeps."""

from app.web.record.filtering import saved

__all__ = ["saved"]
