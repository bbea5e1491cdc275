"""Exactly what travels to the browser: the core, its words, and the door between JavaScript and Python."""
