"""Writes the Markdown of every page from the framework and the hand-written pages."""
