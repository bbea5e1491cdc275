"""The pure core: bundle, save file, scoring, charts and reports, on the standard library alone."""
