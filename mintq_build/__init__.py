"""Reads the framework and writes the site; nothing of it travels to the browser."""
