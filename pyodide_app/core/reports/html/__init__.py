"""Reports as self-contained pages: what frames them, how they look, the full and the short version."""
