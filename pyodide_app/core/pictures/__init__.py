"""Pictures as SVG, each with its summary in words; the tables beside them are in `sections`."""
