"""What can go wrong while the browser's Python is made."""

from __future__ import annotations


class RuntimeBuildError(Exception):
    """The browser's Python could not be made; the message says what to do."""
