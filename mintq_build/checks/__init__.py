"""Checks what a framework and its texts hold, beyond the shape of single files."""
